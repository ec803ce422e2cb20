"""What an office may be in besides open: told plainly, at once, and with what comes next."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
from msgspec.structs import replace
from playwright.async_api import Browser

from queue_core.domain import commands as c
from queue_core.domain.office import Opening
from server.config.network import Network
from server.testing import Peer, Served, serve
from server.web.pages.language import EN, RU
from server.web.pages.times import opening_text
from server.web.pages.words import Words
from tests.web.visiting import OFFICE, at_work

PAGE = f"/offices/{OFFICE}"
MOSCOW = ZoneInfo("Europe/Moscow")


def chief(served: Served) -> Peer:
    """The supervisor's socket."""
    office = served.node.network.offices[OFFICE]
    who = next(id for id, person in office.staff.items() if person.role == "supervisor")
    return Peer(served.live, served.credentials.staff(OFFICE, who, "supervisor"))


async def read(http: aiohttp.ClientSession, path: str = PAGE) -> str:
    """A page's text."""
    async with http.get(path) as answer:
        assert answer.status == 200
        return await answer.text()


async def test_the_supervisors_word_and_a_suspension_reach_an_open_page(
    served: Served, browser: Browser, http: aiohttp.ClientSession
) -> None:
    async with chief(served) as supervisor:
        page = await (await browser.new_context(locale="ru-RU")).new_page()
        await page.goto(served.url + PAGE)
        await page.locator(".state.linked").wait_for()

        await supervisor.result(OFFICE, c.SendMessage("Лифт не работает", to="screens"))
        await page.get_by_text("Лифт не работает").wait_for()
        await supervisor.result(OFFICE, c.SuspendAll("Учебная тревога до 11:30"))
        await page.get_by_text("Учебная тревога до 11:30").wait_for()

        assert await page.locator("[data-load-word]").inner_text() == "Приём приостановлен"
        assert not await page.locator("[data-range]").is_visible()
        told = await read(http)
        assert "Учебная тревога до 11:30" in told
        assert "Лифт не работает" in told


async def test_a_stopped_service_says_so_instead_of_a_wait(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with at_work(served) as hall, chief(served) as supervisor:
        await supervisor.result(OFFICE, c.StopIntake((hall.services[0],)))

        page = await read(http)

    row = page.split(f'data-service="{hall.services[0]}"')[1].split("<li data-service")[0]
    assert "Талоны больше не выдают" in row
    assert "мин" not in row


async def test_open_doors_without_a_window_are_not_called_closed(
    http: aiohttp.ClientSession,
) -> None:
    page = await read(http)

    assert "Окна пока не принимают" in page
    assert "Сейчас ни одно окно не принимает" in page


async def test_a_closed_office_says_when_it_opens(network: Network, tmp_path: Path) -> None:
    office = network.offices[OFFICE]
    today = datetime.now(MOSCOW).weekday()
    week = tuple(None if day == today else Opening(480, 1200) for day in range(7))
    shut = replace(
        network, offices={**network.offices, OFFICE: replace(office, week=week, exceptions={})}
    )

    async with (
        serve(shut, tmp_path) as served,
        aiohttp.ClientSession(served.url, headers={"Accept-Language": "ru"}) as http,
    ):
        page = await read(http)
        listed = await read(http, "/?q=центральный")

    assert "Закрыто" in page
    assert "Откроется завтра в 08:00" in page
    assert "Сегодня приёма нет" in page
    assert "Откроется завтра в 08:00" in listed


def test_an_opening_is_told_as_today_tomorrow_or_by_its_date() -> None:
    def at(day: int, hour: int) -> int:
        return int(datetime(2026, 11, day, hour, tzinfo=MOSCOW).timestamp() * 1000)

    now = at(23, 6)

    def said(opens: int, words: Words = RU) -> str:
        return opening_text(words, opens, now, "Europe/Moscow")

    assert said(at(23, 8)) == "Откроется сегодня в 08:00"
    assert said(at(24, 8)) == "Откроется завтра в 08:00"
    assert said(at(30, 9)) == "Откроется пн, 30 ноября в 09:00"
    assert said(at(30, 9), EN) == "Opens Mon, 30 November at 09:00"
    assert said(0) == "Сегодня приёма нет"
