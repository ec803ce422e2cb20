"""A webhook's place in the feed: what it still has to hear, and what was given up.

The place is kept in the store and moved only after delivery, so that every answered event of the
last 48 hours comes through, whatever dies meanwhile; some come twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from queue_core.encoding import read_feed_events
from server.api.hook_events import HookEvent, told
from server.store.keys import feed_key, prefix
from server.store.store import Store

MOST_ENTRIES = 200
"""Of a shard at once."""
MOST_DEAD = 1000
_BEGINNING = "0-0"
_encode = msgspec.json.Encoder().encode
Place = dict[str, str]
"""Shard → the last entry that was dealt with."""


class Batch(Struct, frozen=True):
    """What came after a place."""

    events: list[HookEvent]
    place: Place
    is_moved: bool


class HookFeed:
    """Reads for one webhook."""

    def __init__(self, store: Store, name: str, wants: Callable[[HookEvent], bool]) -> None:
        self._store = store
        self._name = name
        self._wants = wants
        self._dead = f"{prefix(0)}hooks:{name}:dead"

    async def place(self) -> Place:
        """Where it stands; a new webhook begins now. Raises StoreUnavailable."""
        kept = await self._store.read(0, "HGET", f"{prefix(0)}hooks", self._name)
        place: Place = msgspec.json.decode(kept, type=Place) if kept else {}
        missing = [shard for shard in range(self._store.shards) if str(shard) not in place]
        for shard in missing:
            place[str(shard)] = await self._newest(shard)
        if missing:
            await self.keep(place)
        return place

    async def keep(self, place: Place) -> None:
        """Everything up to there is dealt with. Raises StoreUnavailable."""
        await self._store.read(0, "HSET", f"{prefix(0)}hooks", self._name, _encode(place))

    async def after(self, place: Place) -> Batch:
        """What comes next. Raises StoreUnavailable."""
        events: list[HookEvent] = []
        moved = dict(place)
        for shards in self._store.together(range(self._store.shards)):
            names = {feed_key(shard).encode(): shard for shard in shards}
            last = [place[str(shard)] for shard in shards]
            count = ("XREAD", "COUNT", MOST_ENTRIES, "STREAMS")
            for name, entries in await self._store.read(shards[0], *count, *names, *last) or ():
                shard = names[name]
                for id, fields in entries:
                    events += self._told(shard, id.decode(), fields)
                moved[str(shard)] = entries[-1][0].decode()
        events.sort(key=lambda event: event.at)
        return Batch(events, moved, moved != place)

    async def lay_aside(self, letter: Any, at: int) -> None:
        """Keep what was given up, the latest thousand."""
        await self._store.read(0, "ZADD", self._dead, at, _encode(letter))
        await self._store.read(0, "ZREMRANGEBYRANK", self._dead, 0, -MOST_DEAD - 1)

    async def count_dead(self) -> int:
        """How many deliveries were given up."""
        return int(await self._store.read(0, "ZCARD", self._dead))

    async def dead(self, most: int) -> list[bytes]:
        """The latest that were given up, newest first."""
        return list(await self._store.read(0, "ZREVRANGE", self._dead, 0, most - 1))

    async def _newest(self, shard: int) -> str:
        words = ("XREVRANGE", feed_key(shard), "+", "-", "COUNT", 1)
        found = await self._store.read(shard, *words)
        return found[0][0].decode() if found else _BEGINNING

    def _told(self, shard: int, id: str, fields: Sequence[bytes]) -> list[HookEvent]:
        parts = dict(zip(fields[::2], fields[1::2], strict=True))
        office = parts[b"office"].decode()
        return [
            found
            for n, event in enumerate(read_feed_events(parts[b"events"]))
            if (found := told(event, office, f"{shard:02d}-{id}-{n}")) and self._wants(found)
        ]
