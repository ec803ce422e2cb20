"""From home to the window and back: the stories a visitor would tell, on the real programs.

A browser looks, a real kiosk prints, an operator's keys call. `make stories` tells them alone and
leaves pictures of every step in build/shots/stories/.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect
from PySide6.QtCore import Qt

from bench.measure import write
from client_kit.testing.drive import wait_until
from tests.stories.centre import LONG_MS, OFFICE, WINDOW, Centre

SHOTS = Path("build/shots/stories")
PHONE: ViewportSize = {"width": 390, "height": 844}
SERVICE = "Паспорт гражданина РФ"
Key = Qt.Key


def phone(browser: Browser, centre: Centre, scripts: bool = True) -> Page:
    """A visitor's phone on the network's page."""
    context = browser.new_context(
        locale="ru-RU", viewport=PHONE, java_script_enabled=scripts, base_url=centre.place.address
    )
    context.set_default_timeout(LONG_MS)
    page = context.new_page()
    page.goto("/")
    return page


def shot(page: Page, name: str) -> None:
    """What is on the phone now."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def find_office(page: Page) -> None:
    """Searched for by a service, as people call it."""
    page.get_by_role("searchbox").fill("загран")
    page.get_by_role("button", name="Найти").click()
    page.get_by_role("link", name="МФЦ «Центральный»", exact=True).click()
    page.wait_for_url(f"**/offices/{OFFICE}*")


def book_soon(page: Page) -> str:
    """The first minute of today that is free; the eight digits for the kiosk."""
    page.get_by_role("link", name="Записаться").first.click()
    page.get_by_role("link", name=SERVICE).first.click()
    page.locator("a.day").first.click()
    page.locator("label.minute:not(.full)").first.click()
    page.get_by_role("button", name="Записаться").click()
    page.get_by_label("Как к вам обращаться").fill("Мария")
    page.get_by_label("Телефон").fill("+7 900 123-45-67")
    page.get_by_role("button", name="Записаться").click()
    expect(page.get_by_role("heading", name="Вы записаны")).to_be_visible()
    return re.sub(r"\D", "", page.locator(".code").inner_text())


def number_on(page: Page) -> str:
    """Of the plate."""
    return page.locator(".plate").first.inner_text().strip()


def rate(page: Page, score: str, shown_as: str) -> None:
    """Asked after the visit, answered once."""
    expect(page.get_by_role("heading", name="Как вас приняли?")).to_be_visible(timeout=LONG_MS)
    shot(page, shown_as)
    page.locator(f"label.score:has(input[value='{score}'])").click()
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_role("heading", name="Спасибо за оценку")).to_be_visible()


def test_booked_at_home_checked_in_at_the_kiosk_called_served_and_rated(
    centre: Centre, browser: Browser
) -> None:
    page = phone(browser, centre)
    shot(page, "1-network")
    find_office(page)
    shot(page, "2-office")
    code = book_soon(page)
    shot(page, "3-booked")

    paper = centre.tap("open:check_in", *(f"key:{digit}" for digit in code), "send")
    page.goto(paper.link)
    number = number_on(page)
    wait_until(lambda: centre.state(number) == "waiting", LONG_MS)
    shot(page, "4-waiting")

    began = time.monotonic()
    centre.press(Key.Key_F2, number, "called")
    expect(page.locator(".called [data-window]")).to_have_text(WINDOW, timeout=LONG_MS)
    expect(page.locator(".called")).to_be_visible()
    write("stories", {"press_to_page_ms": round(1000 * (time.monotonic() - began))})
    shot(page, "5-called")

    centre.press(Key.Key_F4, number, "serving")
    expect(page.get_by_text("Вас принимают")).to_be_visible()
    centre.press(Key.Key_F6, number, "")
    rate(page, "5", shown_as="6-ended")
    shot(page, "7-rated")
    page.reload()
    assert page.locator("form.rating").count() == 0
    scores = page.request.get(f"/api/v1/offices/{OFFICE}/ratings").json()
    assert (scores["all"]["count"], scores["all"]["average"]) == (1, 5)


def test_without_scripts_a_place_taken_from_home_is_kept_called_and_rated(
    centre: Centre, browser: Browser
) -> None:
    page = phone(browser, centre, scripts=False)
    find_office(page)
    page.goto(f"/take/{OFFICE}")
    page.get_by_role("link", name="Получить готовые документы").first.click()
    page.get_by_role("button", name="Занять место").click()
    number = number_on(page)
    shot(page, "without-scripts-1-taken")
    page.get_by_role("button", name="Я в центре").click()
    page.get_by_role("button", name=re.compile("Отойду на")).first.click()
    expect(page.get_by_role("heading", name="Вы отошли")).to_be_visible()
    wait_until(lambda: centre.state(number) == "held", LONG_MS)
    page.get_by_role("button", name="Я в зале").click()
    wait_until(lambda: centre.state(number) == "waiting", LONG_MS)

    centre.press(Key.Key_F2, number, "called")
    page.reload()
    expect(page.locator(".called [data-window]")).to_have_text(WINDOW)
    shot(page, "without-scripts-2-called")
    page.get_by_role("button", name="Иду").click()
    expect(page.get_by_text("Сотрудник знает, что вы идёте")).to_be_visible()
    centre.press(Key.Key_F4, number, "serving")
    centre.press(Key.Key_F6, number, "")
    page.reload()
    rate(page, "4", shown_as="without-scripts-3-ended")


def test_a_paper_ticket_is_found_again_by_number_and_code_and_left(
    centre: Centre, browser: Browser
) -> None:
    paper = centre.tap("service:passport", "take", mode="text")
    page = phone(browser, centre, scripts=False)
    page.goto(paper.link)
    number = number_on(page)

    page.goto("/")
    find_office(page)
    page.get_by_text("Уже взяли талон?").click()
    page.get_by_label("Номер").fill(number.lower())
    page.get_by_label("Код, 8 цифр").fill("00000000")
    page.get_by_role("button", name="Где я в очереди").click()
    shot(page, "paper-1-wrong-code")
    page.get_by_label("Код, 8 цифр").fill(paper.code)
    page.get_by_role("button", name="Где я в очереди").click()
    assert number_on(page) == number
    shot(page, "paper-2-found")
    page.get_by_text("Отказаться от талона").click()
    page.get_by_role("button", name="Да, отказаться").click()

    wait_until(lambda: centre.state(number) == "", LONG_MS)
    page.reload()
    shot(page, "paper-3-left")
    assert page.get_by_role("heading", name="Как вас приняли?").count() == 0
