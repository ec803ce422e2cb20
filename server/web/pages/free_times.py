"""Which days and minutes may be booked, as the pages show them: the free ones and the taken."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from time import monotonic
from typing import Any

from msgspec import Struct

from queue_core.domain.bookings import DayBookings
from queue_core.domain.day import doors
from queue_core.domain.office import Office, Service
from queue_core.domain.slots import bookable_days, free_slots, nearest_free, plan_of
from server.api.days import Days
from server.rooms.ids import clock_ms
from server.web.pages.language import Speech
from server.web.pages.times import (
    clock_time,
    date_of,
    local_hour,
    long_date,
    short_date,
    short_weekday,
)
from server.web.pages.words import Words

FRESH_S = 1.0
"""What is free is settled when it is booked: many readers may share one look."""
IN_SIGHT = 5
"""Days shown at once; the others stand behind a fold."""
_MOST = 512
NOON, EVENING = 12, 17


class Minute(Struct, frozen=True):
    """A slot of a day."""

    at: int
    is_free: bool


class BookableDay(Struct, frozen=True):
    """A day on which the office is open."""

    booked: DayBookings
    at: int
    """A moment of it, for its date."""
    is_free: bool
    """Whether anything may be booked."""

    @property
    def iso(self) -> str:
        """Its name in addresses."""
        return self.booked.day


class FreeTimes:
    """Looks at the booked days of offices, once a second at most for each service."""

    def __init__(self, days: Days) -> None:
        self._days = days
        self._known: OrderedDict[tuple[str, str], tuple[float, list[BookableDay]]] = OrderedDict()

    async def of(self, office: Office, service: Service) -> list[BookableDay]:
        """Every bookable day, from today on. Raises StoreUnavailable."""
        key = (office.id, service.id)
        seen, days = self._known.get(key, (0.0, []))
        if days and monotonic() - seen < FRESH_S:
            return days
        days = await self._look(office, service)
        self._known[key] = (monotonic(), days)
        self._known.move_to_end(key)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        return days

    def forget(self, office: Office, service: str) -> None:
        """Something was booked: look again."""
        self._known.pop((office.id, service), None)

    async def _look(self, office: Office, service: Service) -> list[BookableDay]:
        """Day by day: planning a busy one takes milliseconds, and calls must not wait for all."""
        now = clock_ms()
        days = []
        for booked in await self._days.read_all(office.id, bookable_days(office, now)):
            hours = doors(office, booked.day)
            if hours is not None:
                middle = sum(hours) // 2
                is_free = bool(nearest_free(office, service, booked, middle, now, 1))
                days.append(BookableDay(booked, hours[0], is_free))
                await asyncio.sleep(0)
        return days


def minutes_of(office: Office, service: Service, day: BookableDay, now: int) -> list[Minute]:
    """The day's slots still to come; none: it is too late today."""
    free = {slot.at for slot in free_slots(office, service, day.booked, now)}
    begins = plan_of(office, day.booked).begins(service)
    return [Minute(at, at in free) for at in begins if at > now]


def when_facts(
    days: Sequence[BookableDay],
    wanted: str,
    office: Office,
    service: Service,
    path: str,
    speech: Speech,
) -> dict[str, Any]:
    """What the chooser of a day and a minute shows; `path`: of the page with the chooser."""
    first = next((day for day in days if day.is_free), None)
    chosen = next((day for day in days if day.iso == wanted), first)
    words, zone = speech.words, office.zone
    tiles = [_tile(day, day is chosen, zone, path, speech) for day in days]
    place = next((n for n, tile in enumerate(tiles) if tile["is_chosen"]), 0)
    later = next((d for d in days if chosen and d.iso > chosen.iso and d.is_free), first)
    minutes = minutes_of(office, service, chosen, clock_ms()) if chosen else []
    return {
        "near_days": tiles[:IN_SIGHT],
        "far_days": tiles[IN_SIGHT:],
        "is_far": place >= IN_SIGHT,
        "chosen": long_date(date_of(chosen.at, zone), words) if chosen else "",
        "chosen_short": short_date(date_of(chosen.at, zone), words) if chosen else "",
        "is_free": any(minute.is_free for minute in minutes),
        "parts_of_day": _parts(minutes, zone, words),
        "next_free": _tile(later, False, zone, path, speech) if later else None,
    }


def _tile(
    day: BookableDay, is_chosen: bool, zone: str, path: str, speech: Speech
) -> dict[str, Any]:
    date = date_of(day.at, zone)
    return {
        "weekday": short_weekday(date, speech.words),
        "number": date.day,
        "title": long_date(date, speech.words),
        "href": speech.link(f"{path}?day={day.iso}"),
        "is_free": day.is_free,
        "is_chosen": is_chosen,
    }


def _parts(
    minutes: Sequence[Minute], zone: str, words: Words
) -> list[tuple[str, list[dict[str, Any]]]]:
    """Morning, day and evening; each slot with its time as words of the clock."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for minute in minutes:
        told = minute_facts(minute.at, zone, words)
        part = _part(local_hour(minute.at, zone), words)
        parts.setdefault(part, []).append({**told, "is_free": minute.is_free})
    return list(parts.items())


def minute_facts(at: int, zone: str, words: Words) -> dict[str, Any]:
    """A slot's moment, its time and its date."""
    return {
        "at": at,
        "time": clock_time(at, zone),
        "date": long_date(date_of(at, zone), words),
    }


def _part(hour: int, words: Words) -> str:
    if hour < NOON:
        return words.gettext("Утро")
    return words.gettext("День") if hour < EVENING else words.gettext("Вечер")
