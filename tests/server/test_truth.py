"""I3 and I4: documents equal the view computed afresh from the store, and lost tails come back."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from queue_core.domain import commands as c
from queue_core.views.office_views import OfficeViews
from server.config.network import Network
from server.rooms import holding as holdings
from server.rooms.ids import clock_ms
from server.store.embedded import EmbeddedStore
from server.store.store import Store
from server.testing import Peer, Served, serve
from server.testing.peer import fresh_key
from tests.server.losing import lose_tail

OFFICE = "central"
DESK = f"{OFFICE}/desk"
TICKET = c.IssueTicket(("passport",))
Doc = dict[str, Any]


async def fresh_documents(store: Store, network: Network) -> dict[str, Doc]:
    """Every document of the office, drawn from what the store holds now."""
    holding = holdings.load(OFFICE, await store.load(OFFICE))
    views = OfficeViews(network.offices[OFFICE])
    at = max(clock_ms(), holding.state.at)
    drawn = {name: view.build(holding.state, at) for name, view in views.by_channel.items()}
    as_sent: dict[str, Doc] = msgspec.json.decode(msgspec.json.encode(drawn))
    return as_sent


async def a_busy_hour(chance: Random, peers: dict[str, Peer], windows: list[str]) -> None:
    """Orders of all kinds, allowed or not."""
    operators = [peer for name, peer in peers.items() if name.startswith("op")]
    for _ in range(160):
        who = chance.choice(operators)
        window = windows[operators.index(who)]
        order, peer = chance.choice(
            [
                (TICKET, peers["kiosk"]),
                (TICKET, peers["kiosk"]),
                (c.SignIn(window), who),
                (c.CallNext(), who),
                (c.CallNext(), who),
                (c.Start(), who),
                (c.Finish(), who),
                (c.NoShow(), who),
                (c.PutBack(), who),
                (c.Hold(), who),
                (c.WriteNote(text="note"), who),
                (c.Transfer(service="passport"), who),
                (c.Pause("lunch", after_visit=True), who),
                (c.EndPause(), who),
                (c.UndoAct(), who),
                (c.SendMessage("to all", "screens"), peers["boss"]),
                (c.StopIntake(("passport",)), peers["boss"]),
                (c.OpenIntake(), peers["boss"]),
            ]
        )
        await peer.do(OFFICE, order)


async def test_every_document_on_both_nodes_is_the_view_of_the_store(
    network: Network, tmp_path: Path, store: EmbeddedStore
) -> None:
    office = network.offices[OFFICE]
    windows = list(office.windows)[:6]
    async with (
        serve(network, tmp_path / "d", redis=store.url, node="left") as left,
        serve(network, tmp_path / "d", redis=store.url, node="right") as right,
    ):
        tokens = {f"op-{w}": left.credentials.staff(OFFICE, f"op-{w}") for w in windows}
        tokens["kiosk"] = await left.device("kiosk", OFFICE, "kiosk-1")
        tokens["boss"] = left.credentials.staff(OFFICE, "fedorov", "supervisor")
        await right.node.authority.refresh()
        peers = {}
        for index, (name, token) in enumerate(tokens.items()):
            peers[name] = Peer((left, right)[index % 2].live, token)
            await peers[name].__aenter__()
        watchers = [
            await Peer(
                node.live, left.credentials.staff(OFFICE, "orlova", "reception")
            ).__aenter__()
            for node in (left, right)
        ]
        channels = list(OfficeViews(office).by_channel)
        for watcher in watchers:
            for channel in channels:
                await watcher.watch(channel)
        try:
            await a_busy_hour(Random(7), peers, windows)

            truth = await fresh_documents(left.node.store, network)
            for watcher in watchers:
                await watcher.until(partial(_shows, watcher, truth), patience=2)
        finally:
            for peer in (*peers.values(), *watchers):
                await peer.__aexit__()


def _shows(peer: Peer, truth: dict[str, Doc]) -> bool:
    return peer.docs == truth


async def test_a_store_that_lost_its_tail_gets_back_what_was_answered(served: Served) -> None:
    node = served.node
    supervisor = served.credentials.staff(OFFICE, "fedorov", "supervisor")
    async with (
        Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1")) as kiosk,
        Peer(served.live, supervisor) as desk,
    ):
        await desk.watch(DESK)
        kept = await kiosk.result(OFFICE, TICKET)
        key = fresh_key()

        async def two_more() -> list[Doc]:
            return [await kiosk.result(OFFICE, TICKET, key), await kiosk.result(OFFICE, TICKET)]

        lost = await lose_tail(node.store, OFFICE, two_more)
        epoch = next(f["epoch"] for f in desk.frames if f["type"] == "doc")
        node.offices.room(OFFICE).recheck()
        await desk.until(lambda: desk.frames[-1].get("epoch", epoch) != epoch)
        again = await kiosk.result(OFFICE, TICKET, key)
        fourth = await kiosk.result(OFFICE, TICKET)

        numbers = [kept["number"], *(one["number"] for one in lost), fourth["number"]]
        assert numbers == ["А001", "А002", "А003", "А004"]
        assert again == lost[0]
        await desk.until(lambda: len(desk.docs[DESK]["tickets"]) == 4)
        stored = holdings.load(OFFICE, await node.store.load(OFFICE))
        assert {t.number for t in stored.state.tickets.values()} == set(numbers)


async def test_two_nodes_that_remember_one_loss_put_it_back_once(
    network: Network, tmp_path: Path, store: EmbeddedStore
) -> None:
    async with (
        serve(network, tmp_path / "d", redis=store.url, node="left") as left,
        serve(network, tmp_path / "d", redis=store.url, node="right") as right,
    ):
        tokens = [await left.device("kiosk", OFFICE, f"kiosk-{n}") for n in (1, 2)]
        await right.node.authority.refresh()
        async with Peer(left.live, tokens[0]) as here, Peer(right.live, tokens[1]) as there:
            await here.result(OFFICE, TICKET)
            await there.result(OFFICE, TICKET)
            keys = [fresh_key(), fresh_key()]

            async def one_at_each() -> list[Doc]:
                first = await here.result(OFFICE, TICKET, keys[0])
                second = await there.result(OFFICE, TICKET, keys[1])
                rooms = [node.node.offices.room(OFFICE) for node in (left, right)]
                while len({room._keeper._known for room in rooms}) > 1:
                    await asyncio.sleep(0.01)
                return [first, second]

            lost = await lose_tail(left.node.store, OFFICE, one_at_each)
            for node in (left, right):
                node.node.offices.room(OFFICE).recheck()
            again = [
                await here.result(OFFICE, TICKET, keys[0]),
                await there.result(OFFICE, TICKET, keys[1]),
            ]
            fifth = await here.result(OFFICE, TICKET)

            assert again == lost
            assert fifth["number"] == "А005"
            stored = holdings.load(OFFICE, await left.node.store.load(OFFICE))
            numbers = sorted(t.number for t in stored.state.tickets.values())
            assert numbers == ["А001", "А002", "А003", "А004", "А005"]
