"""The display over one window: its number, and whom it has called."""

from __future__ import annotations

from queue_core.domain.office import Office, WindowId
from queue_core.domain.state import OfficeState, Ticket, WindowState
from queue_core.views.gate import screen_message
from queue_core.views.projection import Doc, Patch, Row, Touched, put_fields

FIELDS = ("state", "number", "call", "at", "again", "pause_until", "message", "suspend_text")


class WindowView:
    """`<office>/window/<n>`."""

    def __init__(self, office: Office, window: WindowId) -> None:
        self.channel = f"{office.id}/window/{window}"
        self._office = office
        self._window = window

    def build(self, state: OfficeState, at: int) -> Doc:
        """Draw the whole display."""
        return {
            "office": self._office.name,
            "window": self._window,
            "zone": self._office.zone,
            **self._row(state),
        }

    def update(self, doc: Doc, state: OfficeState, touched: Touched, at: int) -> Patch:
        """Redraw it when the window, its visit or what all screens show was touched."""
        patch: Patch = {}
        if self._concerned(state, touched):
            put_fields(doc, patch, FIELDS, self._row(state))
        return patch

    def _concerned(self, state: OfficeState, touched: Touched) -> bool:
        for kind, key in touched:
            if kind == "windows":
                if key == self._window:
                    return True
            elif kind == "tickets":
                ticket = state.tickets.get(key)
                if ticket is None or ticket.window == self._window:
                    return True
            elif kind in ("intake", "messages"):
                return True
        return False

    def _row(self, state: OfficeState) -> Row:
        window = state.windows.get(self._window)
        ticket = state.tickets.get(window.ticket) if window else None
        row: Row = {"state": window_state(window, ticket)}
        if message := screen_message(state):
            row["message"] = message
        if state.intake.suspended:
            row["state"] = "suspended"
            if state.intake.suspend_text:
                row["suspend_text"] = state.intake.suspend_text
        elif ticket is not None and row["state"] in ("called", "serving"):
            row.update(number=ticket.number, call=ticket.call, at=ticket.called)
            if ticket.recalls:
                row["again"] = ticket.recalls
        elif window is not None and row["state"] == "paused" and window.pause_until:
            row["pause_until"] = window.pause_until
        return row


def window_state(window: WindowState | None, ticket: Ticket | None) -> str:
    """`closed`, `called`, `serving`, `paused` or `free`; `ticket` is the visit at the window."""
    if window is None or not window.operator:
        return "closed"
    if ticket is not None and ticket.state in ("called", "serving"):
        return ticket.state
    return "paused" if window.paused else "free"
