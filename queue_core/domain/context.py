"""What comes into a decision from outside: who acts, when, and with which fresh id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from queue_core.domain.bookings import Booking, DayBookings
from queue_core.domain.office import Office

Role = Literal[
    "public",
    "board",
    "window_display",
    "kiosk",
    "reception",
    "console",
    "operator",
    "supervisor",
    "network_viewer",
    "partner",
    "administrator",
    "clock",
]


class Actor(Struct, frozen=True):
    """Who acts: `who` is the staff or device id, never a session."""

    role: Role
    who: str = ""


class Context(Struct, frozen=True, kw_only=True):
    """Time, actor, ids and configuration of one decision."""

    office: Office
    at: int
    """max(clock, the office's last time), ms."""
    actor: Actor
    key: str = ""
    """The command's key (UUIDv7)."""
    fresh: str
    """A new unique id, sortable by time; a command makes at most one ticket, call or booking."""
    token_of: Callable[[str], str]
    """Ticket (or booking) id → its secret token."""
    code_of: Callable[[str], str]
    """Ticket (or booking) id → its eight-digit code."""
    bookings: DayBookings | None = None
    """The day the command is about; the room reads it before the decision."""
    days: Mapping[str, DayBookings] = {}
    """ISO date → the days that a booking may be moved to, the command's own among them."""
    visit: EndedVisit | None = None
    """The ended visit a rating is about."""
    upper_bound: Callable[[str], int] | None = None
    """Service id → the forecast's upper bound of a wait that begins now, ms; None: unknown."""


class EndedVisit(Struct, frozen=True, omit_defaults=True):
    """What is kept of an ended visit, 48 h, for its page and its rating."""

    ticket: str
    number: str
    ended: int
    ending: str
    services: tuple[str, ...] = ()
    window: str = ""
    """Of the last service; empty: nobody served it."""
    score: int = 0
    chips: tuple[str, ...] = ()
    comment: str = ""
    rated: int = 0


__all__ = ["Actor", "Booking", "Context", "DayBookings", "EndedVisit", "Role"]
