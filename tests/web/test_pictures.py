"""Pictures of every page at phone and desk width, to be looked at beside the design's."""

from __future__ import annotations

from contextlib import AsyncExitStack

from playwright.async_api import Browser

from queue_core.domain import commands as c
from server.testing import Peer, Served
from tests.web.photos import DESK, LARGE_PHONE, SHOTS, SMALL, Photographer
from tests.web.visiting import OFFICE, Hall, at_work, page_of

VISITORS = 14


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
        await eye.shoot("phone-search-none", "/?q=космодром", wait_for="h1")
        await hall.miss(missed)
        await eye.shoot("phone-ticket-missed", page_of(missed))
        await eye.shoot("phone-ticket-missed-dark", page_of(missed), is_dark=True)
        await hall.call(mine)
        await eye.shoot("phone-ticket-called", ticket)
        await eye.shoot("small-ticket-called", ticket, SMALL, language="en-GB")
        await eye.shoot("desktop-ticket-called", ticket, DESK)
        hall_id = hall.desk.docs[f"{OFFICE}/desk"]["windows"]["5"]["hall"]
        await eye.shoot("board", f"/board/{OFFICE}/{hall_id}", DESK, wait_for="li.fresh")

    assert eye.too_wide == []
