"""How often something happened lately, over all nodes: for limits that a restart must not lift.

Names are keyed hashes, never an address or a phone. What is noted twice counts once.
"""

from __future__ import annotations

from collections.abc import Mapping

from server.store.keys import prefix
from server.store.store import Store


class Counts:
    """Sorted sets in the store: what → when, forgotten after their time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def times(self, name: str, since: int) -> Mapping[str, int]:
        """What was noted under `name` after `since`, oldest first. Raises StoreUnavailable."""
        shard, key = self._place(name)
        flat = await self._store.read(
            shard, "ZRANGEBYSCORE", key, f"({since}", "+inf", "WITHSCORES"
        )
        return {
            what.decode(): int(float(at)) for what, at in zip(flat[::2], flat[1::2], strict=True)
        }

    async def note(self, name: str, what: str, now: int, kept_ms: int) -> None:
        """Note that it happened. Raises StoreUnavailable."""
        shard, key = self._place(name)
        await self._store.read(shard, "ZREMRANGEBYSCORE", key, "-inf", now - kept_ms)
        await self._store.read(shard, "ZADD", key, "NX", now, what)
        await self._store.read(shard, "PEXPIRE", key, kept_ms)

    def _place(self, name: str) -> tuple[int, str]:
        shard = self._store.shard_of(name)
        return shard, f"{prefix(shard)}count:{name}"
