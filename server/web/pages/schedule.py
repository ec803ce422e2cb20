"""An office's hours by weekday, alike ones in one line, and the days that are not as usual."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date

from queue_core.domain.day import DAY_MINUTES
from queue_core.domain.office import Office, Opening
from server.web.pages.words import Words

AHEAD_DAYS = 30
_MONDAY = date(2024, 1, 1)


def week_rows(office: Office, words: Words) -> list[tuple[str, str]]:
    """«Пн–Пт», «08:00–20:00»."""
    rows: list[tuple[str, str]] = []
    first = 0
    for day in range(1, 8):
        if day < 7 and office.week[day] == office.week[first]:
            continue
        names = _name(first, words) if day - first == 1 else _span(first, day - 1, words)
        rows.append((names, hours_text(office.week[first], words)))
        first = day
    return rows


def exceptions(office: Office, today: str, words: Words) -> list[tuple[str, str]]:
    """Dates of the coming weeks with hours of their own."""
    begin = date.fromisoformat(today)
    end = (begin + timedelta(days=AHEAD_DAYS)).isoformat()
    return [
        (
            format_date(date.fromisoformat(day), "EEEE, d MMMM", locale=words.code),
            hours_text(office.exceptions[day], words),
        )
        for day in sorted(office.exceptions)
        if today <= day <= end
    ]


def hours_text(opening: Opening | None, words: Words) -> str:
    """«08:00–20:00», or that it is closed."""
    if opening is None:
        return words.gettext("выходной")
    if opening.closes - opening.opens >= DAY_MINUTES:
        return words.gettext("круглосуточно")
    return f"{_clock(opening.opens)}–{_clock(opening.closes)}"


def day_name(day: str, today: str, words: Words) -> str:
    """«сегодня», «завтра», «среда, 25 ноября»."""
    if day == today:
        return words.gettext("сегодня")
    if date.fromisoformat(day) - date.fromisoformat(today) == timedelta(days=1):
        return words.gettext("завтра")
    return format_date(date.fromisoformat(day), "EEEE, d MMMM", locale=words.code)


def _span(first: int, last: int, words: Words) -> str:
    if last - first == 6:
        return words.gettext("Каждый день")
    return f"{_name(first, words)}–{_name(last, words)}"


def _name(weekday: int, words: Words) -> str:
    short = format_date(_MONDAY + timedelta(days=weekday), "EEE", locale=words.code)
    return short[:1].upper() + short[1:]


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes % DAY_MINUTES, 60)
    return f"{hours:02}:{rest:02}"
