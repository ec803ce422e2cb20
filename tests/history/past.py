"""Weeks of an office's past, made up for tests: busy at noon, quiet in the evening."""

from __future__ import annotations

from datetime import date, timedelta

from queue_core.domain.office import Office
from server.history.hours import WEEKS_KEPT, clock_hour, open_hours
from server.history.sampler import Name
from server.history.sums import Hour

MINUTES = (4, 8, 11, 15, 18, 16, 10, 7, 6, 12, 13, 5)
"""Of wait, from eight o'clock on."""


def made_up_past(office: Office, today: str, days: int = 7 * WEEKS_KEPT) -> dict[Name, Hour]:
    """Hours of the days before `today`."""
    hours: dict[Name, Hour] = {}
    for back in range(1, days + 1):
        day = (date.fromisoformat(today) - timedelta(days=back)).isoformat()
        for start in open_hours(office, day):
            minutes = minutes_at(clock_hour(office.zone, day, start))
            hours[day, start] = _hour(minutes, next(iter(office.services)))
    return hours


def minutes_at(clock: int) -> int:
    """How long one waits at an hour of the clock."""
    return MINUTES[(clock - 8) % len(MINUTES)]


def _hour(minutes: int, service: str) -> Hour:
    hour = Hour()
    for sums in (hour.office, hour.service(service)):
        sums.look(3600, minutes, 3)
        for extra in (-60, 0, 60):
            sums.call(minutes * 60 + extra)
    return hour
