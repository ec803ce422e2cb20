"""The whole network at a glance: which office is open, and how busy it is."""

from __future__ import annotations

from collections.abc import Mapping

from queue_core.domain.office import Office, OfficeId
from queue_core.domain.state import OfficeState
from queue_core.views.gate import Gate
from queue_core.views.projection import Doc, Patch, Row, put_part, put_row

CHANNEL = "network"


def load_row(office: Office, gate: Gate, state: OfficeState, wait: Doc, at: int) -> Row:
    """The public load of one office, from its `wait` document: what the store keeps for it."""
    row: Row = {
        "name": office.name,
        "state": gate.hours(state, at)["state"],
        "load": wait["load"],
        "waiting": wait["waiting"],
    }
    if "low" in wait:
        row["low"], row["high"] = wait["low"], wait["high"]
    return row


def build(rows: Mapping[OfficeId, Row]) -> Doc:
    """Draw the page of all offices."""
    return {"offices": dict(rows)}


def update(doc: Doc, rows: Mapping[OfficeId, Row | None]) -> Patch:
    """Put changed rows in, in place; None removes an office."""
    changed: Patch = {}
    for office, row in rows.items():
        put_row(doc["offices"], changed, office, row)
    patch: Patch = {}
    put_part(patch, "offices", changed)
    return patch
