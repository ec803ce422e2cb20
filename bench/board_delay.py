"""A hall whose calls are timed: from the operator's press to the board having the patch."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from queue_core.domain import commands as c
from server.testing import Child, Peer

WINDOWS = {"3": "ivanov", "5": "smirnova"}
EVERY_S = 0.03
"""Between two commands: no operator is so fast, and the figures shall be many."""


class Hall:
    """Operators who call one after the other, and a board that looks on."""

    def __init__(self, office: str, kiosk: Peer, board: Peer, desks: list[Peer]) -> None:
        self._office = office
        self._kiosk = kiosk
        self._board = board
        self._desks = desks
        self._services: dict[int, str] = {}

    async def open(self, hall: str) -> None:
        """Sign in, and look on."""
        await self._board.watch(f"{self._office}/board/{hall}")
        for desk, window in zip(self._desks, WINDOWS, strict=True):
            await desk.result(self._office, c.SignIn(window))
            document = await desk.watch(f"{self._office}/desk")
            self._services[id(desk)] = document["windows"][window]["may"][0]

    async def call_for(self, seconds: float) -> list[float]:
        """Issue, call, start and finish for some time; how long each call took to the board, s."""
        late: list[float] = []
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            for desk in self._desks:
                for peer in (self._kiosk, self._board, *self._desks):
                    peer.frames.clear()
                issue = c.IssueTicket((self._services[id(desk)],))
                await self._kiosk.result(self._office, issue)
                await asyncio.sleep(EVERY_S)
                pressed = time.perf_counter()
                version = (await desk.do(self._office, c.CallNext()))["version"]
                await self._board.until(partial(self._has_painted, version))
                late.append(self._painted(version) - pressed)
                for command in (c.Start(), c.Finish()):
                    await desk.result(self._office, command)
                    await asyncio.sleep(EVERY_S)
        return late

    def _has_painted(self, version: int) -> bool:
        return self._painted(version) > 0

    def _painted(self, version: int) -> float:
        """When the board had the document of a version; 0: not yet."""
        for frame in self._board.frames:
            if frame["type"] == "patch" and frame["version"] >= version:
                return float(frame["_at"])
        return 0.0


@asynccontextmanager
async def at_work(child: Child, office: str) -> AsyncIterator[Hall]:
    """The hall with its windows open."""
    kiosk = child.credentials.device("kiosk", office, "kiosk-2")
    board = child.credentials.device("board", office, "board-1")
    desks = [child.credentials.staff(office, who) for who in WINDOWS.values()]
    await asyncio.sleep(6)  # a running server takes a new token over within five seconds
    async with AsyncExitStack() as stack:
        peers = [
            await stack.enter_async_context(Peer(child.live, token))
            for token in (kiosk, board, *desks)
        ]
        hall = Hall(office, peers[0], peers[1], peers[2:])
        await hall.open("1")
        yield hall
