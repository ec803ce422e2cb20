"""Bookings: a slot is never given twice; check-in is one decision over booking and ticket."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from queue_core.domain import commands as c
from queue_core.domain.bookings import Booking, DayBookings
from queue_core.domain.office import Office, Window
from queue_core.domain.slots import Plan, capacity, free_slots
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


def test_services_that_share_windows_share_their_time() -> None:
    """Every window of the sample serves all of it: what is booked for one is gone for the other."""
    office = small_office({"1": ("a", "b"), "2": ("a", "b")}, norm_s={"a": 900, "b": 900})
    day = booked(("a", SLOT))

    assert places(office, "a", DayBookings(day=DAY)) == 1
    assert places(office, "b", DayBookings(day=DAY)) == 1
    assert places(office, "b", day) == 0


def test_bookings_move_aside_to_windows_that_only_they_may_use() -> None:
    office = small_office(
        {"1": ("a", "b"), "2": ("a", "b"), "3": ("a",), "4": ("a",)}, norm_s={"a": 900, "b": 900}
    )

    assert places(office, "b", booked(("a", SLOT))) == 1
    assert places(office, "b", booked(("a", SLOT), ("a", SLOT))) == 0


def test_a_long_service_takes_the_slots_it_runs_through() -> None:
    office = small_office({"1": ("a", "b")}, norm_s={"a": 2700, "b": 600})
    day = booked(("a", SLOT))

    free = {at: places(office, "b", day, at) for at in range(SLOT, SLOT + HOUR, 15 * MINUTE)}

    assert list(free.values()) == [0, 0, 0, 1]
    assert places(office, "a", day, SLOT - 15 * MINUTE) == 0
    assert places(office, "a", day, SLOT - 45 * MINUTE) == 1


def test_a_booking_that_moves_leaves_its_own_place() -> None:
    office = small_office({"1": ("a",)}, norm_s={"a": 2700})
    day = booked(("a", SLOT))

    assert Plan(office, day).places(office.services["a"], SLOT + 15 * MINUTE) == 0
    assert Plan(office, day, "0").places(office.services["a"], SLOT + 15 * MINUTE) == 1


@given(
    windows=st.lists(st.sets(st.sampled_from("abcd"), min_size=1), min_size=1, max_size=5),
    wanted=st.lists(st.sampled_from("abcd"), max_size=40),
)
def test_room_is_what_no_set_of_services_denies(windows: list[set[str]], wanted: list[str]) -> None:
    """Hall's condition: a set of services may take what the windows that serve any of it give."""
    office = small_office(
        {str(n): tuple(sorted(served)) for n, served in enumerate(windows)},
        norm_s=dict.fromkeys("abcd", 150),
    )
    day = DayBookings(day=DAY)
    for n, service in enumerate(wanted):
        fits = most_by_hall(office, windows, service, day)

        assert places(office, service, day) == max(0, fits)
        if fits > 0:
            day.put(Booking(id=str(n), service=service, slot=SLOT))


def most_by_hall(office: Office, windows: list[set[str]], service: str, day: DayBookings) -> int:
    """Slots of 900 s, half of them bookable, services of 150 s: three bookings a window."""
    booked = Counter(booking.service for booking in day.bookings.values())
    others = set("abcd") - {service}
    sets = [{service, *chosen} for size in range(4) for chosen in combinations(others, size)]
    left = min(
        3 * sum(bool(served & chosen) for served in windows) - sum(booked[s] for s in chosen)
        for chosen in sets
    )
    return min(left, capacity(office, office.services[service]) - booked[service])


DAY = "2026-11-23"


def small_office(windows: dict[str, tuple[str, ...]], norm_s: dict[str, int]) -> Office:
    """Half of each window's time may be booked."""
    office = Desk().office
    model = office.services["passport"]
    return replace(
        office,
        windows={id: Window(id=id, hall="1", services=served) for id, served in windows.items()},
        services={id: replace(model, id=id, norm_s=norm) for id, norm in norm_s.items()},
    )


def booked(*bookings: tuple[str, int]) -> DayBookings:
    rows = [Booking(id=str(n), service=s, slot=at) for n, (s, at) in enumerate(bookings)]
    return DayBookings(day=DAY, bookings={row.id: row for row in rows})


def places(office: Office, service: str, day: DayBookings, at: int = SLOT) -> int:
    free = free_slots(office, office.services[service], day, EIGHT)
    return {slot.at: slot.free for slot in free}.get(at, 0)


def test_the_public_checks_in_by_token_alone_since_codes_can_be_guessed() -> None:
    desk = booking_desk()
    token = book(desk)
    assert desk.bookings is not None
    code = desk.context("phone", "public").code_of(next(iter(desk.bookings.bookings)))
    desk.at = SLOT - 5 * MINUTE

    assert desk.refusal(c.CheckIn(code=code), "phone", "public") == "forbidden"
    made = desk.do(c.CheckIn(token=token), "phone", "public")

    assert made["slot"] == SLOT
