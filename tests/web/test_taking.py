"""A place taken from home: where the office and the service allow it, once, and followed."""

from __future__ import annotations

import aiohttp
from playwright.async_api import Browser

from server.rooms.ids import clock_ms, uuid7
from server.testing import Served
from tests.web.visiting import OFFICE, at_work

SERVICE = "collect"
TAKE = f"/take/{OFFICE}/{SERVICE}"


async def test_a_place_is_taken_without_scripts_and_its_visitor_arrives(
    served: Served, browser: Browser
) -> None:
    async with at_work(served) as hall:
        context = await browser.new_context(java_script_enabled=False, locale="ru-RU")
        page = await context.new_page()
        await page.goto(f"{served.url}/take/{OFFICE}")

        await page.get_by_role("link", name="Получить готовые документы").click()
        await page.get_by_role("button", name="Занять место").click()

        assert f"/t/{OFFICE}." in page.url
        assert len(hall.desk.docs[f"{OFFICE}/desk"]["tickets"]) == 1
        await page.get_by_role("button", name="Я в центре").click()
        assert await page.get_by_role("button", name="Я в центре").count() == 0
        assert await page.get_by_role("heading", name="Ваш номер").is_visible()


async def test_an_open_page_no_longer_asks_whether_one_is_there(
    served: Served, browser: Browser, http: aiohttp.ClientSession
) -> None:
    async with at_work(served):
        async with http.post(TAKE, data={"key": uuid7(clock_ms())}) as answer:
            address = str(answer.url)
        page = await (await browser.new_context(locale="ru-RU")).new_page()
        await page.goto(address)
        await page.locator(".state.linked").wait_for()
        assert await page.get_by_role("button", name="Я в центре").is_visible()

        async with http.post(f"{address}/arrive", data={"key": uuid7(clock_ms())}) as answer:
            assert answer.status == 200

        await page.get_by_role("button", name="Я в центре").wait_for(state="hidden")


async def test_a_form_sent_twice_takes_one_place(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        form = {"key": uuid7(clock_ms())}
        addresses = set()
        for _ in range(2):
            async with http.post(TAKE, data=form, allow_redirects=False) as answer:
                assert answer.status == 303
                addresses.add(answer.headers["Location"])

        assert len(addresses) == 1
        assert len(hall.desk.docs[f"{OFFICE}/desk"]["tickets"]) == 1


async def test_services_of_the_office_alone_are_not_taken_from_home(
    http: aiohttp.ClientSession,
) -> None:
    for path in (f"/take/{OFFICE}/passport", "/take/sadovoe", "/take/nowhere"):
        async with http.get(path) as answer:
            assert answer.status == 404, path
    async with http.post(f"/take/{OFFICE}/passport", data={"key": uuid7(clock_ms())}) as answer:
        assert answer.status == 404
