"""One office with a console, a kiosk and two people, and its authority."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from queue_core.domain.office import Device, Hall, HallId, Office, OfficeId, Staff, StaffId
from server.auth.authority import Authority
from server.auth.passwords import hash_password
from server.auth.secret_file import load_secret
from server.config.network import Network


@pytest.fixture(scope="session")
def secret_of_anna() -> str:
    return hash_password("сезам 4711")


@pytest.fixture
def network(secret_of_anna: str) -> Network:
    staff = [
        Staff(id=StaffId("anna"), name="Анна А.", login="anna", secret=secret_of_anna),
        Staff(id=StaffId("boss"), name="Олег Б.", login="boss", role="supervisor"),
    ]
    devices = [Device(id="console-1", kind="console"), Device(id="kiosk-1", kind="kiosk")]
    office = Office(
        id=OfficeId("central"),
        name={"ru": "Центральный"},
        address={"ru": "Садовая, 12"},
        zone="Europe/Moscow",
        week=(None,) * 7,
        halls={HallId("1"): Hall(id=HallId("1"), name={"ru": "Зал"})},
        windows={},
        categories={},
        services={},
        staff={person.id: person for person in staff},
        devices={device.id: device for device in devices},
    )
    return Network(name={"ru": "Сеть"}, languages=("ru",), offices={office.id: office})


@pytest.fixture
async def authority(network: Network, tmp_path: Path) -> AsyncIterator[Authority]:
    found = Authority(network, tmp_path, load_secret(tmp_path))
    yield found
    found.close()
