"""The kiosk over the catalogue that ships: choices a screen, purposes, and what people type."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk_app.catalogue import Catalogue, Waits, read_catalogue
from kiosk_app.flow.state import MAX_SERVICES, Flow, Place
from kiosk_app.screens.draw import draw
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.views import (
    ConfirmPage,
    HelpPage,
    ListPage,
    Page,
    Row,
    SearchPage,
    StartPage,
)
from kiosk_app.search import Found, find
from queue_core.domain.state import OfficeState
from queue_core.views.gate import Gate
from queue_core.views.kiosk import KioskView
from server.config.loader import load_network

CONFIG = Path(__file__).parents[2] / "config"
NETWORK = load_network(CONFIG, "https://q.example.ru")
AT = 1_795_410_000_000
MOST = 7


def catalogue_of(office: str) -> Catalogue:
    real = NETWORK.offices[office]
    doc = KioskView(real, Gate(real)).build(OfficeState(day="2026-11-23"), AT)
    return read_catalogue({**doc, "state": "open"})


CENTRAL = catalogue_of("central")
OFFERED: tuple[Found, ...] = (*CENTRAL.services.values(), *CENTRAL.elsewhere.values())


def page(catalogue: Catalogue, *places: Place, **given: Any) -> Page:
    flow = Flow(trail=(Place(), *places), lost=None, ever_linked=True, **given)
    return draw(Scene(flow, catalogue, Waits(), now=0, at=AT), "central").page


def choices(shown: Page) -> int:
    """What a finger may choose on it, the bottom bar and keys for letters apart."""
    rows: list[Row] = []
    extra = 0
    match shown:
        case StartPage():
            rows += [*shown.tiles, *shown.rows]
        case ListPage() | HelpPage() | SearchPage():
            rows += shown.rows
        case ConfirmPage():
            rows += [*shown.services, *shown.rows]
            extra = 1
    return extra + sum(row.is_enabled for row in rows)


def every_page(catalogue: Catalogue) -> Iterator[Page]:
    yield page(catalogue)
    yield page(catalogue, Place("help"))
    yield page(catalogue, Place("comfort"))
    yield page(catalogue, Place("languages"))
    for screen in ("topics", "classes", "search"):
        for number in range(3):
            yield page(catalogue, Place(screen, page=number))
    for topic in catalogue.topics():
        for number in range(6):
            yield page(catalogue, Place("services", topic.id, number))
    services = tuple(each.id for each in catalogue.frequent(MAX_SERVICES))
    for count in range(1, MAX_SERVICES + 1):
        yield page(catalogue, Place("confirm"), services=services[:count])


@pytest.mark.parametrize("office", sorted(NETWORK.offices))
def test_no_screen_offers_more_than_seven_choices(office: str) -> None:
    catalogue = catalogue_of(office)

    for shown in every_page(catalogue):
        assert choices(shown) <= MOST, shown


@pytest.mark.parametrize("office", sorted(NETWORK.offices))
def test_every_service_is_found_by_walking_the_pages(office: str) -> None:
    catalogue = catalogue_of(office)

    seen = {
        row.key.removeprefix("service:")
        for shown in every_page(catalogue)
        if isinstance(shown, ListPage)
        for row in shown.rows
    }

    assert set(catalogue.services) <= seen


def test_two_touches_are_enough_for_all_three_purposes() -> None:
    start = page(CENTRAL)

    assert isinstance(start, StartPage)
    first = [CENTRAL.services[tile.key.removeprefix("service:")] for tile in start.tiles]
    assert {each.purpose for each in first} == {"file", "collect", "consult"}
    assert {each.purpose for each in CENTRAL.services.values()} == {"file", "collect", "consult"}


def test_life_situations_are_a_topic_of_their_own() -> None:
    [life] = [each for each in CENTRAL.topics() if each.id == "life"]

    situations = {each.id for each in CENTRAL.within(life.id)}

    assert {"life_birth", "life_move", "life_loss", "life_lost"} <= situations


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("загран", "passport_intl_10"),
        ("pfuhfy", "passport_intl_10"),
        ("загарн", "passport_intl_10"),
        ("загран паспорт", "passport_intl_10"),
        ("ghjgbcrf", "residence"),
        ("прописка", "residence"),
        ("паспорт", "passport"),
        ("пасорт", "passport"),
        ("пачпорт", "passport"),
        ("паспотр", "passport"),
        ("пaспopт", "passport"),
        ("зфыызщке", "passport"),
        ("оформить паспорт", "passport"),
        ("получить загранпаспорт", "passport_intl_10"),
        ("забрать паспорт", "collect"),
        ("готовый загранпаспорт", "collect"),
        ("консультация пенсия", "consult"),
        ("родился ребенок", "life_birth"),
        ("родился ребёнок", "life_birth"),
        ("новорожденный", "life_birth"),
        ("переехал", "life_move"),
        ("умер", "life_loss"),
        ("права", "driving_licence"),
        ("судимость", "criminal_record"),
        ("купить квартиру", "property_rights"),
        ("propiska", "residence"),
        ("фатир сатып алу", "property_rights"),
        ("чит ил паспорты", "passport_intl_10"),
        ("военкомат", "military"),
        ("djtyrjvfn", "military"),
        ("завещание", "notary"),
        ("экзамен на права", "driving_exam"),
    ],
)
def test_what_people_type_finds_what_they_mean(query: str, best: str) -> None:
    found = find(query, OFFERED, 4)

    assert found, query
    assert found[0].id == best, [each.id for each in found]


@pytest.mark.parametrize("query", ["ъыъ", "паспорт рыбы", "зззз", "]]]"])
def test_what_is_nowhere_is_not_found_among_many(query: str) -> None:
    assert find(query, CENTRAL.services.values(), 4) == ()


def test_a_service_is_found_by_its_own_name_first() -> None:
    for service in CENTRAL.services.values():
        found = find(service.name["ru"], OFFERED, 4)
        assert service in found[:2], (service.name["ru"], [each.id for each in found])


def test_search_over_the_whole_catalogue_keeps_up_with_fingers() -> None:
    start = time.perf_counter()
    find("оформлние дакументов", OFFERED, 4)

    assert time.perf_counter() - start < 0.5


def test_what_is_not_here_is_told_with_its_place() -> None:
    search = page(CENTRAL, Place("search"), typed="военный билет")

    assert isinstance(search, SearchPage)
    assert search.rows[0].key == "elsewhere:military"
    assert "Военный комиссариат" in search.rows[0].subtitle
