"""Bookings: a slot is never given twice; check-in is one decision over booking and ticket."""

from __future__ import annotations

from datetime import date, timedelta

from queue_core.domain import commands as c
from queue_core.domain.bookings import DayBookings
from queue_core.domain.decide_bookings import capacity
from tests.core.sample import EIGHT, HOUR, MINUTE, Desk

SLOT = EIGHT + 4 * HOUR


def booking_desk() -> Desk:
    desk = Desk()
    desk.bookings = DayBookings(day="2026-11-23")
    return desk


def book(desk: Desk, slot: int = SLOT) -> str:
    return str(desk.do(c.Book("passport", slot), "phone", "public")["token"])


def test_a_slot_is_booked_up_to_its_capacity_and_the_nearest_free_ones_are_told() -> None:
    desk = booking_desk()
    places = capacity(desk.office, desk.office.services["passport"])
    for _ in range(places):
        book(desk)

    refused = desk.try_(c.Book("passport", SLOT), "phone", "public").refused

    assert refused is not None
    assert refused.code == "slot_taken"
    assert refused.facts["nearest"][0] in (SLOT - 15 * MINUTE, SLOT + 15 * MINUTE)


def test_a_slot_out_of_the_grid_or_the_hours_is_refused() -> None:
    desk = booking_desk()
    for slot in (SLOT + 1, EIGHT - HOUR, EIGHT + 12 * HOUR, desk.at - HOUR):
        assert desk.refusal(c.Book("passport", slot), "phone", "public") == "slot_unfit"
    assert desk.refusal(c.Book("advice", SLOT), "phone", "public") == "slot_unfit"


def test_nobody_books_beyond_the_days_ahead() -> None:
    desk = booking_desk()
    ahead = desk.office.booking.days_ahead
    for days, fits in ((ahead, True), (ahead + 1, False)):
        slot = SLOT + days * 24 * HOUR
        day = date(2026, 11, 23) + timedelta(days=days)
        desk.bookings = DayBookings(day=day.isoformat())
        refused = desk.try_(c.Book("passport", slot), "phone", "public").refused
        assert (refused is None) is fits


def test_check_in_makes_a_ticket_of_the_booking_once() -> None:
    desk = booking_desk()
    token = book(desk)
    desk.at = SLOT - 10 * MINUTE

    made = desk.do(c.CheckIn(token=token))

    assert made["slot"] == SLOT
    assert desk.refusal(c.CheckIn(token=token)) == "booking_used"
    assert desk.bookings is not None
    assert next(iter(desk.bookings.bookings.values())).ticket == made["ticket"]


def test_check_in_is_refused_too_early_and_too_late() -> None:
    desk = booking_desk()
    token = book(desk)

    assert desk.refusal(c.CheckIn(token=token)) == "booking_early"
    desk.at = SLOT + 16 * MINUTE
    assert desk.refusal(c.CheckIn(token=token)) == "booking_lapsed"


def test_the_clock_lapses_who_did_not_come() -> None:
    desk = booking_desk()
    book(desk)
    desk.at = SLOT + 16 * MINUTE

    desk.do(c.Tick(), "clock", "clock")

    assert desk.bookings is not None
    assert next(iter(desk.bookings.bookings.values())).state == "lapsed"


def test_a_booking_is_moved_and_cancelled_by_its_token() -> None:
    desk = booking_desk()
    token = book(desk)

    desk.do(c.MoveBooking(token, SLOT + 30 * MINUTE), "phone", "public")
    desk.do(c.CancelBooking(token), "phone", "public")

    assert desk.refusal(c.CancelBooking(token), "phone", "public") == "booking_used"
    assert desk.refusal(c.CancelBooking("guess"), "phone", "public") == "booking_unknown"
