"""What is decided about bookings: book, move, cancel, check in (RULES, Bookings)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from queue_core.domain import commands as c
from queue_core.domain import events as e
from queue_core.domain.bookings import Booking, DayBookings
from queue_core.domain.context import Context
from queue_core.domain.day import business_day, doors, is_open
from queue_core.domain.decide_visitors import check_class, issued
from queue_core.domain.find import offered
from queue_core.domain.office import Office, Service
from queue_core.domain.refusals import Refused
from queue_core.domain.state import OfficeState

Events = tuple[e.AnyEvent, ...]
LIMIT_PER_CONTACT = 2
"""Live bookings of one contact in one day's aggregate."""


def book(command: c.Book, state: OfficeState, context: Context) -> Events:
    """Take a slot if the windows' share open to bookings allows it."""
    day = _day(context)
    service = offered(context.office, command.service)
    if not service.bookable:
        raise Refused("slot_unfit")
    _check_slot(command.slot, service, day, context)
    if command.limit_key:
        mine = sum(b.limit_key == command.limit_key and b.state == "booked" for b in _live(day))
        if mine >= LIMIT_PER_CONTACT:
            raise Refused("booking_limit")
    return (
        e.SlotBooked(
            at=context.at,
            who=context.actor.who,
            booking=context.fresh,
            day=day.day,
            service=service.id,
            slot=command.slot,
            language=command.language,
            limit_key=command.limit_key,
        ),
    )


def move(command: c.MoveBooking, state: OfficeState, context: Context) -> Events:
    """To another slot of the same day; to another day it is booked anew and then cancelled."""
    day = _day(context)
    booking = _by_token(command.token, day, context)
    if booking.state != "booked":
        raise Refused("booking_used")
    _check_slot(command.slot, offered(context.office, booking.service), day, context)
    return (
        e.BookingMoved(
            at=context.at,
            who=context.actor.who,
            booking=booking.id,
            day=day.day,
            slot=command.slot,
        ),
    )


def cancel(command: c.CancelBooking, state: OfficeState, context: Context) -> Events:
    """Give the slot up."""
    day = _day(context)
    booking = _by_token(command.token, day, context)
    if booking.state != "booked":
        raise Refused("booking_used")
    who = context.actor.who
    return (e.BookingCancelled(at=context.at, who=who, booking=booking.id, day=day.day),)


def check_in(command: c.CheckIn, state: OfficeState, context: Context) -> Events:
    """A booked visitor is here: one commit over the booking and the new ticket."""
    office, at = context.office, context.at
    day = _day(context)
    if state.intake.suspended:
        raise Refused("suspended", text=state.intake.suspend_text)
    if not is_open(office, state, at):
        raise Refused("office_closed")
    booking = _named(command, day, context)
    if booking.state == "lapsed" or at > booking.slot + office.booking.late_s * 1000:
        raise Refused("booking_lapsed")
    if booking.state != "booked":
        raise Refused("booking_used")
    if at < booking.slot - office.booking.early_s * 1000:
        raise Refused("booking_early", minutes=office.booking.early_s // 60, slot=booking.slot)
    check_class(command.class_id, context)
    ticket = issued(
        [offered(office, booking.service)],
        state,
        context,
        command.language,
        command.class_id,
        "booking",
        booking=booking.id,
        slot=booking.slot,
    )
    arrived = e.BookingCheckedIn(
        at=at, who=context.actor.who, booking=booking.id, day=day.day, ticket=ticket.ticket
    )
    return ticket, arrived


def lapse(command: c.Tick, state: OfficeState, context: Context) -> Events:
    """Bookings whose visitors are too late give their places up."""
    day = context.bookings
    if day is None:
        return ()
    latest = context.at - context.office.booking.late_s * 1000
    return tuple(
        e.BookingLapsed(at=context.at, booking=booking.id, day=day.day)
        for booking in day.bookings.values()
        if booking.state == "booked" and booking.slot < latest
    )


def capacity(office: Office, service: Service) -> int:
    """Bookings of `service` that fit into one slot: windows × slot ÷ norm × share, at least one."""
    windows = sum(service.id in w.services for w in office.windows.values())
    if not windows:
        return 0
    rules = office.booking
    return max(1, int(windows * rules.slot_s / max(60, service.norm_s) * rules.share))


def free_places(office: Office, service: Service, slot: int, day: DayBookings) -> int:
    """Places left in a slot."""
    taken = sum(b.slot == slot and b.service == service.id for b in _live(day))
    return capacity(office, service) - taken


def _live(day: DayBookings) -> list[Booking]:
    return [b for b in day.bookings.values() if b.state in ("booked", "arrived")]


def _check_slot(slot: int, service: Service, day: DayBookings, context: Context) -> None:
    office = context.office
    hours = doors(office, day.day)
    slot_ms = office.booking.slot_s * 1000
    if hours is None or business_day(office, slot) != day.day:
        raise Refused("slot_unfit")
    if day.day > _last_day(office, context.at):
        raise Refused("slot_unfit")
    opens, closes = hours
    fits = opens <= slot and slot + service.norm_s * 1000 <= closes
    if not fits or (slot - opens) % slot_ms or slot <= context.at:
        raise Refused("slot_unfit")
    if free_places(office, service, slot, day) <= 0:
        nearest = _nearest(slot, service, day, context, opens, closes)
        raise Refused("slot_taken", nearest=nearest)


def _last_day(office: Office, at: int) -> str:
    """The farthest day that may be booked at `at`."""
    today = date.fromisoformat(business_day(office, at))
    return (today + timedelta(days=office.booking.days_ahead)).isoformat()


def _nearest(
    slot: int, service: Service, day: DayBookings, context: Context, opens: int, closes: int
) -> list[int]:
    """Up to three free slots nearest to the wanted one."""
    step = context.office.booking.slot_s * 1000
    last = closes - service.norm_s * 1000
    places = capacity(context.office, service)
    taken = Counter(b.slot for b in _live(day) if b.service == service.id)
    free = [
        other
        for other in range(opens, last + 1, step)
        if other > context.at and taken[other] < places
    ]
    return sorted(free, key=lambda other: abs(other - slot))[:3]


def _day(context: Context) -> DayBookings:
    if context.bookings is None:
        raise Refused("booking_unknown")
    return context.bookings


def _by_token(token: str, day: DayBookings, context: Context) -> Booking:
    for booking in day.bookings.values():
        if context.token_of(booking.id) == token:
            return booking
    raise Refused("booking_unknown")


def _named(command: c.CheckIn, day: DayBookings, context: Context) -> Booking:
    if command.token:
        return _by_token(command.token, day, context)
    for booking in day.bookings.values():
        if command.code and context.code_of(booking.id) == command.code:
            return booking
    raise Refused("booking_unknown")
