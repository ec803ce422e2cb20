"""Links come and go: presence, replacement, slow readers, signs of life, a graceful end."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

import aiohttp
from msgspec.structs import replace

from queue_core.domain import commands as c
from server.config.network import Network
from server.testing import FREE, Peer, Served, serve

OFFICE = "central"
DESK = f"{OFFICE}/desk"


async def test_an_operators_lost_link_is_known_and_so_is_its_return(served: Served) -> None:
    token = served.credentials.staff(OFFICE, "smirnova")
    supervisor = served.credentials.staff(OFFICE, "fedorov", "supervisor")
    async with Peer(served.live, supervisor) as desk:
        await desk.watch(DESK)
        async with Peer(served.live, token) as operator:
            await operator.result(OFFICE, c.SignIn("3"))
            operator.cut()

        state = served.node.offices.room(OFFICE)._keeper
        await desk.until(lambda: state.holding is not None)
        while not (state.holding and state.holding.state.window("3").link_lost):
            await asyncio.sleep(0.05)
        async with Peer(served.live, token):
            while state.holding is None or state.holding.state.window("3").link_lost:
                await asyncio.sleep(0.01)


async def test_a_second_link_of_one_person_replaces_the_first(served: Served) -> None:
    token = served.credentials.staff(OFFICE, "smirnova")
    async with Peer(served.live, token) as first, Peer(served.live, token) as second:
        await first.until(lambda: first.is_closed)

        assert first.bye["reason"] == "replaced"
        assert first.bye["code"] >= 4500
        assert await second.watch(DESK)


async def test_who_is_taken_over_from_at_a_window_is_replaced(served: Served) -> None:
    tokens = [served.credentials.staff(OFFICE, who) for who in ("smirnova", "ivanov")]
    async with Peer(served.live, tokens[0]) as first, Peer(served.live, tokens[1]) as second:
        await first.result(OFFICE, c.SignIn("3"))
        asked = await second.do(OFFICE, c.SignIn("3"))
        await second.result(OFFICE, c.SignIn("3", take_over=True))
        await first.until(lambda: first.is_closed)

        assert asked["error"]["code"] == "window_taken"
        assert first.bye["reason"] == "replaced"


async def test_a_device_that_changes_is_on_the_desk_and_one_that_repeats_makes_no_commit(
    served: Served,
) -> None:
    supervisor = served.credentials.staff(OFFICE, "fedorov", "supervisor")
    async with (
        Peer(served.live, supervisor) as desk,
        Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1")) as kiosk,
    ):
        await desk.watch(DESK)
        await kiosk.send({"type": "report", "printer": "out"})
        await desk.until(
            lambda: desk.docs[DESK]["devices"].get("kiosk-1", {}).get("printer") == "out"
        )
        version = desk.versions[DESK]
        commits = served.node.metrics.commits[("ok",)]
        for _ in range(5):
            await kiosk.send({"type": "report", "printer": "out"})
        await kiosk.result(OFFICE, c.IssueTicket(("passport",)))
        await desk.until(lambda: desk.versions[DESK] > version)

        assert served.node.metrics.commits[("ok",)] == commits + 1


async def test_a_reader_that_does_not_read_is_ended_and_others_are_not(
    network: Network, tmp_path: Path
) -> None:
    async with serve(network, tmp_path, limits=replace(FREE, outbox=20)) as served:
        token = await served.device("kiosk", OFFICE, "kiosk-1")
        async with Peer(served.live, token) as kiosk:
            _, writer = await asyncio.open_connection("127.0.0.1", served.node.port, limit=1024)
            writer.write(UPGRADE + _masked(f'{{"type":"hello","token":"{token}"}}'))
            watch = _masked(f'{{"type":"watch","id":1,"channel":"{OFFICE}/kiosk"}}')
            while not served.node.metrics.byes.labels("slow")._value.get():
                writer.write(watch)
                await asyncio.sleep(0)
            writer.close()

            assert await kiosk.watch(f"{OFFICE}/kiosk")


UPGRADE = (
    b"GET /live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def _masked(text: str) -> bytes:
    """A client's frame, masked with zeros."""
    body = text.encode()
    return b"\x81\xfe" + len(body).to_bytes(2, "big") + bytes(4) + body


