"""A console over a scripted office, at window 5 or at the door; and one over the real server."""

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from client_kit.testing.drive import is_shown, press_key, type_text, wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.stand import Console, accounts, device_token, standing
from queue_core.domain import commands as c
from server.auth.passwords import hash_password
from server.config.loader import load_network
from server.config.network import Network
from server.testing import Peer, Served, always_open, serve

OFFICE, LOGIN, PASSWORD = "central", "smirnova", "2468"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def now() -> int:
    return int(time.time() * 1000)


@pytest.fixture
def server(now: int) -> Iterator[FakeServer]:
    with FakeServer({scenes.CHANNEL: scenes.office(now)}, accounts=accounts()) as server:
        yield server


@pytest.fixture
def console(qapp: Any, server: FakeServer, tmp_path: Path) -> Iterator[Console]:
    with standing(server.url, device_token(tmp_path), window="5") as console:
        yield console
        assert console.engine.warnings == []


@pytest.fixture
def desk(console: Console, server: FakeServer, now: int) -> Console:
    """Signed in by keyboard, at window 5."""
    press = console.window
    type_text(press, "smirnova")
    press_key(press, Qt.Key.Key_Return)
    type_text(press, "1234")
    press_key(press, Qt.Key.Key_Return)
    wait_until(lambda: is_shown(press, "windows"))

    def sit(command: dict[str, Any]) -> dict[str, Any]:
        server.change(scenes.CHANNEL, scenes.at_window(scenes.office(now), now))
        return {}

    server.on("sign_in", sit)
    press_key(press, Qt.Key.Key_Return)
    wait_until(lambda: is_shown(press, "strip.window"))
    return console


# ── the real server ───────────────────────────────────────────────────────────


def quick(network: Network) -> Network:
    """The configured centre with a known password, and calls that may be repeated at once."""
    office = network.offices[OFFICE]
    staff = {
        id: replace(person, secret=hash_password(PASSWORD)) if person.login == LOGIN else person
        for id, person in office.staff.items()
    }
    rules = replace(office.rules, recall_after_s=0)
    return replace(network, offices={OFFICE: replace(office, staff=staff, rules=rules)})


@dataclass
class Town:
    """The server and its kiosk, in a thread of their own."""

    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    served: Served | None = None
    kiosk: Peer | None = None

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(30)

    async def begin(self, folder: Path) -> None:
        network = quick(always_open(load_network(ROOT / "config")))
        self.served = await self.stack.enter_async_context(serve(network, folder))
        self.kiosk = await self.join(await self.served.device("kiosk", OFFICE, "kiosk-1"))

    async def join(self, token: str) -> Peer:
        """One more peer, until the end."""
        assert self.served is not None
        return await self.stack.enter_async_context(Peer(self.served.live, token))

    def colleague(self, who: str, role: Any) -> Peer:
        """A signed-in member of staff."""
        assert self.served is not None
        peer: Peer = self.run(self.join(self.served.credentials.staff(OFFICE, who, role)))
        return peer

    def issue(self, service: str, **more: Any) -> str:
        """Somebody takes a ticket; returns its number."""
        assert self.kiosk is not None
        command = c.IssueTicket((service,), **more)
        return str(self.run(self.kiosk.result(OFFICE, command))["number"])


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    town = Town()
    thread = threading.Thread(target=town.loop.run_forever)
    thread.start()
    try:
        town.run(town.begin(tmp_path / "s"))
        yield town
    finally:
        town.run(town.stack.aclose())
        town.loop.call_soon_threadsafe(town.loop.stop)
        thread.join(10)
        town.loop.close()


@pytest.fixture
def working(qapp: Any, town: Town, tmp_path: Path) -> Iterator[Console]:
    """A console at the door of the real centre."""
    assert town.served is not None
    file = tmp_path / "console.token"
    file.write_text(town.run(town.served.device("console", OFFICE, "console-1")), encoding="utf-8")
    with standing(town.served.url, file, OFFICE) as console:
        yield console
        assert console.engine.warnings == []
