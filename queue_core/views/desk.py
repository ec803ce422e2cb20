"""The desk: everything of an office that its staff may see, for consoles and the hall desk."""

from __future__ import annotations

from functools import cached_property

from queue_core.domain.office import Office, ServiceId
from queue_core.domain.state import OfficeState
from queue_core.views.counts import Counts, Sums, all_serving, serves
from queue_core.views.desk_rows import (
    device_row,
    message_row,
    staff_row,
    ticket_row,
    window_row,
)
from queue_core.views.gate import Gate
from queue_core.views.projection import Doc, Patch, Row, Touched, put_fields, put_part, put_row

DAY = ("state", "opens", "closes", "day")


class DeskView:
    """`<office>/desk`."""

    def __init__(self, office: Office, gate: Gate) -> None:
        self.channel = f"{office.id}/desk"
        self._office = office
        self._gate = gate
        self._hours: Row = {}
        self._serving = Counts()
        self._sums = Sums()

    def build(self, state: OfficeState, at: int) -> Doc:
        """Draw the whole desk."""
        office = self._office
        self._serving.reset(all_serving(state))
        self._sums.reset(state.tallies)
        self._hours = self._gate.hours(state, at)
        tickets = {key: ticket_row(ticket, office) for key, ticket in state.tickets.items()}
        doc: Doc = {
            **self._fixed,
            "intake": _intake(state),
            "services": {service: self._service(service) for service in office.services},
            "staff": {who: self._staff(state, who) for who in office.staff},
            "windows": {window: self._window(state, window) for window in office.windows},
            "tickets": {key: row for key, row in tickets.items() if row is not None},
            "today": self._sums.row(),
            "messages": {key: message_row(message) for key, message in state.messages.items()},
            "devices": {key: device_row(device) for key, device in state.devices.items()},
        }
        put_fields(doc, {}, DAY, _day(self._hours, state))
        return doc

    def update(self, doc: Doc, state: OfficeState, touched: Touched, at: int) -> Patch:
        """Redraw the touched rows, and the windows where touched visits are."""
        patch: Patch = {}
        hours = self._gate.hours(state, at)
        if hours is not self._hours:
            self._hours = hours
            put_fields(doc, patch, DAY, _day(hours, state))
        windows: set[str] = set()
        tickets: Patch = {}
        for kind, key in touched:
            match kind:
                case "tickets":
                    ticket = state.tickets.get(key)
                    put_row(doc["tickets"], tickets, key, ticket_row(ticket, self._office))
                    if ticket is not None and ticket.window:
                        windows.add(ticket.window)
                case "windows":
                    windows.add(key)
                case _:
                    self._put_other(doc, patch, state, kind, key)
        put_part(patch, "tickets", tickets)
        if self._sums.is_new:
            put_row(doc, patch, "today", self._sums.row())
        if windows:
            self._put_windows(doc, patch, state, windows)
        return patch

    def _put_other(self, doc: Doc, patch: Patch, state: OfficeState, kind: str, key: str) -> None:
        changed: Patch = patch.get(kind) or {}
        match kind:
            case "staff":
                if key in self._office.staff:
                    put_row(doc["staff"], changed, key, self._staff(state, key))
            case "messages":
                put_row(doc["messages"], changed, key, message_row(state.messages.get(key)))
            case "devices":
                put_row(doc["devices"], changed, key, device_row(state.devices.get(key)))
            case "intake":
                put_row(doc, patch, "intake", _intake(state))
                return
            case "tallies":
                self._sums.put(key, state.tallies.get(key))
                return
            case _:
                return
        put_part(patch, kind, changed)

    def _put_windows(self, doc: Doc, patch: Patch, state: OfficeState, windows: set[str]) -> None:
        rows: Patch = {}
        stale: set[ServiceId] = set()
        for key in windows:
            stale.update(self._serving.put(key, serves(state.windows.get(key))))
            if key in self._office.windows:
                put_row(doc["windows"], rows, key, self._window(state, key))
        put_part(patch, "windows", rows)
        services: Patch = {}
        for service in stale:
            if service in self._office.services:
                put_row(doc["services"], services, service, self._service(service))
        put_part(patch, "services", services)

    def _window(self, state: OfficeState, key: str) -> Row:
        window = state.windows.get(key)
        ticket = state.tickets.get(window.ticket) if window else None
        return window_row(
            window, ticket, self._fixed_windows[key], self._office.rules.undo_s * 1000
        )

    def _staff(self, state: OfficeState, who: str) -> Row:
        member = self._office.staff[who]
        return staff_row(state.staff.get(who), {"name": member.name, "role": member.role})

    def _service(self, service: ServiceId) -> Row:
        offered = self._office.services[service]
        return {
            "name": offered.name,
            "letter": offered.letter,
            "norm_s": offered.norm_s,
            "target_s": offered.wait_target_s,
            "windows": self._serving.of(service),
        }

    @cached_property
    def _fixed(self) -> Row:
        office, rules = self._office, self._office.rules
        return {
            "office": office.name,
            "zone": office.zone,
            "classes": {
                key: {"name": c.name, "document": c.document} for key, c in office.classes.items()
            },
            "pause_reasons": office.pause_reasons,
            "decline_reasons": office.decline_reasons,
            "rules": {
                "recall_after_s": rules.recall_after_s,
                "no_show_after_s": rules.no_show_after_s,
                "undo_s": rules.undo_s,
                "min_cover": rules.min_cover,
                **({"auto_call_s": rules.auto_call_s} if rules.auto_call_s else {}),
            },
        }

    @cached_property
    def _fixed_windows(self) -> dict[str, Row]:
        return {
            key: {"hall": window.hall, "may": [*window.services, *window.overflow]}
            for key, window in self._office.windows.items()
        }


def _intake(state: OfficeState) -> Row:
    intake = state.intake
    row: Row = {}
    if intake.stopped:
        row["stopped"] = list(intake.stopped)
    if intake.all_stopped:
        row["all_stopped"] = True
    if intake.closes:
        row["closes"] = intake.closes
    if intake.suspended:
        row["suspended"] = True
    if intake.suspend_text:
        row["suspend_text"] = intake.suspend_text
    return row


def _day(hours: Row, state: OfficeState) -> Row:
    return {**hours, "day": state.day} if state.day else hours
