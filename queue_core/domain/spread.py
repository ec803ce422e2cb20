"""How service times spread: fixed, evenly stratified draws of a lognormal, without chance.

Service times in such offices are close to lognormal (Brown et al., "Statistical Analysis of a
Telephone Call Center", JASA 2005). A run of the forecast uses one draw of each stratum for each
visit over its scenarios, in an order that differs from visit to visit, so that few scenarios
already tell a range. Everything is relative to a mean of 1.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log
from statistics import NormalDist

SIGMA = 0.5
"""Of the logarithm of a service time."""
COMMON_SIGMA = 0.12
"""Of a whole scenario: how far everybody together may be slower or faster than the means."""
ORDERS = 61
"""Orders of strata; visits that share one are far apart."""
STEP = 0.25
LONGEST = 24
"""Rows of `remaining`: up to 6 times the mean, in quarters."""
CERTAIN = 1 - 1e-9

Draws = tuple[float, ...]


@lru_cache(maxsize=4)
def strata(count: int) -> Draws:
    """Middles of `count` equal parts of (0, 1)."""
    return tuple((n + 0.5) / count for n in range(count))


@lru_cache(maxsize=4)
def orders(count: int) -> tuple[tuple[int, ...], ...]:
    """`ORDERS` fixed shuffles of the strata, by a small generator (Knuth's MMIX constants)."""
    seed = 88172645463325252
    shuffles = []
    for _ in range(ORDERS):
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
            other = (seed >> 33) % (last + 1)
            order[last], order[other] = order[other], order[last]
        shuffles.append(tuple(order))
    return tuple(shuffles)


@lru_cache(maxsize=4)
def durations(count: int) -> tuple[Draws, ...]:
    """For each scenario, the service times of `ORDERS` visits, the common factor included."""
    normal = NormalDist()
    times = [exp(SIGMA * normal.inv_cdf(u) - SIGMA**2 / 2) for u in strata(count)]
    mean = sum(times) / count
    common = [exp(COMMON_SIGMA * normal.inv_cdf(u)) for u in strata(count)]
    shuffles = orders(count)
    return tuple(
        tuple(times[shuffle[scenario]] / mean * common[scenario] for shuffle in shuffles)
        for scenario in range(count)
    )


@lru_cache(maxsize=4)
def _remaining_rows(count: int) -> tuple[Draws, ...]:
    """Per elapsed time (in steps), the time still to go in each stratum, given that it goes on."""
    times = NormalDist(-(SIGMA**2) / 2, SIGMA)
    rows = []
    for step in range(LONGEST + 2):
        elapsed = step * STEP
        gone = times.cdf(log(elapsed)) if elapsed else 0.0
        ends = (min(gone + u * (1 - gone), CERTAIN) for u in strata(count))
        rows.append(tuple(max(exp(times.inv_cdf(end)) - elapsed, 0.02) for end in ends))
    return tuple(rows)


def remaining(elapsed: float, count: int) -> list[float]:
    """The time still to go, per stratum, of a service that took `elapsed` so far."""
    rows = _remaining_rows(count)
    step = min(max(elapsed, 0.0) / STEP, float(LONGEST))
    row = int(step)
    part = step - row
    return [a + part * (b - a) for a, b in zip(rows[row], rows[row + 1], strict=True)]
