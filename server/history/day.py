"""A day's load by hour as people are shown it: today beside the usual, and the best hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from queue_core.domain.day import business_day, doors
from queue_core.domain.office import Office
from server.history.hours import clock_hour, days_from, hour_of, open_hours, weekday_of
from server.history.sampler import Name
from server.history.sums import Figures, Hour, Sums, figures
from server.history.usual import Past, Usual

BEST = 3
AHEAD_DAYS = 7


class HourOfDay(Struct, frozen=True):
    """One hour in which the doors are open."""

    start: int
    """ms."""
    usual: Figures | None
    today: Figures | None
    """None: it has not come yet, or nobody looked."""


class BestHours(Struct, frozen=True):
    """A stretch of hours in which one usually waits least."""

    day: str
    start: int
    end: int
    wait_min: int


class DayByHour(Struct, frozen=True):
    """An office's day, or one service's."""

    day: str
    hours: tuple[HourOfDay, ...]
    now: int
    """When the present hour began, ms; it need not be among the hours."""
    best: tuple[BestHours, ...]
    days_known: int
    """How many days the usual stands on; 0: too few to tell."""


def day_by_hour(
    office: Office, past: Past, today: Mapping[Name, Hour], usual: Usual, at: int, service: str = ""
) -> DayByHour:
    """Hours when the doors are closed are left out. `service`: of it alone."""
    day = business_day(office, at)
    weekday = weekday_of(day)
    now = hour_of(office.zone, at)
    hours = []
    for start in open_hours(office, day):
        clock = clock_hour(office.zone, day, start)
        seen = today.get((day, start)) if start <= now else None
        hours.append(
            HourOfDay(
                start,
                _told(past.hour(weekday, clock), service),
                _told(seen, service),
            )
        )
    known = past.days_of(weekday) if any(hour.usual for hour in hours) else 0
    return DayByHour(day, tuple(hours), now, best_hours(office, usual, at), known)


def best_hours(office: Office, usual: Usual, at: int) -> tuple[BestHours, ...]:
    """The stretches of the coming week with the least wait, the soonest first among equals.

    A stretch of equal hours is told as one, and one a day: people want a choice of days.
    """
    found: list[BestHours] = []
    for day in days_from(business_day(office, at), AHEAD_DAYS):
        stretches = list(_stretches(office, usual, day, at))
        if stretches:
            found.append(min(stretches, key=lambda best: (best.wait_min, best.start)))
    found.sort(key=lambda best: (best.wait_min, best.start))
    return tuple(found[:BEST])


def _stretches(office: Office, usual: Usual, day: str, at: int) -> Iterator[BestHours]:
    """Neighbouring hours of one wait; those that are over are left out."""
    hours = doors(office, day)
    if hours is None:
        return
    last: BestHours | None = None
    for start in open_hours(office, day):
        end = min(start + 3_600_000, hours[1])
        wait = usual.wait(weekday_of(day), clock_hour(office.zone, day, start))
        if end <= at + 1_800_000 or wait is None:
            continue
        begin = max(start, hours[0])
        if last is not None and last.wait_min == wait and last.end == begin:
            last = BestHours(day, last.start, end, wait)
            continue
        if last is not None:
            yield last
        last = BestHours(day, begin, end, wait)
    if last is not None:
        yield last


def _told(hour: Hour | None, service: str) -> Figures | None:
    if hour is None:
        return None
    sums: Sums | None = hour.services.get(service) if service else hour.office
    if sums is None:
        return None
    return figures(sums) if sums.seconds or sums.called else None
