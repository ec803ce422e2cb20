"""After the visit: how it ended stands on its page for two days, and may be rated once."""

from __future__ import annotations

import re

import aiohttp
from playwright.async_api import Browser

from queue_core.domain import commands as c
from server.rooms.ids import clock_ms, uuid7
from server.testing import Served
from server.web.pages.looking import settled
from tests.web.visiting import OFFICE, Hall, at_work, page_of


async def served_visit(hall: Hall) -> dict[str, str]:
    """A visit from ticket to end."""
    mine = await hall.issue()
    await hall.call(mine)
    await hall.desk.result(OFFICE, c.Start())
    await hall.desk.result(OFFICE, c.Finish())
    return mine


async def kept(served: Served, visit: dict[str, str]) -> tuple[int, tuple[str, ...], str]:
    """What the store keeps of a visit's rating."""
    found = await served.node.offices.room(OFFICE).ended_visit(visit["token"])
    assert found is not None
    return found.score, found.chips, found.comment


async def test_a_visit_is_rated_without_scripts(served: Served, browser: Browser) -> None:
    async with at_work(served) as hall:
        mine = await served_visit(hall)
        context = await browser.new_context(java_script_enabled=False, locale="ru-RU")
        page = await context.new_page()
        await page.goto(served.url + page_of(mine))
        assert await page.get_by_role("heading", name="Как вас приняли?").is_visible()
        assert not await page.get_by_text("Что понравилось?").is_visible()

        await page.get_by_label("4 Хорошо").check()
        await page.get_by_role("group", name="Что понравилось?").get_by_label("Вежливость").check()
        await page.get_by_role("group", name="улучшить").get_by_label("Время ожидания").check()
        await page.get_by_label("Что ещё важно сказать").fill("Долго ждали, но приняли хорошо")
        await page.get_by_role("button", name="Отправить").click()

        assert await page.get_by_role("heading", name="Спасибо за оценку").is_visible()
        assert await page.get_by_text("4 Хорошо").is_visible()
        assert await page.get_by_role("button").count() == 0
        stands = await kept(served, mine)
    assert stands == (4, ("courtesy_good", "waiting_bad"), "Долго ждали, но приняли хорошо")


async def test_an_open_page_asks_for_the_rating_when_the_visit_ends(
    served: Served, browser: Browser
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        page = await (await browser.new_context(locale="en-GB")).new_page()
        await page.goto(served.url + page_of(mine))
        await page.locator(".state.linked").wait_for()

        await hall.call(mine)
        await hall.desk.result(OFFICE, c.Start())
        await hall.desk.result(OFFICE, c.Finish())

        await page.get_by_role("heading", name="How were you served?").wait_for()


async def test_a_second_rating_is_refused_and_the_first_stays(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await served_visit(hall)
        statuses = []
        for score in ("5", "1"):
            form = {"key": uuid7(clock_ms()), "score": score}
            async with http.post(f"{page_of(mine)}/rate", data=form) as answer:
                statuses.append(answer.status)
                page = await answer.text()

        assert statuses == [200, 409]
        assert "Оценка уже поставлена" in page
        assert (await kept(served, mine))[0] == 5


async def test_the_longest_comment_fits_and_a_form_sent_twice_rates_once(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await served_visit(hall)
        form = {"key": uuid7(clock_ms()), "score": "3", "comment": "щ" * 1200}
        for _ in range(2):
            async with http.post(f"{page_of(mine)}/rate", data=form) as answer:
                assert answer.status == 200

        assert await kept(served, mine) == (3, (), "щ" * 1000)


async def test_without_a_score_the_page_asks_for_one(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await served_visit(hall)

        async with http.post(f"{page_of(mine)}/rate", data={"key": uuid7(clock_ms())}) as answer:
            page = await answer.text()

    assert answer.status == 409
    assert "Выберите оценку от 1 до 5" in page


async def test_the_page_lives_on_after_the_queue_has_forgotten_the_visit(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall:
        mine = await served_visit(hall)
        state = await settled(served.node.offices.room(OFFICE))
        state.drop_ticket(mine["ticket"])

        async with http.get(page_of(mine)) as answer:
            page = await answer.text()

    assert answer.status == 200
    assert "Как вас приняли?" in page
    assert re.search(r"<span>" + mine["number"] + "</span>", page)
