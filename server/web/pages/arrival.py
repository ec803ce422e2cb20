"""When one would be served if one set out now: the way, the forecast on arrival, the doors.

The live forecast says how long one waits *now*. By the time somebody arrives the queue has changed:
the forecast is moved by as much as the usual wait differs between the two hours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from queue_core.domain import day as days
from queue_core.domain.office import Office
from server.history.hours import clock_hour, weekday_of
from server.history.usual import Usual
from server.web.pages.search import distance_km, is_placed
from server.web.pages.times import MINUTE_MS

SPEED_KMH = 15.0
"""As the crow flies: by bus and on foot through a town."""
_SOON_MIN = 10
"""A way so short changes nothing about the forecast."""
_UNKNOWN_MIN = 180
"""Where the wait cannot be told, behind those who can tell a shorter one."""
_NEVER = 1 << 62

_QUARTER_MS = 15 * MINUTE_MS
Then = Literal["served", "unknown", "opens", "suspended"]


class Arrival(Struct, frozen=True):
    """How a visit would go."""

    then: Then
    """served: today, as told; unknown: open, no forecast; opens: first when the doors open."""
    served: int
    """When one would be called, ms; for sorting also where it is not told."""
    there: int = 0
    """When one arrives, ms; 0: cannot be told."""
    km: float | None = None
    travel_min: int = 0
    low: int = 0
    high: int = 0
    """Minutes of waiting after arriving."""
    opens: int = 0
    is_late: bool = False
    """Open now, but not long enough for who sets out now."""


class Doors:
    """When offices open and close, reckoned once a minute for all that keep the same hours."""

    def __init__(self) -> None:
        self._minute = 0
        self._kinds: dict[tuple[object, ...], int] = {}
        self._kind_of: dict[str, int] = {}
        self._today: dict[int, tuple[tuple[int, int] | None, int]] = {}
        self._hours: dict[tuple[int, int], tuple[int, int]] = {}

    def of(self, office: Office, now: int) -> tuple[tuple[int, int] | None, int]:
        """Today's doors, and the next opening (0: not in sight)."""
        if now // MINUTE_MS != self._minute:
            self._minute = now // MINUTE_MS
            self._today.clear()
            self._hours.clear()
        key = self._kind(office)
        known = self._today.get(key)
        if known is None:
            day = days.business_day(office, now)
            known = self._today[key] = (days.doors(office, day), days.next_opening(office, now))
        return known

    def hour_at(self, office: Office, at: int) -> tuple[int, int]:
        """Weekday and hour of the business day that `at` lies in."""
        key = (self._kind(office), at // _QUARTER_MS)
        known = self._hours.get(key)
        if known is None:
            day = days.business_day(office, at)
            known = self._hours[key] = weekday_of(day), clock_hour(office.zone, day, at)
        return known

    def _kind(self, office: Office) -> int:
        """Offices that keep the same hours are of one kind."""
        kind = self._kind_of.get(office.id)
        if kind is None:
            hours = (office.zone, office.week, tuple(sorted(office.exceptions.items(), key=str)))
            kind = self._kind_of[office.id] = self._kinds.setdefault(hours, len(self._kinds))
        return kind


class Way(Struct, frozen=True):
    """From where, and how fast; no place: one is at the door already."""

    place: tuple[float, float] | None = None
    kmh: float = SPEED_KMH

    def km(self, office: Office) -> float | None:
        """How far; None: not known."""
        if self.place is None or not is_placed(office):
            return None
        return distance_km(office, *self.place)


def arrive(
    office: Office, load: Mapping[str, Any], usual: Usual | None, way: Way, doors: Doors, now: int
) -> Arrival:
    """How a visit goes if one sets out at `now`."""
    km = way.km(office)
    travel = round(km / way.kmh * 60) if km is not None else 0
    at = now + travel * MINUTE_MS
    if way.place is not None and km is None:
        return Arrival("unknown", _NEVER - 2)
    today, opens = doors.of(office, now)
    if load["state"] == "suspended":
        return Arrival("suspended", _NEVER - 1, at, km, travel)
    if load["state"] != "open":
        return _after_opening(office, usual, doors, opens, at, km, travel)
    if "low" not in load:
        if today is not None and at >= today[1]:
            return _after_opening(office, usual, doors, opens, at, km, travel, is_late=True)
        return Arrival("unknown", at + _UNKNOWN_MIN * MINUTE_MS, at, km, travel)
    change = _change(office, usual, doors, now, at) if travel > _SOON_MIN else 0
    low, high = max(0, load["low"] + change), max(load["high"] - load["low"], load["high"] + change)
    if today is not None and at + high * MINUTE_MS >= today[1]:
        return _after_opening(office, usual, doors, opens, at, km, travel, is_late=True)
    served = at + (low + high) * MINUTE_MS // 2
    return Arrival("served", served, at, km, travel, low, high)


def _after_opening(
    office: Office,
    usual: Usual | None,
    doors: Doors,
    opens: int,
    at: int,
    km: float | None,
    travel: int,
    *,
    is_late: bool = False,
) -> Arrival:
    if not opens:
        return Arrival("opens", _NEVER - 1, at, km, travel, is_late=is_late)
    there = max(at, opens)
    wait = (_usual_wait(office, usual, doors, there) or 0) if usual else 0
    served = there + wait * MINUTE_MS
    return Arrival("opens", served, at, km, travel, opens=opens, is_late=is_late)


def _change(office: Office, usual: Usual | None, doors: Doors, now: int, at: int) -> int:
    """How many minutes longer one usually waits at `at` than now."""
    if usual is None:
        return 0
    before, then = (
        _usual_wait(office, usual, doors, now),
        _usual_wait(office, usual, doors, at),
    )
    return 0 if before is None or then is None else then - before


def _usual_wait(office: Office, usual: Usual, doors: Doors, at: int) -> int | None:
    return usual.wait(*doors.hour_at(office, at))
