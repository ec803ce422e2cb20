"""Hours of the wall clock, days of 23 and 25 hours, and days that end past midnight."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from queue_core.domain.day import business_day
from queue_core.domain.office import Opening
from server.history.hours import (
    DAY_MS,
    HOUR_MS,
    clock_hour,
    hour_of,
    kept_until,
    open_hours,
    week_of,
    weeks_until,
)
from tests.core.sample import EIGHT, sample_office

ALL_DAY = (Opening(0, 1440),) * 7
NIGHT = (Opening(18 * 60, 27 * 60),) * 7


def _at(zone: str, text: str, fold: int = 0) -> int:
    moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return int(moment.timestamp() * 1000)


def test_an_hour_begins_where_the_wall_clock_shows_no_minutes() -> None:
    half = _at("Asia/Kolkata", "2026-11-23T10:42:30")

    assert hour_of("Asia/Kolkata", half) == _at("Asia/Kolkata", "2026-11-23T10:00")
    assert hour_of("Europe/Moscow", EIGHT) == EIGHT
    assert hour_of("Europe/Moscow", EIGHT - 1) == EIGHT - HOUR_MS


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25)])
def test_a_day_of_the_change_of_summer_time_has_its_own_number_of_hours(
    day: str, hours: int
) -> None:
    office = sample_office(zone="Europe/Berlin", week=ALL_DAY)

    beginnings = list(open_hours(office, day))

    assert len(beginnings) == hours
    assert {later - earlier for earlier, later in pairwise(beginnings)} == {HOUR_MS}


def test_the_repeated_hour_is_two_hours_of_one_name() -> None:
    first = _at("Europe/Berlin", "2026-10-25T02:30")
    second = _at("Europe/Berlin", "2026-10-25T02:30", fold=1)

    assert hour_of("Europe/Berlin", second) - hour_of("Europe/Berlin", first) == HOUR_MS
    assert [clock_hour("Europe/Berlin", "2026-10-25", at) for at in (first, second)] == [2, 2]


def test_hours_past_midnight_belong_to_the_day_that_opened() -> None:
    office = sample_office(week=NIGHT)
    night = _at("Europe/Moscow", "2026-11-24T02:30")

    day = business_day(office, night)

    assert day == "2026-11-23"
    assert hour_of(office.zone, night) in open_hours(office, day)
    assert clock_hour(office.zone, day, night) == 26
    assert len(open_hours(office, day)) == 9


def test_a_closed_day_has_no_hours() -> None:
    assert not open_hours(sample_office(exceptions={"2026-11-23": None}), "2026-11-23")


def test_weeks_are_kept_for_eight_weeks_after_their_end() -> None:
    end = _at("UTC", "2026-11-30T00:00")

    assert week_of("2026-11-29") == week_of("2026-11-23") == "2026-W48"
    assert kept_until("2026-W48") == end + 56 * DAY_MS
    assert weeks_until("2027-01-04")[0] == "2026-W46"
    assert weeks_until("2027-01-04")[-1] == "2027-W01"
