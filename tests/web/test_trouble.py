"""When the store is away or somebody asks too much, readers are told kindly and truthfully."""

from __future__ import annotations

import re
from pathlib import Path

import aiohttp
from msgspec.structs import replace

from server.app import Node
from server.config.deployment import Deployment, Store
from server.config.network import Network
from server.rooms.ids import clock_ms, uuid7
from server.store.embedded import EmbeddedStore
from server.testing import FREE, serve

OFFICE = "/offices/central"
AS_OF = re.compile(r"данные на \d\d:\d\d")


async def test_without_the_store_the_last_page_stands_and_others_ask_for_patience(
    network: Network, tmp_path: Path
) -> None:
    store = EmbeddedStore(tmp_path / "s", fsync="everysec")
    await store.__aenter__()
    async with (
        serve(network, tmp_path, redis=store.url) as served,
        aiohttp.ClientSession(served.url, headers={"Accept-Language": "ru"}) as http,
    ):
        async with http.get(OFFICE) as answer:
            before = await answer.text()

        await store.__aexit__(None, None, None)
        async with http.get("/offices/flagship") as unseen:
            page = await unseen.text()
        async with http.get(OFFICE) as answer:
            after = await answer.text()
        async with http.post("/take/central/collect", data={"key": uuid7(clock_ms())}) as pressed:
            unsettled = await pressed.text()

    assert unseen.status == 503
    assert unseen.headers["Retry-After"] == "20"
    assert '<meta http-equiv="refresh" content="20">' in page
    assert pressed.status == 503
    assert "Нажатое не сделается дважды" in unsettled
    assert "refresh" not in unsettled
    assert answer.status == 200
    assert AS_OF.findall(after) == AS_OF.findall(before) != []


async def test_whoever_asks_for_too_much_waits_a_minute(network: Network, tmp_path: Path) -> None:
    limits = replace(FREE, public_per_minute=2)
    async with (
        serve(network, tmp_path, limits=limits) as served,
        aiohttp.ClientSession(served.url, headers={"Accept-Language": "en"}) as http,
    ):
        statuses = []
        for query in ("a", "b", "c"):
            async with http.get("/", params={"q": query}) as answer:
                statuses.append(answer.status)
                page = await answer.text()
        async with http.get("/") as shared:
            assert shared.status == 200

    assert statuses == [200, 200, 429]
    assert answer.headers["Retry-After"] == "60"
    assert "Please wait a minute" in page


async def test_behind_a_proxy_each_reader_has_an_allowance_of_ones_own(
    network: Network, tmp_path: Path
) -> None:
    deployment = Deployment(
        config="",
        data=str(tmp_path),
        port=0,
        store=Store(appendfsync="everysec"),
        limits=replace(FREE, public_per_minute=1),
        trusted_proxies=("127.0.0.1",),
    )
    async with Node(deployment, network) as node, aiohttp.ClientSession(node.address) as http:

        async def ask(query: str, reader: str) -> int:
            headers = {"X-Forwarded-For": f"198.51.100.1, {reader}"}
            async with http.get("/", params={"q": query}, headers=headers) as answer:
                return answer.status

        statuses = [
            await ask("a", "203.0.113.1"),
            await ask("b", "203.0.113.1"),
            await ask("c", "203.0.113.2"),
        ]

    assert statuses == [200, 429, 200]
