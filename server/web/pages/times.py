"""Times as the pages say them: of the clock in the office's zone, and the next opening."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date

from queue_core.domain.day import zone_of
from server.web.pages.words import Words

MINUTE_MS = 60_000


def clock_time(at: int, zone: str) -> str:
    """«10:42»."""
    return datetime.fromtimestamp(at / 1000, zone_of(zone)).strftime("%H:%M")


def date_of(at: int, zone: str) -> date:
    """The day of the calendar."""
    return datetime.fromtimestamp(at / 1000, zone_of(zone)).date()


def long_date(day: date, words: Words) -> str:
    """«вторник, 24 ноября»."""
    return format_date(day, "EEEE, d MMMM", locale=words.code)


def short_date(day: date, words: Words) -> str:
    """«24 ноября»."""
    return format_date(day, "d MMMM", locale=words.code)


def short_weekday(day: date, words: Words) -> str:
    """«вт»."""
    return format_date(day, "EEE", locale=words.code)


def local_hour(at: int, zone: str) -> int:
    """Of the office's clock."""
    return datetime.fromtimestamp(at / 1000, zone_of(zone)).hour


def day_and_time(at: int, zone: str, words: Words) -> str:
    """«22 ноября, 10:49»."""
    return f"{short_date(date_of(at, zone), words)}, {clock_time(at, zone)}"


def opening_text(words: Words, opens: int, now: int, zone: str) -> str:
    """When the doors open next: today, tomorrow, or with the date."""
    if not opens:
        return words.gettext("Сегодня приёма нет")
    here = zone_of(zone)
    day = datetime.fromtimestamp(opens / 1000, here).date()
    today = datetime.fromtimestamp(now / 1000, here).date()
    time = clock_time(opens, zone)
    if day == today:
        return words.gettext("Откроется сегодня в {time}", time=time)
    if day == today + timedelta(days=1):
        return words.gettext("Откроется завтра в {time}", time=time)
    told = format_date(day, "EEE, d MMMM", locale=words.code)
    return words.gettext("Откроется {date} в {time}", time=time, date=told)


def minutes_between(now: int, at: int) -> int:
    """Whole minutes from `now` to `at`, rounded up, never below zero."""
    return max(0, -(-(at - now) // MINUTE_MS))
