"""Makes one office live: a planned day of citizens at its kiosk and operators at its windows."""

from __future__ import annotations

import asyncio

from msgspec import Struct

from client_kit.errors import Unreachable
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
SIGN_IN_AGAIN_S = 1.0


class Life(Struct, frozen=True, kw_only=True):
    """What makes the office live, and how."""

    address: str
    """http://host:port"""
    office: str
    kiosk: str
    """Device token."""
    console: str
    """Device token."""
    reception: str
    """Device token."""
    password: str
    logins: tuple[str, ...]
    """Of the operators to be simulated, one window each."""
    free_window: str
    """Left to a person."""
    pace: Pace
    load: float = 0.9
    seed: int = 1


async def live(life: Life) -> None:
    """Let people come and be served, day after day, until cancelled."""
    url = life.address.replace("http", "ws", 1) + "/live"
    kiosk = Presence(url, life.kiosk, life.office)
    phone = Presence(url, "", life.office)
    desk = Presence(url, life.console, life.office)
    clerk = Presence(url, life.reception, life.office)
    kiosk.watch("kiosk", "public")
    desk.watch("desk")
    async with asyncio.TaskGroup() as group:
        for presence in (kiosk, phone, desk, clerk):
            group.create_task(presence.run())
        centre = centre_from(await kiosk.document("kiosk"), await desk.document("desk"), OPEN_S)
        hall = Hall(centre.services, life.seed)
        group.create_task(_notice_who_left(desk, hall))
        people = People(kiosk, phone, clerk, hall, life.pace)
        waiting = (await kiosk.document("public"))["waiting"]
        begins, already = BEGINS * OPEN_S, max(0, ALREADY - waiting)
        day = plan_day(centre, Habits(), life.load, life.seed)
        shifts = [shift for shift in day.shifts if shift.window != life.free_window]
        for seed, (shift, login) in enumerate(zip(shifts, life.logins, strict=False)):
            group.create_task(_staff(life, login, shift, hall, seed, begins))
        for following in range(1, 1_000_000):
            await people.live(day, begins, already)
            begins, already = 0.0, 0
            day = plan_day(centre, Habits(), life.load, life.seed + following)


async def _notice_who_left(desk: Presence, hall: Hall) -> None:
    while True:
        hall.notice((await desk.document("desk"))["tickets"])
        await desk.change()


async def _staff(
    life: Life, login: str, shift: Shift, hall: Hall, seed: int, begins: float
) -> None:
    """Sign one operator in by password and let them work."""
    url = life.address.replace("http", "ws", 1) + "/live"
    presence = Presence(url, await _signed_in(life, login), life.office)
    async with asyncio.TaskGroup() as group:
        running = group.create_task(presence.run())
        await Operator(presence, shift, hall, life.pace, seed, begins).work()
        running.cancel()


async def _signed_in(life: Life, login: str) -> str:
    """The operator's token; a server that does not answer yet is asked again."""
    while True:
        try:
            signed = await asyncio.to_thread(
                sign_in, life.address, life.console, login, life.password
            )
        except Unreachable:
            await asyncio.sleep(SIGN_IN_AGAIN_S)
        else:
            return signed.token
