"""Hours and weeks of an office's own calendar, as history counts them.

An hour is named by its beginning in ms, so a day of summer time's end has one more of them than
hands of the clock tell; an hour past midnight belongs to the day whose doors it follows.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from queue_core.domain.day import doors, zone_of
from queue_core.domain.office import Office

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
WEEKS_KEPT = 8


def hour_of(zone: str, at: int) -> int:
    """When the hour of the wall clock began that `at` lies in."""
    here = datetime.fromtimestamp(at // 1000, zone_of(zone))
    return at - (here.minute * 60 + here.second) * 1000 - at % 1000


def clock_hour(zone: str, day: str, start: int) -> int:
    """The hour by the wall clock, counted from the midnight `day` began with: 25 is one o'clock
    of the night after."""
    here = datetime.fromtimestamp(start / 1000, zone_of(zone))
    return (here.date() - date.fromisoformat(day)).days * 24 + here.hour


def open_hours(office: Office, day: str) -> range:
    """The beginnings of all hours in which the doors are open, in order; empty: closed."""
    hours = doors(office, day)
    if hours is None:
        return range(0)
    return range(hour_of(office.zone, hours[0]), hours[1], HOUR_MS)


def days_from(day: str, count: int) -> list[str]:
    """`day` and those after it, ISO."""
    first = date.fromisoformat(day)
    return [(first + timedelta(days=ahead)).isoformat() for ahead in range(count)]


def weekday_of(day: str) -> int:
    """0: Monday."""
    return date.fromisoformat(day).weekday()


def week_of(day: str) -> str:
    """The ISO week of a day: «2026-W48»."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


def weeks_until(day: str) -> list[str]:
    """The week of `day` and the weeks kept before it, oldest first."""
    this = date.fromisoformat(day)
    return [
        week_of((this - timedelta(weeks=back)).isoformat()) for back in range(WEEKS_KEPT, -1, -1)
    ]


def kept_until(week: str) -> int:
    """When a week's figures go, ms: eight weeks after its end."""
    year, number = week.split("-W")
    monday = datetime.fromisocalendar(int(year), int(number), 1).replace(tzinfo=UTC)
    return int((monday + timedelta(weeks=1 + WEEKS_KEPT)).timestamp() * 1000)
