"""Webhooks: signed, in order, again after a failure, never lost with a server."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from msgspec.structs import replace

from queue_core.domain import commands as c
from server.admin import main
from server.app import Node
from server.auth.errors import TokenFileBroken
from server.auth.files import write_private
from server.config.deployment import Deployment, Webhook
from server.config.deployment import Store as StoreSettings
from server.config.network import Network
from server.notify.signing import signature
from server.store.embedded import EmbeddedStore
from server.testing import FREE, Credentials, Peer, Served
from tests.api.calls import OFFICE, Json, bearer, take

SECRET = b"sixteen letters and more"


class Case:
    """Another system that hears."""

    def __init__(self) -> None:
        self.heard: list[Json] = []
        self.status = 200
        self.tries = 0
        self.url = ""
        self._news = asyncio.Condition()

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        at, mac = request.headers["Talon-Signature"].split(",")
        signed = hmac.digest(SECRET, f"{at[2:]}.".encode() + body, sha256).hex()
        assert mac == f"v1={signed}"
        self.tries += 1
        if self.status == 200:
            self.heard += (await request.json())["events"]
        async with self._news:
            self._news.notify_all()
        return web.Response(status=self.status)

    async def until(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(15), self._news:
            await self._news.wait_for(is_so)

    def types(self) -> list[str]:
        return [event["type"] for event in self.heard]


@pytest.fixture
async def case() -> AsyncIterator[Case]:
    """A case system."""
    found = Case()
    app = web.Application()
    app.router.add_post("/hook", found.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield found
    await runner.cleanup()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[EmbeddedStore]:
    """A store that outlives the servers on it."""
    async with EmbeddedStore(tmp_path / "s", fsync="everysec") as running:
        yield running


@asynccontextmanager
async def hooked(
    network: Network, data: Path, store: EmbeddedStore, hook: Webhook
) -> AsyncIterator[Served]:
    """A server with a webhook."""
    credentials = Credentials(data)
    write_private(data / "hook.key", SECRET)
    deployment = Deployment(
        config="",
        data=str(data),
        node="test",
        port=0,
        store=StoreSettings(url=store.url),
        limits=FREE,
        webhooks=(replace(hook, secret_file=str(data / "hook.key")),),
    )
    async with Node(deployment, network) as running:
        yield Served(running, credentials)


async def serve_one(served: Served, network: Network) -> str:
    """A visit from issue to end; its ticket."""
    window = next(iter(network.offices[OFFICE].windows.values()))
    kiosk_token = await served.device("kiosk", OFFICE, "kiosk-1")
    async with (
        Peer(served.live, kiosk_token) as kiosk,
        Peer(served.live, served.credentials.staff(OFFICE, f"op-{window.id}")) as operator,
    ):
        paper = await kiosk.result(OFFICE, c.IssueTicket((window.services[0],)))
        await operator.result(OFFICE, c.SignIn(window.id, take_over=True))
        await operator.result(OFFICE, c.CallNext())
        await operator.result(OFFICE, c.Start())
        await operator.result(OFFICE, c.Finish())
    ticket: str = paper["ticket"]
    return ticket


async def test_a_case_system_hears_a_visit_by_the_tickets_id(
    network: Network, tmp_path: Path, store: EmbeddedStore, case: Case
) -> None:
    hook = Webhook("case", case.url, "", events=("ticket",))
    async with hooked(network, tmp_path, store, hook) as served:
        ticket = await until_hooked(served, network, case)
        await case.until(lambda: "ticket.finished" in case.types())

    mine = [event for event in case.heard if event["ticket"] == ticket]
    assert [event["type"] for event in mine] == [
        "ticket.issued",
        "ticket.called",
        "ticket.started",
        "ticket.finished",
    ]
    assert mine[0]["services"]
    assert mine[1]["window"]
    assert all("operator" not in event and "class_id" not in event for event in mine)
    assert len({event["id"] for event in case.heard}) == len(case.heard)


async def until_hooked(served: Served, network: Network, case: Case) -> str:
    """A new webhook begins when its node first looks at the feed."""
    async with asyncio.timeout(10):
        while not await served.node.store.read(0, "HGET", "talon:{s00}:hooks", "case"):
            await asyncio.sleep(0.01)
    return await serve_one(served, network)


async def test_what_was_refused_comes_again(
    network: Network, tmp_path: Path, store: EmbeddedStore, case: Case
) -> None:
    case.status = 500
    hook = Webhook("case", case.url, "", events=("ticket.issued",))
    async with hooked(network, tmp_path, store, hook) as served:
        ticket = await until_hooked(served, network, case)
        await case.until(lambda: case.tries >= 1)
        case.status = 200
        await case.until(lambda: bool(case.heard))

    assert [event["ticket"] for event in case.heard] == [ticket]


async def test_what_a_dead_server_did_not_tell_the_next_one_tells(
    network: Network, tmp_path: Path, store: EmbeddedStore, case: Case
) -> None:
    case.status = 503
    hook = Webhook("case", case.url, "", events=("ticket.issued",))
    async with hooked(network, tmp_path, store, hook) as served:
        ticket = await until_hooked(served, network, case)

    case.status = 200
    async with hooked(network, tmp_path, store, hook):
        await case.until(lambda: bool(case.heard))

    assert [event["ticket"] for event in case.heard] == [ticket]


async def test_what_nobody_takes_is_laid_aside_for_the_administrator(
    network: Network, tmp_path: Path, store: EmbeddedStore, case: Case
) -> None:
    case.status = 410
    hook = Webhook("case", case.url, "", events=("ticket.issued",), most_tries=1)
    async with hooked(network, tmp_path, store, hook) as served:
        ticket = await until_hooked(served, network, case)
        token = await served.device("administrator", "", "root")
        headers = {"Authorization": f"Bearer {token}"}
        async with (
            aiohttp.ClientSession(served.url, headers=headers) as http,
            asyncio.timeout(10),
        ):
            letters: list[Json] = []
            while not letters:
                await asyncio.sleep(0.05)
                async with http.get("/api/v1/webhooks/case/dead") as answer:
                    assert answer.status == 200
                    letters = (await answer.json())["letters"]
            async with http.get("/api/v1/webhooks") as answer:
                hooks = (await answer.json())["hooks"]
        async with (
            aiohttp.ClientSession(served.url) as stranger,
            stranger.get("/api/v1/webhooks") as answer,
        ):
            assert answer.status == 401

    assert letters[0]["events"][0]["ticket"] == ticket
    assert letters[0]["reason"] == "status 410"
    assert hooks[0]["dead"] == 1


async def test_a_webhook_without_a_secret_keeps_the_server_from_starting(
    network: Network, tmp_path: Path, store: EmbeddedStore
) -> None:
    settings = StoreSettings(url=store.url)
    hook = Webhook("case", "http://127.0.0.1:9/", str(tmp_path / "no.key"))
    deployment = Deployment(config="", data=str(tmp_path), port=0, store=settings, webhooks=(hook,))

    with pytest.raises(TokenFileBroken, match="case"):
        async with Node(deployment, network):
            pass


def test_a_signature_tells_body_time_and_secret_apart() -> None:
    made = signature(SECRET, b"{}", 7)

    assert made != signature(SECRET, b"[]", 7)
    assert made != signature(SECRET, b"{}", 8)
    assert made != signature(b"another secret of ours", b"{}", 7)


async def test_the_administrator_lets_dead_letters_be_delivered_again(
    network: Network,
    tmp_path: Path,
    store: EmbeddedStore,
    case: Case,
    capsys: pytest.CaptureFixture[str],
) -> None:
    case.status = 410
    hook = Webhook("case", case.url, "", events=("ticket.issued",), most_tries=1)
    file = tmp_path / "node.toml"
    file.write_text(
        f'config = "."\ndata = "."\n[store]\nurl = "{store.url}"\n'
        f'[[webhooks]]\nname = "case"\nurl = "{case.url}"\nsecret_file = "hook.key"\n',
        encoding="utf-8",
    )

    async def talon(*words: str) -> tuple[int, str]:
        code = await asyncio.to_thread(main, ["--deploy", str(file), "webhooks", *words])
        return code, capsys.readouterr().out

    async with hooked(network, tmp_path, store, hook) as served:
        ticket = await until_hooked(served, network, case)
        async with asyncio.timeout(10):
            while "dead: 1" not in (await talon("list"))[1]:
                await asyncio.sleep(0.05)
        listed = (await talon("dead", "case"))[1]
        case.status = 200
        assert (await talon("replay", "case", "--delivery", "nonsense"))[0] == 2
        assert await talon("replay", "case") == (0, "1 to be delivered again\n")
        await case.until(lambda: bool(case.heard))
        async with asyncio.timeout(10):
            while "again" in (await talon("list"))[1]:
                await asyncio.sleep(0.05)

    assert "status 410  1 events: ticket.issued" in listed
    assert [event["ticket"] for event in case.heard] == [ticket]
    assert case.heard[0]["id"] in listed
    assert (await talon("dead", "case")) == (0, "")
    assert (await talon("dead", "other"))[0] == 2


async def test_a_case_system_opens_the_case_by_the_id_it_registered(
    network: Network, tmp_path: Path, store: EmbeddedStore, case: Case
) -> None:
    hook = Webhook("case", case.url, "", events=("ticket",))
    window = next(iter(network.offices[OFFICE].windows.values()))
    async with hooked(network, tmp_path, store, hook) as served:
        await until_hooked(served, network, case)
        async with aiohttp.ClientSession(served.url, headers=await bearer(served)) as portal:
            registered = await take(portal, window.services[0])
        staff = served.credentials.staff(OFFICE, f"op-{window.id}")
        async with Peer(served.live, staff) as operator:
            await operator.result(OFFICE, c.SignIn(window.id, take_over=True))
            await operator.result(OFFICE, c.CallNext())
        await case.until(lambda: case.types().count("ticket.called") == 2)

    assert registered["services"] == [window.services[0]]
    mine = {e["type"]: e for e in case.heard if e["ticket"] == registered["ticket"]}
    assert mine["ticket.issued"]["services"] == registered["services"]
    assert mine["ticket.called"]["window"] == window.id
