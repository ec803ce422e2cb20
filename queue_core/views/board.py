"""The board of a hall: who is called to which window."""

from __future__ import annotations

from zlib import crc32

from queue_core.domain.office import HallId, Office
from queue_core.domain.state import OfficeState, Ticket
from queue_core.views.gate import HOURS, Gate, screen_message
from queue_core.views.projection import Doc, Patch, Row, Touched, put_fields, put_part, put_row

STARTED_SHOWN = 12
"""Started visits stay on the board while they are among the newest so many of them."""


class BoardView:
    """`<office>/board/<hall>`: calls of the hall and of the halls it shows."""

    def __init__(self, office: Office, hall: HallId, gate: Gate) -> None:
        self.channel = f"{office.id}/board/{hall}"
        self._office = office
        self._hall = office.halls[hall]
        self._gate = gate
        shown = (hall, *self._hall.shows)
        self._hours: Row = {}
        self._halls = {w.id: w.hall for w in office.windows.values() if w.hall in shown}
        self._speaks = [
            d.id
            for d in office.devices.values()
            if d.kind == "board" and d.speaks and d.hall == hall
        ]

    def build(self, state: OfficeState, at: int) -> Doc:
        """Draw the whole board."""
        self._hours = self._gate.hours(state, at)
        doc: Doc = {
            "office": self._office.name,
            "hall": self._hall.name,
            "languages": list(self._office.languages),
            "zone": self._office.zone,
            "speaks": self._speaks,
            **self._hours,
            "calls": self._calls(state),
        }
        if self._hall.shows:
            doc["halls"] = {other: self._office.halls[other].name for other in self._hall.shows}
        if message := screen_message(state):
            doc["message"] = message
        return doc

    def update(self, doc: Doc, state: OfficeState, touched: Touched, at: int) -> Patch:
        """Redraw the touched calls."""
        patch: Patch = {}
        hours = self._gate.hours(state, at)
        if hours is not self._hours:
            self._hours = hours
            put_fields(doc, patch, HOURS, hours)
        calls = doc["calls"]
        changed: Patch = {}
        came = gone = 0
        for kind, key in touched:
            if kind == "tickets":
                ticket = state.tickets.get(key)
                if key not in calls and (ticket is None or not ticket.call):
                    continue
                row, before = self._row(ticket), calls.get(key)
                came += row is not None and "started" in row
                gone += before is not None and "started" in before
                put_row(calls, changed, key, row)
            elif kind == "messages":
                put_fields(doc, patch, ("message",), {"message": screen_message(state) or None})
        if (came or gone) and len(calls) + gone - came >= STARTED_SHOWN:
            self._make_room(calls, changed, state, came, gone)
        put_part(patch, "calls", changed)
        return patch

    def _make_room(
        self, calls: dict[str, Row], patch: Patch, state: OfficeState, came: int, gone: int
    ) -> None:
        """Keep the newest started rows; one that left may let an older one in again."""
        started = [(row["order"], key) for key, row in calls.items() if "started" in row]
        if gone > came and len(started) + gone - came >= STARTED_SHOWN:
            for key, row in self._calls(state).items():
                put_row(calls, patch, key, row)
            return
        started.sort(reverse=True)
        for _, key in started[STARTED_SHOWN:]:
            if patch.get(key) is calls[key]:  # nobody has seen it yet
                del calls[key], patch[key]
            else:
                put_row(calls, patch, key, None)

    def _calls(self, state: OfficeState) -> dict[str, Row]:
        calls: dict[str, Row] = {}
        started: list[tuple[int, str]] = []
        for window in state.windows.values():
            ticket = state.tickets.get(window.ticket)
            row = self._row(ticket)
            if ticket is not None and row is not None:
                calls[ticket.id] = row
                if "started" in row:
                    started.append((row["order"], ticket.id))
        started.sort(reverse=True)
        for _, key in started[STARTED_SHOWN:]:
            del calls[key]
        return calls

    def _row(self, ticket: Ticket | None) -> Row | None:
        """A called or served visit stands in one hall's window; nobody else is on a board."""
        if ticket is None or ticket.state not in ("called", "serving"):
            return None
        hall = self._halls.get(ticket.window)
        if hall is None:
            return None
        row: Row = {
            "number": ticket.number,
            "window": ticket.window,
            "hall": hall,
            "call": ticket.call,
            "at": ticket.called,
            "last": ticket.last_called,
            "language": ticket.language,
            "order": call_order(ticket),
        }
        if ticket.recalls:
            row["again"] = ticket.recalls
        if ticket.state == "serving":
            row["started"] = True
        return row


def call_order(ticket: Ticket) -> int:
    """A number that grows with each call and stays through recalls; fits a JSON number."""
    return ticket.called * 1000 + crc32(ticket.call.encode()) % 1000
