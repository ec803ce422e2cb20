"""Booked days as the store has them: for reading only; the rooms decide on their own copy."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from time import monotonic

from queue_core.domain.bookings import DayBookings
from server.rooms.days import read_day
from server.store.store import Store

FRESH_S = 1.0
"""A day read so lately is not read again; what is free there is settled when it is booked."""
_MOST = 4096
_Key = tuple[str, str]


class Days:
    """The days that somebody asked about lately; each is read once for all who ask together."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._days: OrderedDict[_Key, tuple[float, asyncio.Task[DayBookings]]] = OrderedDict()

    async def read(self, office: str, day: str) -> DayBookings:
        """A day's bookings. Raises StoreUnavailable."""
        key = (office, day)
        found = self._days.get(key)
        now = monotonic()
        if found is None or now - found[0] > FRESH_S:
            found = (
                now,
                asyncio.get_running_loop().create_task(read_day(self._store, office, day)),
            )
            self._days[key] = found
            self._days.move_to_end(key)
            while len(self._days) > _MOST:
                self._days.popitem(last=False)
        try:
            return await asyncio.shield(found[1])
        except Exception:
            self._days.pop(key, None)
            raise

    async def read_all(self, office: str, days: Sequence[str]) -> list[DayBookings]:
        """Several days, in their order. Raises StoreUnavailable."""
        return list(await asyncio.gather(*(self.read(office, day) for day in days)))

    def forget(self, office: str, day: str) -> None:
        """It has changed: read it again when somebody asks."""
        self._days.pop((office, day), None)
