"""The kiosk: the catalogue, and what may be asked for now."""

from __future__ import annotations

from functools import cached_property

from queue_core.domain.office import Elsewhere, Office, PriorityClass, Service
from queue_core.domain.state import OfficeState
from queue_core.views.gate import HOURS, Gate, screen_message
from queue_core.views.projection import Doc, Patch, Row, Touched, put_fields, put_part, put_row


class KioskView:
    """`<office>/kiosk`, for kiosks and the hall desk."""

    def __init__(self, office: Office, gate: Gate) -> None:
        self.channel = f"{office.id}/kiosk"
        self._office = office
        self._gate = gate
        self._hours: Row = {}

    def build(self, state: OfficeState, at: int) -> Doc:
        """Draw the whole catalogue."""
        self._hours = self._gate.hours(state, at)
        doc: Doc = {
            **self._fixed,
            **_unless_stopped(self._hours, state),
            "services": {
                key: {**row, "state": self._gate.service_state(state, key)}
                for key, row in self._services.items()
            },
        }
        if message := screen_message(state):
            doc["message"] = message
        if classes := self._classes(state):
            doc["classes"] = classes
        if devices := {k: row for k in state.devices if (row := self._device(state, k))}:
            doc["devices"] = devices
        return doc

    def update(self, doc: Doc, state: OfficeState, touched: Touched, at: int) -> Patch:
        """Redraw what is open, who may claim what, and the printers."""
        patch: Patch = {}
        hours = self._gate.hours(state, at)
        if hours is not self._hours:
            self._hours = hours
            put_fields(doc, patch, HOURS, _unless_stopped(hours, state))
        for kind, key in touched:
            if kind == "messages":
                put_fields(doc, patch, ("message",), {"message": screen_message(state) or None})
            elif kind in ("intake", "late"):
                self._put_states(doc, patch, state)
            elif kind == "day":
                self._put_rows(doc, patch, "classes", self._classes(state))
            elif kind == "devices":
                rows = {**doc.get("devices", {})}
                rows.pop(key, None)
                if row := self._device(state, key):
                    rows[key] = row
                self._put_rows(doc, patch, "devices", rows)
        return patch

    def _put_states(self, doc: Doc, patch: Patch, state: OfficeState) -> None:
        services = doc["services"]
        changed: Patch = {}
        for key, row in services.items():
            now = self._gate.service_state(state, key)
            if row["state"] != now:
                services[key] = {**row, "state": now}
                changed[key] = {"state": now}
        if changed:
            patch.setdefault("services", {}).update(changed)

    def _put_rows(self, doc: Doc, patch: Patch, name: str, rows: dict[str, Row]) -> None:
        """Bring a part that is left out while empty up to `rows`."""
        before = {**doc.get(name, {})}
        changed: Patch = patch.get(name) or {}
        for key in before.keys() | rows.keys():
            put_row(before, changed, key, rows.get(key))
        if before:
            doc[name] = before
            put_part(patch, name, changed)
        elif doc.pop(name, None) is not None:
            patch[name] = None

    def _classes(self, state: OfficeState) -> dict[str, Row]:
        """Those a citizen may claim today."""
        return {
            key: {"name": c.name, "document": c.document, "effect": c.effect}
            for key, c in self._office.classes.items()
            if c.claimed_at_kiosk and _is_valid(c, state.day)
        }

    def _device(self, state: OfficeState, device: str) -> Row | None:
        """A kiosk's or the hall desk's printer."""
        told = state.devices.get(device)
        configured = self._office.devices.get(device)
        kind = configured.kind if configured else told.kind if told else ""
        if told is None or not told.printer or kind not in ("kiosk", "reception"):
            return None
        return {"printer": told.printer}

    @cached_property
    def _fixed(self) -> Row:
        office = self._office
        fixed: Row = {
            "office": office.name,
            "address": office.address,
            "zone": office.zone,
            "languages": list(office.languages),
            "public_url": office.public_url,
            "grace_s": office.rules.grace_s,
            "categories": {
                key: {
                    "name": c.name,
                    "icon": c.icon,
                    "order": c.order,
                    **({"about": c.about} if c.about else {}),
                }
                for key, c in office.categories.items()
            },
        }
        elsewhere = {k: v for k, v in office.elsewhere.items() if k not in office.services}
        if elsewhere:
            fixed["elsewhere"] = {key: _elsewhere_row(other) for key, other in elsewhere.items()}
        return fixed

    @cached_property
    def _services(self) -> dict[str, Row]:
        return {key: _service_row(service) for key, service in self._office.services.items()}


def _unless_stopped(hours: Row, state: OfficeState) -> Row:
    if state.intake.all_stopped and hours["state"] == "open":
        return {**hours, "state": "stopped"}
    return hours


def _service_row(service: Service) -> Row:
    row: Row = {
        "name": service.name,
        "category": service.category,
        "icon": service.icon,
        "purpose": service.purpose,
        "popularity": service.popularity,
        "norm_s": service.norm_s,
    }
    if service.about:
        row["about"] = service.about
    if service.agency:
        row["agency"] = service.agency
    if service.papers:
        row["papers"] = {str(n): paper for n, paper in enumerate(service.papers, 1)}
    if service.fee:
        row["fee"] = service.fee
    if service.synonyms:
        row["synonyms"] = _lists(service.synonyms)
    if service.bookable:
        row["bookable"] = True
    return row


def _elsewhere_row(other: Elsewhere) -> Row:
    row: Row = {"name": other.name, "where": other.where}
    if other.synonyms:
        row["synonyms"] = _lists(other.synonyms)
    return row


def _lists(synonyms: dict[str, tuple[str, ...]]) -> Row:
    return {language: list(words) for language, words in synonyms.items()}


def _is_valid(priority: PriorityClass, day: str) -> bool:
    """Whether the class exists on `day` (ISO); an unopened day has none."""
    if not day or (priority.valid_from and day < priority.valid_from):
        return False
    return not priority.valid_to or day <= priority.valid_to
