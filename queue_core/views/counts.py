"""Counts that a document shows: who waits, which windows serve, the day's sums; row by row."""

from __future__ import annotations

from collections.abc import Iterable

from queue_core.domain.office import ServiceId
from queue_core.domain.state import OfficeState, Tally, Ticket, WindowState

Services = tuple[ServiceId, ...]
TODAY = ("issued", "called", "served", "in_target", "no_shows")


class Counts:
    """Counts keys under services; remembers what each key last counted for."""

    def __init__(self) -> None:
        self._under: dict[str, Services] = {}
        self._counts: dict[ServiceId, int] = {}

    def __len__(self) -> int:
        """How many keys count for anything."""
        return len(self._under)

    def of(self, service: ServiceId) -> int:
        """How many keys count under `service`."""
        return self._counts.get(service, 0)

    def reset(self, keys: Iterable[tuple[str, Services]]) -> None:
        """Count afresh."""
        self._under.clear()
        self._counts.clear()
        for key, services in keys:
            self.put(key, services)

    def put(self, key: str, services: Services) -> Services:
        """Count `key` under `services` from now on; return those whose count changed."""
        before = self._under.get(key, ())
        if before == services:
            return ()
        for service in before:
            self._counts[service] -= 1
        for service in services:
            self._counts[service] = self._counts.get(service, 0) + 1
        if services:
            self._under[key] = services
        else:
            del self._under[key]
        return (*before, *services)


class Sums:
    """The day's sums over all services, kept in step tally by tally."""

    def __init__(self) -> None:
        self._of: dict[ServiceId, Tally] = {}
        self._issued = self._called = self._served = self._in_target = self._no_shows = 0
        self.is_new = False
        """Something was put since `row` was last asked for."""

    def reset(self, tallies: dict[ServiceId, Tally]) -> None:
        """Sum afresh."""
        self._of.clear()
        self._issued = self._called = self._served = self._in_target = self._no_shows = 0
        for service, tally in tallies.items():
            self.put(service, tally)

    def put(self, service: ServiceId, tally: Tally | None) -> None:
        """Count a service with `tally` (None: no longer) from now on."""
        self.is_new = True
        if (old := self._of.pop(service, None)) is not None:
            self._add(old, -1)
        if tally is not None:
            self._of[service] = tally
            self._add(tally, 1)

    def row(self) -> dict[str, int]:
        """The sums; zeros are left out."""
        self.is_new = False
        sums = (self._issued, self._called, self._served, self._in_target, self._no_shows)
        return {name: value for name, value in zip(TODAY, sums, strict=True) if value}

    def _add(self, tally: Tally, times: int) -> None:
        self._issued += times * tally.issued
        self._called += times * tally.called
        self._served += times * tally.served
        self._in_target += times * tally.in_target
        self._no_shows += times * tally.no_shows


def waits_for(ticket: Ticket | None) -> Services:
    """The service that a waiting visit waits for."""
    if ticket is None or ticket.state != "waiting":
        return ()
    return (ticket.stages[ticket.stage].service,)


def serves(window: WindowState | None) -> Services:
    """What an open window serves, own and overflow; nothing on a break, away or closed."""
    if window is None or not window.operator or window.paused or window.away:
        return ()
    return window.services + window.overflow if window.overflow else window.services


def all_waiting(state: OfficeState) -> Iterable[tuple[str, Services]]:
    """Every waiting visit with its service."""
    return ((key, waits_for(ticket)) for key, ticket in state.tickets.items())


def all_serving(state: OfficeState) -> Iterable[tuple[str, Services]]:
    """Every window with what it serves now."""
    return ((key, serves(window)) for key, window in state.windows.items())
