"""What is decided about bookings: book, move, cancel, check in (RULES, Bookings)."""

from __future__ import annotations

from queue_core.domain import commands as c
from queue_core.domain import events as e
from queue_core.domain.bookings import Booking, DayBookings
from queue_core.domain.context import Context
from queue_core.domain.day import business_day, doors, is_open
from queue_core.domain.decide_visitors import check_class, issued
from queue_core.domain.find import offered
from queue_core.domain.office import Service
from queue_core.domain.refusals import Refused
from queue_core.domain.slots import Plan, bookable_days, nearest_free, plan_of
from queue_core.domain.state import OfficeState

Events = tuple[e.AnyEvent, ...]
LIMIT_PER_CONTACT = 2
"""Live bookings of one contact in one day's aggregate."""
NEAREST = 3
"""Slots told to one who came too late."""


def book(command: c.Book, state: OfficeState, context: Context) -> Events:
    """Take a slot if the windows' share open to bookings allows it."""
    day = _day(context)
    service = offered(context.office, command.service)
    if not service.bookable:
        raise Refused("slot_unfit")
    _check_slot(command.slot, service, day, context)
    _check_limit(command.limit_key, day)
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
    """To another slot, of the same day or another; it stays the same booking."""
    day = _day(context)
    booking = _by_token(command.token, day, context)
    if booking.state != "booked":
        raise Refused("booking_used")
    service = offered(context.office, booking.service)
    to_day = business_day(context.office, command.slot)
    if to_day != day.day:
        return (_to_another_day(booking, service, command.slot, to_day, context),)
    _check_slot(command.slot, service, day, context, booking.id)
    return (
        e.BookingMoved(
            at=context.at,
            who=context.actor.who,
            booking=booking.id,
            day=day.day,
            slot=command.slot,
            moves=booking.moves + 1,
        ),
    )


def _to_another_day(
    booking: Booking, service: Service, slot: int, to_day: str, context: Context
) -> e.BookingMoved:
    """One commit over both days."""
    target = context.days.get(to_day)
    if target is None:
        raise Refused("slot_unfit")
    _check_slot(slot, service, target, context)
    _check_limit(booking.limit_key, target)
    return e.BookingMoved(
        at=context.at,
        who=context.actor.who,
        booking=booking.id,
        day=_day(context).day,
        slot=slot,
        moves=booking.moves + 1,
        to_day=to_day,
        service=booking.service,
        language=booking.language,
        limit_key=booking.limit_key,
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
    if context.actor.role in ("public", "partner") and not command.token:
        raise Refused("forbidden")  # eight digits could be tried out from afar
    day = _day(context)
    if state.intake.suspended:
        raise Refused("suspended", text=state.intake.suspend_text)
    if not is_open(office, state, at):
        raise Refused("office_closed")
    booking = _named(command, day, context)
    if booking.state == "moved":
        raise Refused("booking_moved")
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


def _check_limit(limit_key: str, day: DayBookings) -> None:
    """One contact may not hoard a day."""
    mine = sum(b.limit_key == limit_key and b.state == "booked" for b in day.bookings.values())
    if limit_key and mine >= LIMIT_PER_CONTACT:
        raise Refused("booking_limit")


def _live(day: DayBookings) -> list[Booking]:
    return [b for b in day.bookings.values() if b.state in ("booked", "arrived")]


def _check_slot(
    slot: int, service: Service, day: DayBookings, context: Context, without: str = ""
) -> None:
    office = context.office
    hours = doors(office, day.day)
    slot_ms = office.booking.slot_s * 1000
    if hours is None or business_day(office, slot) != day.day:
        raise Refused("slot_unfit")
    if day.day > bookable_days(office, context.at)[-1]:
        raise Refused("slot_unfit")
    opens, closes = hours
    fits = opens <= slot and slot + service.norm_s * 1000 <= closes
    if not fits or (slot - opens) % slot_ms or slot <= context.at:
        raise Refused("slot_unfit")
    plan = Plan(office, day, without) if without else plan_of(office, day)
    if plan.places(service, slot) <= 0:
        nearest = nearest_free(office, service, day, slot, context.at, NEAREST)
        raise Refused("slot_taken", nearest=nearest)


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
    if command.booking:
        if context.actor.role not in ("reception", "supervisor"):
            raise Refused("forbidden")
        if command.booking not in day.bookings:
            raise Refused("booking_unknown")
        return day.bookings[command.booking]
    for booking in day.bookings.values():
        if command.code and context.code_of(booking.id) == command.code:
            return booking
    raise Refused("booking_unknown")
