"""What a visitor does on the ticket's page: by POST, once however often, and only from our page."""

from __future__ import annotations

import re

import aiohttp
from playwright.async_api import Browser

from server.rooms.ids import clock_ms, uuid7
from server.testing import Served
from tests.web.visiting import OFFICE, at_work, page_of

HOURS_3 = 3 * 3600 * 1000


def key_for(act: str, page: str) -> str:
    """The key that the form of an action was drawn with."""
    field = r'<input type="hidden" name="key" value="([^"]+)"'
    found = re.search(rf'/{act}(?:\?\S*)?">\s*{field}', page)
    assert found is not None, act
    return found[1]


async def test_a_visitor_steps_away_comes_back_and_leaves_without_scripts(
    served: Served, browser: Browser
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        context = await browser.new_context(java_script_enabled=False, locale="ru-RU")
        page = await context.new_page()
        await page.goto(served.url + page_of(mine))

        await page.get_by_role("button", name="Отойду на 15 минут").click()
        assert await page.get_by_role("heading", name="Вы отошли").is_visible()
        assert hall.state(mine) == "held"
        await page.get_by_role("button", name="Я в зале").click()
        assert hall.state(mine) == "waiting"
        await page.get_by_text("Отказаться от талона").click()
        await page.get_by_role("button", name="Да, отказаться").click()

        assert await page.get_by_role("heading", name="Талон отменён").is_visible()
        assert page.url == served.url + page_of(mine)
        assert hall.state(mine) == ""


async def test_a_call_is_answered_and_the_window_knows(served: Served, browser: Browser) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        await hall.call(mine)
        page = await (await browser.new_context(locale="ru-RU")).new_page()
        await page.goto(served.url + page_of(mine))

        await page.get_by_role("button", name="Иду").click()

        await page.get_by_text("Сотрудник знает, что вы идёте").wait_for()
        assert hall.desk.docs[f"{OFFICE}/desk"]["tickets"][mine["ticket"]]["coming"]


async def test_a_form_sent_twice_acts_once(served: Served, http: aiohttp.ClientSession) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        async with http.get(page_of(mine)) as answer:
            key = key_for("step-away", await answer.text())
        for _ in range(2):
            async with http.post(
                f"{page_of(mine)}/step-away", data={"key": key}, allow_redirects=False
            ) as answer:
                assert answer.status == 303
                assert answer.headers["Location"] == page_of(mine)

        async with http.get(page_of(mine)) as answer:
            await http.post(
                f"{page_of(mine)}/come-back",
                data={"key": key_for("come-back", await answer.text())},
            )

        async with http.get(page_of(mine)) as answer:
            page = await answer.text()
    assert 'data-status="waiting"' in page
    assert "Отойду на 15 минут" in page


async def test_what_is_refused_is_said_on_the_page(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()

        async with http.post(
            f"{page_of(mine)}/come-back", data={"key": uuid7(clock_ms())}
        ) as answer:
            page = await answer.text()

    assert answer.status == 409
    assert f"С талоном {mine['number']} это сейчас сделать нельзя" in page


async def test_a_form_kept_for_hours_asks_to_press_again(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()

        for key in (uuid7(clock_ms() - HOURS_3), "", "nonsense"):
            async with http.post(f"{page_of(mine)}/leave", data={"key": key}) as answer:
                assert answer.status == 409
                assert "Нажмите ещё раз" in await answer.text()

        assert hall.state(mine) == "waiting"


async def test_another_site_cannot_press_for_its_reader(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()

        for header in (
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://elsewhere.example"},
            {"Origin": "null"},
        ):
            async with http.post(
                f"{page_of(mine)}/leave", data={"key": uuid7(clock_ms())}, headers=header
            ) as answer:
                assert answer.status == 403, header

        assert hall.state(mine) == "waiting"


async def test_nothing_is_done_by_reading(served: Served, http: aiohttp.ClientSession) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        key = uuid7(clock_ms())
        before = hall.desk.versions[f"{OFFICE}/desk"]

        for act in ("leave", "step-away", "coming", "come-back"):
            async with http.get(f"{page_of(mine)}/{act}", params={"key": key}) as answer:
                assert answer.status in (404, 405)
        for path in (page_of(mine), f"/offices/{OFFICE}", "/", f"/offices/{OFFICE}/find"):
            async with http.get(path, params={"act": "leave", "key": key}) as answer:
                assert answer.status < 500

        await hall.desk.watch(f"{OFFICE}/desk")
        assert hall.desk.versions[f"{OFFICE}/desk"] == before


async def test_an_overlong_form_is_not_read(served: Served, http: aiohttp.ClientSession) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()

        async with http.post(f"{page_of(mine)}/leave", data={"key": "k" * 100_000}) as answer:
            assert answer.status == 413

        assert hall.state(mine) == "waiting"
