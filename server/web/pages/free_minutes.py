"""The next minute that may still be booked, for lists of offices: half a minute old at most."""

from __future__ import annotations

import asyncio
from time import monotonic

from queue_core.domain.office import Office
from queue_core.domain.slots import bookable_days, free_slots
from server.api.days import Days
from server.store.errors import StoreError

FRESH_S = 30.0
LOOK_DAYS = 3
_MOST = 4096


class FreeMinutes:
    """Asks for days as long as they are full, and remembers."""

    def __init__(self, days: Days) -> None:
        self._days = days
        self._kept: dict[tuple[str, str], tuple[float, int]] = {}

    async def next(self, office: Office, service: str, now: int) -> int:
        """The next free slot of the coming days, ms; 0: none, or not known."""
        key = office.id, service
        kept = self._kept.get(key)
        if kept is not None and monotonic() - kept[0] < FRESH_S and kept[1] > now:
            return kept[1]
        found = await self._look(office, service, now)
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[key] = monotonic(), found
        return found

    async def _look(self, office: Office, service: str, now: int) -> int:
        offered = office.services.get(service)
        if offered is None or not offered.bookable:
            return 0
        for day in bookable_days(office, now)[:LOOK_DAYS]:
            try:
                booked = await self._days.read(office.id, day)
            except StoreError:
                return 0
            slots = free_slots(office, offered, booked, now)
            if slots:
                return slots[0].at
            await asyncio.sleep(0)
        return 0
