"""What the feed's events give visitors to be told, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from queue_core.domain import events as e
from server.notify.notices import Kind, Notice

HOUR_MS = 3_600_000
TOO_SOON_MS = HOUR_MS
"""Nobody is reminded of what was booked within the hour before."""


class Change(Struct, frozen=True):
    """A booking was made, moved or cancelled."""

    kind: Kind
    office: str
    booking: str
    day: str
    at: int
    slot: int = 0


def change_of(event: e.AnyEvent, office: str, id: str) -> Change | None:
    """The event, if visitors want to hear of it."""
    match event:
        case e.SlotBooked():
            return Change("booked", office, event.booking, event.day, event.at, event.slot)
        case e.BookingMoved():
            day = event.to_day or event.day
            return Change("moved", office, event.booking, day, event.at, event.slot)
        case e.BookingCancelled():
            return Change("cancelled", office, event.booking, event.day, event.at)
        case _:
            return None


def notices_of(change: Change, hours_before: Sequence[int]) -> Iterator[tuple[Notice, int]]:
    """What to tell, and when it is due, ms."""
    about = (change.office, change.booking, change.day)
    yield Notice(change.kind, *about, at=change.at, slot=change.slot), change.at
    if change.kind != "cancelled":
        for hours in hours_before:
            due = change.slot - hours * HOUR_MS
            if due > change.at + TOO_SOON_MS:
                yield Notice("reminder", *about, at=hours, slot=change.slot), due
