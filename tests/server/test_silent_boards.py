"""A board that is linked and shows nothing raises an alarm on the desk; one that shows does not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from queue_core.domain import commands as c
from server.testing import Peer, Served

OFFICE = "central"
DESK = f"{OFFICE}/desk"
BOARD = f"{OFFICE}/board/1"
LATE_S = 0.3


@pytest.fixture
def prompt(served: Served) -> Served:
    """A server that loses patience early."""
    served.node.hub.silence.late_s = LATE_S
    return served


class Hall:
    """A supervisor who looks, an operator who calls, and the board of hall 1."""

    def __init__(self, desk: Peer, operator: Peer, board: Peer) -> None:
        self.desk = desk
        self.operator = operator
        self.board = board

    def detail(self) -> str:
        devices: dict[str, Any] = self.desk.docs[DESK]["devices"]
        return str(devices.get("board-1", {}).get("detail", ""))

    async def call(self) -> str:
        """Call a new visitor to window 1; the call's id, once the board has heard it."""
        await self.operator.result(OFFICE, c.CallNext())
        calls = self.board.docs[BOARD]["calls"]
        await self.board.until(lambda: any("started" not in row for row in calls.values()))
        [row] = [row for row in calls.values() if "started" not in row]
        return str(row["call"])

    async def paint(self, *calls: str) -> None:
        await self.board.send({"type": "report", "painted": dict.fromkeys(calls, 1)})


@asynccontextmanager
async def hall(served: Served) -> AsyncIterator[Hall]:
    kiosk = await served.device("kiosk", OFFICE, "kiosk-1")
    operator = served.credentials.staff(OFFICE, "op-1")
    async with (
        Peer(served.live, served.credentials.staff(OFFICE, "fedorov", "supervisor")) as desk,
        Peer(served.live, kiosk) as citizens,
        Peer(served.live, operator) as window,
        Peer(served.live, await served.device("board", OFFICE, "board-1")) as board,
    ):
        await desk.watch(DESK)
        await board.watch(BOARD)
        await citizens.result(OFFICE, c.IssueTicket(("collect",)))
        await window.result(OFFICE, c.SignIn("1"))
        yield Hall(desk, window, board)


async def every_look(served: Served) -> None:
    """Until the server has looked after each call; what that caused is committed then."""
    while served.node.hub.silence.awaited:
        await asyncio.sleep(0.01)
    settled = asyncio.Event()
    served.node.offices.room(OFFICE).when_settled(lambda now: settled.set())
    await settled.wait()


async def test_a_board_that_does_not_paint_a_call_is_silent_on_the_desk(prompt: Served) -> None:
    async with hall(prompt) as place:
        await place.call()

        await place.desk.until(lambda: place.detail() == "silent")


async def test_a_silent_board_is_well_again_with_the_next_call_it_paints(prompt: Served) -> None:
    async with hall(prompt) as place:
        call = await place.call()
        await place.desk.until(lambda: place.detail() == "silent")

        await place.paint(call)

        await place.desk.until(lambda: place.detail() == "")


async def test_a_board_that_paints_raises_no_alarm(prompt: Served) -> None:
    async with hall(prompt) as place:
        await place.paint(await place.call())

        await every_look(prompt)
        assert place.detail() == ""


async def test_a_call_put_back_at_once_excuses_the_board(prompt: Served) -> None:
    async with hall(prompt) as place:
        await place.call()
        await place.operator.result(OFFICE, c.PutBack())

        await every_look(prompt)
        assert place.detail() == ""


async def test_a_board_whose_link_is_gone_is_offline_and_not_silent(prompt: Served) -> None:
    async with hall(prompt) as place:
        place.board.cut()
        await place.operator.result(OFFICE, c.CallNext())

        await every_look(prompt)
        assert place.detail() == ""
