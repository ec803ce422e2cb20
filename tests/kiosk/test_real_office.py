"""The kiosk against the real server and its real store: from the tap to paper."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from client_kit.testing.drive import find, text_of, texts, wait_until
from kiosk_app.printing.stream import picture
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.stand import Kiosk, running
from kiosk_app.words.translations import words_of
from queue_core.domain.commands import IssueTicket
from server.config.loader import load_network
from server.testing.serving import Served, always_open, serve

CONFIG = Path(__file__).parents[2] / "config"


class ServerThread:
    """A server in a loop of its own."""

    def __init__(self, data: Path) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._stack = AsyncExitStack()
        self._data = data
        self.served: Served
        self.token = ""

    def __enter__(self) -> "ServerThread":
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(60)
        return self

    def __exit__(self, *why: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stack.aclose(), self._loop).result(60)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _start(self) -> None:
        network = always_open(load_network(CONFIG, "https://q.example.ru"))
        self.served = await self._stack.enter_async_context(serve(network, self._data))
        self.token = await self.served.device("kiosk", "central", "kiosk-1")


@pytest.fixture
def server_thread(tmp_path: Path) -> Iterator[ServerThread]:
    with ServerThread(tmp_path) as server:
        yield server


@pytest.fixture
def kiosk(qapp: Any, server_thread: ServerThread, printer: PrinterThread) -> Iterator[Kiosk]:
    with running(server_thread.served.url, printer, token=server_thread.token) as kiosk:
        yield kiosk


def test_a_tap_becomes_a_number_in_the_office_and_on_paper(
    kiosk: Kiosk, printer: PrinterThread
) -> None:
    start = kiosk.first_service()

    kiosk.press(start, "take")
    kiosk.shows("foot")

    wait_until(lambda: len(printer.fake.tickets) == 1)
    number = find(kiosk.window, "number").property("number")
    assert len(number) == 4
    assert number[1:] == "001"
    assert picture(printer.fake.tickets[0]).width == 576
    wait_until(lambda: kiosk.bridge.documents["central/wait"].get("waiting") == 1)


def test_the_same_key_again_is_the_same_ticket(kiosk: Kiosk) -> None:
    service = kiosk.first_service().partition(":")[2]
    results: list[Any] = []
    key = kiosk.controller._key()

    for _ in range(2):
        kiosk.bridge.do(
            "central", IssueTicket((service,)), lambda reply: results.append(reply.result), key=key
        )

    wait_until(lambda: len(results) == 2)
    assert results[0] == results[1]


def test_going_back_cancels_what_the_office_already_gave(kiosk: Kiosk) -> None:
    kiosk.press(kiosk.first_service())
    kiosk.shows("take")
    kiosk.controller._model.takeTicket()

    kiosk.controller._model.goBack()

    kiosk.shows("take")
    wait_until(lambda: not kiosk.controller._orders)
    kiosk.press("take")
    kiosk.shows("foot")
    wait_until(lambda: kiosk.bridge.documents["central/wait"].get("waiting") == 1)


def test_a_visitor_finds_the_place_by_what_the_paper_says(kiosk: Kiosk) -> None:
    kiosk.press(kiosk.first_service(), "take")
    kiosk.shows("foot")
    handed = kiosk.controller.flow.handed
    assert handed is not None
    wrong = "00000000" if handed.code != "00000000" else "11111111"

    kiosk.press("done", "help", "open:find_place", *keys(handed.number + wrong), "send")
    wait_until(lambda: words_of("ru").check_number in texts(kiosk.window))
    kiosk.press(*["erase"] * 8, *keys(handed.code), "send")
    kiosk.shows("state")

    assert find(kiosk.window, "number").property("number") == handed.number
    assert text_of(kiosk.window, "place").startswith("Перед вами никого")


def keys(letters: str) -> list[str]:
    return [f"key:{letter}" for letter in letters]
