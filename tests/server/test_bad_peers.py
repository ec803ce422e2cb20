"""A peer that is wrong hears why and harms nobody else."""

from __future__ import annotations

import os
from functools import partial
from random import Random
from typing import Any

import aiohttp
import msgspec
import pytest

from queue_core.domain import commands as c
from server.testing import Peer, Served
from server.testing.peer import fresh_key

OFFICE = "central"
DESK = f"{OFFICE}/desk"
TICKET = c.IssueTicket(("passport",))


async def ended_by(served: Served, *texts: str | bytes, token: str = "") -> str:
    """The reason of the bye that the last of `texts` earns."""
    async with Peer(served.live, token) as peer:
        for text in texts:
            await peer.send_raw(text)
        await peer.until(lambda: peer.is_closed)
        return str(peer.bye.get("reason", ""))


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "{}",
        "[]",
        "null",
        '{"type":"dance"}',
        '{"type":"watch","id":"one","channel":"network"}',
        '{"type":"watch","id":1,"channel":"network","more":1}',
        '{"type":"hello","token":""}',
        b"\x00\x01",
    ],
)
async def test_a_bad_frame_ends_its_socket_with_a_bye(served: Served, text: str | bytes) -> None:
    assert await ended_by(served, text) == "bad_frame"


async def test_an_oversize_frame_ends_its_socket_and_no_other(served: Served) -> None:
    async with Peer(served.live) as other:
        await ended_by(served, '{"type":"watch","id":1,"channel":"' + "x" * 70_000 + '"}')

        assert await other.watch(f"{OFFICE}/public")


@pytest.mark.parametrize(
    ("token", "reason"), [("td_unknown", "refused"), ("ts_x.y", "refused"), ("ts_", "refused")]
)
async def test_a_foreign_token_is_refused(served: Served, token: str, reason: str) -> None:
    async with Peer(served.live, token) as peer:
        await peer.until(lambda: peer.is_closed)

        assert peer.bye["reason"] == reason
        assert peer.bye["code"] >= 4500
        assert not peer.welcome


async def test_an_expired_token_is_told_so(served: Served) -> None:
    token = served.credentials.staff(OFFICE, "smirnova", valid_ms=-1)

    async with Peer(served.live, token) as peer:
        await peer.until(lambda: peer.is_closed)

        assert peer.bye["reason"] == "expired"


async def test_a_token_that_ends_ends_its_socket(served: Served) -> None:
    token = served.credentials.staff(OFFICE, "smirnova", valid_ms=300)

    async with Peer(served.live, token) as peer:
        assert peer.welcome["who"] == "smirnova"
        await peer.until(lambda: peer.is_closed)

        assert peer.bye["reason"] == "expired"


async def test_whoever_does_not_greet_first_is_sent_away(served: Served) -> None:
    async with Peer(served.live, says_hello=False) as peer:
        await peer.send({"type": "watch", "id": 1, "channel": "network"})
        await peer.until(lambda: peer.is_closed)

        assert peer.bye["reason"] == "no_hello"


async def test_no_token_may_only_look_at_what_is_public(served: Served) -> None:
    async with Peer(served.live) as public:
        assert await public.watch(f"{OFFICE}/public")
        assert await public.watch(f"{OFFICE}/wait")
        assert await public.watch(f"{OFFICE}/board/1")
        assert await public.watch("network")
        for channel in (DESK, f"{OFFICE}/desk/wait", f"{OFFICE}/kiosk"):
            reply = await public.ask({"type": "watch", "channel": channel})
            assert reply["error"]["code"] == "forbidden"
        called = await public.do(OFFICE, c.CallNext())

        assert called["error"]["code"] == "forbidden"


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("nowhere/desk", "unknown_channel"),
        (f"{OFFICE}/board/99", "unknown_channel"),
        (f"{OFFICE}/dance", "unknown_channel"),
        ("", "unknown_channel"),
        (f"ticket/{OFFICE}.{'x' * 22}", "not_found"),
    ],
)
async def test_an_unknown_channel_is_refused(served: Served, channel: str, code: str) -> None:
    async with Peer(served.live, served.credentials.staff(OFFICE, "smirnova")) as peer:
        reply = await peer.ask({"type": "watch", "channel": channel})

        assert reply["error"]["code"] == code


async def test_a_role_may_not_act_beyond_itself_nor_elsewhere(served: Served) -> None:
    kiosk_token = await served.device("kiosk", OFFICE, "kiosk-1")
    async with (
        Peer(served.live, kiosk_token) as kiosk,
        Peer(served.live, served.credentials.staff(OFFICE, "smirnova")) as operator,
        Peer(served.live, await served.device("board", OFFICE, "board-1")) as board,
    ):
        answers = [
            await kiosk.do(OFFICE, c.CallNext()),
            await operator.do(OFFICE, c.SuspendAll("alarm")),
            await operator.do("sadovoe", c.SignIn("1")),
            await kiosk.do("sadovoe", TICKET),
            await board.do(OFFICE, TICKET),
            await operator.do(OFFICE, c.Tick()),
            await operator.do("nowhere", c.CallNext()),
        ]

        codes = [answer["error"]["code"] for answer in answers]
        assert codes == ["forbidden"] * 6 + ["unknown_office"]
        assert await kiosk.result(OFFICE, TICKET)


