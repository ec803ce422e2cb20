"""Where hours are kept: a hash per office and ISO week, a field per hour and observer.

Every run of a node writes its own fields, always with all it saw of that hour: writing again
changes nothing, and nobody's last word takes away what another knew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import msgspec

from server.history.hours import kept_until, week_of
from server.history.sampler import Name
from server.history.sums import Hour
from server.store.keys import hours_key
from server.store.store import Store

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Hour).decode
Seen = dict[Name, dict[str, Hour]]
"""Hour → observer → what it saw."""


class Shelf:
    """Reads and writes hours. Everything raises StoreUnavailable."""

    def __init__(self, store: Store, observer: str) -> None:
        self.observer = observer
        self._store = store

    async def write(self, office: str, hours: Mapping[Name, Hour]) -> None:
        """Keep what this observer has seen so far."""
        shard = self._store.shard_of(office)
        weeks: dict[str, list[str | bytes]] = {}
        for (day, start), hour in hours.items():
            words = weeks.setdefault(week_of(day), [])
            words += [f"{day}/{start}/{self.observer}", _encode(hour)]
        for week, words in weeks.items():
            key = hours_key(shard, office, week)
            await self._store.read(shard, "HSET", key, *words)
            await self._store.read(shard, "PEXPIREAT", key, kept_until(week))

    async def read(self, office: str, weeks: Sequence[str]) -> Seen:
        """Everything kept of some weeks."""
        shard = self._store.shard_of(office)
        replies = await asyncio.gather(
            *(self._store.read(shard, "HGETALL", hours_key(shard, office, w)) for w in weeks)
        )
        seen: Seen = {}
        for reply in replies:
            for field, blob in zip(reply[::2], reply[1::2], strict=True):
                day, start, observer = field.decode().split("/", 2)
                seen.setdefault((day, int(start)), {})[observer] = _decode(blob)
        return seen


def together(observers: Mapping[str, Hour]) -> Hour:
    """What all observers saw of an hour."""
    whole = Hour()
    for hour in observers.values():
        whole.add(hour)
    return whole
