"""Pictures of every page at phone and desk width, to be looked at beside the design's."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import Browser

from queue_core.domain import commands as c
from server.testing import Peer, Served
from tests.web.visiting import OFFICE, Hall, at_work, page_of

SHOTS = Path(__file__).parents[2] / "build" / "shots"
PHONE, LARGE_PHONE, DESK, SMALL = (360, 800), (390, 844), (1280, 848), (320, 640)
VISITORS = 14


class Photographer:
    """Takes pictures of pages."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self.too_wide: list[str] = []

    async def shoot(
        self,
        name: str,
        path: str,
        size: tuple[int, int] = PHONE,
        *,
        language: str = "ru-RU",
        is_dark: bool = False,
    ) -> None:
        """One picture of a page that is linked; notes what sticks out."""
        context = await self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=1.5 if size is DESK else 2,
            color_scheme="dark" if is_dark else "light",
            locale=language,
        )
        page = await context.new_page()
        await page.goto(self._url + path)
        if "/board/" in path:
            await page.locator("li.fresh").first.wait_for()
        elif "космодром" not in path:
            await page.locator(".state.linked").wait_for()
        width = await page.evaluate("document.documentElement.scrollWidth")
        if width > size[0]:
            self.too_wide.append(name)
        await page.screenshot(path=SHOTS / f"web-{name}.png")
        await context.close()


async def all_windows_open(served: Served, hall: Hall, stack: AsyncExitStack) -> None:
    """Every window but the hall's own gets its operator."""
    for window in hall.desk.docs[f"{OFFICE}/desk"]["windows"]:
        if window != "5":
            peer = Peer(served.live, served.credentials.staff(OFFICE, f"op-{window}"))
            await stack.enter_async_context(peer)
            await peer.result(OFFICE, c.SignIn(window))


async def test_every_page_has_its_picture(served: Served, browser: Browser) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    eye = Photographer(browser, served.url)
    async with AsyncExitStack() as stack:
        hall = await stack.enter_async_context(at_work(served))
        await all_windows_open(served, hall, stack)
        for n in range(VISITORS):
            await hall.issue(hall.services[n % 8])
        missed, mine = await hall.issue(), await hall.issue()
        await hall.call(missed)
        office, ticket = f"/offices/{OFFICE}", page_of(mine)
        await eye.shoot("phone-office", office)
        await eye.shoot("phone-office-dark", office, is_dark=True, language="en-GB")
        await eye.shoot("desktop-office", office, DESK)
        await eye.shoot("phone-ticket-waiting", ticket)
        await eye.shoot("phone-ticket-waiting-390", ticket, LARGE_PHONE, is_dark=True)
        await eye.shoot("small-ticket-waiting", ticket, SMALL, language="en-GB")
        await eye.shoot("phone-network", "/")
        await eye.shoot("desktop-network", "/?at=55.75,37.62&order=near", DESK)
        await eye.shoot("small-search", "/?q=паспорт", SMALL)
        await eye.shoot("phone-search-none", "/?q=космодром")
        await hall.miss(missed)
        await eye.shoot("phone-ticket-missed", page_of(missed))
        await eye.shoot("phone-ticket-missed-dark", page_of(missed), is_dark=True)
        await hall.call(mine)
        await eye.shoot("phone-ticket-called", ticket)
        await eye.shoot("small-ticket-called", ticket, SMALL, language="en-GB")
        await eye.shoot("desktop-ticket-called", ticket, DESK)
        hall_id = hall.desk.docs[f"{OFFICE}/desk"]["windows"]["5"]["hall"]
        await eye.shoot("board", f"/board/{OFFICE}/{hall_id}", DESK)

    assert eye.too_wide == []