async def test_a_bad_command_is_refused_by_its_id_and_the_socket_lives_on(served: Served) -> None:
    async with Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1")) as kiosk:
        bad: list[Any] = [
            {"type": "dance"},
            {"type": "issue_ticket", "services": "passport"},
            {"type": "issue_ticket", "services": ["passport"], "more": 1},
            7,
        ]
        for command in bad:
            frame = {"type": "do", "key": fresh_key(), "office": OFFICE, "command": command}
            reply = await kiosk.ask(frame)
            assert reply["error"]["code"] == "bad_command"

        assert await kiosk.result(OFFICE, TICKET)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("x", "bad_key"),
        ("01890000-0000-4000-8000-000000000000", "bad_key"),
        ("01890000-0000-7000-8000-00000000000é", "bad_key"),
        ("01890000-0000-7000-8000-000000000000", "key_too_old"),
        ("0fff0000-0000-7000-8000-000000000000", "clock_ahead"),
    ],
)
async def test_a_key_out_of_time_or_shape_is_refused(served: Served, key: str, code: str) -> None:
    async with Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1")) as kiosk:
        reply = await kiosk.do(OFFICE, TICKET, key)

        assert reply["error"]["code"] == code
        assert reply["error"]["text"]


async def test_another_sites_page_may_not_open_a_socket(served: Served) -> None:
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await http.ws_connect(served.live, headers={"Origin": "https://elsewhere.example"})
        own = await http.ws_connect(served.live, headers={"Origin": served.url})
        await own.close()

    assert refused.value.status == 403


async def test_nothing_changes_state_by_get(served: Served) -> None:
    async with (
        Peer(served.live, served.credentials.staff(OFFICE, "fedorov", "supervisor")) as desk,
        aiohttp.ClientSession() as http,
    ):
        before = await desk.watch(DESK)
        version = desk.versions[DESK]
        statuses = {}
        for path in (
            "/",
            f"/offices/{OFFICE}",
            "/session",
            "/issue",
            "/live",
            "/healthz",
            "/metrics",
        ):
            query = "?type=issue_ticket&services=passport&office=central"
            async with http.get(served.url + path + query) as answer:
                statuses[path] = answer.status
                await answer.read()

        assert await desk.watch(DESK) == before
        assert desk.versions[DESK] == version
        assert statuses["/session"] in (404, 405)
        assert statuses["/issue"] == 404
        assert statuses["/live"] == 400


async def test_a_fuzz_of_ten_thousand_frames_ends_with_a_healthy_server(served: Served) -> None:
    chance = Random(20261123)
    token = served.credentials.staff(OFFICE, "smirnova")
    sent = 0
    async with Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1")) as kiosk:
        while sent < 10_000:
            async with Peer(served.live, chance.choice(["", token])) as peer:
                for _ in range(chance.randint(1, 200)):
                    await peer.send_raw(_frame(chance))
                    sent += 1
                    if peer.is_closed:
                        break
                if not peer.is_closed:
                    await peer.send({"type": "unwatch", "id": 4242, "channel": "last"})
                    await peer.until(partial(_has_come, peer, 4242))
        async with aiohttp.ClientSession() as http, http.get(served.url + "/readyz") as answer:
            status = answer.status

        assert status == 200
        assert served.node.metrics.commands["CallNext", "not_signed_in"] > 20
        assert await kiosk.result(OFFICE, TICKET)


def _has_come(peer: Peer, id: int) -> bool:
    return peer.is_closed or any(frame.get("id") == id for frame in reversed(peer.frames))


def _frame(chance: Random) -> str | bytes:
    """Mostly well-formed nonsense, so that it gets far; now and then plain noise."""
    match chance.randrange(400):
        case 0:
            return os.urandom(chance.randint(0, 40))
        case 1:
            return "{" * chance.randint(1, 2000)
        case _:
            names = ["watch", "unwatch", "do", "ask", "report"]
            words = ["", DESK, "network", OFFICE, "x" * 300, "ticket/central.x", "\x00", "№"]
            orders = ["call_next", "issue_ticket", "sign_in", "tick", "finish", "dance"]
            kind = chance.choice(names)
            frame: dict[str, Any] = {"type": kind, "id": chance.choice([0, 1, -1, 2**53, 10**18])}
            if kind in ("watch", "unwatch"):
                frame["channel"] = chance.choice(words)
            elif kind == "do":
                command = {"type": chance.choice(orders), "window": chance.choice(words)}
                key = chance.choice([fresh_key(), fresh_key(), chance.choice(words)])
                frame |= {"key": key, "office": chance.choice([OFFICE, ""]), "command": command}
            elif kind == "ask":
                frame["query"] = {chance.choice(words): chance.choice([1, None, [], {}])}
            else:
                frame = {"type": "report", "painted": {chance.choice(words): chance.randrange(9)}}
                frame["printer"] = chance.choice(words)
            return msgspec.json.encode(frame).decode()
