"""What ships in `config/` is whole, and fits the screens it was written for."""

from collections import Counter
from pathlib import Path

import pytest

from queue_core.domain.office import Office, OfficeId, Opening, Service
from server.auth.passwords import verify_password
from server.config.deployment import load_deployment
from server.config.loader import load_network
from server.config.network import Network

ROOT = Path(__file__).resolve().parents[2] / "config"
ICONS = ROOT.parent / "client_kit" / "qml" / "Talon" / "Kit" / "Icons.qml"


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network(ROOT)


@pytest.fixture(scope="module")
def central(network: Network) -> Office:
    return network.offices[OfficeId("central")]


def by_popularity(office: Office) -> list[Service]:
    return sorted(office.services.values(), key=lambda service: -service.popularity)


def test_the_catalogue_has_at_least_seventy_services_with_russian_and_english(
    central: Office,
) -> None:
    assert len(central.services) >= 70
    assert all(
        service.name["en"] != service.name["ru"] and service.agency and service.norm_s
        for service in central.services.values()
    )


def test_the_first_four_services_are_those_of_the_kiosks_start(central: Office) -> None:
    assert [service.name["ru"] for service in by_popularity(central)[:4]] == [
        "Получить готовые документы",
        "Консультация, статус заявления",
        "Паспорт гражданина РФ",
        "Недвижимость: регистрация прав",
    ]


def test_the_first_screen_and_a_category_hold_seven_choices(central: Office) -> None:
    pages = Counter(service.category for service in central.services.values())

    assert len(central.categories) <= 6  # and the search makes seven
    assert max(pages.values()) <= 3 * 6


def test_every_icon_is_drawn_by_the_house(central: Office) -> None:
    drawn = ICONS.read_text(encoding="utf-8")
    used = {service.icon for service in central.services.values()}
    used |= {category.icon for category in central.categories.values()}

    assert [icon for icon in used if f'"{icon}":' not in drawn] == []


def test_words_of_citizens_lead_to_a_service(central: Office) -> None:
    words = {
        word for service in central.services.values() for word in service.synonyms.get("ru", ())
    }

    assert {"загран", "прописка", "егрн", "садик", "маткапитал", "права"} <= words


def test_the_demonstrations_office_is_as_drawn(central: Office) -> None:
    assert central.name["ru"] == "МФЦ «Центральный»"
    assert central.address["ru"] == "ул. Садовая, 12"
    assert len(central.windows) == 12
    assert len(central.halls) == 2
    assert set(central.week) == {Opening(8 * 60, 20 * 60)}
    roles = Counter(person.role for person in central.staff.values())
    assert roles == {"operator": 14, "reception": 1, "supervisor": 1}
    assert sum(device.speaks for device in central.devices.values()) == 2


def test_the_demonstrations_password_opens_every_account(network: Network) -> None:
    people = [person for office in network.offices.values() for person in office.staff.values()]

    assert all(verify_password(person.secret, "talon-demo") for person in people[:3])
    assert len({person.secret for person in people}) == len(people)


def test_templates_are_a_point_a_centre_and_a_flagship(network: Network) -> None:
    sizes = {
        name: (len(office.windows), len(office.halls)) for name, office in network.offices.items()
    }

    assert sizes == {"sadovoe": (1, 1), "central": (12, 2), "flagship": (60, 5)}


def test_a_subdivision_names_its_centre_for_what_it_lacks(network: Network) -> None:
    point = network.offices[OfficeId("sadovoe")]
    lacking = set(network.offices[OfficeId("central")].services) - set(point.services)

    assert lacking
    assert all("МФЦ «Центральный»" in point.elsewhere[service].where["ru"] for service in lacking)


def test_by_right_classes_name_their_law_and_document(central: Office) -> None:
    classes = central.classes.values()

    assert len(classes) >= 8
    assert all(found.legal_basis and found.document["ru"] for found in classes)


@pytest.mark.parametrize("name", ["demo.toml", "production.example.toml"])
def test_shipped_deployments_load(name: str) -> None:
    found = load_deployment(ROOT / "deploy" / name)

    assert found.store.shards == 16
    assert found.store.appendfsync == "always"
