"""What visitors still have to be told, kept in the store until it is: due times, claims, the dead.

A notice is laid down as often as the feed is read, and told once: whoever tells it claims it first,
and what was told stays marked for longer than the feed can be read again.
"""

from __future__ import annotations

import asyncio
from typing import Literal

import msgspec
from msgspec import Struct

from server.store.keys import prefix
from server.store.store import Store

Kind = Literal["booked", "moved", "cancelled", "reminder"]
CLAIM_MS = 90_000
"""Longer than a letter may be on its way."""
TOLD_KEPT_MS = 7 * 86_400_000
MOST_DEAD = 1000
_TOLD = "told"
_encode = msgspec.json.Encoder(order="deterministic").encode


class Notice(Struct, frozen=True, omit_defaults=True):
    """One thing to tell about one booking; holds nothing of the person."""

    kind: Kind
    office: str
    booking: str
    day: str
    at: int
    """When that happened which is told; of a reminder: how many hours before."""
    slot: int = 0
    """What the booking must still be for; 0: whatever it is."""

    @property
    def id(self) -> str:
        """Its name in the store and in the letter, the same at every try."""
        return f"{self.booking}.{self.kind}.{self.slot}.{self.at}"


class Dead(Struct, frozen=True):
    """A notice that was given up."""

    notice: Notice
    reason: str
    at: int
    tries: int


_notice = msgspec.json.Decoder(Notice).decode
_dead = msgspec.json.Decoder(Dead).decode


class Notices:
    """The shelf. Everything raises StoreUnavailable."""

    def __init__(self, store: Store, node: str) -> None:
        self._store = store
        self._node = node

    async def lay_down(self, notice: Notice, due: int) -> None:
        """Tell it at `due`; once more changes nothing."""
        shard = self._store.shard_of(notice.office)
        await self._store.read(shard, "ZADD", _shelf(shard), "NX", due, _encode(notice))

    async def due(self, now: int, most: int) -> list[Notice]:
        """What is to be told by now."""
        wanted = ("-inf", now, "LIMIT", 0, most)
        replies = await asyncio.gather(
            *(
                self._store.read(shard, "ZRANGEBYSCORE", _shelf(shard), *wanted)
                for shard in range(self._store.shards)
            )
        )
        return [_notice(found) for reply in replies for found in reply]

    async def claim(self, notice: Notice) -> bool:
        """Whether this node tells it; what was told before is taken off the shelf."""
        shard, key = self._place(notice)
        if await self._store.read(shard, "SET", key, self._node, "NX", "PX", CLAIM_MS):
            return True
        holder = await self._store.read(shard, "GET", key)
        if holder == _TOLD.encode():
            await self._store.read(shard, "ZREM", _shelf(shard), _encode(notice))
        # A repeated SET whose first answer was lost finds this node's own name.
        return bool(holder == self._node.encode())

    async def told(self, notice: Notice) -> None:
        """It is done, for good."""
        shard, key = self._place(notice)
        await self._store.read(shard, "SET", key, _TOLD, "PX", TOLD_KEPT_MS)
        await self._store.read(shard, "ZREM", _shelf(shard), _encode(notice))

    async def tries(self, notice: Notice) -> int:
        """Count one more try that failed."""
        shard, key = self._place(notice)
        count = int(await self._store.read(shard, "INCR", f"{key}:tries"))
        await self._store.read(shard, "PEXPIRE", f"{key}:tries", TOLD_KEPT_MS)
        return count

    async def put_off(self, notice: Notice, due: int) -> None:
        """Try again at `due`, whichever node."""
        shard, key = self._place(notice)
        await self._store.read(shard, "ZADD", _shelf(shard), "XX", due, _encode(notice))
        await self._store.read(shard, "DEL", key)

    async def give_up(self, dead: Dead) -> None:
        """Lay it aside, the latest thousand of all."""
        await self._store.read(0, "ZADD", DEAD_KEY, dead.at, _encode(dead))
        await self._store.read(0, "ZREMRANGEBYRANK", DEAD_KEY, 0, -MOST_DEAD - 1)
        await self.told(dead.notice)

    async def dead(self, most: int) -> list[Dead]:
        """The latest that were given up, newest first."""
        return [
            _dead(found) for found in await self._store.read(0, "ZREVRANGE", DEAD_KEY, 0, most - 1)
        ]

    async def try_again(self, dead: Dead, now: int) -> None:
        """Back on the shelf with all its tries."""
        shard, key = self._place(dead.notice)
        await self._store.read(shard, "DEL", key, f"{key}:tries")
        await self.lay_down(dead.notice, now)
        await self._store.read(0, "ZREM", DEAD_KEY, _encode(dead))

    def _place(self, notice: Notice) -> tuple[int, str]:
        shard = self._store.shard_of(notice.office)
        return shard, f"{prefix(shard)}notice:{notice.id}"


DEAD_KEY = f"{prefix(0)}notices:dead"


def _shelf(shard: int) -> str:
    return f"{prefix(shard)}notices"
