"""What everybody may know of an office: open or not, how many wait, per service."""

from __future__ import annotations

from queue_core.domain.office import Office, ServiceId
from queue_core.domain.state import OfficeState
from queue_core.views.counts import Counts, all_serving, all_waiting, serves, waits_for
from queue_core.views.gate import HOURS, Gate, screen_message
from queue_core.views.projection import Doc, Patch, Row, Touched, put_fields, put_part, put_row


class PublicView:
    """`<office>/public`."""

    def __init__(self, office: Office, gate: Gate) -> None:
        self.channel = f"{office.id}/public"
        self._office = office
        self._gate = gate
        self._hours: Row = {}
        self._waiting = Counts()
        self._windows = Counts()

    def build(self, state: OfficeState, at: int) -> Doc:
        """Draw the whole page."""
        office = self._office
        self._waiting.reset(all_waiting(state))
        self._windows.reset(all_serving(state))
        self._hours = self._gate.hours(state, at)
        doc: Doc = {
            "name": office.name,
            "address": office.address,
            "zone": office.zone,
            "latitude": office.latitude,
            "longitude": office.longitude,
            **self._hours,
            "windows_open": len(self._windows),
            "waiting": len(self._waiting),
            "services": {service: self._row(state, service) for service in office.services},
        }
        if message := screen_message(state):
            doc["message"] = message
        return doc

    def update(self, doc: Doc, state: OfficeState, touched: Touched, at: int) -> Patch:
        """Count the touched visits and windows again."""
        patch: Patch = {}
        hours = self._gate.hours(state, at)
        if hours is not self._hours:
            self._hours = hours
            put_fields(doc, patch, HOURS, hours)
        stale: set[ServiceId] = set()
        for kind, key in touched:
            if kind == "tickets":
                stale.update(self._waiting.put(key, waits_for(state.tickets.get(key))))
            elif kind == "windows":
                stale.update(self._windows.put(key, serves(state.windows.get(key))))
            elif kind == "messages":
                put_fields(doc, patch, ("message",), {"message": screen_message(state) or None})
            elif kind in ("intake", "late"):
                stale.update(self._office.services)
        if stale:
            self._recount(doc, patch, state, stale)
        return patch

    def _recount(self, doc: Doc, patch: Patch, state: OfficeState, stale: set[ServiceId]) -> None:
        totals = {"windows_open": len(self._windows), "waiting": len(self._waiting)}
        put_fields(doc, patch, ("windows_open", "waiting"), totals)
        rows: dict[str, Row] = doc["services"]
        changed: Patch = {}
        for service in stale:
            old = rows.get(service)
            if old is not None:
                row = self._row(state, service)
                put_row(rows, changed, service, row)
        put_part(patch, "services", changed)

    def _row(self, state: OfficeState, service: ServiceId) -> Row:
        offered = self._office.services[service]
        return {
            "name": offered.name,
            "category": offered.category,
            "waiting": self._waiting.of(service),
            "windows": self._windows.of(service),
            "state": self._gate.service_state(state, service),
        }
