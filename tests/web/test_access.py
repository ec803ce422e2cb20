"""Every page for everybody: axe-core finds nothing, 320 px suffice, and little is transferred."""

from __future__ import annotations

import aiohttp
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from server.rooms.ids import clock_ms, uuid7
from server.testing import Served
from tests.web.test_booking import BOOK, booked, slots_of
from tests.web.test_rating import served_visit
from tests.web.visiting import OFFICE, Hall, at_work, page_of

MOST_BYTES = 60_000
PLAIN = ("/", "/?q=космодром", f"/offices/{OFFICE}", f"/board/{OFFICE}/1", "/nowhere")
CHOOSING = (f"/book/{OFFICE}", BOOK, f"/take/{OFFICE}", f"/take/{OFFICE}/collect")


async def states_of_a_ticket(hall: Hall) -> list[str]:
    """Pages of tickets in each state that a visitor may see."""
    await hall.issue()
    waiting, left, away, called = [await hall.issue() for _ in range(4)]
    await hall.act(left, "leave")
    await hall.act(away, "step-away")
    await hall.call(called)
    return [page_of(ticket) for ticket in (waiting, left, away, called)]


async def states_of_a_booking(http: aiohttp.ClientSession) -> list[str]:
    """The last steps, and pages of bookings in the states that a visitor sees most."""
    (first, _), (second, _), *_ = await slots_of(http)
    _, kept, _ = await booked(http, first)
    _, given_up, _ = await booked(http, second)
    async with http.post(f"{given_up}/cancel", data={"key": uuid7(clock_ms())}) as answer:
        assert answer.status == 200
    return [f"{BOOK}/contact?at={first}", kept, f"{kept}/move", given_up]


async def look(page: Page, address: str) -> list[str]:
    """What axe finds, and whether anything sticks out at the right."""
    await page.goto(address)
    results = await Axe().run(page)
    violations = results.response["violations"]
    found = [f"{address}: {v['id']}: {v['nodes'][0]['html']}" for v in violations]
    width = await page.evaluate("document.documentElement.scrollWidth")
    return [*found, *([f"{address}: {width} px wide"] if width > 320 else [])]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
async def test_no_page_shuts_anybody_out(
    served: Served, browser: Browser, http: aiohttp.ClientSession, language: str, scheme: str
) -> None:
    async with at_work(served) as hall:
        rated = page_of(await served_visit(hall))
        mine = [*await states_of_a_ticket(hall), *await states_of_a_booking(http), rated]
        paths = [*PLAIN, *CHOOSING, *mine]
        context = await browser.new_context(
            viewport={"width": 320, "height": 640},
            locale=language,
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = await context.new_page()

        found = [line for path in paths for line in await look(page, served.url + path)]

    assert found == []


@pytest.mark.parametrize("path", ["/", f"/offices/{OFFICE}", BOOK])
async def test_a_first_visit_is_light(served: Served, browser: Browser, path: str) -> None:
    page = await (await browser.new_context(locale="ru-RU")).new_page()
    spy = await page.context.new_cdp_session(page)
    sizes: list[int] = []
    spy.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    await spy.send("Network.enable")

    await page.goto(served.url + path)
    await page.wait_for_load_state("networkidle")

    assert sum(sizes) <= MOST_BYTES
    assert len(sizes) >= 5


async def test_main_targets_are_large_enough_for_a_thumb(served: Served, browser: Browser) -> None:
    async with at_work(served) as hall:
        mine = await hall.issue()
        context = await browser.new_context(viewport={"width": 360, "height": 800})
        page = await context.new_page()
        small = []
        for path in ("/", f"/offices/{OFFICE}", BOOK, page_of(mine)):
            await page.goto(served.url + path)
            for target in await page.locator("a.button, button, .chip, summary, input").all():
                box = await target.bounding_box() if await target.is_visible() else None
                if box is not None and box["height"] < 44:
                    small.append((path, await target.inner_text(), box["height"]))

    assert small == []