async def test_every_socket_hears_goodbye_when_the_server_stops(
    network: Network, tmp_path: Path
) -> None:
    async with serve(network, tmp_path) as served:
        peers = [await Peer(served.live).__aenter__() for _ in range(5)]

    for peer in peers:
        await peer.until(partial(getattr, peer, "is_closed"))
        await peer.__aexit__()

    assert [peer.bye["reason"] for peer in peers] == ["going_down"] * 5
    assert all(4000 <= peer.bye["code"] < 4500 for peer in peers)


async def test_data_outlives_the_server(network: Network, tmp_path: Path) -> None:
    async with serve(network, tmp_path) as served:
        kiosk = Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1"))
        async with kiosk:
            first = await kiosk.result(OFFICE, c.IssueTicket(("passport",)))
    async with serve(network, tmp_path) as served:
        kiosk = Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1"))
        async with kiosk:
            second = await kiosk.result(OFFICE, c.IssueTicket(("passport",)))

    assert (first["number"], second["number"]) == ("А001", "А002")


async def test_health_readiness_and_figures_are_told(served: Served) -> None:
    async with Peer(served.live) as peer, aiohttp.ClientSession() as http:
        await peer.watch(f"{OFFICE}/public")
        answers = {}
        for path in ("/healthz", "/readyz", "/metrics"):
            async with http.get(served.url + path) as answer:
                answers[path] = (answer.status, await answer.text())

        assert [status for status, _ in answers.values()] == [200, 200, 200]
        assert 'talon_sockets{role="public"} 1.0' in answers["/metrics"][1]
        assert "talon_commit_seconds_bucket" in answers["/metrics"][1]


async def test_a_member_of_staff_signs_in_at_a_paired_device(served: Served) -> None:
    device = await served.device("console", OFFICE, "console-1")
    ask = {"device": device, "login": "nobody", "password": "wrong"}
    async with aiohttp.ClientSession() as http:
        async with http.post(served.url + "/session", json=ask) as answer:
            refused = (answer.status, (await answer.json())["code"])
        async with http.post(served.url + "/session", data=b"{") as answer:
            broken = (answer.status, (await answer.json())["code"])

    assert refused == (401, "sign_in_refused")
    assert broken == (400, "bad_request")


async def test_a_link_lost_while_no_server_looked_is_found(
    network: Network, tmp_path: Path
) -> None:
    async with serve(network, tmp_path) as served:
        token = served.credentials.staff(OFFICE, "smirnova")
        async with Peer(served.live, token) as operator:
            await operator.result(OFFICE, c.SignIn("3"))
            served.node.hub.is_closing = True

    async with serve(network, tmp_path) as served:
        token = served.credentials.staff(OFFICE, "ivanov")
        async with Peer(served.live, token) as other:
            await other.watch(DESK)
            served.node.hub.look_for_lost_links()
            keeper = served.node.offices.room(OFFICE)._keeper
            while not (keeper.holding and keeper.holding.state.window("3").link_lost):
                await asyncio.sleep(0.01)

            assert not keeper.holding.state.window("3").away


async def test_ticks_spread_and_prove_that_nothing_was_missed(served: Served) -> None:
    board = f"{OFFICE}/board/1"
    async with AsyncExitStack() as stack:
        peers = [await stack.enter_async_context(Peer(served.live)) for _ in range(30)]
        for peer in peers:
            await peer.watch(board)

        while not (ticked := [p for p in peers if p.frames[-1]["type"] == "tick"]):
            await asyncio.sleep(0.02)

        assert len(ticked) < len(peers)
        assert ticked[0].frames[-1]["versions"] == {board: ticked[0].versions[board]}
        assert ticked[0].welcome["tick"] == 15
