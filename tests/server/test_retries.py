"""I1: a command that is sent again is the same command, wherever the first sending was cut."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from queue_core.domain import commands as c
from server.config.network import Network
from server.store.embedded import EmbeddedStore
from server.testing import Peer, Served, serve
from server.testing.peer import fresh_key

if TYPE_CHECKING:
    from tests.server.conftest import Line

OFFICE = "central"
DESK = f"{OFFICE}/desk"
TICKET = c.IssueTicket(("passport",))


async def tickets(served: Served) -> list[str]:
    """The numbers that stand in a newly read office."""
    token = served.credentials.staff(OFFICE, "fedorov", "supervisor")
    async with Peer(served.live, token) as desk:
        return [row["number"] for row in (await desk.watch(DESK))["tickets"].values()]


@pytest.mark.parametrize("how", ["before", "after"])
async def test_a_commit_cut_from_the_store_makes_one_ticket(
    network: Network, tmp_path: Path, line: Line, how: str
) -> None:
    async with serve(network, tmp_path / "d", redis=line.url) as served:
        kiosk = Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1"))
        async with kiosk:
            await kiosk.result(OFFICE, TICKET)

            line.breaks = how
            issued = await kiosk.result(OFFICE, TICKET)

            assert line.broken == 1
            assert issued["number"] == "А002"
            assert await tickets(served) == ["А001", "А002"]


async def test_a_reply_that_never_came_is_given_to_the_second_asking(served: Served) -> None:
    token = await served.device("kiosk", OFFICE, "kiosk-1")
    key = fresh_key()
    async with Peer(served.live, token) as kiosk:
        await kiosk.begin(OFFICE, TICKET, key)
        kiosk.cut()

    async with Peer(served.live, token) as kiosk:
        first = await kiosk.result(OFFICE, TICKET, key)
        second = await kiosk.result(OFFICE, TICKET, key)

    assert first == second
    assert await tickets(served) == [first["number"]]


async def test_one_key_on_two_sockets_at_once_makes_one_ticket(served: Served) -> None:
    token = await served.device("kiosk", OFFICE, "kiosk-1")
    key = fresh_key()
    async with Peer(served.live, token) as one, Peer(served.live, token) as other:
        answers = await asyncio.gather(
            *(peer.result(OFFICE, TICKET, key) for peer in (one, other, one, other))
        )

    assert len({answer["number"] for answer in answers}) == 1
    assert len(await tickets(served)) == 1


async def test_a_key_belongs_to_its_command_and_its_actor(served: Served) -> None:
    tokens = [await served.device("kiosk", OFFICE, f"kiosk-{n}") for n in (1, 2)]
    key = fresh_key()
    async with Peer(served.live, tokens[0]) as first, Peer(served.live, tokens[1]) as second:
        await first.result(OFFICE, TICKET, key)

        other_command = await first.do(OFFICE, c.IssueTicket(("passport",), "en"), key)
        other_actor = await second.do(OFFICE, TICKET, key)

    assert other_command["error"]["code"] == "key_reused"
    assert other_actor["error"]["code"] == "key_reused"


async def test_a_cancelled_key_that_comes_late_makes_nothing(served: Served) -> None:
    token = await served.device("kiosk", OFFICE, "kiosk-1")
    late = fresh_key()
    async with Peer(served.live, token) as kiosk:
        await kiosk.result(OFFICE, c.CancelUnclaimed(late))

        reply = await kiosk.do(OFFICE, TICKET, late)

    assert reply["error"]["code"] == "cancelled"
    assert await tickets(served) == []


async def test_cancelling_an_answered_key_ends_its_ticket(served: Served) -> None:
    token = await served.device("kiosk", OFFICE, "kiosk-1")
    key = fresh_key()
    async with Peer(served.live, token) as kiosk:
        await kiosk.result(OFFICE, TICKET, key)

        await kiosk.result(OFFICE, c.CancelUnclaimed(key))

    assert await tickets(served) == []


async def test_a_frozen_store_ends_every_command_exactly_once(
    network: Network, tmp_path: Path, store: EmbeddedStore
) -> None:
    async with serve(network, tmp_path / "d", redis=store.url) as served:
        token = await served.device("kiosk", OFFICE, "kiosk-1")
        async with Peer(served.live, token) as kiosk:
            await kiosk.result(OFFICE, TICKET)
            assert store.pid is not None
            os.kill(store.pid, signal.SIGSTOP)
            try:
                key = fresh_key()
                frozen = await kiosk.do(OFFICE, TICKET, key)
            finally:
                os.kill(store.pid, signal.SIGCONT)

            assert frozen["error"]["code"] == "unknown"
            assert frozen["error"]["retry"]
            again = frozen
            while not again["ok"]:
                again = await kiosk.do(OFFICE, TICKET, key)

            assert again["result"]["number"] == "А002"
            assert await tickets(served) == ["А001", "А002"]
