"""What the administrator's desk may do beyond a kiosk."""

from __future__ import annotations

import pytest

from queue_core.domain import commands as c
from queue_core.domain.bookings import DayBookings
from tests.core.sample import EIGHT, HOUR, MINUTE, Desk

SLOT = EIGHT + 4 * HOUR


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.bookings = DayBookings(day="2026-11-23")
    return desk


def test_a_booking_is_checked_in_from_the_list_by_reception_alone(desk: Desk) -> None:
    booking = str(desk.do(c.Book("passport", SLOT), "phone", "public")["booking"])
    desk.at = SLOT - 10 * MINUTE
    order = c.CheckIn(booking=booking)

    assert desk.refusal(order, "kiosk-1", "kiosk") == "forbidden"
    assert desk.refusal(order, "phone", "public") == "forbidden"
    made = desk.do(order, "reception", "reception")

    assert made["slot"] == SLOT
    assert desk.refusal(order, "reception", "reception") == "booking_used"


def test_a_booking_of_no_list_is_told(desk: Desk) -> None:
    desk.at = SLOT

    assert desk.refusal(c.CheckIn(booking="b99"), "reception", "reception") == "booking_unknown"


def test_paper_made_good_is_missing_no_more(desk: Desk) -> None:
    ticket = str(desk.do(c.IssueTicket(("passport",)), "kiosk-1", "kiosk")["ticket"])
    desk.do(c.TellDevice("kiosk-1", unconfirmed=ticket), "server", "clock")
    assert desk.ticket(ticket).unprinted

    desk.do(c.Reprint(ticket), "reception", "reception")

    assert not desk.ticket(ticket).unprinted
