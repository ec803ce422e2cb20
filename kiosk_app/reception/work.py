"""What the administrator is at: a ticket, a booking, or one question about a visitor."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

Kind = Literal["ticket", "check_in", "book", "class", "hold", "cancel", "help"]
TASKS: tuple[Kind, ...] = ("ticket", "check_in", "book")
"""Those with a tab and a key of their own; the others return to the ticket."""
Step = Literal["service", "day", "slot", "name", "phone"]
CODE_LENGTH = 8
MOST_SERVICES = 5


class Booking(Struct, frozen=True):
    """A booking for somebody else, as far as it is chosen."""

    service: str = ""
    day: str = ""
    slot: int = 0
    name: str = ""
    asks_phone: bool = False

    @property
    def step(self) -> Step:
        """What is to be chosen next."""
        if not self.service:
            return "service"
        if not self.day:
            return "day"
        if not self.slot:
            return "slot"
        return "phone" if self.asks_phone else "name"


class Draft(Struct, frozen=True):
    """The ticket to be given."""

    services: tuple[str, ...] = ()
    class_id: str = ""
    language: str = "ru"


class Work(Struct, frozen=True):
    """The left half: what is typed and chosen."""

    kind: Kind = "ticket"
    text: str = ""
    key: str = ""
    """The row chosen; empty: none."""
    about: str = ""
    """The visit that a class, hold or cancel is about; empty: the ticket to be given."""
    booking: Booking = Booking()

    @property
    def code(self) -> str:
        """Eight digits typed: a booking's code, whatever is asked for."""
        digits = "".join(self.text.split())
        is_code = digits.isascii() and digits.isdecimal() and len(digits) == CODE_LENGTH
        return digits if is_code and self.kind in ("ticket", "check_in") else ""


class Asked(Struct, frozen=True):
    """What was asked of the office and is no document."""

    bookings: tuple[dict[str, Any], ...] | None = None
    """None: not answered yet."""
    days: tuple[dict[str, Any], ...] | None = None
    """Days with free slots of the service to be booked."""
    trouble: str = ""


class Choice(Struct, frozen=True):
    """One row to choose."""

    key: str
    title: str
    subtitle: str = ""
    trailing: str = ""
    level: str = ""
    allowed: bool = True
