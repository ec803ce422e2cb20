"""What the server's tests share: one small network whose doors never close, and a server for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import uvloop
from blockbuster import blockbuster_ctx

from server.config.loader import load_network
from server.config.network import Network
from server.store.embedded import EmbeddedStore
from server.testing import Served, always_open, fully_staffed, serve

ROOT = Path(__file__).parents[2]


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that the server runs on."""
    return {"uvloop": uvloop.new_event_loop}


@pytest.fixture(autouse=True)
def no_blocking_calls() -> Iterator[None]:
    """A blocking call of rooms or sockets on the loop fails the test."""
    with blockbuster_ctx(scanned_modules=["server.rooms", "server.live"]):
        yield


@pytest.fixture(scope="session")
def network() -> Network:
    """The configured network, open day and night, with an operator for every window."""
    return fully_staffed(always_open(load_network(ROOT / "config")))


@pytest.fixture
async def served(network: Network, tmp_path: Path) -> AsyncIterator[Served]:
    """A server with a store of its own."""
    async with serve(network, tmp_path) as running:
        yield running


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[EmbeddedStore]:
    """A store that outlives the servers on it."""
    async with EmbeddedStore(tmp_path / "s", fsync="everysec") as running:
        yield running


class Line:
    """Stands between server and store, and breaks the next commit's way at a chosen point."""

    def __init__(self, target: Path, path: Path) -> None:
        self.path = path
        self.breaks = ""
        """The next commit: lost `before` the store has it, or its answer lost `after`."""
        self.broken = 0
        self._target = target
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        """Where a server finds the store through this line."""
        return f"unix://{self.path}"

    async def __aenter__(self) -> Line:
        self._server = await asyncio.start_unix_server(self._serve, self.path)
        return self

    async def __aexit__(self, *ended: object) -> None:
        assert self._server is not None
        self._server.close()
        for end in list(self._ends):
            end.close()
        while self._ends:
            await asyncio.sleep(0)

    async def _serve(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, forth = await asyncio.open_unix_connection(self._target)
        answer_is_lost = asyncio.Event()
        self._ends |= {back, forth}

        async def ask() -> None:
            while data := await near.read(1 << 20):
                if b"talon_commit" in data and self.breaks:
                    self.broken += 1
                    self.breaks, how = "", self.breaks
                    if how == "before":
                        return
                    answer_is_lost.set()
                forth.write(data)
                await forth.drain()

        async def tell() -> None:
            while data := await far.read(1 << 20):
                if answer_is_lost.is_set():
                    return
                back.write(data)
                await back.drain()

        tasks = [asyncio.create_task(ask()), asyncio.create_task(tell())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            back.close()
            forth.close()
            self._ends -= {back, forth}


@pytest.fixture
async def line(store: EmbeddedStore, tmp_path: Path) -> AsyncIterator[Line]:
    """A line to the store that can be broken."""
    async with Line(Path(store.url.removeprefix("unix://")), tmp_path / "line.sock") as between:
        yield between
