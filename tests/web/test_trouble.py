"""When the store is away or somebody asks too much, readers are told kindly and truthfully."""

from __future__ import annotations

import re
from pathlib import Path

import aiohttp
from msgspec.structs import replace

from server.config.network import Network
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

    assert unseen.status == 503
    assert unseen.headers["Retry-After"] == "20"
    assert '<meta http-equiv="refresh" content="20">' in page
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
