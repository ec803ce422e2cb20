"""Pages that are open: they follow the office, and say when they no longer can."""

from __future__ import annotations

from time import perf_counter

from playwright.async_api import Browser, Page, WebSocketRoute

from server.testing import Served
from tests.web.visiting import OFFICE, at_work, page_of

COLOUR = "element => getComputedStyle(element).color"
VIBRATION = "window.felt = []; navigator.vibrate = (how) => { window.felt.push(how); return true; }"


async def opened(browser: Browser, address: str, *, script: str = "") -> Page:
    """A phone with this page on it, linked."""
    context = await browser.new_context(viewport={"width": 360, "height": 800}, locale="ru-RU")
    page = await context.new_page()
    if script:
        await page.add_init_script(script)
    await page.goto(address)
    await page.locator(".state.linked").wait_for()
    return page


async def test_the_window_stands_on_the_phone_within_a_second_of_the_call(
    served: Served, browser: Browser
) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        page = await opened(browser, served.url + page_of(mine), script=VIBRATION)

        pressed = perf_counter()
        await hall.call(mine)
        await page.locator("body.is-called").wait_for()
        took = perf_counter() - pressed

        assert took < 1
        assert await page.title() == "Подойдите к окну 5"
        assert (await page.locator("[data-window]").inner_text()) == "5"
        assert await page.evaluate("window.felt") == [[400, 200, 400]]
        assert await page.locator(".plate", has_text=mine["number"]).last.is_visible()


async def test_the_place_in_line_moves_up_while_one_looks(served: Served, browser: Browser) -> None:
    async with at_work(served) as hall:
        first = await hall.issue()
        mine = await hall.issue()
        page = await opened(browser, served.url + page_of(mine))
        ahead = page.locator("[data-ahead]")
        await ahead.filter(has_text="1").wait_for()

        await hall.call(first)

        await ahead.filter(has_text="0").wait_for()


async def test_an_open_office_page_counts_along(served: Served, browser: Browser) -> None:
    async with at_work(served) as hall:
        page = await opened(browser, f"{served.url}/offices/{OFFICE}")
        assert await page.locator("[data-waiting]").inner_text() == "никто не ждёт"

        await hall.issue()
        await hall.issue()

        await page.get_by_text("ждут 2", exact=True).first.wait_for()


async def test_a_silent_link_is_told_with_its_age_and_heals(
    served: Served, browser: Browser
) -> None:
    is_mute = False

    def between(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        server.on_message(lambda frame: None if is_mute else route.send(frame))

    async with at_work(served) as hall:
        await hall.issue()
        context = await browser.new_context(locale="ru-RU")
        page = await context.new_page()
        await page.clock.install()
        await page.route_web_socket("**/live", between)
        await page.goto(f"{served.url}/offices/{OFFICE}")
        await page.locator(".state.linked").wait_for()

        is_mute = True
        await page.clock.run_for(27_000)
        await page.get_by_text("Нет связи с").wait_for()
        muted = await page.locator("[data-range]").evaluate(COLOUR)
        assert await page.locator("[data-waiting]").inner_text() == "ждёт 1"

        is_mute = False
        await hall.issue()
        await page.clock.run_for(30_000)
        await page.locator("[data-waiting]", has_text="ждут 2").wait_for()
        assert await page.locator(".state.linked").is_visible()
        assert await page.locator("[data-range]").evaluate(COLOUR) != muted


async def test_a_board_in_a_browser_shows_the_call(served: Served, browser: Browser) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        place = hall.desk.docs[f"{OFFICE}/desk"]["windows"]["5"]
        page = await (await browser.new_context(locale="ru-RU")).new_page()
        await page.goto(f"{served.url}/board/{OFFICE}/{place['hall']}")
        await page.get_by_text("Вызовов пока нет").wait_for()

        await hall.call(mine)

        await page.locator("li.fresh .plate", has_text=mine["number"]).wait_for()
        assert await page.locator("li .to").inner_text() == "5"


async def test_injected_code_does_not_run(served: Served, browser: Browser) -> None:
    page = await opened(browser, f"{served.url}/offices/{OFFICE}")

    await page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.wasHere = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<i id=i style='color: red'>i</i>");
        }"""
    )

    assert await page.evaluate("window.wasHere") is None
    assert await page.evaluate("getComputedStyle(document.getElementById('i')).color") != (
        "rgb(255, 0, 0)"
    )
