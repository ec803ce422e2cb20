"""Two servers on one store, with the operators of one office split between them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

import pytest

from queue_core.domain import commands as c
from server.config.network import Network
from server.store.embedded import EmbeddedStore
from server.testing import Peer, Served, serve

OFFICE = "flagship"
DESK = f"{OFFICE}/desk"


@pytest.fixture
async def pair(network: Network, tmp_path: Path) -> AsyncIterator[tuple[Served, Served]]:
    """Two nodes; the second joins while the first serves."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(EmbeddedStore(tmp_path / "s", fsync="everysec"))
        first, second = [
            await stack.enter_async_context(
                serve(network, tmp_path / "data", redis=store.url, node=name)
            )
            for name in ("left", "right")
        ]
        yield first, second


async def crew(
    stack: AsyncExitStack, nodes: tuple[Served, Served], network: Network, size: int
) -> list[Peer]:
    """Operators at windows that serve one service together, every other one at the other node."""
    office = network.offices[OFFICE]
    service = Counter(s for w in office.windows.values() for s in w.services).most_common(1)[0][0]
    windows = [w.id for w in office.windows.values() if service in w.services][:size]
    peers = []
    for index, window in enumerate(windows):
        node = nodes[index % 2]
        peer = Peer(node.live, node.credentials.staff(OFFICE, f"op-{window}"))
        peers.append(await stack.enter_async_context(peer))
        await peer.result(OFFICE, c.SignIn(window, (service,)))
    kiosk = Peer(nodes[0].live, await nodes[0].device("kiosk", OFFICE, "kiosk-1"))
    await stack.enter_async_context(kiosk)
    for _ in range(3 * size):
        await kiosk.result(OFFICE, c.IssueTicket((service,)))
    return peers


async def test_nobody_is_called_twice_when_all_call_at_once(
    pair: tuple[Served, Served], network: Network
) -> None:
    async with AsyncExitStack() as stack:
        peers = await crew(stack, pair, network, size=12)
        called: list[str] = []
        for _ in range(3):
            answers = await asyncio.gather(*(p.result(OFFICE, c.CallNext()) for p in peers))
            called += [answer["ticket"] for answer in answers]
            await asyncio.gather(*(p.result(OFFICE, c.Start()) for p in peers))
            await asyncio.gather(*(p.result(OFFICE, c.Finish()) for p in peers))

        assert len(called) == 36
        assert len(set(called)) == 36


async def test_neither_node_starves(pair: tuple[Served, Served], network: Network) -> None:
    async with AsyncExitStack() as stack:
        peers = await crew(stack, pair, network, size=8)

        async def work(peer: Peer) -> None:
            for text in range(25):
                await peer.result(OFFICE, c.SendMessage(str(text), "all"))

        await asyncio.gather(*(work(peer) for peer in peers))
        shares = [
            served.node.metrics.registry.get_sample_value("talon_commits_total", {"outcome": "ok"})
            or 0
            for served in pair
        ]

        assert min(shares) * 10 >= max(shares), shares


async def test_a_ticket_called_at_one_node_is_started_through_the_other_at_once(
    pair: tuple[Served, Served], network: Network
) -> None:
    left, right = pair
    async with AsyncExitStack() as stack:
        office = network.offices[OFFICE]
        window = next(iter(office.windows.values()))
        who = next(s.id for s in office.staff.values() if s.role == "operator")
        supervisor = next(s.id for s in office.staff.values() if s.role == "supervisor")
        kiosk = Peer(left.live, await left.device("kiosk", OFFICE, "kiosk-1"))
        caller = Peer(left.live, left.credentials.staff(OFFICE, who))
        starter = Peer(right.live, right.credentials.staff(OFFICE, supervisor, "supervisor"))
        for peer in (kiosk, caller, starter):
            await stack.enter_async_context(peer)
        await caller.result(OFFICE, c.SignIn(window.id))

        refused = []
        for _ in range(300):
            await kiosk.result(OFFICE, c.IssueTicket((window.services[0],)))
            await caller.result(OFFICE, c.CallNext())
            reply = await starter.do(OFFICE, c.Start(window.id))
            refused += [] if reply["ok"] else [reply]
            await caller.result(OFFICE, c.Finish())

        assert refused == []


def _is_called(peer: Peer, ticket: str) -> bool:
    return bool(peer.docs[DESK]["tickets"].get(ticket, {}).get("state") == "called")


async def test_both_nodes_show_the_same_within_50_ms(
    pair: tuple[Served, Served], network: Network
) -> None:
    left, right = pair
    async with AsyncExitStack() as stack:
        peers = await crew(stack, pair, network, size=4)
        here, there = peers[0], peers[1]
        await here.watch(DESK)
        await there.watch(DESK)

        late = []
        for _ in range(30):
            called = await here.result(OFFICE, c.CallNext())
            heard = here.frames[-1]["_at"]
            await there.until(partial(_is_called, there, called["ticket"]))
            late.append(there.frames[-1]["_at"] - heard)
            await here.result(OFFICE, c.PutBack())

        assert sorted(late)[-3] < 0.05, late
        await there.until(lambda: here.docs[DESK] == there.docs[DESK])


async def test_a_device_at_the_wrong_node_is_sent_to_its_offices_home(
    network: Network, tmp_path: Path, store: EmbeddedStore
) -> None:
    addresses = {name: f"http://{name}.example" for name in ("left", "right")}
    data = tmp_path / "data"
    async with (
        serve(network, data, redis=store.url, node="left", nodes=addresses) as left,
        serve(network, data, redis=store.url, node="right", nodes=addresses) as right,
    ):
        while left.node.nodes.is_alone:
            await asyncio.sleep(0.02)
        token = left.credentials.staff(OFFICE, "op-1")
        async with Peer(left.live, token) as one, Peer(right.live, token) as other:
            moved, served = (one, other) if one.bye else (other, one)

            assert served.welcome
            assert moved.bye["reason"] == "moved"
            assert moved.bye["where"] == addresses["right" if moved is one else "left"]
            assert not moved.welcome
