"""How a room follows what other nodes committed: version + 1 only, everything else is read anew."""

from __future__ import annotations

from msgspec import Struct

from queue_core.domain.events import AnyEvent, BookingEvent
from queue_core.domain.evolve import evolve
from queue_core.encoding import is_textual, read_feed_events
from server.rooms.holding import Holding, event_id
from server.store.contract import FeedEntry, Position


class Followed(Struct, frozen=True):
    """What an entry changed."""

    events: list[AnyEvent]
    touched: frozenset[tuple[str, str]]


def follow(holding: Holding, entry: FeedEntry) -> Followed | None:
    """Apply the next entry to `holding`; None: the office must be read from the store.

    Texts and bookings do not travel in the feed whole. An entry already known changes nothing.
    """
    position = holding.position
    if entry.epoch == position.epoch and entry.version <= position.version:
        return Followed([], frozenset())
    if entry.epoch != position.epoch or entry.version != position.version + 1:
        return None
    events = read_feed_events(entry.events)
    if any(is_textual(event) or isinstance(event, BookingEvent) for event in events):
        return None
    for event in events:
        evolve(holding.state, event)
    last = event_id(entry.node, entry.version)
    holding.position = Position(entry.epoch, entry.version, last)
    holding.due = -1
    holding.visits.clear()
    return Followed(events, holding.state.take_touched())
