"""A day's bookings of one office: an aggregate of its own beside the queue (RULES, Bookings)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from queue_core.domain.office import ServiceId

BookingState = Literal["booked", "arrived", "cancelled", "moved", "lapsed"]


class Booking(Struct, frozen=True, omit_defaults=True):
    """One booked slot. Its code and token are derived from its id; contact data lies apart."""

    id: str
    service: ServiceId
    slot: int
    """Start of the slot, ms since the epoch."""
    state: BookingState = "booked"
    made: int = 0
    language: str = "ru"
    limit_key: str = ""
    """Keyed hash of the contact, for limits; reveals nothing."""
    ticket: str = ""
    """The visit it became at check-in."""
    moves: int = 0
    """How often it was moved."""


class DayBookings(Struct, omit_defaults=True):
    """All bookings of one day; changed by `evolve` alone."""

    day: str
    """ISO date in the office's zone."""
    bookings: dict[str, Booking] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    plan: object = None
    """What `slots.plan_of` has worked out of the present bookings."""

    def put(self, booking: Booking) -> None:
        """Add or replace a booking."""
        self.bookings[booking.id] = booking
        self.touched.add(booking.id)
        self.plan = None

    def take_touched(self) -> frozenset[str]:
        """Return the ids changed since the last call, and forget them."""
        taken = frozenset(self.touched)
        self.touched.clear()
        return taken
