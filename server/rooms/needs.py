"""What a command reads beside the queue itself: a day of bookings, an ended visit."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from queue_core.domain.commands import (
    AnyCommand,
    Book,
    CancelBooking,
    CheckIn,
    MoveBooking,
    Rate,
)
from queue_core.domain.day import business_day
from queue_core.domain.office import Office
from server.rooms.holding import Holding

IdOf = Callable[[str], str]
"""A visitor's token → the id it names; empty: none."""


class Needs(Struct, frozen=True):
    """Empty: nothing."""

    day: str = ""
    visit: str = ""

    def is_met(self, holding: Holding) -> bool:
        """Whether the room holds all of it."""
        return (not self.day or self.day in holding.days) and (
            not self.visit or self.visit in holding.visits
        )


NONE = Needs()


def needs_of(command: AnyCommand, office: Office, at: int, id_of: IdOf) -> Needs:
    """What `command` needs at `at`."""
    match command:
        case Book():
            return Needs(day=business_day(office, command.slot))
        case CheckIn():
            return Needs(day=business_day(office, at))
        case MoveBooking() | CancelBooking():
            return Needs(day=booking_day(id_of(command.token)) or business_day(office, at))
        case Rate():
            return Needs(visit=id_of(command.token))
        case _:
            return NONE


def booking_id(day: str, fresh: str) -> str:
    """The id of a booking names its day, so that it is found again."""
    return f"{day.replace('-', '')}.{fresh}"


def booking_day(booking: str) -> str:
    """The day in a booking's id; empty: it names none."""
    date, dot, _ = booking.partition(".")
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if dot and len(date) == 8 else ""
