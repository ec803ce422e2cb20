"""Who is next, and the reason told for it."""

from __future__ import annotations

from queue_core.domain import commands as c
from queue_core.domain.bookings import Booking, DayBookings
from tests.core.sample import MINUTE, Desk, sample_office


def desk_with_bookings(count: int, slot: int) -> Desk:
    desk = Desk()
    desk.bookings = DayBookings(
        day="2026-11-23",
        bookings={
            f"b{n}": Booking(id=f"b{n}", service="passport", slot=slot) for n in range(count)
        },
    )
    return desk


def check_in(desk: Desk, n: int) -> str:
    return str(desk.do(c.CheckIn(token=f"token-b{n}"))["ticket"])


def reason(desk: Desk, who: str = "anna") -> tuple[str, str]:
    called = desk.do(c.CallNext(), who)
    desk.do(c.Start(), who)
    desk.do(c.Finish(), who)
    return called["ticket"], called["reason"]


def test_ordinary_visitors_go_by_due_time_not_by_arrival() -> None:
    desk = Desk()
    desk.open()
    patient = desk.issue("passport")
    desk.later(MINUTE)
    quick = desk.issue("collect")

    assert reason(desk) == (quick, "turn")
    assert reason(desk) == (patient, "turn")


def test_urgent_goes_before_right_before_booked_before_turn() -> None:
    slot = Desk().at
    desk = desk_with_bookings(1, slot)
    desk.open()
    ordinary = desk.issue()
    booked = check_in(desk, 0)
    veteran = desk.issue(class_id="veteran")
    raised = desk.issue()
    desk.do(c.Raise(ticket=raised, reason="стало плохо"), "boss", "supervisor")

    assert reason(desk) == (raised, "urgent")
    assert reason(desk) == (veteran, "by_right")
    assert reason(desk) == (booked, "booked_slot")
    assert reason(desk) == (ordinary, "turn")


def test_a_denied_class_goes_back_to_the_place_of_its_arrival() -> None:
    desk = Desk()
    desk.open()
    first = desk.issue()
    desk.later(1)
    claimed = desk.issue(class_id="veteran")
    desk.later(1)
    third = desk.issue()
    assert desk.call() == claimed

    desk.do(c.DenyClass(), "anna")

    assert [reason(desk)[0] for _ in range(3)] == [first, claimed, third]


def test_a_booking_before_its_slot_waits_among_the_ordinary() -> None:
    at = Desk().at
    desk = desk_with_bookings(1, at + 20 * MINUTE)
    desk.open()
    booked = check_in(desk, 0)
    ordinary = desk.issue()

    assert reason(desk)[0] == ordinary
    desk.later(20 * MINUTE)
    desk.issue()
    assert reason(desk) == (booked, "booked_slot")


def test_the_cap_ends_the_passing_of_an_ordinary_visitor() -> None:
    desk = desk_with_bookings(8, Desk().at + 20 * MINUTE)
    desk.open()
    ordinary = desk.issue()
    desk.later(20 * MINUTE)
    for n in range(8):
        check_in(desk, n)

    called = [reason(desk) for _ in range(9)]

    assert [why for _, why in called[:5]] == ["booked_slot"] * 5
    assert called[5] == (ordinary, "cap")
    assert all(why == "booked_slot" for _, why in called[6:])


def test_a_call_put_back_passed_nobody() -> None:
    desk = desk_with_bookings(1, Desk().at)
    desk.open()
    desk.issue()
    check_in(desk, 0)
    desk.call()
    assert desk.state.passing["passport"]

    desk.do(c.PutBack(), "anna")

    assert not desk.state.passing["passport"]


def test_overflow_services_are_taken_only_when_the_own_are_empty() -> None:
    desk = Desk()
    desk.open("boris", "2")
    overflow = desk.issue("collect")
    own = desk.issue("passport")

    assert reason(desk, "boris")[0] == own
    assert reason(desk, "boris")[0] == overflow


def test_overflow_never_takes_by_right_visitors() -> None:
    desk = Desk()
    desk.open("boris", "2")
    desk.issue("collect", class_id="veteran")

    assert desk.refusal(c.CallNext(), "boris") == "nobody_waiting"


def test_a_shorter_target_brings_its_class_forward() -> None:
    desk = Desk()
    desk.open()
    ordinary = desk.issue()
    desk.later(5 * MINUTE)
    family = desk.issue(class_id="family")

    assert reason(desk)[0] == family
    assert reason(desk)[0] == ordinary


def test_numbers_go_on_in_the_reserve_letter_and_never_wrap() -> None:
    desk = Desk()
    desk.issue()
    desk.state.counters["А"] = 998

    numbers = [desk.do(c.IssueTicket(("passport",)))["number"] for _ in range(2)]
    desk.state.counters["У"] = 999

    assert numbers == ["А999", "У001"]
    assert desk.refusal(c.IssueTicket(("passport",))) == "numbers_exhausted"


def test_latin_look_alikes_find_the_number() -> None:
    desk = Desk()
    ticket = desk.issue()
    code = desk.do(c.Reprint(ticket=ticket), "desk", "reception")["code"]

    desk.do(c.StepAway(number=" a001 ", code=code), "phone", "public")

    assert desk.ticket(ticket).state == "held"


def test_a_sensitive_service_shares_a_neutral_letter() -> None:
    office = sample_office()
    assert office.services["advice"].letter == office.services["collect"].letter
