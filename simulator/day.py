"""Plans one realistic day of a centre: who comes when and for what, and who works when.

Pure and seeded: the same centre, habits and seed give the same day, whatever plays it afterwards
(the policy lab, the demo or a load run). Times are seconds since the doors opened.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from random import Random

from msgspec import Struct

from simulator.habits import Curve, Habits

STEPS = 200
"""The arrival curve is cut into this many equal parts of the day."""


class Offer(Struct, frozen=True):
    """A service as visitors and operators know it."""

    norm_s: int
    popularity: float


class Centre(Struct, frozen=True, kw_only=True):
    """What of an office decides who comes and who works."""

    open_s: int
    services: dict[str, Offer]
    windows: dict[str, tuple[str, ...]]
    """Window → the services it takes."""
    classes: tuple[str, ...] = ()
    """Priority classes a visitor may claim."""
    slot_s: int = 900


class Visit(Struct, frozen=True, kw_only=True):
    """One visitor's intents."""

    at: int
    """Comes through the door."""
    services: tuple[str, ...]
    takes_s: tuple[int, ...]
    """Service time of each service."""
    class_id: str = ""
    slot: int | None = None
    """Booked for; None: walks in."""
    proven: bool = True
    """Has the class's document at hand."""
    language: str = "ru"
    walk_s: int = 0
    """From the call to the seat."""
    misses: bool = False
    """Does not come to the first call."""
    back_s: int = 0
    """Missed, but back this long after the no-show; 0: gone."""
    transfer: str = ""
    """The operator finds that this other service is meant."""
    hold_s: int = 0
    """A paper is missing: put aside for so long once."""
    away_s: int = 0
    """Steps away for so long soon after taking the ticket."""
    score: int = 0
    """The rating given afterwards, 1–5; 0: none."""


class Rest(Struct, frozen=True):
    """A planned break of a window's operator."""

    at: int
    lasts_s: int
    reason: str


class Shift(Struct, frozen=True):
    """One operator's day at a window."""

    window: str
    rests: tuple[Rest, ...]


class Day(Struct, frozen=True):
    """Visits by arrival, and a shift for each window."""

    visits: tuple[Visit, ...]
    shifts: tuple[Shift, ...]


def plan_day(centre: Centre, habits: Habits, load: float, seed: int) -> Day:
    """Plan a day on which the windows are busy for `load` of the opening hours."""
    chance = Random(seed)
    expected = load * len(centre.windows) * centre.open_s / _mean_visit_s(centre, habits)
    count = max(0, round(chance.gauss(expected, math.sqrt(expected))))
    moments = _moments(habits.curve, centre.open_s, count, chance)
    visits = [_visit(centre, habits, at, chance) for at in moments]
    return Day(
        visits=tuple(sorted(visits, key=lambda visit: visit.at)),
        shifts=tuple(_shifts(centre, habits, chance)),
    )


def service_time(norm_s: int, spread: float, chance: Random) -> int:
    """Draw a lognormal service time with mean `norm_s`, at least 5 s."""
    drawn = chance.lognormvariate(math.log(norm_s) - spread * spread / 2, spread)
    return max(5, round(drawn))


def _mean_visit_s(centre: Centre, habits: Habits) -> float:
    weight = sum(offer.popularity for offer in centre.services.values())
    norm = sum(offer.popularity * offer.norm_s for offer in centre.services.values()) / weight
    return norm * (1 + habits.second_service) + habits.walk_s


def _moments(curve: Curve, open_s: int, count: int, chance: Random) -> list[int]:
    sums = list(accumulate(_rate(curve, (step + 0.5) / STEPS) for step in range(STEPS)))
    moments = []
    for _ in range(count):
        step = bisect_right(sums, chance.random() * sums[-1])
        moments.append(int((min(step, STEPS - 1) + chance.random()) / STEPS * open_s))
    return sorted(moments)


def _rate(curve: Curve, share: float) -> float:
    after = next(i for i, (x, _) in enumerate(curve) if x >= share)
    (x0, y0), (x1, y1) = curve[max(0, after - 1)], curve[after]
    return y1 if x1 == x0 else y0 + (y1 - y0) * (share - x0) / (x1 - x0)


def _visit(centre: Centre, habits: Habits, at: int, chance: Random) -> Visit:
    services = _services(centre, habits, chance)
    slot = None
    if chance.random() < habits.booked:
        slot = min(at // centre.slot_s, centre.open_s // centre.slot_s - 1) * centre.slot_s
        early = chance.gauss(habits.booked_early_s, habits.booked_spread_s)
        at = max(0, slot - round(min(1200.0, max(-600.0, early))))
    misses = chance.random() < habits.no_show
    others = [service for service in centre.services if service not in services]
    sent_on = others and chance.random() < habits.transferred
    return Visit(
        at=at,
        services=services,
        takes_s=tuple(
            service_time(centre.services[s].norm_s, habits.spread, chance) for s in services
        ),
        class_id=_pick(centre.classes, habits.by_right, chance),
        slot=slot,
        proven=chance.random() >= habits.unproven,
        score=chance.choices((5, 4, 3, 2), (80, 12, 5, 3))[0]
        if chance.random() < habits.rated
        else 0,
        language="en" if chance.random() < habits.english else "ru",
        walk_s=round(chance.uniform(0.5, 1.5) * habits.walk_s),
        misses=misses,
        back_s=120 if misses and chance.random() < habits.back_after_no_show else 0,
        transfer=chance.choice(others) if sent_on else "",
        hold_s=habits.hold_s if chance.random() < habits.held else 0,
        away_s=600 if slot is None and chance.random() < habits.stepped_away else 0,
    )


def _services(centre: Centre, habits: Habits, chance: Random) -> tuple[str, ...]:
    names = list(centre.services)
    weights = [centre.services[name].popularity for name in names]
    first = chance.choices(names, weights)[0]
    if len(names) == 1 or chance.random() >= habits.second_service:
        return (first,)
    second = chance.choices(names, weights)[0]
    return (first,) if second == first else (first, second)


def _pick(names: Sequence[str], share: float, chance: Random) -> str:
    return chance.choice(names) if names and chance.random() < share else ""


def _shifts(centre: Centre, habits: Habits, chance: Random) -> list[Shift]:
    """Lunches are spread over the middle of the day, so that never all are away together."""
    count = len(centre.windows)
    shifts = []
    for n, window in enumerate(centre.windows):
        lunch = round(centre.open_s * (0.38 + 0.24 * n / max(1, count)))
        tea = round(centre.open_s * chance.uniform(0.15, 0.3))
        rests = (
            Rest(tea, habits.short_break_s, "technical"),
            Rest(lunch, habits.lunch_s, "lunch"),
        )
        shifts.append(Shift(window, tuple(rest for rest in rests if rest.lasts_s)))
    return shifts
