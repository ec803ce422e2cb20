"""A kiosk with a scripted office and a printer that does not exist."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from client_kit.testing.fake_server import FakeServer
from kiosk_app.catalogue import Catalogue, read_catalogue
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
