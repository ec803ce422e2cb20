"""Makes one office live: a planned day of citizens at its kiosk and operators at its windows."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from msgspec import Struct

from client_kit.signin import sign_in
from simulator.centre import centre_from
from simulator.day import Shift, plan_day
from simulator.habits import Habits
from simulator.hall import Hall
from simulator.pace import Pace
from simulator.people import People
from simulator.presence import Presence
from simulator.staff import Operator

OPEN_S = 12 * 3600
BEGINS = 0.2
"""Share of the day gone when the first day begins: the morning peak."""
ALREADY = 14
"""Visitors who are there when it begins."""


class Post(Struct, frozen=True):
    """A member of staff for one window."""

    window: str
    login: str


class Life(Struct, frozen=True, kw_only=True):
    """What makes the office live, and how."""

    address: str
    """http://host:port"""
    office: str
    kiosk: str
    """Device token."""
    console: str
    """Device token."""
    password: str
    posts: tuple[Post, ...]
    pace: Pace
    load: float = 0.9
    seed: int = 1


async def live(life: Life) -> None:
    """Let people come and be served, day after day, until cancelled."""
    url = life.address.replace("http", "ws", 1) + "/live"
    kiosk = Presence(url, life.kiosk, life.office)
    phone = Presence(url, "", life.office)
    desk = Presence(url, life.console, life.office)
    kiosk.watch("kiosk", "public")
    desk.watch("desk")
    async with asyncio.TaskGroup() as group:
        for presence in (kiosk, phone, desk):
            group.create_task(presence.run())
        centre = centre_from(await kiosk.document("kiosk"), await desk.document("desk"), OPEN_S)
        hall = Hall(centre.services, life.seed)
        group.create_task(_notice_who_left(desk, hall))
        people = People(kiosk, phone, hall, life.pace)
        waiting = (await kiosk.document("public"))["waiting"]
        begins, already = BEGINS * OPEN_S, max(0, ALREADY - waiting)
        day = plan_day(centre, Habits(), life.load, life.seed)
        for n, post in enumerate(life.posts):
            shift = next(s for s in day.shifts if s.window == post.window)
            group.create_task(_staff(life, post, shift, hall, n, begins))
        for following in range(1, 1_000_000):
            await people.live(day, begins, already)
            begins, already = 0.0, 0
            day = plan_day(centre, Habits(), life.load, life.seed + following)


async def _notice_who_left(desk: Presence, hall: Hall) -> None:
    while True:
        hall.notice((await desk.document("desk"))["tickets"])
        await desk.change()


async def _staff(
    life: Life, post: Post, shift: Shift, hall: Hall, seed: int, begins: float
) -> None:
    """Sign one operator in by password and let them work."""
    url = life.address.replace("http", "ws", 1) + "/live"
    token = await asyncio.to_thread(sign_in, life.address, life.console, post.login, life.password)
    presence = Presence(url, token.token, life.office)
    running = asyncio.create_task(presence.run())
    try:
        await Operator(presence, shift, hall, life.pace, seed, begins).work()
    finally:
        await presence.link.stop()
        with suppress(asyncio.CancelledError):
            await running
