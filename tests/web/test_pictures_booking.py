"""Pictures of booking, of a place taken from home, and of the rating, beside the design's."""

from __future__ import annotations

from pathlib import Path

import aiohttp
from playwright.async_api import Browser

from server.config.loader import load_network
from server.testing import Served, serve
from tests.web.photos import DESK, SHOTS, SMALL, Photographer
from tests.web.test_booking import BOOK, booked, day_of, slots_of
from tests.web.test_rating import served_visit
from tests.web.visiting import OFFICE, at_work, page_of

ROOT = Path(__file__).parents[2]
REMOTE = "collect"
MORNING = 8
"""The slot of 10:00 where doors open at 8."""


async def test_every_step_of_a_booking_has_its_picture(browser: Browser, tmp_path: Path) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    async with (
        serve(load_network(ROOT / "config"), tmp_path) as served,
        aiohttp.ClientSession(served.url) as http,
    ):
        slots = await slots_of(http)
        at = slots[MORNING][0]
        while (await booked(http, slots[MORNING + 3][0]))[0] == 303:
            pass
        _, mine, _ = await booked(http, at)
        eye = Photographer(browser, served.url)
        await shoot_steps(eye, await day_of(http), at, slots[MORNING + 2][1], mine)
    assert eye.too_wide == []


async def shoot_steps(eye: Photographer, day: str, at: int, other: str, mine: str) -> None:
    """Every page from the service to the booking."""

    await eye.shoot("phone-book-services", f"/book/{OFFICE}", wait_for="h1")
    await eye.shoot("desktop-book-services", f"/book/{OFFICE}", DESK, wait_for="h1")
    await eye.shoot("phone-booking", day, wait_for="h1", picked=[other])
    await eye.shoot("phone-booking-dark", day, wait_for="h1", picked=[other], is_dark=True)
    await eye.shoot("desktop-booking", day, DESK, wait_for="h1", picked=[other])
    await eye.shoot("small-booking", day, SMALL, wait_for="h1", language="en-GB")
    contact = f"{BOOK}/contact?at={at}"
    await eye.shoot("phone-book-contact", contact, wait_for="h1", is_whole=True)
    await eye.shoot("desktop-book-contact", contact, DESK, wait_for="h1", is_whole=True)
    await eye.shoot("phone-booked", mine, wait_for="h1", is_whole=True)
    await eye.shoot("desktop-booked", mine, DESK, wait_for="h1", is_whole=True)
    await eye.shoot("small-booked", mine, SMALL, wait_for="h1", is_whole=True, language="en-GB")
    await eye.shoot("phone-booking-move", f"{mine}/move", wait_for="h1")


async def test_taking_a_place_and_rating_have_their_pictures(
    served: Served, browser: Browser
) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    eye = Photographer(browser, served.url)
    async with at_work(served) as hall:
        rated = page_of(await served_visit(hall))
        chosen = ["4 Хорошо", "Время ожидания"]
        await eye.shoot("phone-rating", rated, wait_for="h1", picked=chosen, is_whole=True)
        await eye.shoot("phone-rating-dark", rated, wait_for="h1", is_dark=True)
        await eye.shoot("desktop-rating", rated, DESK, wait_for="h1", picked=chosen, is_whole=True)
        await eye.shoot("small-rating", rated, SMALL, wait_for="h1", language="en-GB")
        left = await hall.issue()
        await hall.act(left, "leave")
        await eye.shoot("phone-left", page_of(left), wait_for="h1")
        await eye.shoot("phone-take-services", f"/take/{OFFICE}", wait_for="h1")
        take = f"/take/{OFFICE}/{REMOTE}"
        await eye.shoot("phone-take", take, wait_for="h1", is_whole=True)
    assert eye.too_wide == []
