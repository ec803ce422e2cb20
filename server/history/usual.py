"""How an office usually is: the same weekday's hours of the last eight weeks, in one.

A weekday seen less than twice borrows from all days, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from queue_core.domain.office import Office
from server.history.hours import clock_hour, weekday_of
from server.history.sampler import Name
from server.history.sums import Hour, figures

LEAST_DAYS = 2
UNKNOWN = 255
_HOURS = 48
"""Of a business day, at most: it may run past midnight."""


class Usual(Struct, frozen=True, array_like=True):
    """Minutes of wait by weekday and hour of the wall clock: small enough for thousands."""

    made: str
    """The day it was made for, ISO."""
    week: dict[int, bytes]
    """Weekday → a byte for each hour from midnight; 255: not known."""
    all_days: bytes
    """The same over all weekdays."""

    def wait(self, weekday: int, hour: int) -> int | None:
        """Minutes; None: not known."""
        minutes = self.week[weekday][hour] if weekday in self.week else self.all_days[hour]
        return None if minutes == UNKNOWN else minutes


class _Pile(Struct):
    """Hours of one name, to be told as one."""

    hour: Hour = field(default_factory=Hour)
    days: set[str] = field(default_factory=set)


class Past(Struct, frozen=True):
    """Everything kept of an office before a day, by weekday and hour of the wall clock."""

    piles: dict[tuple[int, int], _Pile]
    days: dict[int, int]
    """Weekday → how many days of it are known."""

    def hour(self, weekday: int, hour: int) -> Hour | None:
        """The usual hour; None: nothing is known."""
        own = self.piles.get((weekday, hour))
        if self.days.get(weekday, 0) >= LEAST_DAYS:
            return own.hour if own else None
        return self.any_day(hour)

    def any_day(self, hour: int) -> Hour | None:
        """The hour over all weekdays."""
        if sum(self.days.values()) < LEAST_DAYS:
            return None
        whole = Hour()
        for (_, name), pile in self.piles.items():
            if name == hour:
                whole.add(pile.hour)
        return None if whole.office.seconds == 0 and not whole.office.called else whole

    def days_of(self, weekday: int) -> int:
        """How many days the usual of a weekday stands on."""
        own = self.days.get(weekday, 0)
        return own if own >= LEAST_DAYS else sum(self.days.values())


def past_of(office: Office, seen: Mapping[Name, Hour], before: str) -> Past:
    """Pile up all hours of the days before `before`."""
    piles: dict[tuple[int, int], _Pile] = {}
    known: dict[int, set[str]] = {}
    for (day, start), hour in seen.items():
        if day >= before:
            continue
        name = (weekday_of(day), clock_hour(office.zone, day, start))
        pile = piles.setdefault(name, _Pile())
        pile.hour.add(hour)
        pile.days.add(day)
        known.setdefault(name[0], set()).add(day)
    return Past(piles, {weekday: len(days) for weekday, days in known.items()})


def usual_of(past: Past, made: str) -> Usual:
    """What may be told of thousands of offices at once."""
    weekdays = [day for day, count in past.days.items() if count >= LEAST_DAYS]
    return Usual(
        made,
        {day: bytes(_minutes(past.hour(day, hour)) for hour in range(_HOURS)) for day in weekdays},
        bytes(_minutes(past.any_day(hour)) for hour in range(_HOURS)),
    )


def _minutes(hour: Hour | None) -> int:
    wait = figures(hour.office).wait_s if hour else None
    return UNKNOWN if wait is None else min(round(wait / 60), UNKNOWN - 1)
