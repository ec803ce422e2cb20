"""A webhook's events, and the deliveries of it that were given up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from queue_core.domain.events import AnyEvent
from server.api.hook_events import HookEvent, told
from server.notify.feed import FeedReader
from server.store.keys import prefix
from server.store.store import Store

MOST_DEAD = 1000
_encode = msgspec.json.Encoder().encode


class HookFeed(FeedReader[HookEvent]):
    """Reads for one webhook."""

    def __init__(self, store: Store, name: str, wants: Callable[[HookEvent], bool]) -> None:
        def wanted(event: AnyEvent, office: str, id: str) -> HookEvent | None:
            found = told(event, office, id)
            return found if found is not None and wants(found) else None

        super().__init__(store, name, wanted)
        self._store = store
        self._dead = dead_key(name)
        self._again = f"{prefix(0)}hooks:{name}:again"

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

    async def try_again(self, letter: bytes, at: int) -> None:
        """Deliver it anew, before what comes next; whichever node does."""
        await self._store.read(0, "ZADD", self._again, at, letter)
        await self._store.read(0, "ZREM", self._dead, letter)

    async def again(self) -> list[bytes]:
        """What was given up and shall be delivered anew, the first asked for first."""
        return list(await self._store.read(0, "ZRANGE", self._again, 0, 9))

    async def is_through(self, letter: bytes) -> None:
        """It was delivered anew, or given up anew."""
        await self._store.read(0, "ZREM", self._again, letter)


def dead_key(name: str) -> str:
    """Where a webhook's dead letters lie."""
    return f"{prefix(0)}hooks:{name}:dead"
