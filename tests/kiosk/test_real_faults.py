"""The server killed under the visitor's finger: one ticket, one paper, whatever was lost."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.town import Town
from client_kit.testing.drive import find, wait_until
from kiosk_app.flow.state import IDLE_MS, WARNING_MS
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.stand import Kiosk, running
from server.testing import Child

BACK_MS = 30_000
"""A killed server's embedded store is taken over and its log read again."""


class Accidents:
    """A server process and the loop that starts and kills it."""

    def __init__(self, server: Child) -> None:
        self.server = server
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    def kill(self) -> None:
        self._run(self.server.kill())

    def start(self) -> None:
        self._run(self.server.start())

    def close(self) -> None:
        self._run(self.server.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _run(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(90)


class Scene:
    """A town of one office, its kiosk, and what may happen to them."""

    def __init__(self, kiosk: Kiosk, accidents: Accidents, office: str) -> None:
        self.kiosk, self.accidents, self.office = kiosk, accidents, office

    def waiting(self) -> int:
        return int(self.kiosk.bridge.documents[f"{self.office}/wait"].get("waiting", 0))

    def number(self) -> str:
        return str(find(self.kiosk.window, "number").property("number"))


@pytest.fixture
def scene(qapp: Any, tmp_path: Path, printer: PrinterThread) -> Iterator[Scene]:
    town = Town(tmp_path, 1, "point")
    (office,) = town.offices
    (token,) = town.devices([("kiosk", office, "kiosk-1")])
    accidents = Accidents(town.server())
    try:
        accidents.start()
        with running(accidents.server.url, printer, token=token, office=office) as kiosk:
            kiosk.first_service()
            yield Scene(kiosk, accidents, office)
    finally:
        accidents.close()


def test_a_server_killed_at_the_tap_gives_each_visitor_one_ticket(scene: Scene) -> None:
    kiosk, numbers = scene.kiosk, []
    for visitor in range(1, 3):
        kiosk.press(kiosk.first_service())
        kiosk.shows("take")

        kiosk.press("take")
        scene.accidents.kill()
        scene.accidents.start()

        wait_until(lambda: kiosk.shown("number"), BACK_MS)
        wait_until(lambda visitor=visitor: kiosk.printed() == visitor)  # type: ignore[misc]
        numbers.append(scene.number())
        kiosk.press("done" if kiosk.shown("done") else "mine")
    wait_until(lambda: scene.waiting() == 2, BACK_MS)
    assert len(set(numbers)) == 2
    assert kiosk.printed() == 2


def test_a_visitor_who_left_while_the_server_was_down_leaves_no_number(scene: Scene) -> None:
    kiosk = scene.kiosk
    kiosk.press(kiosk.first_service())
    kiosk.shows("take")
    scene.accidents.kill()
    kiosk.press("take")

    kiosk.clock.ahead += IDLE_MS + WARNING_MS + 1
    wait_until(lambda: kiosk.controller.flow.claim is None)
    scene.accidents.start()

    wait_until(lambda: kiosk.bridge.is_up and not kiosk.controller._orders, BACK_MS)
    assert kiosk.printed() == 0
    kiosk.press(kiosk.first_service(), "take")
    kiosk.shows("foot")
    wait_until(lambda: scene.waiting() == 1, BACK_MS)
