"""A kiosk with a scripted office and a printer that does not exist."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.catalogue import Catalogue, read_catalogue
from kiosk_app.printing.fake import Temper
from kiosk_app.reception import scenes
from kiosk_app.reception.stand import Desk, Key, accounts, become, device_token
from kiosk_app.reception.stand import standing as standing_desk
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.sample import OFFICE, kiosk_document, wait_document
from kiosk_app.testing.stand import ScriptedKiosk, scripted
from queue_core.domain.state import OfficeState
from queue_core.views.gate import Gate
from queue_core.views.kiosk import KioskView
from server.config.loader import load_network

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture(scope="session")
def real_catalogue() -> Catalogue:
    """The catalogue that ships, as an open centre offers it."""
    office = load_network(CONFIG, "https://q.example.ru").offices["central"]
    doc = KioskView(office, Gate(office)).build(OfficeState(day="2026-11-23"), 1_795_410_000_000)
    return read_catalogue({**doc, "state": "open"})


@pytest.fixture
def server() -> Iterator[FakeServer]:
    documents = {f"{OFFICE}/kiosk": kiosk_document(), f"{OFFICE}/wait": wait_document()}
    with FakeServer(documents, role="kiosk") as server:
        yield server


@pytest.fixture
def printer() -> Iterator[PrinterThread]:
    with PrinterThread() as printer:
        yield printer


@pytest.fixture
def kiosk(qapp: Any, server: FakeServer, printer: PrinterThread) -> Iterator[ScriptedKiosk]:
    with scripted(server, printer) as kiosk:
        yield kiosk


@pytest.fixture
def paperless(qapp: Any, server: FakeServer) -> Iterator[ScriptedKiosk]:
    with scripted(server, None) as kiosk:
        yield kiosk


# ── the administrator's desk ──────────────────────────────────────────────────


@pytest.fixture
def now() -> int:
    return int(time.time() * 1000)


@pytest.fixture(scope="module")
def reception_office() -> Iterator[FakeServer]:
    documents = scenes.documents(int(time.time() * 1000))
    with FakeServer(documents, role="reception", accounts=accounts()) as server:
        yield server


@pytest.fixture
def hall(reception_office: FakeServer) -> FakeServer:
    reception_office.held = False
    reception_office.on("issue_ticket", lambda command: scenes.issued())
    reception_office.on("reprint", lambda command: scenes.issued("А014", "foreign"))
    reception_office.on("check_in", lambda command: scenes.issued("К037", "rights"))
    for heard in (reception_office.commands, reception_office.reports, reception_office.hellos):
        heard.clear()
    return reception_office


@pytest.fixture(scope="module")
def manned(
    qapp: Any, reception_office: FakeServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    token = device_token(tmp_path_factory.mktemp("desk"))
    with (
        PrinterThread() as printer,
        standing_desk(reception_office.url, token, printer, mode="text") as desk,
    ):
        desk.sign_in()
        yield desk


@pytest.fixture
def desk(manned: Desk, hall: FakeServer, now: int) -> Desk:
    """The same desk for each test, with the hall as it was and nothing begun."""
    manned.window.requestActivate()
    wait_until(manned.window.isActive)
    assert manned.printer is not None
    manned.printer.fake.temper = Temper()
    manned.printer.fake.tickets.clear()
    for scene in (scenes.quiet(now), scenes.hall(now)):
        become(manned, hall, scene)
    manned.keys(Key.Key_F6, *(Key.Key_Escape,) * 4, Key.Key_F2)
    wait_until(lambda: len(manned.listed("visitor.")) > 3)
    for heard in (hall.commands, hall.reports):
        heard.clear()
    return manned
