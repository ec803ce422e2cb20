"""Search over a whole network."""

from __future__ import annotations

import msgspec
import pytest

from queue_core.domain.office import Office
from server.config.network import Network
from server.config.synthetic import synthetic_network
from server.web.pages.search import Directory, distance_km
from server.web.pages.wish import wish_of

TOWNS = ("Казань", "Елабуга", "Чистополь", "Бугульма", "Нижнекамск")


@pytest.fixture(scope="module")
def directory(network: Network) -> Directory:
    """13,000 offices in five towns."""
    offices = synthetic_network(13_000, network.offices["central"]).offices.values()
    return Directory(_moved(office, n) for n, office in enumerate(offices))


def _moved(office: Office, n: int) -> Office:
    town = TOWNS[n % len(TOWNS)]
    address = {"ru": f"{town}, ул. Берёзовая, {n}", "en": f"{n} Berezovaya St"}
    return msgspec.structs.replace(office, address=address)


def test_a_street_and_a_town_narrow_thousands_down(directory: Directory) -> None:
    found = directory.find("елабуге березовая 7001")

    assert [hit.office.id for hit in found] == ["o7001"]


def test_a_service_is_found_by_any_of_its_words_and_told(directory: Directory) -> None:
    found = directory.find("загранпаспорт чистополь")

    assert len(found) == 13_000 // len(TOWNS)
    assert "passport" in found[0].service


def test_what_nobody_offers_is_not_found(directory: Directory) -> None:
    assert directory.find("космодром") == []


def test_no_query_lists_everything_by_name(directory: Directory) -> None:
    names = [hit.office.name["ru"] for hit in directory.find("  ")]

    assert len(names) == len(directory) == 13_000
    assert names == sorted(names, key=str.casefold)


def test_distances_are_good_to_a_percent(network: Network) -> None:
    kremlin = msgspec.structs.replace(
        network.offices["central"], latitude=55.7520, longitude=37.6175
    )

    assert distance_km(kremlin, 55.8304, 37.6297) == pytest.approx(8.75, rel=0.01)


@pytest.mark.parametrize(
    "query",
    [
        {"page": "99999999999999999999"},
        {"page": "-1"},
        {"page": "²"},
        {"order": "near"},
        {"at": "nan,nan", "order": "near"},
        {"at": "91,0", "order": "near"},
        {"at": "a,b"},
        {"order": "drop table"},
    ],
)
def test_nonsense_in_the_address_is_passed_over(query: dict[str, str]) -> None:
    wish = wish_of(query)

    assert (wish.page, wish.order, wish.at) == (1, "", None)


def test_a_place_is_rounded_to_a_hundred_metres() -> None:
    assert wish_of({"at": "55.751244,37.618423", "order": "near"}).at == (55.751, 37.618)
