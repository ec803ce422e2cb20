"""How people behave on an ordinary day: shares and spreads, with the defaults of docs/domain.md."""

from __future__ import annotations

from msgspec import Struct

Curve = tuple[tuple[float, float], ...]
"""(share of the opening hours gone, relative rate of arrivals), straight between the points."""

MORNING_PEAK: Curve = (
    (0.0, 1.1),
    (0.08, 1.5),
    (0.25, 1.6),
    (0.38, 1.1),
    (0.47, 0.7),
    (0.55, 0.7),
    (0.68, 1.0),
    (0.82, 1.2),
    (0.92, 0.7),
    (1.0, 0.2),
)
"""A morning peak, a dip at lunch, a smaller peak after work."""


class Habits(Struct, frozen=True, kw_only=True):
    """Shares are of visits, durations in seconds."""

    curve: Curve = MORNING_PEAK
    by_right: float = 0.05
    booked: float = 0.25
    booked_early_s: float = 300.0
    """How long before the slot a booked visitor comes, on average."""
    booked_spread_s: float = 240.0
    second_service: float = 0.08
    no_show: float = 0.04
    back_after_no_show: float = 0.5
    transferred: float = 0.04
    held: float = 0.03
    hold_s: int = 300
    stepped_away: float = 0.02
    english: float = 0.03
    unproven: float = 0.1
    """Of those who claim a class: has not the document at hand."""
    rated: float = 0.2
    """Leaves a rating on the phone afterwards."""
    walk_s: float = 20.0
    """From the call to the seat, on average."""
    spread: float = 0.5
    """Sigma of the lognormal service time; its mean is the service norm."""
    lunch_s: int = 1800
    short_break_s: int = 600


PLAIN = Habits(
    second_service=0.0, no_show=0.0, transferred=0.0, held=0.0, stepped_away=0.0, walk_s=0.0
)
"""Nobody misses, wanders or is sent on: what a comparison of calling rules needs."""
