"""What a room holds of its office: the queue, some days of bookings, and their positions."""

from __future__ import annotations

import os
from time import monotonic

from msgspec import Struct, field

from queue_core.domain.bookings import DayBookings
from queue_core.domain.clock import next_due
from queue_core.domain.context import EndedVisit
from queue_core.domain.office import Office
from queue_core.domain.state import NEVER, OfficeState
from queue_core.encoding import load_bookings, load_office
from server.store.contract import START, AggregateSnapshot, Position, Snapshot
from server.store.keys import day_aggregate, office_aggregate


class Day(Struct):
    """One day's bookings and where they stand."""

    bookings: DayBookings
    position: Position
    lapse: int = -1
    """When the first of them lapses, ms; -1: to be reckoned."""


class Holding(Struct):
    """The working state; spoilt whenever a commit does not end in `Ok`."""

    office: str
    position: Position
    state: OfficeState
    days: dict[str, Day] = field(default_factory=dict)
    visits: dict[str, EndedVisit | None] = field(default_factory=dict)
    """Ended visits that somebody wants to rate, by the hash of their token."""
    due: int = -1
    """When the clock was asked for, as far as this room knows."""
    loaded: float = field(default_factory=monotonic)
    """When it was read: a refusal of anything asked earlier needs no second look."""


def wake_of(holding: Holding, office: Office, at: int) -> int:
    """When the office next needs the clock: for its queue, or for a booking that lapses."""
    state = holding.state
    if not state.wake:
        state.wake = next_due(state, office, at) or NEVER
    return min([state.wake, *(_lapse_of(day, office) for day in holding.days.values())])


def _lapse_of(day: Day, office: Office) -> int:
    """When the first of a day's bookings lapses; reckoned anew when bookings changed."""
    if day.lapse < 0:
        open_slots = (b.slot for b in day.bookings.bookings.values() if b.state == "booked")
        first = min(open_slots, default=NEVER)
        day.lapse = first + office.booking.late_s * 1000 + 1 if first < NEVER else NEVER
    return day.lapse


def position_after(position: Position, node: str) -> Position:
    """The next position; its event id follows from node and version, so followers know it too."""
    version = position.version + 1
    return Position(position.epoch or new_epoch(), version, event_id(node, version))


def event_id(node: str, version: int) -> str:
    """Names a commit: nodes have a new name each time they start, so none is ever reused."""
    return f"{node}-{version}"


def new_epoch() -> str:
    """A name for a history that begins now."""
    return os.urandom(4).hex()


def load(office: str, snapshot: Snapshot) -> Holding:
    """Hold what the store told."""
    queue = snapshot.get(office_aggregate(office)) or AggregateSnapshot(START, 0, {}, {})
    holding = Holding(
        office, queue.position, load_office(_keyed(queue.fields), _keyed(queue.tickets))
    )
    holding.state.at = max(holding.state.at, queue.last_ms)
    holding.state.take_touched()
    prefix = day_aggregate(office, "")
    for name, part in snapshot.items():
        if name.startswith(prefix):
            date = name.removeprefix(prefix)
            bookings = load_bookings(date, _keyed(part.fields))
            holding.days[date] = Day(bookings, part.position)
    return holding


def _keyed(fields: dict[str, bytes]) -> dict[bytes, bytes]:
    return {name.encode(): value for name, value in fields.items()}
