"""The chart of a day's load by hour: where each bar, mark and label stands. No script draws it."""

from __future__ import annotations

from msgspec import Struct

from server.history.day import DayByHour
from server.history.sums import Figures
from server.web.pages.times import clock_time

WIDE, TALL = 336, 200
_TOP, _BASE = 26, 172
"""The highest bar's top, leaving room for its figure, and the line that bars stand on."""
_LABEL_AT = 194
_LABEL_WIDE = 30
_LEAST_SCALE = 10
"""Minutes that the whole height stands for, at least: three minutes shall look like three."""
_LEAST_HOURS = 2
"""One bar alone tells nothing of a day."""
_SHARE = 0.78
"""Of its hour that a bar fills."""


class Bar(Struct, frozen=True):
    """One hour."""

    x: float
    wide: float
    middle: float
    top: float
    tall: float
    mark: float | None
    """Where today's wait lies; None: not known."""
    label: str
    """The hour, under the bar; empty: no room."""
    figure: str
    """Minutes, over the bar; empty: not told here."""
    is_now: bool


class Chart(Struct, frozen=True):
    """What the template draws."""

    bars: tuple[Bar, ...]
    has_usual: bool
    has_today: bool
    wide: int = WIDE
    tall: int = TALL
    base: int = _BASE
    label_at: int = _LABEL_AT


def wait_min(figures: Figures | None) -> int | None:
    """Minutes of wait; None: not known."""
    return None if figures is None or figures.wait_s is None else round(figures.wait_s / 60)


def chart_of(day: DayByHour, zone: str) -> Chart | None:
    """The day's bars: the usual wait, or today's where the usual is not known yet."""
    usual = [wait_min(hour.usual) for hour in day.hours]
    today = [wait_min(hour.today) for hour in day.hours]
    shown = usual if any(wait is not None for wait in usual) else today
    known = [wait for wait in (*usual, *today) if wait is not None]
    if len(known) < _LEAST_HOURS:
        return None
    scale = (_BASE - _TOP) / max(*known, _LEAST_SCALE)
    step = WIDE / len(day.hours)
    every = max(1, -(-_LABEL_WIDE // int(step)))
    now = next((n for n, hour in enumerate(day.hours) if hour.start == day.now), -1)
    most = max((wait for wait in shown if wait is not None), default=0)
    peak = next((n for n, wait in enumerate(shown) if wait == most), -1)
    bars = []
    for n, hour in enumerate(day.hours):
        tall = round((shown[n] or 0) * scale, 1)
        mark = today[n] if shown is usual else None
        is_told = n == now or (n == peak and abs(n - now) > 1)
        is_labelled = n == now or (n % every == 0 and abs(n - now) * step >= _LABEL_WIDE)
        bars.append(
            Bar(
                x=round(n * step + step * (1 - _SHARE) / 2, 1),
                wide=round(step * _SHARE, 1),
                middle=round((n + 0.5) * step, 1),
                top=round(_BASE - tall, 1),
                tall=tall,
                mark=None if mark is None else round(_BASE - mark * scale, 1),
                label=clock_time(hour.start, zone)[:2].lstrip("0") or "0" if is_labelled else "",
                figure=str(shown[n]) if is_told and shown[n] is not None else "",
                is_now=n == now,
            )
        )
    return Chart(tuple(bars), shown is usual, any(wait is not None for wait in today))
