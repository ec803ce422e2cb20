"""`/`: every office with its load now, found by place and service; twenty a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from msgspec import Struct

from queue_core.domain.day import next_opening
from queue_core.domain.office import Office
from server.config.network import Network
from server.rooms.ids import clock_ms
from server.rooms.network import NetworkChannel
from server.web.pages.answers import Page, answer, page_of
from server.web.pages.drawing import Drawing
from server.web.pages.language import Speech, speech_of
from server.web.pages.office_page import load_word
from server.web.pages.readers import Readers
from server.web.pages.search import Directory, Found, distance_km
from server.web.pages.times import MINUTE_MS, opening_text

A_PAGE = 20
_MOST_PAGES_KEPT = 512
_NOTHING: Mapping[str, Any] = {"state": "closed", "load": "closed", "waiting": 0}


class Wish(Struct, frozen=True):
    """What a reader wants to see."""

    query: str = ""
    order: str = "name"
    """name, wait or near."""
    only_open: bool = False
    at: tuple[float, float] | None = None
    page: int = 1

    def path(self, **changes: object) -> str:
        """The address of this wish with something else in it."""
        wish = {**{name: getattr(self, name) for name in self.__struct_fields__}, **changes}
        asked = _asked(wish)
        return f"/?{urlencode(asked)}" if asked else "/"


class NetworkPage:
    """Draws each list once per change of any load; searching costs something, so it is limited."""

    def __init__(
        self, network: Network, loads: NetworkChannel, drawing: Drawing, readers: Readers
    ) -> None:
        self._loads = loads
        self._drawing = drawing
        self._readers = readers
        self._directory = Directory(network.offices.values())
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
            page = self._pages[wish, speech] = page_of(self._draw(wish, speech, loads))
        return answer(request, page)

    def _draw(self, wish: Wish, speech: Speech, loads: Mapping[str, Any]) -> str:
        found = self._directory.find(wish.query)
        if wish.only_open:
            found = [f for f in found if loads.get(f.office.id, _NOTHING)["state"] == "open"]
        if wish.order == "wait":
            found.sort(key=lambda f: _wait_rank(loads.get(f.office.id, _NOTHING)))
        elif wish.order == "near" and wish.at:
            place = wish.at
            found.sort(key=lambda f: distance_km(f.office, *place))
        pages = max(1, -(-len(found) // A_PAGE))
        page = min(wish.page, pages)
        shown = found[(page - 1) * A_PAGE : page * A_PAGE]
        now = clock_ms()
        return self._drawing.draw(
            "network",
            speech,
            wish.path(),
            wish=wish,
            rows=[row_of(f, loads.get(f.office.id, _NOTHING), speech, wish, now) for f in shown],
            found=len(found),
            page=page,
            pages=pages,
            now=now,
            zone=shown[0].office.zone if shown else "Europe/Moscow",
        )


def wish_of(query: Mapping[str, str]) -> Wish:
    """What the address asks for; nonsense is passed over."""
    at = _place(query.get("at", ""))
    order = query.get("order", "name")
    page = query.get("page", "1")
    return Wish(
        query=" ".join(query.get("q", "")[:80].split()),
        order=order if order == "wait" or (order == "near" and at) else "name",
        only_open=query.get("open") == "1",
        at=at,
        page=min(max(int(page), 1), 10_000) if page.isdecimal() and len(page) < 6 else 1,
    )


def row_of(
    found: Found, load: Mapping[str, Any], speech: Speech, wish: Wish, now: int
) -> dict[str, Any]:
    """What one office's row shows."""
    office, words = found.office, speech.words
    row: dict[str, Any] = {
        "id": office.id,
        "name": words.said(office.name),
        "address": words.said(office.address),
        "state": load["state"],
        "load": load_word(load["state"], load["load"]),
        "waiting": load["waiting"],
        "wait": words.wait(load["low"], load["high"]) if "low" in load else "",
        "service": "",
        "opens": "",
        "km": "",
    }
    if found.service:
        row["service"] = words.said(office.services[found.service].name)
    if load["state"] == "closed":
        row["opens"] = opening_text(words, next_opening(office, now), now, office.zone)
    if wish.at:
        row["km"] = _km(office, wish.at, words.code)
    return row


def _wait_rank(load: Mapping[str, Any]) -> tuple[int, int]:
    """Open offices by the middle of the range, then those that cannot tell, then the closed."""
    if "low" in load:
        return 0, load["low"] + load["high"]
    return (1 if load["state"] == "open" else 2), 0


def _place(text: str) -> tuple[float, float] | None:
    """«55.77,37.61», rounded to a hundred metres: nobody needs to know better."""
    latitude, comma, longitude = text[:40].partition(",")
    try:
        place = (round(float(latitude), 3), round(float(longitude), 3)) if comma else None
    except ValueError:
        return None
    if place is None or not (abs(place[0]) <= 90 and abs(place[1]) <= 180):
        return None
    return place


def _km(office: Office, place: tuple[float, float], language: str) -> str:
    if not office.latitude and not office.longitude:
        return ""
    km = distance_km(office, *place)
    text = f"{km:.1f}" if km < 10 else f"{km:.0f}"
    return text.replace(".", ",") if language == "ru" else text


def _asked(wish: Mapping[str, Any]) -> dict[str, str]:
    asked = {}
    if wish["query"]:
        asked["q"] = wish["query"]
    if wish["order"] != "name":
        asked["order"] = wish["order"]
    if wish["only_open"]:
        asked["open"] = "1"
    if wish["at"] is not None:
        asked["at"] = f"{wish['at'][0]},{wish['at'][1]}"
    if wish["page"] != 1:
        asked["page"] = str(wish["page"])
    return asked
