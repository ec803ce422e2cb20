"""How long one will wait: the office run forward from its present state, several times.

`forecast` seats the waiting visits at the windows that work, in the order of `policy.py`, with the
service times of today, once per scenario (see `spread.py`), and tells the range of what came out:
for each waiting visit, and for who comes now. It knows open windows and what each serves, breaks
with a planned end, how long the present visits have taken already, classes, bookings and bindings.
It does not know who comes later, nor who will go on a break unannounced.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from queue_core.domain.forecast_floor import RANK, Floor, survey
from queue_core.domain.forecast_flow import Lane
from queue_core.domain.forecast_run import lay_out, play
from queue_core.domain.office import Office, ServiceId
from queue_core.domain.policy import TURN
from queue_core.domain.state import OfficeState

LOW, HIGH = 0.15, 0.85
"""Shares of the scenarios below the range's ends."""
SCENARIOS, FEW_SCENARIOS = 16, 8
MANY = 120
"""Visits from which chance evens out and few scenarios suffice."""


class Wait(Struct, frozen=True, gc=False):
    """The wait of who comes now, ms from the time of the forecast."""

    low: int
    high: int
    ahead: int
    """How many go first."""

    @property
    def middle(self) -> int:
        """Between the ends."""
        return (self.low + self.high) // 2


class Place(Struct, frozen=True, gc=False):
    """Where a waiting visit stands, and when it will be called, as absolute times in ms."""

    place: int
    """1: next, among those who wait for the same windows."""
    low: int
    high: int


class Forecast(Struct, frozen=True):
    """What may be told now about waiting."""

    at: int
    services: dict[ServiceId, Wait] = {}
    """Services that an open window serves; others cannot be told."""
    tickets: dict[str, Place] = {}
    """Waiting visits that an open window serves."""
    office: Wait | None = None
    """Over all services, weighted by how often they are asked for; None: no window works."""

    def upper_bound(self, service: ServiceId) -> int:
        """The longest wait to reckon with for who comes now, ms; 0: cannot be told."""
        wait = self.services.get(service)
        return wait.high if wait is not None else 0


def forecast(state: OfficeState, office: Office, at: int) -> Forecast:
    """Look ahead from `state` at `at` (ms)."""
    scenarios = SCENARIOS if len(state.waiting) < MANY else FEW_SCENARIOS
    floor = survey(state, office, at, scenarios)
    if not floor.desks:
        return Forecast(at)
    layout = lay_out(floor, office.rules.cap, at)
    runs = [play(floor, layout, scenario) for scenario in range(scenarios)]
    places, ahead = _places(floor)
    services: dict[ServiceId, Wait] = {}
    for number, samples in enumerate(zip(*(seen for _, seen in runs), strict=True)):
        ghost = floor.ghosts[number]
        due = ghost.score - TURN * RANK
        low, high = _stretched(_ends(samples), floor, due, ghost.lane, ghost.services[0], 0)
        services.update(dict.fromkeys(ghost.services, Wait(low, high, ahead[number])))
    tickets = {}
    for number, samples in enumerate(zip(*(starts for starts, _ in runs), strict=True)):
        ticket, ends = floor.tickets[number], _ends(samples)
        due = floor.scores[number] - TURN * RANK
        if due > -RANK / 2 and not ticket.slot:
            service = ticket.stages[ticket.stage].service
            lane, passed = floor.lanes[number], floor.passed[number]
            ends = _stretched(ends, floor, due, lane, service, passed)
        tickets[ticket.id] = Place(places[number], at + round(ends[0]), at + round(ends[1]))
    return Forecast(at, services, tickets, _over_all(services, state, office))


def _places(floor: Floor) -> tuple[list[int], list[int]]:
    """For each visit its place, for each ghost how many go first, among the same windows."""
    masks: dict[Lane, int] = {}
    for lane in (*floor.lanes, *(ghost.lane for ghost in floor.ghosts)):
        if lane not in masks:
            masks[lane] = sum(1 << desk for desk in (*lane[0], *lane[1]))
    rivals = {lane: [o for o, m in masks.items() if m & mask] for lane, mask in masks.items()}
    before = dict.fromkeys(masks, 0)
    ends = sorted((ghost.score, n) for n, ghost in enumerate(floor.ghosts))
    places, ahead = [0] * len(floor.tickets), [0] * len(floor.ghosts)
    for n in sorted(range(len(places)), key=lambda n: (floor.scores[n], floor.tickets[n].id)):
        while ends and ends[0][0] < floor.scores[n]:
            ghost = ends.pop(0)[1]
            ahead[ghost] = sum(before[lane] for lane in rivals[floor.ghosts[ghost].lane])
        lane = floor.lanes[n]
        places[n] = 1 + sum(before[other] for other in rivals[lane])
        before[lane] += 1
    for _, ghost in ends:
        ahead[ghost] = sum(before[lane] for lane in rivals[floor.ghosts[ghost].lane])
    return places, ahead


def _ends(samples: Sequence[float]) -> tuple[float, float]:
    """The range of what came out."""
    ranked = sorted(samples)
    last = len(ranked) - 1
    return ranked[round(LOW * last)], ranked[round(HIGH * last)]


def _stretched(
    ends: tuple[float, float], floor: Floor, due: float, lane: Lane, service: ServiceId, passed: int
) -> tuple[int, int]:
    """An ordinary visit's range with those who come later and go first; `due` from now."""
    middle = (ends[0] + ends[1]) / 2
    if floor.flow is None or middle <= 0:
        return round(ends[0]), round(ends[1])
    longer = floor.flow.stretched(middle, due, lane, service, passed) / middle
    return round(ends[0] * longer), round(ends[1] * longer)


def _over_all(services: dict[ServiceId, Wait], state: OfficeState, office: Office) -> Wait | None:
    """The wait of a typical visitor: the median over what is asked for, by how often it is.

    Not the mean: one service that a lone window takes only now and then would drown the others.
    """
    weighed = []
    for service, wait in services.items():
        tally = state.tallies.get(service)
        weight = 1 + office.services[service].popularity + (10 * tally.issued if tally else 0)
        weighed.append((wait.low + wait.high, weight, wait))
    half = sum(weight for _, weight, _ in weighed) / 2
    for _, weight, wait in sorted(weighed, key=lambda one: one[0]):
        half -= weight
        if half <= 0:
            return Wait(wait.low, wait.high, len(state.waiting))
    return None
