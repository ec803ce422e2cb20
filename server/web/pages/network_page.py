"""`/`: every office with its load now, found by place, service and purpose; twenty a page."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from heapq import nsmallest
from typing import Any

from aiohttp import web

from server.api.days import Days
from server.config.deployment import Travel
from server.config.network import Network
from server.config.places import Place
from server.history.history import History
from server.rooms.ids import clock_ms
from server.rooms.network import NetworkChannel
from server.store.store import Store
from server.web.pages.answers import Page, answer, page_of
from server.web.pages.arrival import Arrival, Doors, Way, arrive
from server.web.pages.drawing import Drawing
from server.web.pages.free_minutes import FreeMinutes
from server.web.pages.language import Speech, speech_of
from server.web.pages.nearby import Nearby
from server.web.pages.network_rows import row_of
from server.web.pages.readers import Readers
from server.web.pages.search import Directory, Found
from server.web.pages.starting import Places, Start
from server.web.pages.times import MINUTE_MS
from server.web.pages.wish import Wish, wish_of

A_PAGE = 20
AROUND = 240
"""So many of the nearest are weighed against each other; farther ones follow by distance."""
_WITH_SLOTS = A_PAGE
"""For so many of the soonest it is looked whether a slot is sooner still."""
_MOST_PAGES_KEPT = 512
_NOTHING: Mapping[str, Any] = {"state": "closed", "load": "closed", "waiting": 0}
Loads = Mapping[str, Mapping[str, Any]]


class NetworkPage:
    """Draws each list once per change of any load; searching costs something, so it is limited."""

    def __init__(
        self,
        network: Network,
        loads: NetworkChannel,
        drawing: Drawing,
        readers: Readers,
        history: History,
        store: Store,
        travel: Travel,
    ) -> None:
        self._loads = loads
        self._drawing = drawing
        self._readers = readers
        self._history = history
        self._kmh = travel.kmh
        self._directory = Directory(network.offices.values())
        self._nearby: dict[tuple[str, str], Nearby] = {}
        self._places = Places(self._directory, travel)
        self._free = FreeMinutes(Days(store))
        self._doors = Doors()
        self._pages: dict[tuple[Wish, Speech], Page] = {}
        self._stamp = (0, 0)

    async def get(self, request: web.Request) -> web.Response:
        """The list."""
        loads = (await self._loads.document())["offices"]
        stamp = (self._loads.version, clock_ms() // MINUTE_MS)
        if stamp != self._stamp or len(self._pages) >= _MOST_PAGES_KEPT:
            self._pages, self._stamp = {}, stamp
        wish, speech = wish_of(request.query), speech_of(request)
        page = self._pages.get((wish, speech))
        if page is None:
            if wish != Wish():
                self._readers.charge(request)
            page = page_of(await self._draw(wish, speech, loads))
            if stamp == self._stamp:
                self._pages[wish, speech] = page
        return answer(request, page)

    async def _draw(self, wish: Wish, speech: Speech, loads: Loads) -> str:
        now = clock_ms()
        start = self._start(wish)
        way = Way(start.place if start else None, self._kmh)
        order = wish.order_for(is_placed=start is not None)
        found = self._directory.find(wish.query, wish.purpose)
        if wish.only_open:
            found = [f for f in found if loads.get(f.office.id, _NOTHING)["state"] == "open"]
        pages = max(1, -(-len(found) // A_PAGE))
        page = min(wish.page, pages)
        listed = await self._ordered(found, wish, order, way, loads, page * A_PAGE, now)
        shown = listed[(page - 1) * A_PAGE : page * A_PAGE]
        free = await self._slots(shown, now)
        rows = [
            row_of(
                one,
                loads.get(one.office.id, _NOTHING),
                self._arrival(one, loads, way, now),
                self._history.usual(one.office.id),
                slot,
                speech.words,
                now,
            )
            for one, slot in zip(shown, free, strict=True)
        ]
        return self._drawing.draw(
            "network",
            speech,
            wish.path(),
            wish=wish,
            order=order,
            start=start,
            kmh=round(self._kmh),
            rows=rows,
            found=len(found),
            page=page,
            pages=pages,
            now=now,
            zone=shown[0].office.zone if shown else "Europe/Moscow",
        )

    def _start(self, wish: Wish) -> Start | None:
        """Where the reader sets out from; what was typed goes before what a phone told."""
        if wish.start:
            return self._places.find(wish.start)
        return Start(wish.at, "") if wish.at else None

    async def _ordered(
        self,
        found: list[Found],
        wish: Wish,
        order: str,
        way: Way,
        loads: Loads,
        count: int,
        now: int,
    ) -> list[Found]:
        """At least the first `count`, in order."""
        if order == "wait":
            return nsmallest(
                count, found, key=lambda one: _wait_rank(loads.get(one.office.id, _NOTHING))
            )
        if way.place is None or order == "name":
            return found
        near = self._near(found, wish, way.place, max(count, AROUND))
        if order == "near":
            return near
        return await self._soonest(near[:AROUND], way, loads, now) + near[AROUND:]

    async def _soonest(self, near: list[Found], way: Way, loads: Loads, now: int) -> list[Found]:
        """By when one is served: in turn, or at a slot that is still free when one arrives."""
        there = [(self._arrival(one, loads, way, now), one) for one in near]
        there.sort(key=lambda both: both[0].served)
        first = there[:_WITH_SLOTS]
        slots = await self._slots([one for _, one in first], now)
        served = [
            (min(arrival.served, slot) if slot >= arrival.there > 0 else arrival.served, n)
            for n, ((arrival, _), slot) in enumerate(zip(first, slots, strict=True))
        ]
        ordered = [first[n][1] for _, n in sorted(served)]
        return ordered + [one for _, one in there[_WITH_SLOTS:]]

    async def _slots(self, shown: list[Found], now: int) -> list[int]:
        """The next free slot of each one's service, ms; 0: none, or no service was asked for."""
        asked = (
            self._free.next(one.office, one.service, now) if one.service else _never()
            for one in shown
        )
        return await asyncio.gather(*asked)

    def _near(self, found: list[Found], wish: Wish, place: Place, count: int) -> list[Found]:
        if wish.only_open:
            return Nearby(found).nearest(place, count)
        key = (wish.query, wish.purpose)
        nearby = self._nearby.get(key)
        if nearby is None:
            if len(self._nearby) >= A_PAGE:
                self._nearby.clear()
            nearby = self._nearby[key] = Nearby(found)
        return nearby.nearest(place, count)

    def _arrival(self, one: Found, loads: Loads, way: Way, now: int) -> Arrival:
        office = one.office
        load, usual = loads.get(office.id, _NOTHING), self._history.usual(office.id)
        return arrive(office, load, usual, way, self._doors, now)


def _wait_rank(load: Mapping[str, Any]) -> tuple[int, int]:
    """Open offices by the middle of the range, then those that cannot tell, then the closed."""
    if "low" in load:
        return 0, load["low"] + load["high"]
    return (1 if load["state"] == "open" else 2), 0


async def _never() -> int:
    return 0
