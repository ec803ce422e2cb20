"""A place in the feed that is kept in the store: what one reader still has to deal with.

The place moves only after the work, so that every answered event of the last 48 hours comes
through, whatever dies meanwhile; some come twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

import msgspec
from msgspec import Struct

from queue_core.domain.events import AnyEvent
from queue_core.encoding import read_feed_events
from server.store.keys import feed_key, prefix
from server.store.store import Store

MOST_ENTRIES = 200
"""Of a shard at once."""
_BEGINNING = "0-0"
_PLACES = f"{prefix(0)}hooks"
_encode = msgspec.json.Encoder().encode
Place = dict[str, str]
"""Shard → the last entry that was dealt with."""


class Timed(Protocol):
    """What events are turned into."""

    @property
    def at(self) -> int:
        """When it happened."""


T = TypeVar("T", bound=Timed)
Told = Callable[[AnyEvent, str, str], T | None]
"""(event, office, the event's id in the feed) → what the reader wants of it."""


class Batch(Struct, Generic[T], frozen=True):
    """What came after a place."""

    events: list[T]
    place: Place
    is_moved: bool


class FeedReader(Generic[T]):
    """Reads on from where it stopped, under a name of its own."""

    def __init__(self, store: Store, name: str, told: Told[T]) -> None:
        self._store = store
        self._name = name
        self._told = told

    async def place(self) -> Place:
        """Where it stands; a new reader begins now. Raises StoreUnavailable."""
        kept = await self._store.read(0, "HGET", _PLACES, self._name)
        place: Place = msgspec.json.decode(kept, type=Place) if kept else {}
        missing = [shard for shard in range(self._store.shards) if str(shard) not in place]
        for shard in missing:
            place[str(shard)] = await self._newest(shard)
        if missing:
            await self.keep(place)
        return place

    async def keep(self, place: Place) -> None:
        """Everything up to there is dealt with. Raises StoreUnavailable."""
        await self._store.read(0, "HSET", _PLACES, self._name, _encode(place))

    async def after(self, place: Place) -> Batch[T]:
        """What comes next. Raises StoreUnavailable."""
        events: list[T] = []
        moved = dict(place)
        for shards in self._store.together(range(self._store.shards)):
            names = {feed_key(shard).encode(): shard for shard in shards}
            last = [place[str(shard)] for shard in shards]
            count = ("XREAD", "COUNT", MOST_ENTRIES, "STREAMS")
            for name, entries in await self._store.read(shards[0], *count, *names, *last) or ():
                shard = names[name]
                for id, fields in entries:
                    events += self._read(shard, id.decode(), fields)
                moved[str(shard)] = entries[-1][0].decode()
        events.sort(key=lambda event: event.at)
        return Batch(events, moved, moved != place)

    async def _newest(self, shard: int) -> str:
        words = ("XREVRANGE", feed_key(shard), "+", "-", "COUNT", 1)
        found = await self._store.read(shard, *words)
        return found[0][0].decode() if found else _BEGINNING

    def _read(self, shard: int, id: str, fields: Sequence[bytes]) -> list[T]:
        parts = dict(zip(fields[::2], fields[1::2], strict=True))
        office = parts[b"office"].decode()
        return [
            found
            for n, event in enumerate(read_feed_events(parts[b"events"]))
            if (found := self._told(event, office, f"{shard:02d}-{id}-{n}")) is not None
        ]
