"""Turns what was decided into one commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from time import monotonic

from msgspec import Struct, field

from queue_core.domain.day import zone_of
from queue_core.domain.office import Office
from queue_core.domain.state import NEVER
from queue_core.encoding import booking_fields, feed_events, office_fields
from server.rooms.deciding import Decided
from server.rooms.holding import Day, Holding, position_after, wake_of
from server.rooms.request import Request
from server.rooms.visits import rating_counts, visit_writes, write
from server.store.contract import (
    AggregateWrite,
    ClockUpdate,
    Commit,
    FeedEntry,
    Position,
    Receipt,
    VisitWrite,
)
from server.store.keys import day_aggregate, office_aggregate

DAY_KEPT = timedelta(days=31)
"""A day's bookings from its midnight on: thirty days after it is over."""
Touched = frozenset[tuple[str, str]]


class Proposal(Struct, frozen=True):
    """A commit on its way, with what follows from it once it is `Ok`."""

    commit: Commit
    decided: Decided
    touched: Touched
    position: Position
    days: dict[str, Position]
    sent: float = field(default_factory=monotonic)

    @property
    def requests(self) -> list[Request]:
        """Everything that was decided, in its order."""
        return self.decided.requests


class Place(Struct, frozen=True):
    """Where commits of an office go, and in whose name."""

    office: Office
    shard: int
    node: str
    token_of: Callable[[str], str]


def propose(decided: Decided, holding: Holding, place: Place) -> Proposal:
    """One atomic step for all that was decided; takes the working state's touched marks."""
    office, shard, node = place.office, place.shard, place.node
    state = holding.state
    touched = state.take_touched()
    position = position_after(holding.position, node)
    days, day_writes = _day_writes(office, holding.days, position)
    receipts = [_receipt(request, answer) for request, answer in decided.done]
    events = feed_events(decided.events)
    commit = Commit(
        office=office.id,
        shard=shard,
        node=node,
        now_ms=decided.at,
        receipts=[*receipts, *decided.voids, *decided.restored],
        aggregates=[_office_write(office.id, holding, position, touched), *day_writes],
        feed=FeedEntry(office.id, position.epoch, position.version, node, events),
        clock=_clock(holding, office, decided.at),
        contacts=decided.contacts,
        visits=_visits(decided, holding, place, touched),
        ratings=[count for event in decided.events for count in rating_counts(event, office)],
        also=[day_aggregate(office.id, date) for date in holding.days if date not in days],
    )
    return Proposal(commit, decided, touched, position, days)


def _visits(decided: Decided, holding: Holding, place: Place, touched: Touched) -> list[VisitWrite]:
    """What is kept of visits that ended or were rated."""
    writes = visit_writes(holding.state, place.office, touched, place.token_of)
    for visit in decided.visits:
        writes.append(write(visit, place.office, place.token_of))
    return [*writes, *decided.kept_visits]


def _office_write(
    office: str, holding: Holding, position: Position, touched: Touched
) -> AggregateWrite:
    fields = office_fields(holding.state, touched)
    return AggregateWrite(
        aggregate=office_aggregate(office),
        expected=holding.position,
        next=position,
        set_fields=fields.set,
        del_fields=fields.drop,
        tickets_set=fields.tickets_set,
        tickets_del=fields.tickets_drop,
    )


def _day_writes(
    office: Office, days: Mapping[str, Day], position: Position
) -> tuple[dict[str, Position], list[AggregateWrite]]:
    """The writes of the days that changed, and where those days stand afterwards."""
    after: dict[str, Position] = {}
    writes: list[AggregateWrite] = []
    for date, day in days.items():
        touched = day.bookings.take_touched()
        if not touched:
            continue
        day.lapse = -1
        at = Position(position.epoch, day.position.version + 1, position.last_event_id)
        after[date] = at
        writes.append(
            AggregateWrite(
                aggregate=day_aggregate(office.id, date),
                expected=day.position,
                next=at,
                set_fields=booking_fields(day.bookings, touched),
                gone_at_ms=gone_at(office, date),
            )
        )
    return after, writes


def gone_at(office: Office, date: str) -> int:
    """When a day's bookings are forgotten."""
    begins = datetime.fromisoformat(date).replace(tzinfo=zone_of(office.zone))
    return int((begins + DAY_KEPT).timestamp() * 1000)


def _receipt(request: Request, answer: bytes) -> Receipt:
    return Receipt(request.key, request.actor_name, request.command_hash, answer)


def _clock(holding: Holding, office: Office, at: int) -> ClockUpdate | None:
    """The office's place in the clock, if it changes."""
    wake = wake_of(holding, office, at)
    if wake == holding.due:
        return None
    holding.due = wake
    return ClockUpdate(None if wake == NEVER else wake)
