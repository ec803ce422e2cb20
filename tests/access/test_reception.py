"""The administrator's desk for those who hear it, or need it dark or of high contrast."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from client_kit.testing.access import faults, order_faults
from client_kit.testing.drive import settle
from client_kit.testing.fake_server import FakeServer
from client_kit.testing.glass import ENOUGH, MUCH, pale_texts
from kiosk_app.reception import scenes
from kiosk_app.reception.gallery import Gallery
from kiosk_app.reception.stand import Desk, accounts, device_token, standing
from kiosk_app.testing.printer import PrinterThread

SCHEMES = (("dark", ENOUGH), ("contrast", MUCH), ("light", ENOUGH))
PAINTED = {
    "sign-in-refused",
    "class-of-ticket",
    "given",
    "claim",
    "bookings",
    "book-slot",
    "locked",
}
"""Screens that have every kind of text between them."""


class Inspection(Gallery):
    """The gallery's own walk, on which each screen is looked over instead of written to a file."""

    def __init__(self, server: FakeServer, desk: Desk) -> None:
        super().__init__(Path(), server, desk)
        self.screens: list[str] = []
        self.amiss: dict[str, str] = {}

    def shoot(self, name: str) -> None:
        window = self.desk.window
        settle(window, 20)
        self.screens.append(name)
        for fault in (*faults(window), *order_faults(window)):
            self.amiss.setdefault(fault, name)
        for scheme, least in SCHEMES if name in PAINTED else ():
            self.desk.engine.use_theme(scheme, reduced_motion=True)
            for fault in pale_texts(window, least):
                self.amiss.setdefault(f"{scheme} {fault}", name)


@pytest.fixture
def inspection(qapp: Any, tmp_path: Path) -> Iterator[Inspection]:
    documents = scenes.documents(int(time.time() * 1000))
    with (
        FakeServer(documents, role="reception", accounts=accounts()) as server,
        PrinterThread() as printer,
        standing(server.url, device_token(tmp_path), printer) as desk,
    ):
        yield Inspection(server, desk)


def test_every_screen_of_the_desk_is_told_walked_and_read_by_everybody(
    inspection: Inspection,
) -> None:
    inspection.draw()

    assert inspection.amiss == {}
    assert set(inspection.screens) > PAINTED
    assert len(inspection.screens) > 30
