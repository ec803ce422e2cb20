"""The list of offices: who serves soonest if one sets out now, by distance, forecast and doors."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import msgspec
import pytest

from queue_core.domain.office import Office, Opening
from server.config.deployment import Travel
from server.config.network import Network
from server.config.synthetic import synthetic_network
from server.history.usual import Usual
from server.testing import Served
from server.web.pages.arrival import Arrival, Doors, Way, arrive
from server.web.pages.nearby import Nearby
from server.web.pages.search import Directory, Found, distance_km
from server.web.pages.starting import Places
from server.web.pages.wish import Wish, wish_of
from tests.core.sample import EIGHT, HOUR, MINUTE, sample_office

HOME = (55.75, 37.62)
OPEN = {"state": "open", "load": "some", "waiting": 5, "low": 8, "high": 14}
NINE = EIGHT + HOUR


def _office(km: float = 0.0, **changes: Any) -> Office:
    return sample_office(latitude=HOME[0] + km / 111.2, longitude=HOME[1], **changes)


def _arrive(office: Office, load: dict[str, Any], at: int, usual: Usual | None = None) -> Arrival:
    return arrive(office, load, usual, Way(HOME, 15), Doors(), at)


def test_the_way_and_the_wait_add_up() -> None:
    there = _arrive(_office(2.5), OPEN, NINE)

    assert (there.then, there.travel_min) == ("served", 10)
    assert there.served == NINE + (10 + 11) * MINUTE


def test_the_forecast_moves_with_the_usual_until_one_arrives() -> None:
    usual = Usual("2026-11-23", {}, bytes(20 if hour >= 10 else 5 for hour in range(48)))

    near = _arrive(_office(2.0), OPEN, NINE + 50 * MINUTE, usual)
    far = _arrive(_office(15.0), OPEN, NINE, usual)

    assert (near.low, near.high) == (8, 14)
    assert (far.low, far.high) == (8 + 15, 14 + 15)


def test_who_cannot_make_it_before_the_doors_close_is_told_the_next_opening() -> None:
    late = _arrive(_office(5.0), OPEN, EIGHT + 11 * HOUR + 40 * MINUTE)

    assert (late.then, late.is_late) == ("opens", True)
    assert late.opens == EIGHT + 24 * HOUR


def test_a_closed_office_serves_when_it_opens_or_one_arrives() -> None:
    closed = {"state": "closed", "load": "closed", "waiting": 0}

    early = _arrive(_office(5.0), closed, EIGHT - HOUR)
    none = _arrive(_office(5.0, week=(None,) * 7), closed, EIGHT)

    assert (early.opens, early.served) == (EIGHT, EIGHT)
    assert none.opens == 0
    assert none.served > early.served


def test_an_office_past_midnight_closes_on_the_next_date() -> None:
    office = _office(0.0, week=(Opening(18 * 60, 27 * 60),) * 7)

    there = _arrive(office, OPEN, EIGHT + 18 * HOUR)

    assert there.then == "served"


@pytest.mark.parametrize(
    "load",
    [
        {"state": "open", "load": "closed", "waiting": 0},
        {"state": "suspended", "load": "closed", "waiting": 3},
        {"state": "closed", "load": "closed", "waiting": 0},
    ],
)
def test_whoever_can_tell_a_time_today_comes_before_who_cannot(load: dict[str, Any]) -> None:
    busy = {**OPEN, "low": 60, "high": 90}

    assert _arrive(_office(5), busy, NINE).served < _arrive(_office(0), load, NINE).served


@pytest.fixture(scope="module")
def thousands(network: Network) -> list[Found]:
    """13,000 offices strewn over a country."""
    offices = synthetic_network(13_000, network.offices["central"]).offices.values()
    return [Found(_strewn(office, n)) for n, office in enumerate(offices)]


def _strewn(office: Office, n: int) -> Office:
    latitude, longitude = 43 + (n * 7919 % 25_000) / 1000, 28 + (n * 104_729 % 140_000) / 1000
    return msgspec.structs.replace(office, latitude=latitude, longitude=longitude)


@pytest.mark.parametrize("place", [HOME, (43.1, 131.9), (67.9, 33.0), (-40.0, -70.0)])
def test_the_nearest_of_thousands_are_found_by_cells(
    thousands: list[Found], place: tuple[float, float]
) -> None:
    near = Nearby(thousands).nearest(place, 50)

    asked = sorted(thousands, key=lambda one: distance_km(one.office, *place))
    assert [one.office.id for one in near[:50]] == [one.office.id for one in asked[:50]]


def test_offices_without_coordinates_come_last(thousands: list[Found]) -> None:
    nowhere = Found(sample_office(id="nowhere"))

    near = Nearby([nowhere, *thousands[:20]]).nearest(HOME, 50)

    assert near[-1] is nowhere


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("55.751244, 37.618423", (55.751, 37.618)),
        ("метро тверская", (55.765, 37.605)),
        ("тверская", (55.765, 37.605)),
        ("ул. Садовая", (55.768, 37.609)),
        ("космодром", None),
        ("95, 10", None),
        ("", None),
    ],
)
def test_a_typed_place_is_found_without_asking_anybody(
    network: Network, typed: str, place: tuple[float, float] | None
) -> None:
    travel = Travel(places={"метро Тверская": "55.765, 37.605"})
    start = Places(Directory(network.offices.values()), travel).find(typed)

    assert (start.place if start else None) == place


def test_a_street_of_many_towns_is_no_place() -> None:
    far = [_office(km, id=str(km)) for km in (0.0, 900.0)]

    assert Places(Directory(far), Travel()).find("Садовая") is None


def test_an_address_keeps_every_wish() -> None:
    wish = Wish(query="паспорт", order="near", only_open=True, start="Садовая", purpose="file")
    again = wish_of(dict(parse_qsl(wish.path().removeprefix("/?"))))

    assert again == wish
    assert wish_of({}).path() == "/"


def test_what_is_typed_goes_before_what_a_phone_told() -> None:
    wish = wish_of({"from": "Садовая", "at": "55.75,37.62"})

    assert (wish.start, wish.at) == ("Садовая", None)
    assert wish_of({"order": "soon"}).order == ""


async def test_the_list_is_in_order_of_the_way_when_nobody_can_tell_a_time(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with http.get("/", params={"from": "Садовая", "lang": "ru"}) as answer:
        page = await answer.text()

    assert re.findall(r'<a href="/offices/(\w+)\?', page) == ["central", "flagship", "sadovoe"]
    assert "если выйти сейчас" in page
    assert "рядом</span>" in page


async def test_a_place_nobody_knows_is_said_and_the_list_stays(
    http: aiohttp.ClientSession,
) -> None:
    async with http.get("/", params={"from": "<i>Лукоморье"}) as answer:
        page = await answer.text()

    assert "Не знаем, где «&lt;i&gt;Лукоморье»" in page
    assert "3 центра" in page


async def test_a_purpose_narrows_services_and_offers_their_next_slot(
    http: aiohttp.ClientSession,
) -> None:
    async with http.get("/", params={"purpose": "collect"}) as answer:
        page = await answer.text()

    assert "Получить готовые документы" in page
    assert "Запись: " in page
    assert 'aria-current="true">Получить' in page
