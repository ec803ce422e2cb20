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
from itertools import islice
from typing import NamedTuple

from queue_core.domain.bookings import DayBookings
from queue_core.domain.day import business_day, doors
from queue_core.domain.office import Office, Service, ServiceId

Seconds = dict[ServiceId, int]
"""Booked seconds of one slot, by service."""
Group = frozenset[ServiceId]
"""Windows that serve the same, named by what that is."""


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
    plan = plan_of(office, day)
    slots = (FreeSlot(at, plan.places(service, at)) for at in plan.begins(service) if at > now)
    return [slot for slot in slots if slot.free > 0]


def nearest_free(
    office: Office, service: Service, day: DayBookings, wanted: int, now: int, most: int
) -> list[int]:
    """Up to `most` slots with places, the nearest to `wanted` first."""
    plan = plan_of(office, day)
    begins = sorted(plan.begins(service), key=lambda at: abs(at - wanted))
    free = (at for at in begins if at > now and plan.places(service, at) > 0)
    return list(islice(free, most))


def plan_of(office: Office, day: DayBookings) -> Plan:
    """The day's plan; it is kept until a booking changes."""
    if not isinstance(day.plan, Plan) or day.plan.office is not office:
        day.plan = Plan(office, day)
    return day.plan


class Plan:
    """What the bookings of one day take of each slot's window time."""

    def __init__(self, office: Office, day: DayBookings, without: str = "") -> None:
        """`without`: a booking that gives its place up."""
        self.office = office
        self._hours = doors(office, day.day)
        self._step = office.booking.slot_s * 1000
        self._groups = _groups(office)
        self._booked: dict[tuple[ServiceId, int], int] = {}
        self._taken: dict[int, Seconds] = {}
        self._room: dict[tuple[ServiceId, int], int] = {}
        self._flows: dict[int, _Flow] = {}
        for booking in day.bookings.values():
            if booking.state in ("booked", "arrived") and booking.id != without:
                key = (booking.service, booking.slot)
                self._booked[key] = self._booked.get(key, 0) + 1
        for (service, at), count in self._booked.items():
            offered = office.services.get(service)
            for slot, seconds in self._spread(offered.norm_s, at) if offered else ():
                taken = self._taken.setdefault(slot, {})
                taken[service] = taken.get(service, 0) + count * seconds

    def begins(self, service: Service) -> range:
        """Slots that the service can begin at and end before the doors close."""
        if self._hours is None:
            return range(0)
        opens, closes = self._hours
        return range(opens, closes - service.norm_s * 1000 + 1, self._step)

    def places(self, service: Service, at: int) -> int:
        """Bookings of `service` that still fit at slot `at`; 0 or less: none."""
        left = capacity(self.office, service) - self._booked.get((service.id, at), 0)
        for slot, seconds in self._spread(service.norm_s, at):
            if left <= 0:
                break
            if slot in self._taken:
                left = min(left, self._room_for(service.id, slot) // seconds)
        return left

    def _spread(self, norm_s: int, at: int) -> Iterator[tuple[int, int]]:
        """The slots that a service of `norm_s` from `at` on runs through, and its seconds there."""
        opens = self._hours[0] if self._hours else at
        end = at + max(60, norm_s) * 1000
        slot = at - (at - opens) % self._step
        while slot < end:
            yield slot, (min(end, slot + self._step) - max(at, slot)) // 1000
            slot += self._step

    def _room_for(self, service: ServiceId, slot: int) -> int:
        """Seconds of `service` that still fit into a slot."""
        known = self._room.get((service, slot))
        if known is None:
            if slot not in self._flows:
                self._flows[slot] = _Flow(self._groups, self._taken[slot])
            known = self._room[service, slot] = self._flows[slot].room(service)
        return known


def _groups(office: Office) -> dict[Group, int]:
    """Windows that serve the same → the seconds of a slot they may give to bookings together."""
    seconds = int(office.booking.slot_s * office.booking.share)
    groups: dict[Group, int] = {}
    for window in office.windows.values():
        group = frozenset(window.services)
        groups[group] = groups.get(group, 0) + seconds
    return groups


class _Flow:
    """The booked seconds of one slot, pushed into groups of windows.

    Whoever fits fewer groups goes first, so that hardly anybody must be moved aside afterwards.
    """

    def __init__(self, groups: dict[Group, int], taken: Seconds) -> None:
        self._left = dict(groups)
        """Seconds that a group may still give."""
        self._given: dict[Group, Seconds] = {group: {} for group in groups}
        self._fits = {service: [g for g in groups if service in g] for service in taken}
        for service in sorted(taken, key=lambda service: len(self._fits[service])):
            self._push(service, taken[service])

    def room(self, service: ServiceId) -> int:
        """Seconds of `service` that fit beside what is there; the flow is left as it was."""
        left = sum(self._left.values())
        if not left:
            return 0
        if service not in self._fits:
            self._fits[service] = [group for group in self._left if service in group]
        before = dict(self._left), {group: dict(given) for group, given in self._given.items()}
        got = self._push(service, left)
        self._left, self._given = before
        return got

    def _push(self, service: ServiceId, seconds: int) -> int:
        """Give the service up to `seconds`, moving others aside; how many it got."""
        got = 0
        while got < seconds:
            step = self._augment(service, seconds - got, set())
            if not step:
                break
            got += step
        return got

    def _augment(self, service: ServiceId, wanted: int, seen: set[Group]) -> int:
        """Push along one path; `seen`: groups already tried."""
        for group in self._fits[service]:
            if (step := min(wanted, self._left[group])) and group not in seen:
                self._left[group] -= step
                self._give(group, service, step)
                return step
        for group in self._fits[service]:
            if group in seen:
                continue
            seen.add(group)
            for other, given in list(self._given[group].items()):
                step = self._augment(other, min(wanted, given), seen) if other != service else 0
                if step:
                    self._give(group, other, -step)
                    self._give(group, service, step)
                    return step
        return 0

    def _give(self, group: Group, service: ServiceId, seconds: int) -> None:
        given = self._given[group]
        given[service] = given.get(service, 0) + seconds
        if not given[service]:
            del given[service]
