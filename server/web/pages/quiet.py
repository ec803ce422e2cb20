"""When an office is quiet today, in one sentence: what a chart is read for."""

from __future__ import annotations

from collections.abc import Sequence

from server.history.hours import HOUR_MS
from server.web.pages.times import clock_time
from server.web.pages.words import Words

CALM_MIN = 5
"""Whoever waits no longer than this does not wait."""
Waits = Sequence[tuple[int, int | None]]
"""The beginnings of today's open hours, ms, and what one usually waits then, minutes."""


def quiet_hours(waits: Waits, now: int) -> tuple[int, int] | None:
    """The quietest stretch still to come, from and until, ms; None: not known."""
    ahead = [(start, wait) for start, wait in waits if start + HOUR_MS > now and wait is not None]
    if not ahead:
        return None
    least = min(wait for _, wait in ahead)
    most = max(wait for _, wait in ahead)
    calm = max(least + (most - least) // 4, CALM_MIN)
    best: tuple[int, int] | None = None
    run: tuple[int, int] | None = None
    for start, wait in ahead:
        if wait > calm:
            run = None
            continue
        run = (run[0] if run and run[1] == start else start, start + HOUR_MS)
        if best is None or run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def quiet_text(waits: Waits, now: int, zone: str, words: Words, *, is_brief: bool = False) -> str:
    """«Сегодня тише всего после 15:00», or «после 15:00» where that is the heading."""
    found = quiet_hours(waits, now)
    if found is None:
        return ""
    _, end = found
    start = clock_time(found[0], zone)
    is_whole = found[0] <= max(now, waits[0][0]) and end > waits[-1][0]
    is_last = end > waits[-1][0]
    until = clock_time(end, zone)
    if is_brief:
        if is_whole:
            return words.gettext("весь день")
        if found[0] <= now:
            return words.gettext("сейчас, до {until}", until=until)
        if is_last:
            return words.gettext("после {start}", start=start)
        return f"{start}–{until}"
    if is_whole:
        return words.gettext("Сегодня тихо до самого закрытия")
    if found[0] <= now:
        return words.gettext("Сегодня тише всего сейчас, до {until}", until=until)
    if is_last:
        return words.gettext("Сегодня тише всего после {start}", start=start)
    return words.gettext("Сегодня тише всего с {start} до {until}", start=start, until=until)
