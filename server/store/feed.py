"""Reads what other nodes have committed, in order, and notices when the store lost a part of it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from server.store import keys
from server.store.contract import FeedEntry
from server.store.store import Store

_BEGINNING = b"0-0"
_MOST_ENTRIES = 1000
"""Per shard and reading."""


class FeedBatch(NamedTuple):
    """What happened since the last reading."""

    entries: Sequence[FeedEntry]
    """Of other nodes; in each shard in the order of their commits."""
    broken: frozenset[int]
    """Shards whose feed no longer holds what was read last: their offices must be loaded anew."""
    more: bool
    """There may be more: read again at once."""


class Feed:
    """The change feed of some shards as one node hears it; its own entries are skipped undecoded.

    Call `start` before loading any office; what comes later then follows from `read`.
    """

    def __init__(self, store: Store, node: str, shards: Sequence[int] | None = None) -> None:
        self._store = store
        self._node = node.encode()
        self._shards = list(range(store.shards) if shards is None else shards)
        self._last: dict[int, bytes] = {}
        self._generation = -1

    async def start(self) -> None:
        """Begin after the newest entries. Raises StoreUnavailable."""
        self._generation = self._store.generation
        for shard in self._shards:
            self._last[shard] = await self._newest(shard)

    async def read(self) -> FeedBatch:
        """What is new; returns at once. Raises StoreUnavailable."""
        broken: frozenset[int] = frozenset()
        generation = self._store.generation
        if generation != self._generation:
            broken = await self._check()
            self._generation = generation
        entries: list[FeedEntry] = []
        more = False
        for shards in self._store.together(self._shards):
            for shard, found in await self._after_last(shards):
                self._last[shard] = found[-1][0]
                more = more or len(found) == _MOST_ENTRIES
                entries += (_entry(fields) for _, fields in found if fields[1] != self._node)
        return FeedBatch(entries, broken, more)

    async def trim(self, now_ms: int) -> None:
        """Forget entries older than 48 hours. For the clock, now and then."""
        oldest = now_ms - keys.FEED_KEPT_MS
        for shard in self._shards:
            await self._store.read(shard, "XTRIM", keys.feed_key(shard), "MINID", "~", oldest)

    async def _after_last(self, shards: Sequence[int]) -> list[tuple[int, list[Any]]]:
        names = {keys.feed_key(shard).encode(): shard for shard in shards}
        last = [self._last[shard] for shard in shards]
        count = ("XREAD", "COUNT", _MOST_ENTRIES, "STREAMS")
        reply = await self._store.read(shards[0], *count, *names, *last)
        return [(names[name], found) for name, found in reply or ()]

    async def _check(self) -> frozenset[int]:
        """The shards whose last read entry is gone; they go on from the newest."""
        broken = set()
        for shard in self._shards:
            last = self._last[shard]
            if last == _BEGINNING:
                continue
            if not await self._store.read(shard, "XRANGE", keys.feed_key(shard), last, last):
                broken.add(shard)
                self._last[shard] = await self._newest(shard)
        return frozenset(broken)

    async def _newest(self, shard: int) -> bytes:
        found = await self._store.read(
            shard, "XREVRANGE", keys.feed_key(shard), "+", "-", "COUNT", 1
        )
        return bytes(found[0][0]) if found else _BEGINNING


def _entry(fields: Sequence[bytes]) -> FeedEntry:
    """The fields stand in the order in which a commit writes them."""
    _, node, _, office, _, epoch, _, version, _, events = fields
    return FeedEntry(office.decode(), epoch.decode(), int(version), node.decode(), events)
