"""A store that forgets what it was told last, as a failover may."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from server.store.keys import prefix
from server.store.store import Store

_FORGET = """
for i = 1, #KEYS do redis.call('DEL', KEYS[i]) end
for i = 1, #ARGV, 2 do redis.call('RESTORE', ARGV[i], 0, ARGV[i + 1]) end
return 1
"""
T = TypeVar("T")


async def lose_tail(store: Store, office: str, do: Callable[[], Awaitable[T]]) -> T:
    """Let `do` happen and then take it out of the office's shard again."""
    shard = store.shard_of(office)
    keys = await _keys(store, shard)
    before = [(key, await store.read(shard, "DUMP", key)) for key in keys]
    result = await do()
    gone = sorted({*keys, *await _keys(store, shard)})
    kept = [word for pair in before for word in pair]
    await store.read(shard, "EVAL", _FORGET, len(gone), *gone, *kept)
    return result


async def _keys(store: Store, shard: int) -> list[str]:
    return [key.decode() for key in await store.read(shard, "KEYS", f"{prefix(shard)}*")]
