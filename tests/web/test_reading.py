"""Pages as plain HTTP: what they say, how they are kept, what they refuse."""

from __future__ import annotations

import re

import aiohttp
import pytest

from server.testing import Served
from tests.web.visiting import OFFICE, at_work, page_of


async def test_an_office_tells_its_load_without_scripts(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        for _ in range(3):
            await hall.issue()

        async with http.get(f"/offices/{OFFICE}") as answer:
            page = await answer.text()

    assert answer.status == 200
    assert "ждут 3" in page
    assert "Принимает 1 окно" in page
    assert "данные на" in page
    assert '<meta http-equiv="refresh" content="20">' in page


async def test_a_page_follows_every_commit(served: Served, http: aiohttp.ClientSession) -> None:
    async with at_work(served) as hall:
        for waiting in ("ждёт 1", "ждут 2", "ждут 3"):
            await hall.issue()

            async with http.get(f"/offices/{OFFICE}") as answer:
                assert waiting in await answer.text()


async def test_an_unchanged_page_is_not_sent_again(http: aiohttp.ClientSession) -> None:
    async with http.get(f"/offices/{OFFICE}") as first:
        etag = first.headers["ETag"]

    async with http.get(f"/offices/{OFFICE}", headers={"If-None-Match": etag}) as second:
        assert second.status == 304
        assert await second.read() == b""


@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"/offices/{OFFICE}",
        f"/board/{OFFICE}/1",
        f"/book/{OFFICE}/passport",
        f"/take/{OFFICE}",
    ],
)
async def test_every_page_keeps_foreign_code_out(http: aiohttp.ClientSession, path: str) -> None:
    async with http.get(path) as answer:
        policy, page = answer.headers["Content-Security-Policy"], await answer.text()

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert " style=" not in page
    assert not re.search(r"\son\w+=", page)
    assert re.findall(r"<script(?![^>]*(src=|application/json))", page) == []
    assert re.findall(r'(?:src|href)="(?!/|#|geo:)', page) == []


async def test_language_comes_from_the_address_then_the_browser(
    http: aiohttp.ClientSession,
) -> None:
    async with http.get("/", headers={"Accept-Language": "de, en-GB;q=0.8, ru;q=0.5"}) as english:
        assert '<html lang="en">' in await english.text()
    async with http.get("/?lang=en") as asked:
        page = await asked.text()

    assert '<html lang="en">' in page
    assert f'href="/offices/{OFFICE}?lang=en"' in page
    assert "Set-Cookie" not in asked.headers


@pytest.mark.parametrize(
    "path", ["/offices/nowhere", "/nowhere", "/board/central/nine", f"/t/{OFFICE}.{'A' * 22}"]
)
async def test_what_is_not_there_gets_a_kind_answer_with_a_way_on(
    http: aiohttp.ClientSession, path: str
) -> None:
    async with http.get(path) as answer:
        page = await answer.text()

    assert answer.status == 404
    assert "Показать все центры" in page
    assert 'href="/"' in page


async def test_a_ticket_tells_its_place(served: Served, http: aiohttp.ClientSession) -> None:
    async with at_work(served) as hall:
        await hall.issue()
        mine = await hall.issue()

        async with http.get(page_of(mine)) as answer:
            page = await answer.text()

    assert mine["number"] in page
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert mine["token"] not in answer.headers.get("ETag", "")


async def test_a_called_ticket_tells_the_window_first(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        await hall.call(mine)

        async with http.get(page_of(mine)) as answer:
            page = await answer.text()

    assert "<title>Подойдите к окну 5</title>" in page
    assert 'class="ticket is-called"' in page


async def test_offices_are_found_by_service_place_and_name(http: aiohttp.ClientSession) -> None:
    for query in ("Садовая 12", "загранпаспорта", "центральный", "ПАСПОРТ садовая"):
        async with http.get("/", params={"q": query}) as answer:
            assert f"/offices/{OFFICE}" in await answer.text(), query
    async with http.get("/", params={"q": "<b>космодром</b>"}) as nothing:
        page = await nothing.text()

    assert "Ничего не нашли" in page
    assert "<b>космодром" not in page
