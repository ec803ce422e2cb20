"""Finding a service by what people really type."""

import time

import pytest

from kiosk_app.catalogue import Service, read_catalogue
from kiosk_app.search import find
from kiosk_app.testing.sample import kiosk_document

SERVICES = tuple(read_catalogue(kiosk_document()).services.values())


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("пасп", "passport"),
        ("Паспорт РФ", "passport"),
        ("паспрот", "passport"),
        ("gfcgjhn", "passport"),
        ("passp", "passport"),
        ("утерял паспорт", "passport"),
        ("загран", "foreign"),
        ("квартыра", "rights"),
        ("недвижимостью", "rights"),
        ("инн", "tax-number"),
        ("пособие дети", "child-benefit"),
        ("готовые", "collect"),
    ],
)
def test_the_service_meant_comes_first(query: str, best: str) -> None:
    assert find(query, SERVICES, 4)[0].id == best


@pytest.mark.parametrize("query", ["", "  ", "ъыъ", "пс", "!!!", "паспорт рыбы"])
def test_what_is_nowhere_is_not_found(query: str) -> None:
    assert find(query, SERVICES, 4) == ()


def test_of_equals_the_most_used_comes_first() -> None:
    rare = Service("a", {"ru": "Справка о доходах"}, "x", popularity=1)
    often = Service("b", {"ru": "Справка о семье"}, "x", popularity=9)

    assert find("справка", (rare, often), 4) == (often, rare)


def test_a_letter_is_answered_before_the_finger_lifts() -> None:
    many = tuple(
        Service(str(n), {"ru": f"Услуга номер {n} по оформлению документов"}, "x")
        for n in range(300)
    )

    start = time.perf_counter()
    find("оформлние дакументов", many, 4)

    assert time.perf_counter() - start < 0.5
