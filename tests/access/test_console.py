"""The console for those who hear it, or need it dark or of high contrast: every screen."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from client_kit.testing.access import faults, order_faults
from client_kit.testing.drive import settle
from client_kit.testing.fake_server import FakeServer
from client_kit.testing.glass import ENOUGH, MUCH, pale_texts
from operator_console import scenes
from operator_console.forms import DOCKED, MINI, WIDE
from operator_console.gallery import Gallery, Sizes
from operator_console.stand import Console, accounts, device_token, standing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SCHEMES = {
    DOCKED: (("contrast", MUCH), ("light", ENOUGH)),
    MINI: (("dark", ENOUGH), ("contrast", MUCH), ("light", ENOUGH)),
    WIDE: (("dark", ENOUGH), ("light", ENOUGH)),
}


class Inspection(Gallery):
    """The gallery's own walk, on which each screen is looked over instead of written to a file."""

    def __init__(self, server: FakeServer, console: Console) -> None:
        super().__init__(server, console)
        self.screens = 0
        self.amiss: dict[str, str] = {}

    def shoot(self, name: str) -> None:
        settle(self._window, 20)
        self.screens += 1
        for fault in (*faults(self._window), *order_faults(self._window)):
            self.amiss.setdefault(fault, name)

    def shoot_forms(self, name: str, sizes: Sizes = (DOCKED, WIDE)) -> None:
        for size in sizes:
            self._window.resize(*size)
            self.shoot(f"{name} {size}")
            for scheme, least in SCHEMES[size]:
                self._engine.use_theme(scheme, reduced_motion=True)
                for fault in pale_texts(self._window, least):
                    self.amiss.setdefault(f"{scheme} {fault}", name)
        self._window.resize(*sizes[0])


@pytest.fixture
def inspection(qapp: Any, tmp_path: Path) -> Iterator[Inspection]:
    at = int(time.time() * 1000)
    documents = {scenes.CHANNEL: scenes.office(at), f"{scenes.CHANNEL}/wait": scenes.WAIT}
    with (
        FakeServer(documents, accounts=accounts()) as server,
        standing(server.url, device_token(tmp_path), window="5") as console,
    ):
        yield Inspection(server, console)


def test_every_screen_of_the_console_is_told_walked_and_read_by_everybody(
    inspection: Inspection,
) -> None:
    inspection.draw()

    assert inspection.amiss == {}
    assert inspection.screens > 50


def test_what_a_supervisor_is_told_of_is_told_walked_and_read_by_everybody(
    inspection: Inspection,
) -> None:
    inspection.draw_alarms()

    assert inspection.amiss == {}
    assert inspection.screens == 4
