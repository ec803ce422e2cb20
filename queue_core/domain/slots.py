"""Which slots may be booked: what hours, windows and earlier bookings leave (RULES, Bookings).

A booking takes its service's norm out of the windows that serve it. All services share the windows,
so a slot has room for one more only if everybody booked can be spread over the windows with no
group of alike windows giving more than `share` of its time. That is a flow: services push their
booked seconds into groups of windows, and one more booking fits if its seconds can be pushed too.
A slot in which nobody is booked always takes one, however few the windows are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from queue_core.domain.bookings import DayBookings
from queue_core.domain.day import business_day, doors
from queue_core.domain.office import Office, Service, ServiceId

Seconds = dict[ServiceId, int]
"""Booked seconds of one slot, by service."""


class FreeSlot(NamedTuple):
    """A slot that somebody may still book."""

    at: int
    """Its begin, ms."""
    free: int
    """Places left."""


def bookable_days(office: Office, at: int) -> list[str]:
    """Today and the days ahead that may be booked, ISO."""
    first = date.fromisoformat(business_day(office, at))
    ahead = range(office.booking.days_ahead + 1)
    return [(first + timedelta(days=days)).isoformat() for days in ahead]


def capacity(office: Office, service: Service) -> int:
    """Bookings of `service` that fit into a slot if nothing else is booked, at least one."""
    windows = sum(service.id in w.services for w in office.windows.values())
    if not windows:
        return 0
    rules = office.booking
    return max(1, int(windows * rules.slot_s / max(60, service.norm_s) * rules.share))


def free_slots(office: Office, service: Service, day: DayBookings, now: int) -> list[FreeSlot]:
    """Slots of a day that begin after `now` and have places, in order."""
    hours = doors(office, day.day)
    if hours is None:
        return []
    opens, closes = hours
    last = closes - service.norm_s * 1000
    plan = Plan(office, day, opens)
    slots = (
        FreeSlot(at, plan.places(service, at))
        for at in range(opens, last + 1, office.booking.slot_s * 1000)
        if at > now
    )
    return [slot for slot in slots if slot.free > 0]


class Plan:
    """What the bookings of one day take of each slot's window time."""

    def __init__(self, office: Office, day: DayBookings, opens: int, without: str = "") -> None:
        """`opens`: the first slot of the day, ms; `without`: a booking that gives its place up."""
        self._office = office
        self._opens = opens
        self._step = office.booking.slot_s * 1000
        self._booked: dict[tuple[ServiceId, int], int] = {}
        self._taken: dict[int, Seconds] = {}
        for booking in day.bookings.values():
            if booking.state in ("booked", "arrived") and booking.id != without:
                self._add(booking.service, booking.slot)

    def places(self, service: Service, at: int) -> int:
        """Bookings of `service` that still fit at slot `at`; 0 or less: none."""
        most = capacity(self._office, service)
        left = most - self._booked.get((service.id, at), 0)
        for slot, seconds in self._spread(service.norm_s, at):
            taken = self._taken.get(slot)
            if taken and left > 0:
                left = min(left, self._room(service.id, taken, left * seconds) // seconds)
        return left

    def _add(self, service: ServiceId, at: int) -> None:
        offered = self._office.services.get(service)
        if offered is None:
            return
        self._booked[service, at] = self._booked.get((service, at), 0) + 1
        for slot, seconds in self._spread(offered.norm_s, at):
            taken = self._taken.setdefault(slot, {})
            taken[service] = taken.get(service, 0) + seconds

    def _spread(self, norm_s: int, at: int) -> Iterator[tuple[int, int]]:
        """The slots that a service of `norm_s` from `at` on runs through, and its seconds there."""
        end = at + max(60, norm_s) * 1000
        slot = at - (at - self._opens) % self._step
        while slot < end:
            yield slot, (min(end, slot + self._step) - max(at, slot)) // 1000
            slot += self._step

    def _room(self, service: ServiceId, taken: Seconds, wanted: int) -> int:
        """Up to `wanted` more seconds of `service` that fit beside `taken`."""
        flow = _Flow(self._office)
        if flow.budget_of(service) - sum(taken.values()) >= wanted:
            return wanted
        for other, seconds in taken.items():
            flow.push(other, seconds)
        return flow.push(service, wanted)


class _Flow:
    """Seconds of services pushed into groups of windows that serve the same."""

    def __init__(self, office: Office) -> None:
        rules = office.booking
        self._left: dict[frozenset[ServiceId], int] = {}
        """Group, named by what it serves → seconds it may still give."""
        for window in office.windows.values():
            group = frozenset(window.services)
            self._left[group] = self._left.get(group, 0) + int(rules.slot_s * rules.share)
        self._given: dict[frozenset[ServiceId], Seconds] = {group: {} for group in self._left}

    def budget_of(self, service: ServiceId) -> int:
        """Seconds that the service's windows may still give."""
        return sum(left for group, left in self._left.items() if service in group)

    def push(self, service: ServiceId, seconds: int) -> int:
        """Give the service up to `seconds`, moving others aside; how many it got."""
        got = 0
        while got < seconds:
            step = self._augment(service, seconds - got, set())
            if not step:
                break
            got += step
        return got

    def _augment(self, service: ServiceId, wanted: int, seen: set[frozenset[ServiceId]]) -> int:
        """Push along one path; `seen`: groups already tried."""
        groups = [group for group in self._left if service in group and group not in seen]
        for group in groups:
            if step := min(wanted, self._left[group]):
                self._left[group] -= step
                self._give(group, service, step)
                return step
        for group in groups:
            seen.add(group)
            for other, given in list(self._given[group].items()):
                step = self._augment(other, min(wanted, given), seen) if other != service else 0
                if step:
                    self._give(group, other, -step)
                    self._give(group, service, step)
                    return step
        return 0

    def _give(self, group: frozenset[ServiceId], service: ServiceId, seconds: int) -> None:
        given = self._given[group]
        given[service] = given.get(service, 0) + seconds
        if not given[service]:
            del given[service]
