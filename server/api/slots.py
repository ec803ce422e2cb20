"""Free slots: what capacity, hours and bookings leave of a day."""

from __future__ import annotations

from queue_core.domain.day import business_day
from queue_core.domain.office import Office, Service
from queue_core.domain.slots import bookable_days, free_slots
from server.api.asked import SlotsQuery
from server.api.operation import Call
from server.api.reach import Reach
from server.api.sheets import SHARED, Sheet, sheet_of
from server.api.told import Slot, SlotDay, Slots
from server.rooms.ids import clock_ms

NEAREST = 3


class SlotsPart:
    """`/offices/{office}/slots`."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach

    async def get(self, call: Call) -> Sheet:
        """Free slots from a day on."""
        office = self._reach.office(call.office)
        query: SlotsQuery = call.query
        service = self._reach.service(office, query.service)
        now = clock_ms()
        days = bookable_days(office, now) if service.bookable else []
        first = query.day.isoformat() if query.day else (days[0] if days else "")
        wanted = [day for day in days if day >= first][: query.days]
        booked = await self._reach.days.read_all(office.id, wanted)
        told = [
            SlotDay(day.day, tuple(Slot(*slot) for slot in free_slots(office, service, day, now)))
            for day in booked
        ]
        minutes = office.booking.slot_s // 60
        return sheet_of(Slots(office.id, service.id, minutes, tuple(told)), SHARED)

    async def nearest(self, office: Office, service: Service, slot: int) -> list[int]:
        """Free slots of the next day that has any, for one whose own day is full."""
        now = clock_ms()
        wanted = business_day(office, slot)
        days = [day for day in bookable_days(office, now) if day > wanted]
        for day in days:
            booked = await self._reach.days.read(office.id, day)
            free = free_slots(office, service, booked, now)
            if free:
                return [found.at for found in free[:NEAREST]]
        return []
