"""Reads a day's bookings as the store has them; who decides on them has them from the keeper."""

from __future__ import annotations

from queue_core.domain.bookings import DayBookings
from queue_core.encoding import load_bookings
from server.store.keys import aggregate_key, day_aggregate
from server.store.store import Store


async def read_day(store: Store, office: str, day: str) -> DayBookings:
    """An office's bookings on a day (ISO). Raises StoreUnavailable."""
    shard = store.shard_of(office)
    key = aggregate_key(shard, day_aggregate(office, day))
    flat = await store.read(shard, "HGETALL", key)
    return load_bookings(day, dict(zip(flat[::2], flat[1::2], strict=True)))
