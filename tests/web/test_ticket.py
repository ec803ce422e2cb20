"""One's own ticket through its states, on a page that is open and on one that is read."""

from __future__ import annotations

import aiohttp
from playwright.async_api import Browser

from queue_core.domain import commands as c
from server.testing import Served
from tests.web.visiting import OFFICE, at_work, page_of


async def test_who_went_before_is_told_as_counts_with_reasons(
    served: Served, browser: Browser, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        page = await (await browser.new_context(locale="ru-RU")).new_page()
        await page.goto(served.url + page_of(mine))
        await page.locator(".state.linked").wait_for()
        privileged = await hall.issue(class_id="disabled")

        called = await hall.desk.result(OFFICE, c.CallNext())

        assert called["ticket"] == privileged["ticket"]
        told = "Перед вами прошёл 1 человек: 1 в установленном порядке"
        await page.get_by_text(told).wait_for()
        async with http.get(page_of(mine)) as answer:
            text = await answer.text()
        assert told in text
        assert privileged["number"] not in text


async def test_a_visit_is_followed_to_its_end(served: Served, browser: Browser) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        page = await (await browser.new_context(locale="en-GB")).new_page()
        await page.goto(served.url + page_of(mine))
        await page.locator(".state.linked").wait_for()

        await hall.call(mine)
        await page.get_by_text("Please go to window").wait_for()
        await hall.desk.result(OFFICE, c.Start())
        await page.get_by_text("You are being served").wait_for()
        assert not await page.locator("body.is-called").is_visible()
        await hall.desk.result(OFFICE, c.Finish())
        await page.get_by_role("heading", name="How were you served?").wait_for()

        assert not await page.get_by_text("Give up my ticket").is_visible()


async def test_a_missed_call_tells_until_when_one_may_come_back(
    served: Served, browser: Browser
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        await hall.call(mine)
        page = await (await browser.new_context(locale="ru-RU")).new_page()
        await page.goto(served.url + page_of(mine))
        await page.locator(".state.linked").wait_for()

        await hall.miss(mine)
        await page.get_by_role("heading", name="Вызов пропущен").wait_for()
        left = await page.locator("[data-left]:visible").inner_text()
        assert left.startswith("14:") or left == "15:00"
        await page.get_by_role("button", name="Я в зале").click()

        await page.get_by_text("Перед вами").first.wait_for()
        assert hall.state(mine) == "waiting"


async def test_a_claimed_right_is_reminded_of_its_document(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue(class_id="disabled")

        async with http.get(page_of(mine)) as answer:
            page = await answer.text()

    assert "Возьмите с собой документ о праве" in page
    assert "инвалид" not in page.casefold()
