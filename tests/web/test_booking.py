"""Booking on the pages: a service, a day, a minute, a contact; then one's own booking."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import zxingcpp
from msgspec.structs import replace
from PIL import Image
from playwright.async_api import Browser, Page

from server.config.network import Network
from server.rooms.ids import clock_ms, uuid7
from server.testing import Served, serve
from tests.web.visiting import OFFICE

SERVICE = "passport"
BOOK = f"/book/{OFFICE}/{SERVICE}"
SLOT = re.compile(r'name="at" value="(\d+)" data-time="([\d:]+)" required>')
PHONE = "+7 900 123-45-67"


async def read(http: aiohttp.ClientSession, path: str, status: int = 200) -> str:
    """A page's text."""
    async with http.get(path) as answer:
        assert answer.status == status, path
        return await answer.text()


async def day_of(http: aiohttp.ClientSession) -> str:
    """The address of tomorrow's slots, or of the next open day's."""
    page = await read(http, BOOK)
    return str(re.findall(r'class="day" href="(\S+?)"', page)[1])


async def slots_of(http: aiohttp.ClientSession) -> list[tuple[int, str]]:
    """Free slots of that day."""
    found = SLOT.findall(await read(http, await day_of(http)))
    return [(int(at), time) for at, time in found]


async def booked(http: aiohttp.ClientSession, at: int, **fields: str) -> tuple[int, str, str]:
    """Send the last form: status, where it leads, and the page it answers with."""
    form = {"at": str(at), "key": uuid7(clock_ms()), **fields}
    async with http.post(f"{BOOK}/contact", data=form, allow_redirects=False) as answer:
        return answer.status, answer.headers.get("Location", ""), await answer.text()


async def test_a_slot_is_booked_without_scripts(served: Served, browser: Browser) -> None:
    context = await browser.new_context(java_script_enabled=False, locale="ru-RU")
    page = await context.new_page()
    await page.goto(f"{served.url}/book/{OFFICE}")

    await page.get_by_role("link", name="Паспорт гражданина РФ").first.click()
    await page.locator("a.day").nth(1).click()
    date = await page.locator("h2.date").text_content() or ""
    await page.get_by_label("10:15").check()
    await page.get_by_role("button", name="Записаться").click()
    assert await page.get_by_role("heading", name="Запись на 10:15").is_visible()
    await page.get_by_label("Телефон").fill(PHONE)
    await page.get_by_role("button", name="Записаться на 10:15").click()

    assert await page.get_by_role("heading", name="Вы записаны").is_visible()
    assert await page.locator(".when-card .big").text_content() == date
    assert re.fullmatch(r"\d{4} \d{4}", await page.locator(".code").inner_text())
    assert await page.get_by_text("ул. Садовая, 12").first.is_visible()
    assert await page.get_by_text("Что взять с собой").is_visible()
    assert f"/b/{OFFICE}." in page.url


