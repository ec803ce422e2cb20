"""How a forecast is said to people: whole minutes or full minutes of the clock, without flicker."""

from __future__ import annotations

MINUTE_MS = 60_000
COARSE_FROM = 20
"""Minutes from which a range is told in fives."""
LEAST_HIGH = 3
"""«до 3 мин»: nobody is promised less."""
LEAST_WIDTH = 2
SLACK = 0.5
"""Minutes by which a shown end may be off before it changes."""
TIME_SLACK = 0.15
"""Share of the time to go by which a shown time may be off before it changes."""

Range = tuple[int, int]


def minutes(low: int, high: int, shown: Range | None = None) -> Range:
    """The range `low`–`high` (ms) in minutes; `shown` stays while it is nearly right."""
    if shown is not None and _is_near(low, high, shown):
        return shown
    down = _step(low // MINUTE_MS)
    first = low // MINUTE_MS // down * down
    whole = _up(high, MINUTE_MS)
    last = _up(whole, _step(whole)) * _step(whole)
    if first == 0:
        return 0, max(last, LEAST_HIGH)
    return first, max(last, first + max(LEAST_WIDTH, down))


def _up(value: int, by: int) -> int:
    return -(-value // by)


def _step(minute: int) -> int:
    return 5 if minute > COARSE_FROM else 1


def _is_near(low: int, high: int, shown: Range) -> bool:
    first, last = shown
    exact_low, exact_high = low / MINUTE_MS, high / MINUTE_MS
    least = max(first + max(LEAST_WIDTH, _step(first)), LEAST_HIGH)
    is_least = last <= least  # made wide enough to be honest, it may be above what is reckoned
    return (
        first - SLACK <= exact_low < first + _step(first) + SLACK
        and (is_least or last - _step(last) - SLACK < exact_high)
        and exact_high <= last + SLACK
    )


def times(low: int, high: int, at: int, shown: Range | None = None) -> Range:
    """Times `low`–`high` (ms) as full minutes of the clock.

    `shown` stays while it is nearly right and neither of its ends has passed.
    """
    if shown is not None and shown[0] >= at:
        slack = max(MINUTE_MS, TIME_SLACK * (high - at))
        if abs(shown[0] - low) <= slack and abs(shown[1] - high) <= slack:
            return shown
    first = max(low // MINUTE_MS * MINUTE_MS, at)
    return first, max(_up(high, MINUTE_MS) * MINUTE_MS, first + LEAST_WIDTH * MINUTE_MS)
