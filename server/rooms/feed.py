"""Keeps rooms in step with other nodes: fast under load, slow when idle, silent when alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

import structlog

from server.metrics import Metrics
from server.rooms.ids import clock_ms
from server.rooms.offices import Offices
from server.store.errors import StoreError
from server.store.feed import Feed
from server.store.store import Store

log = structlog.get_logger()

BUSY_S = 0.005
IDLE_S = 0.025
TRIM_EVERY_S = 600.0
_BUSY_FOR = 40
"""Readings without news after which the feed counts as idle."""


class FeedFollower:
    """Reads the feed while other nodes work on the same store."""

    def __init__(
        self,
        store: Store,
        offices: Offices,
        node: str,
        is_alone: Callable[[], bool],
        metrics: Metrics,
    ) -> None:
        self._store = store
        self._offices = offices
        self._feed = Feed(store, node)
        self._is_alone = is_alone
        self._metrics = metrics
        self._generation = store.generation
        self._is_following = False

    async def run(self) -> None:
        """Until cancelled."""
        quiet = 0
        trimmed = monotonic()
        while True:
            try:
                quiet = 0 if await self._once() else quiet + 1
                if monotonic() - trimmed > TRIM_EVERY_S:
                    trimmed = monotonic()
                    await self._feed.trim(clock_ms())
            except StoreError as error:
                log.warning("feed not read", reason=str(error))
                quiet = _BUSY_FOR
            await asyncio.sleep(BUSY_S if quiet < _BUSY_FOR else IDLE_S)

    async def _once(self) -> bool:
        """One look; whether there was anything new."""
        generation = self._store.generation
        if generation != self._generation:
            self._generation = generation
            self._recheck()
        if self._is_alone():
            self._is_following = False
            return False
        if not self._is_following:
            await self._feed.start()
            self._is_following = True
            self._recheck()
        batch = await self._feed.read()
        for entry in batch.entries:
            self._offices.hear(entry)
        self._metrics.followed.labels("heard").inc(len(batch.entries))
        if batch.broken:
            log.warning("feed lost its place", shards=sorted(batch.broken))
            self._recheck(batch.broken)
        return bool(batch.entries) or batch.more

    def _recheck(self, shards: frozenset[int] | None = None) -> None:
        """I4: positions are compared at every (re)connect."""
        for room in self._offices:
            if shards is None or self._store.shard_of(room.office.id) in shards:
                room.recheck()
