"""What a command reads beside the queue itself: days of bookings, an ended visit."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from queue_core.domain.bookings import DayBookings
from queue_core.domain.commands import (
    AnyCommand,
    Book,
    CancelBooking,
    CheckIn,
    MoveBooking,
    Rate,
    Tick,
)
from queue_core.domain.day import business_day
from queue_core.domain.office import Office
from queue_core.domain.slots import bookable_days
from server.rooms.holding import Holding
from server.rooms.visits import visit_id


class Needs(Struct, frozen=True):
    """Empty: nothing."""

    days: tuple[str, ...] = ()
    """One, or (a booking's token does not tell its day) all that may hold it."""
    visit: str = ""
    """Of a rating."""

    def is_met(self, holding: Holding) -> bool:
        """Whether the room holds all of it."""
        return all(day in holding.days for day in self.days) and (
            not self.visit or self.visit in holding.visits
        )

    def day_of(self, holding: Holding, is_in: Callable[[DayBookings], bool]) -> DayBookings | None:
        """The day a command is about."""
        days = [holding.days[day].bookings for day in self.days]
        if len(days) <= 1:
            return days[0] if days else None
        return next((day for day in days if is_in(day)), days[0])


NONE = Needs()


def needs_of(command: AnyCommand, office: Office, at: int) -> Needs:
    """What `command` needs at `at`."""
    match command:
        case Book():
            return Needs((business_day(office, command.slot),))
        case CheckIn() | Tick():
            return Needs((business_day(office, at),))
        case MoveBooking() | CancelBooking():
            return Needs(tuple(bookable_days(office, at)))
        case Rate():
            return Needs(visit=visit_id(command.token))
        case _:
            return NONE
