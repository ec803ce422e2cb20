"""Free slots: what capacity, hours and bookings leave of a day."""

from __future__ import annotations

from queue_core.domain.bookings import DayBookings
from queue_core.domain.day import business_day, doors
from queue_core.domain.office import Office, Service
from queue_core.domain.slots import FreeSlot, bookable_days, free_slots
from server.api.asked import SlotsQuery
from server.api.operation import Call
from server.api.reach import Reach
from server.api.sheets import SHARED, Sheet, sheet_of
from server.api.told import Slot, SlotDay, Slots
from server.rooms.ids import clock_ms

NEAREST = 3
_MOST = 4096


class SlotsPart:
    """`/offices/{office}/slots`."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._drawn: dict[tuple[str, str, str], tuple[DayBookings, list[FreeSlot]]] = {}
        """Office, service, day → what was read, and what is free then."""

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
            SlotDay(day.day, tuple(Slot(*slot) for slot in self._free(office, service, day, now)))
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
            free = self._free(office, service, booked, now)
            if free:
                return [found.at for found in free[:NEAREST]]
        return []

    async def instead_of(self, office: Office, service: Service, slot: int) -> list[int] | None:
        """The nearest free slots, if `slot` was taken when its day was read a second ago at most;
        None: it may be free, or is no slot at all."""
        now = clock_ms()
        day = await self._reach.days.read(office.id, business_day(office, slot))
        free = [found.at for found in self._free(office, service, day, now)]
        if slot in free or not is_slot(office, service, day.day, slot, now):
            return None
        nearest = sorted(free, key=lambda at: abs(at - slot))[:NEAREST]
        return nearest or await self.nearest(office, service, slot)

    def _free(self, office: Office, service: Service, day: DayBookings, now: int) -> list[FreeSlot]:
        """Drawn once for each reading of the day, however many ask."""
        key = (office.id, service.id, day.day)
        known = self._drawn.get(key)
        if known is None or known[0] is not day:
            if len(self._drawn) >= _MOST:
                self._drawn.clear()
            known = self._drawn[key] = (day, free_slots(office, service, day, 0))
        return [slot for slot in known[1] if slot.at > now]


def is_slot(office: Office, service: Service, day: str, at: int, now: int) -> bool:
    """Whether a slot of that day begins at `at`, free or not."""
    hours = doors(office, day)
    if hours is None:
        return False
    opens, closes = hours
    fits = opens <= at and at + service.norm_s * 1000 <= closes
    return fits and at > now and (at - opens) % (office.booking.slot_s * 1000) == 0