async def test_the_square_leads_to_the_booking(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    context = await browser.new_context(locale="ru-RU", device_scale_factor=2)
    async with aiohttp.ClientSession(served.url) as http:
        _, path, _ = await booked(http, (await slots_of(http))[0][0])
    page = await context.new_page()
    await page.goto(served.url + path)

    assert " style=" not in await page.content()
    await page.locator(".square").screenshot(path=tmp_path / "square.png")

    read = zxingcpp.read_barcodes(Image.open(tmp_path / "square.png"))
    assert [code.text.endswith(path) for code in read] == [True]


async def test_a_form_sent_twice_books_once(served: Served, http: aiohttp.ClientSession) -> None:
    at, _ = (await slots_of(http))[0]
    form = {"at": str(at), "key": uuid7(clock_ms()), "phone": PHONE}
    places = set()
    for _ in range(2):
        async with http.post(f"{BOOK}/contact", data=form, allow_redirects=False) as answer:
            assert answer.status == 303
            places.add(answer.headers["Location"])

    assert len(places) == 1


async def test_whoever_comes_too_late_is_offered_the_nearest_minutes(
    served: Served, http: aiohttp.ClientSession
) -> None:
    at, time = (await slots_of(http))[4]
    while (await booked(http, at))[0] == 303:
        pass

    status, _, page = await booked(http, at, name="Мария", email="maria@example.ru")

    assert status == 409
    assert "Это время уже занято" in page
    assert "Свободно рядом" in page
    assert 'value="maria@example.ru"' in page
    nearest = [int(found) for found in re.findall(r'name="at" value="(\d+)"', page)]
    assert len(nearest) == 3
    assert all(abs(other - at) <= 3 * 3600_000 for other in nearest)
    assert at not in nearest
    status, path, _ = await booked(http, nearest[0])
    assert (status, path[:3]) == (303, "/b/")


async def test_a_full_day_points_to_the_next_free_one(network: Network, tmp_path: Path) -> None:
    office = network.offices[OFFICE]
    few = replace(office.booking, slot_s=12 * 3600, share=0.0001)
    scarce = {**network.offices, OFFICE: replace(office, booking=few)}
    async with (
        serve(replace(network, offices=scarce), tmp_path) as served,
        aiohttp.ClientSession(served.url, headers={"Accept-Language": "ru"}) as http,
    ):
        tomorrow = await day_of(http)
        for at, _ in await slots_of(http):
            assert (await booked(http, at))[0] == 303

        full = await read(http, tomorrow)

    assert "На этот день свободного времени нет" in full
    assert re.search(r'class="button main" href="/book/\S+day=\d{4}', full)


async def test_a_booking_is_moved_and_cancelled_without_scripts(
    served: Served, browser: Browser
) -> None:
    async with aiohttp.ClientSession(served.url) as http:
        slots = await slots_of(http)
        _, path, _ = await booked(http, slots[0][0])
    context = await browser.new_context(java_script_enabled=False, locale="ru-RU")
    page = await context.new_page()
    await page.goto(served.url + path)
    code = await page.locator(".code").inner_text()

    await page.get_by_role("link", name="Перенести").click()
    await page.locator("a.day").nth(2).click()
    await page.get_by_label("11:00").check()
    await page.get_by_role("button", name="Перенести").click()

    assert await page.locator(".when-card .value").inner_text() == "11:00"
    assert await page.locator(".code").inner_text() == code
    assert page.url == served.url + path
    await page.get_by_text("Отменить запись").click()
    await page.get_by_role("button", name="Да, отменить").click()
    assert await page.get_by_role("heading", name="Запись отменена").is_visible()
    assert await page.get_by_role("link", name="Записаться снова").is_visible()


async def test_with_scripts_the_chosen_time_stands_on_the_button(
    served: Served, browser: Browser
) -> None:
    page: Page = await (await browser.new_context(locale="en-GB")).new_page()
    await page.goto(served.url + BOOK + "?lang=en")
    await page.locator("a.day").nth(1).click()

    await page.get_by_label("09:30").check()

    assert await page.get_by_role("button", name="Book 09:30").is_visible()
    assert await page.locator("[data-chosen]").inner_text() != ""


async def test_the_calendar_file_tells_when_and_where(
    served: Served, http: aiohttp.ClientSession
) -> None:
    at, _ = (await slots_of(http))[0]
    _, path, _ = await booked(http, at)

    async with http.get(f"{path}/calendar.ics") as answer:
        text = (await answer.text()).replace("\r\n ", "")

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"DTSTART:{datetime.fromtimestamp(at / 1000, UTC):%Y%m%dT%H%M%SZ}" in text
    assert "ул. Садовая" in text
    assert path in text
    assert text.count("BEGIN:VALARM") == 2


async def test_a_moved_and_a_cancelled_booking_change_the_same_entry_of_the_calendar(
    served: Served, http: aiohttp.ClientSession
) -> None:
    slots = await slots_of(http)
    _, path, _ = await booked(http, slots[0][0])

    async def entry() -> list[str]:
        text = (await read(http, f"{path}/calendar.ics")).replace("\r\n ", "")
        return re.findall(r"^(?:METHOD|UID|SEQUENCE):(\S+)", text, re.MULTILINE)

    (first, uid, made) = await entry()
    form = {"key": uuid7(clock_ms()), "at": str(slots[4][0])}
    async with http.post(f"{path}/move", data=form) as answer:
        assert answer.status == 200
    (second, same, moved) = await entry()
    async with http.post(f"{path}/cancel", data={"key": uuid7(clock_ms())}) as answer:
        assert answer.status == 200
    (last, still, gone) = await entry()

    assert [first, second, last] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert uid == same == still
    assert int(made) < int(moved) < int(gone)


async def test_a_bad_contact_is_told_and_what_was_written_stays(
    http: aiohttp.ClientSession,
) -> None:
    at, time = (await slots_of(http))[0]

    status, _, page = await booked(http, at, name="Иван", phone="не скажу")

    assert status == 409
    assert "Проверьте номер телефона" in page
    assert 'value="Иван"' in page
    assert f"Записаться на {time}" in page


async def test_bookings_cannot_be_guessed_and_strangers_cannot_cancel(
    served: Served, http: aiohttp.ClientSession
) -> None:
    _, path, _ = await booked(http, (await slots_of(http))[0][0])

    page = await read(http, f"/b/{OFFICE}.{'A' * 22}", status=404)
    async with http.post(
        f"{path}/cancel", data={"key": uuid7(clock_ms())}, headers={"Sec-Fetch-Site": "cross-site"}
    ) as answer:
        assert answer.status == 403

    assert "Запись не найдена" in page
    assert "Вы записаны" in await read(http, path)


async def test_whoever_is_there_in_time_checks_in_on_the_page(
    served: Served, browser: Browser, http: aiohttp.ClientSession
) -> None:
    soon = int(SLOT.findall(await read(http, BOOK))[0][0])
    _, path, _ = await booked(http, soon)
    context = await browser.new_context(java_script_enabled=False, locale="ru-RU")
    page = await context.new_page()
    await page.goto(served.url + path)

    await page.get_by_role("button", name="Я в центре, отметиться").click()

    assert f"/t/{OFFICE}." in page.url
    number = await page.locator(".plate").first.inner_text()
    await page.goto(served.url + path)
    assert await page.get_by_role("heading", name="Вы отметились").is_visible()
    await page.get_by_role("link", name="К талону").click()
    assert await page.locator(".plate").first.inner_text() == number


async def test_too_early_the_page_says_from_when_one_may_check_in(
    served: Served, http: aiohttp.ClientSession
) -> None:
    _, path, _ = await booked(http, (await slots_of(http))[-1][0])

    early = await read(http, path)
    async with http.post(f"{path}/arrive", data={"key": uuid7(clock_ms())}) as answer:
        page = await answer.text()

    assert "Я в центре, отметиться" not in early
    assert "Отметиться на этой странице можно с" in early
    assert answer.status == 409
    assert "Отметиться можно за 20 минут до записи" in page
