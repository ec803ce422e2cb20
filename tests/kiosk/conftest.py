"""A kiosk with a scripted office and a printer that does not exist."""

from collections.abc import Iterator
from typing import Any

import pytest

from client_kit.testing.fake_server import FakeServer
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.sample import OFFICE, kiosk_document, wait_document
from kiosk_app.testing.stand import ScriptedKiosk, scripted


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
