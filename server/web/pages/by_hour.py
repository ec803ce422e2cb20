"""The part of an office's page that tells its load by hour; drawn once a minute and language."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from queue_core.domain.office import Office
from server.history.day import BestHours, DayByHour, HourOfDay
from server.history.history import History
from server.rooms.ids import clock_ms
from server.store.errors import StoreError
from server.web.pages.chart import chart_of, wait_min
from server.web.pages.drawing import Drawing
from server.web.pages.language import Speech
from server.web.pages.quiet import quiet_text
from server.web.pages.schedule import day_name
from server.web.pages.times import MINUTE_MS, clock_time
from server.web.pages.words import Words

_MOST_KEPT = 256
_NOT_KNOWN = "–"


class ByHour:
    """Draws it, and keeps it for a minute: samples are no newer."""

    def __init__(self, history: History, drawing: Drawing) -> None:
        self._history = history
        self._drawing = drawing
        self._parts: dict[tuple[str, Speech], tuple[int, Markup]] = {}

    async def part(self, office: Office, speech: Speech) -> Markup:
        """The part; empty while the store is away and nothing is known."""
        minute, key = clock_ms() // MINUTE_MS, (office.id, speech)
        kept = self._parts.get(key)
        if kept is not None and kept[0] == minute:
            return kept[1]
        try:
            day = await self._history.day(office.id)
        except StoreError:
            return kept[1] if kept else Markup()
        html = self._drawing.draw(
            "by_hour", speech, f"/offices/{office.id}", **facts(day, office, speech.words)
        )
        if len(self._parts) >= _MOST_KEPT:
            self._parts.clear()
        self._parts[key] = minute, Markup(html)
        return self._parts[key][1]


def facts(day: DayByHour, office: Office, words: Words) -> dict[str, Any]:
    """What the template fills in."""
    waits = [(hour.start, wait_min(hour.usual)) for hour in day.hours]
    return {
        "chart": chart_of(day, office.zone),
        "title": quiet_text(waits, clock_ms(), office.zone, words),
        "is_closed": not day.hours,
        "days_known": day.days_known,
        "hours": [_row(hour, day.now, office.zone) for hour in day.hours],
        "best": [_best(best, day.day, office.zone, words) for best in day.best],
    }


def _row(hour: HourOfDay, now: int, zone: str) -> dict[str, Any]:
    usual, today = wait_min(hour.usual), wait_min(hour.today)
    return {
        "name": clock_time(hour.start, zone),
        "is_now": hour.start == now,
        "usual": _NOT_KNOWN if usual is None else usual,
        "today": _NOT_KNOWN if today is None else today,
        "waiting": _NOT_KNOWN if hour.today is None else round(hour.today.waiting),
        "windows": _NOT_KNOWN if hour.today is None else round(hour.today.windows),
    }


def _best(best: BestHours, today: str, zone: str, words: Words) -> dict[str, str]:
    if best.wait_min:
        wait = words.ngettext(
            "обычно ждут около {n} минуты", "обычно ждут около {n} минут", best.wait_min
        )
    else:
        wait = words.gettext("обычно не ждут")
    return {
        "day": day_name(best.day, today, words),
        "hours": f"{clock_time(best.start, zone)}–{clock_time(best.end, zone)}",
        "wait": wait,
    }
