"""I4: when the store lost its tail, what was answered is put back under a new epoch.

A new epoch begins by compare-and-set: remembered commits that the store no longer has are applied
in version order and their receipts written again. The office then tells which commits were put back
(field `restored`), so that another node that remembers them too adds only its receipts. Number
counters never move back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from queue_core.domain.bookings import DayBookings
from queue_core.domain.events import AnyEvent, BookingEvent, BookingMoved, VisitRated
from queue_core.domain.evolve import evolve, evolve_bookings
from queue_core.domain.state import OfficeState
from server.rooms.deciding import Decided
from server.rooms.holding import Day, Holding, event_id, new_epoch
from server.rooms.memory import Remembered
from server.rooms.proposal import Place, Proposal, propose
from server.rooms.visits import ended, visit_id, write
from server.store.contract import START, AggregateSnapshot, Position, Receipt, VisitWrite

RESTORED = "restored"
"""Field of the office: ids of the commits that the last restoration put back."""


def put_back(
    holding: Holding,
    lost: Sequence[Remembered],
    restored: frozenset[str],
    known: OfficeState | None,
) -> tuple[list[AnyEvent], list[Receipt]]:
    """Apply lost commits, except what another node put back; return their events and receipts.

    No number is given out again: neither one that was given out here today (`known`), nor one that
    the store has beyond those of the lost commits.
    """
    events = [
        event
        for commit in lost
        if commit.position.last_event_id not in restored
        for event in commit.events
    ]
    given = [(holding.state.day, dict(holding.state.counters))]
    if known is not None:
        given.append((known.day, dict(known.counters)))
    for event in events:
        evolve(holding.state, event)
        for date in _dates(event):
            day = holding.days.setdefault(date, Day(DayBookings(date), START))
            evolve_bookings(day.bookings, event)
    for date, counters in given:
        if date == holding.state.day:
            _keep_ahead(holding.state, counters)
    return events, [receipt for commit in lost for receipt in commit.receipts]


def days_of(lost: Sequence[Remembered]) -> set[str]:
    """The days of bookings that lost commits changed."""
    return {date for commit in lost for event in commit.events for date in _dates(event)}


def _dates(event: AnyEvent) -> list[str]:
    """The days that a booking's event changes."""
    if not isinstance(event, BookingEvent):
        return []
    to_day = event.to_day if isinstance(event, BookingMoved) else ""
    return [event.day, to_day] if to_day else [event.day]


def rated_tickets(lost: Sequence[Remembered]) -> list[str]:
    """Visits whose ratings were lost."""
    return [e.ticket for commit in lost for e in commit.events if isinstance(e, VisitRated)]


def kept_visits(holding: Holding, lost: Sequence[Remembered], place: Place) -> list[VisitWrite]:
    """What is kept of ended visits, as it was written here; a rating that another node took has
    no comment here, and is put back without it."""
    kept = [write for commit in lost for write in commit.visits]
    here = {write.visit_id for write in kept}
    for event in (event for commit in lost for event in commit.events):
        if not isinstance(event, VisitRated):
            continue
        id = visit_id(place.token_of(event.ticket))
        ticket = holding.state.tickets.get(event.ticket)
        visit = holding.visits.get(id) or (ended(ticket) if ticket else None)
        if id not in here and visit is not None and not visit.rated:
            rated = replace(visit, score=event.score, chips=event.chips, rated=event.at)
            kept.append(write(rated, place.office, place.token_of))
    return kept


def _keep_ahead(state: OfficeState, counters: Mapping[str, int]) -> None:
    for letter, counter in counters.items():
        if counter > state.counters.get(letter, 0):
            state.counters[letter] = counter
            state.touch("counters", letter)


def restored_ids(queue: AggregateSnapshot) -> frozenset[str]:
    """Which commits a restoration already put back."""
    field = queue.fields.get(RESTORED)
    return frozenset(msgspec.json.decode(field, type=list[str])) if field else frozenset()


def restored_field(lost: Sequence[Remembered]) -> bytes:
    """What the office shall tell of this restoration."""
    return msgspec.json.encode([commit.position.last_event_id for commit in lost])


def proposal(
    decided: Decided, holding: Holding, place: Place, lost: Sequence[Remembered]
) -> Proposal:
    """The commit that begins the new epoch."""
    made = propose(decided, holding, place)
    version = max(holding.position.version, lost[-1].position.version) + 1
    position = Position(new_epoch(), version, event_id(place.node, version))
    first, *days = made.commit.aggregates
    feed = made.commit.feed
    assert feed is not None
    fields = {**first.set_fields, RESTORED: restored_field(lost)}
    commit = replace(
        made.commit,
        aggregates=[replace(first, next=position, set_fields=fields), *days],
        feed=replace(feed, epoch=position.epoch, version=version),
    )
    return replace(made, commit=commit, position=position)
