"""Bounds of the queue's and the bookings' rules: outside them an office could not work."""

from __future__ import annotations

from collections.abc import Iterable

from queue_core.domain.office import BookingRules, Rules
from server.config.strict import Reading

RULE_BOUNDS: dict[str, tuple[int, int]] = {
    "cap": (1, 100),
    "recall_after_s": (0, 600),
    "no_show_after_s": (5, 3600),
    "grace_s": (0, 4 * 3600),
    "step_away_s": (60, 4 * 3600),
    "step_aways": (0, 10),
    "undo_s": (0, 60),
    "bound_s": (0, 4 * 3600),
    "away_s": (10, 3600),
    "day_closes_after_s": (0, 8 * 3600),
    "max_stages": (1, 20),
    "min_cover": (0, 100),
    "auto_call_s": (0, 600),
    "rating_open_s": (0, 30 * 86_400),
    "booked_wait_target_s": (60, 4 * 3600),
}
BOOKING_BOUNDS: dict[str, tuple[float, float]] = {
    "days_ahead": (0, 90),
    "slot_s": (60, 4 * 3600),
    "share": (0.0, 1.0),
    "early_s": (0, 4 * 3600),
    "late_s": (0, 4 * 3600),
}


def check_rules(rules: Rules, given: Iterable[str], reading: Reading) -> None:
    """Only what this file gave is told here; the rest is another file's."""
    for name in given:
        low, high = RULE_BOUNDS[name]
        _check(f"rules.{name}", getattr(rules, name), low, high, reading)


def check_booking(booking: BookingRules, given: Iterable[str], reading: Reading) -> None:
    """As check_rules, for `[booking]`."""
    for name in given:
        low, high = BOOKING_BOUNDS[name]
        _check(f"booking.{name}", getattr(booking, name), low, high, reading)


def _check(key: str, value: float, low: float, high: float, reading: Reading) -> None:
    if not low <= value <= high:
        reading.fault(key, f"{value} is out of range", f"{low} to {high}")
