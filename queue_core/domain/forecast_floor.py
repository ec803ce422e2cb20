"""The office as a forecast sees it: who works, who waits for whom, and how long each visit takes.

Waiting visits stand in queues of those whom the same windows serve, so that a window has only the
heads of a few queues to compare. Times are ms from the forecast's own time; a score orders visits
as `policy.py` does: rank, overflow, due.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from queue_core.domain.forecast_flow import Flow, Lane
from queue_core.domain.office import Office, ServiceId
from queue_core.domain.policy import BY_RIGHT, TURN, due, rank, times_passed
from queue_core.domain.spread import orders, remaining
from queue_core.domain.state import OfficeState, Ticket, WindowState

RANK = 1e12
"""A rank outweighs any due time."""
OVERFLOW = RANK / 2
WALK_MS = 20_000.0
"""From the call to the seat."""
NO_SHOW_MS = 60_000.0
"""What a visitor who does not come costs a window."""
NORM_WEIGHT = 5
"""The service norm counts as so many service times seen."""
LEAST_MS = 1_000.0
"""No service takes no time."""
OVERDUE_MS = 120_000.0
"""Until somebody is back whose break should be over."""

Kind = Literal["top", "booked", "turn"]


class Queue(Struct):
    """Visits of one kind whom the same desks serve, in order."""

    lane: Lane
    kind: Kind
    rows: list[tuple[float, str, int]] = field(default_factory=list)
    """(score, ticket, index), ascending; of booked visits the score is the slot."""


class Ghost(Struct):
    """Who would come now: takes no place, and is noted when a window would call them."""

    lane: Lane
    score: float
    services: list[ServiceId] = field(default_factory=list)


class Floor(Struct):
    """What a run plays with."""

    scenarios: int
    desks: list[WindowState] = field(default_factory=list)
    free: list[list[float]] = field(default_factory=list)
    """Desk → when it can next call, per scenario."""
    tickets: list[Ticket] = field(default_factory=list)
    takes: list[float] = field(default_factory=list)
    """Ticket index → mean time at the window."""
    scores: list[float] = field(default_factory=list)
    """Ticket index → its score at the time of the forecast."""
    lanes: list[Lane] = field(default_factory=list)
    """Ticket index → who serves it."""
    passed: list[int] = field(default_factory=list)
    """Ticket index → how many booked calls passed it."""
    queues: dict[tuple[Lane, Kind], Queue] = field(default_factory=dict)
    ghosts: list[Ghost] = field(default_factory=list)
    flow: Flow | None = None
    """Who will come; None while no desk works."""


def survey(state: OfficeState, office: Office, at: int, scenarios: int) -> Floor:
    """Look at the office as it is at `at`."""
    floor = Floor(scenarios)
    means = _Means(state, office)
    for window in state.windows.values():
        free = _free(window, state, means, at, scenarios, len(floor.desks))
        if free is not None:
            floor.desks.append(window)
            floor.free.append(free)
    if not floor.desks:
        return floor
    floor.flow = Flow(state, office, at, floor.desks, means.service)
    lanes = _Lanes(floor.desks)
    for ticket in state.waiting.values():
        lane = lanes.of_ticket(ticket, at)
        if lane[0] or lane[1]:
            _line_up(floor, ticket, lane, means, state, office, at)
    for queue in floor.queues.values():
        queue.rows.sort()
    ghosts: dict[tuple[Lane, int], Ghost] = {}
    for service, offered in office.services.items():
        lane = lanes.of(service)
        if lane[0] or lane[1]:
            target = offered.wait_target_s * 1000
            ghost = ghosts.setdefault((lane, target), Ghost(lane, TURN * RANK + target))
            ghost.services.append(service)
    floor.ghosts = list(ghosts.values())
    return floor


class _Means:
    """Mean time at the window per service: what was seen lately, drawn towards the norm."""

    def __init__(self, state: OfficeState, office: Office) -> None:
        self._state = state
        self._office = office
        self._known: dict[ServiceId, float] = {}
        gone = sum(tally.no_shows for tally in state.tallies.values())
        served = sum(tally.served for tally in state.tallies.values())
        self._no_show = (gone + 1) / (gone + served + 30)

    def service(self, service: ServiceId) -> float:
        """Service time alone."""
        known = self._known.get(service)
        if known is None:
            offered = self._office.services.get(service)
            norm = offered.norm_s * 1000 if offered else 900_000
            seen = self._state.recent.get(service, ())
            mean = (norm * NORM_WEIGHT + sum(seen)) / (NORM_WEIGHT + len(seen))
            known = self._known[service] = max(mean, LEAST_MS)
        return known

    def visit(self, ticket: Ticket, window: WindowState | None) -> float:
        """The present stage and those that the same window goes on with."""
        total = self.service(ticket.stages[ticket.stage].service)
        for stage in ticket.stages[ticket.stage + 1 :]:
            if window is None or stage.service not in window.services:
                break
            total += self.service(stage.service)
        return total

    def expected(self, ticket: Ticket, window: WindowState) -> float:
        """Of a visit not yet called: it may not come at all."""
        return self.visit(ticket, window) * (1 - self._no_show) + NO_SHOW_MS * self._no_show


class _Lanes:
    """Which desks serve a visit."""

    def __init__(self, desks: list[WindowState]) -> None:
        self._desks = desks
        self._own: dict[ServiceId, list[int]] = {}
        self._more: dict[ServiceId, list[int]] = {}
        self._known: dict[ServiceId, Lane] = {}
        for number, desk in enumerate(desks):
            for service in desk.services:
                self._own.setdefault(service, []).append(number)
            for service in desk.overflow:
                if service not in desk.services:
                    self._more.setdefault(service, []).append(number)

    def of(self, service: ServiceId) -> Lane:
        """Desks for any visitor of a service."""
        lane = self._known.get(service)
        if lane is None:
            lane = (tuple(self._own.get(service, ())), tuple(self._more.get(service, ())))
            self._known[service] = lane
        return lane

    def of_ticket(self, ticket: Ticket, at: int) -> Lane:
        """Desks for this visit; a bound one waits for its window or operator if they work."""
        if ticket.bound_until > at:
            for n, desk in enumerate(self._desks):
                if ticket.bound_window == desk.id or ticket.bound_operator == desk.operator:
                    return (n,), ()
        return self.of(ticket.stages[ticket.stage].service)


def _line_up(
    floor: Floor,
    ticket: Ticket,
    lane: Lane,
    means: _Means,
    state: OfficeState,
    office: Office,
    at: int,
) -> None:
    place = rank(ticket, office, at)
    score = place * RANK + due(ticket, at) - at
    first = floor.desks[(lane[0] or lane[1])[0]]
    kind: Kind = "top" if place <= BY_RIGHT else "booked" if ticket.slot else "turn"
    if kind == "top":
        lane = (lane[0], ())
        if not lane[0]:
            return
    queue = floor.queues.get((lane, kind))
    if queue is None:
        queue = floor.queues[lane, kind] = Queue(lane, kind)
    ordered = ticket.slot - at if kind == "booked" else score
    queue.rows.append((float(ordered), ticket.id, len(floor.tickets)))
    floor.tickets.append(ticket)
    floor.takes.append(means.expected(ticket, first))
    floor.scores.append(score)
    floor.lanes.append(lane)
    floor.passed.append(times_passed(ticket, state) if kind == "turn" and state.passing else 0)


def _free(
    window: WindowState,
    state: OfficeState,
    means: _Means,
    at: int,
    scenarios: int,
    number: int,
) -> list[float] | None:
    """When a window can next call, per scenario; None: it does not work."""
    if not window.operator or window.away:
        return None
    if window.paused:
        if not window.pause_until:
            return None
        left = float(window.pause_until - at)
        return [left if left > 0 else OVERDUE_MS] * scenarios
    if window.pause_after and not window.pause_until:
        return None
    ticket = state.tickets.get(window.ticket)
    if ticket is None or ticket.state not in ("called", "serving"):
        return [0.0] * scenarios
    free = _remaining(ticket, window, means, at, scenarios)
    order = orders(scenarios)[-1 - number % 60]
    shuffled = [free[stratum] for stratum in order]
    if window.pause_after:
        back = float(window.pause_until - at)
        return [max(end, back) for end in shuffled]
    return shuffled


def _remaining(
    ticket: Ticket, window: WindowState, means: _Means, at: int, scenarios: int
) -> list[float]:
    """How long the present visit still takes, per stratum."""
    mean = means.service(ticket.stages[ticket.stage].service)
    rest = means.visit(ticket, window) - mean
    if ticket.state == "called":
        walk = max(WALK_MS - (at - ticket.called), WALK_MS / 4)
        return [walk + rest + mean * part for part in remaining(0.0, scenarios)]
    elapsed = (at - ticket.stages[ticket.stage].started) / mean
    return [rest + mean * part for part in remaining(elapsed, scenarios)]
