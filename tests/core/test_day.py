"""The business day: doors, closing, a day missed, summer time, hours past midnight."""

from __future__ import annotations

from queue_core.domain import commands as c
from queue_core.domain import day as d
from queue_core.domain.office import Opening
from tests.core.sample import EIGHT, HOUR, MINUTE, Desk, sample_office


def test_doors_follow_the_wall_clock_across_summer_time() -> None:
    office = sample_office(zone="Europe/Berlin")

    before = d.doors(office, "2026-10-24")
    after = d.doors(office, "2026-10-25")

    assert before is not None
    assert after is not None
    assert after[0] - before[0] == 25 * HOUR
    assert before[1] - before[0] == after[1] - after[0] == 12 * HOUR


def test_an_exception_of_the_hours_replaces_the_week() -> None:
    office = sample_office(exceptions={"2026-11-23": None, "2026-11-24": Opening(600, 700)})

    assert d.doors(office, "2026-11-23") is None
    hours = d.doors(office, "2026-11-24")
    assert hours is not None
    assert hours[1] - hours[0] == 100 * MINUTE


def test_past_midnight_is_still_the_day_that_opened() -> None:
    office = sample_office(week=(Opening(20 * 60, 26 * 60),) * 7)

    assert d.business_day(office, EIGHT + 17 * HOUR) == "2026-11-23"
    assert d.business_day(office, EIGHT + 19 * HOUR) == "2026-11-23"
    assert d.business_day(office, EIGHT + 25 * HOUR) == "2026-11-24"


def test_the_day_closes_two_hours_after_the_doors_and_expires_who_waits() -> None:
    desk = Desk()
    desk.open()
    waiting, served = desk.issue("estate"), desk.issue("passport")
    desk.serve()
    desk.later(13 * HOUR)
    desk.do(c.Tick(), "clock", "clock")
    assert desk.ticket(waiting).ending == "expired"
    assert desk.state.day == ""
    assert desk.ticket(served).state == "serving"

    desk.do(c.Finish(), "anna")

    assert desk.ticket(served).ending == "completed"


def test_a_day_missed_while_the_server_was_down_is_closed_once_before_the_next_command() -> None:
    desk = Desk()
    desk.issue()
    desk.later(47 * HOUR)

    number = desk.do(c.IssueTicket(("passport",)))["number"]

    days = [(type(e).__name__, e.day) for e in desk.events if hasattr(e, "day")]
    assert days == [
        ("DayOpened", "2026-11-23"),
        ("DayClosed", "2026-11-23"),
        ("DayOpened", "2026-11-25"),
    ]
    assert number == "А001"


def test_a_missed_supper_hour_leaves_the_day_shut() -> None:
    desk = Desk(at=EIGHT + HOUR)
    desk.issue()
    desk.later(14 * HOUR)

    assert desk.refusal(c.IssueTicket(("passport",))) == "office_closed"
    assert desk.refusal(c.SignIn("1"), "anna") == "day_closed"
    assert [type(e).__name__ for e in desk.events].count("DayClosed") == 1


def test_screens_hear_when_the_doors_open_and_close() -> None:
    desk = Desk(at=EIGHT - HOUR)
    desk.do(c.Tick(), "clock", "clock")
    desk.later(HOUR)
    desk.do(c.Tick(), "clock", "clock")
    desk.later(12 * HOUR)
    desk.do(c.Tick(), "clock", "clock")

    passed = [event.open for event in desk.events if type(event).__name__ == "DoorsPassed"]
    assert passed == [True, False]


def test_the_clock_tells_when_it_is_needed_next() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    desk.serve()
    until = desk.at + 7 * MINUTE

    desk.do(c.Hold(until=until), "anna")

    assert desk.state.wake == until


def test_an_operator_without_a_link_is_away_after_two_minutes_and_back_with_it() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    ticket = desk.serve()
    desk.do(c.TellPresence("anna", online=False), "server", "clock")
    desk.later(2 * MINUTE)

    desk.do(c.Tick(), "clock", "clock")

    assert desk.state.window("1").away
    assert desk.ticket(ticket).state == "serving"
    desk.do(c.TellPresence("anna", online=True), "server", "clock")
    assert not desk.state.window("1").away


def test_doors_closed_early_close_early() -> None:
    desk = Desk()
    desk.do(c.CloseEarly(at=desk.at + HOUR), "boss", "supervisor")
    desk.issue()
    desk.later(HOUR)

    assert desk.refusal(c.IssueTicket(("passport",))) == "office_closed"
