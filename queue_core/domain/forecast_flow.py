"""What those who come later do to those who wait now, as flows of work.

A forecast knows who waits; it does not know who comes. But some who come will go first: by right,
booked, or with a shorter target; and a window that helps another group out (overflow) has new
visitors of its own before that. Their arrivals are taken at the rates of today and of the last
quarter of an hour, and take their share of the windows' time away (a fluid approximation).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from msgspec import Struct

from queue_core.domain.day import doors
from queue_core.domain.office import Office, ServiceId
from queue_core.domain.policy import is_by_right
from queue_core.domain.state import OfficeState, WindowState

QUARTER_MS = 900_000
PASSING_MS = 2 * QUARTER_MS
"""Booked calls of so long tell the present rate."""
MOST = 0.7
"""No more of the windows' time can go to those who come later and go first."""
BUSIEST = 0.95
RIGHT_PRIOR, RIGHT_WEIGHT = 0.4, 20
"""Visits by right, of so many visits, reckoned with before any is seen."""

NEVER = float("inf")
Lane = tuple[tuple[int, ...], tuple[int, ...]]


class Push(Struct, frozen=True):
    """What those who come later take of the windows of one group before an ordinary visit."""

    booked: float
    """Share of their time for booked visits."""
    here: float
    """ms of it that booked visits take who are here already, and so in the run."""
    each: float
    """ms that one booked visit more means."""
    loads: list[tuple[float, float]]
    """(wait target, share of their time) of ordinary visits."""
    soonest: float
    """The least of those targets."""


class Flow:
    """Rates of those who come, and the share of each window's time they take."""

    def __init__(
        self,
        state: OfficeState,
        office: Office,
        at: int,
        desks: list[WindowState],
        mean_of: Callable[[ServiceId], float],
    ) -> None:
        self._state, self._office, self._at = state, office, at
        self._own: dict[ServiceId, list[int]] = {}
        for number, desk in enumerate(desks):
            for service in desk.services:
                self._own.setdefault(service, []).append(number)
        rate, right = self._rates()
        offered = self._own.keys() & office.services.keys()
        issued = {s: t.issued for s, t in state.tallies.items() if t.issued and s in offered}
        total = sum(issued.values()) or 1
        self._work = {s: rate * count / total * mean_of(s) for s, count in issued.items()}
        """Service → ms of work that comes per ms."""
        self._mean = sum(count * mean_of(s) for s, count in issued.items()) / total
        self.by_right = min(right * sum(self._work.values()) / max(len(desks), 1), MOST / 2)
        """Share of all windows' time that goes to visits by right to come."""
        self.busy = [self._busy(desk) for desk in desks]
        """Desk → share of its time that visits of its own services to come will take."""
        self._groups = self._grouped()
        self._lane_loads: dict[Lane, list[tuple[float, float]]] = {}
        self._pushes: dict[tuple[Lane, ServiceId], Push] = {}
        self._slots: dict[ServiceId, int] = {}
        for ticket in state.waiting.values():
            if ticket.slot:
                service = ticket.stages[ticket.stage].service
                self._slots[service] = self._slots.get(service, 0) + 1

    def _rates(self) -> tuple[float, float]:
        """All arrivals per ms, and the share that comes by right."""
        state, since = self._state, self._at - QUARTER_MS
        seen = [t for t in state.tickets.values() if t.arrived > since or t.state != "waiting"]
        lately = sum(t.arrived > since for t in seen)
        right = sum(is_by_right(t, self._office) for t in seen)
        share = (right + RIGHT_PRIOR) / (len(seen) + RIGHT_WEIGHT)
        hours = doors(self._office, state.day) if state.day else None
        if hours is None or self._at - hours[0] < QUARTER_MS:
            return lately / QUARTER_MS, share
        today = sum(tally.issued for tally in state.tallies.values()) / (self._at - hours[0])
        return (lately / QUARTER_MS + today) / 2, share

    def _busy(self, desk: WindowState) -> float:
        work = (self._work.get(s, 0.0) / len(self._own[s]) for s in desk.services)
        return min(sum(work), BUSIEST)

    def stretched(
        self, wait: float, due: float, lane: Lane, service: ServiceId, passed: int
    ) -> float:
        """The wait of an ordinary visit, once those who come later and go first are counted."""
        push = self._pushes.get((lane, service))
        if push is None:
            push = self._pushes[lane, service] = self._push(lane, service)
        sooner = due > push.soonest
        if not push.booked and not sooner:
            return wait / (1 - self.by_right)
        most = max(self._office.rules.cap - passed, 0) * push.each
        longer = wait
        for _ in range(2):
            jumping = max(min(push.booked * longer, most) - push.here, 0.0)
            if sooner:
                jumping += sum(
                    load * min(longer, due - target) for target, load in push.loads if due > target
                )
            longer = (wait + jumping) / (1 - self.by_right)
        return longer

    def _push(self, lane: Lane, service: ServiceId) -> Push:
        desks = len(lane[0]) + len(lane[1])  # all whose booked calls count as passing
        booked = self._booked(service, desks)
        here = self._booked_here(lane) if booked else 0.0
        loads = self._loads(lane)
        soonest = loads[0][0] if loads else NEVER
        return Push(booked, here, self._mean / desks, loads, soonest)

    def _booked(self, service: ServiceId, desks: int) -> float:
        """Share of these windows' time that booked visits to come will take."""
        calls = self._state.passing.get(service)
        if not calls:
            return 0.0
        count = len(calls) - bisect_right(calls, self._at - PASSING_MS)
        return min(count * self._mean / PASSING_MS / desks, MOST)

    def _booked_here(self, lane: Lane) -> float:
        """Time that booked visits already here, and so in the run, take of these windows."""
        here = set(lane[0] or lane[1])
        taken = 0.0
        for service, count in self._slots.items():
            own = self._own.get(service, ())
            if own:
                taken += count * self._mean * sum(desk in here for desk in own) / len(own)
        return taken / len(here)

    def _loads(self, lane: Lane) -> list[tuple[float, float]]:
        """(wait target, share of the lane's time) of all that comes to its windows."""
        known = self._lane_loads.get(lane)
        if known is None:
            here = set(lane[0] or lane[1])
            loads: dict[float, float] = {}
            for (own, target), work in self._groups.items():
                shared = len(here.intersection(own))
                if shared:
                    load = work * shared / len(own) / len(here)
                    loads[target] = loads.get(target, 0.0) + load
            known = self._lane_loads[lane] = sorted(loads.items())
        return known

    def _grouped(self) -> dict[tuple[tuple[int, ...], float], float]:
        """(windows, wait target) → work that comes for them."""
        groups: dict[tuple[tuple[int, ...], float], float] = {}
        for service, work in self._work.items():
            group = tuple(self._own[service]), self._office.services[service].wait_target_s * 1000.0
            groups[group] = groups.get(group, 0.0) + work
        return groups
