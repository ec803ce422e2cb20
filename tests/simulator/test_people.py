"""Simulated people do everything a day holds, over the real protocol against the real server."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from msgspec.structs import replace

from queue_core.domain.office import Office, OfficeId
from server.config.loader import load_network
from server.testing import Served, always_open, fully_staffed, serve
from simulator.centre import centre_from
from simulator.day import Day, plan_day
from simulator.habits import Habits
from simulator.hall import Hall
from simulator.pace import Pace
from simulator.people import People
from simulator.presence import Presence
from simulator.staff import Operator

CONFIG = Path(__file__).parents[2] / "config"
OFFICE = OfficeId("central")
EVENTFUL = Habits(
    no_show=0.3, transferred=0.2, held=0.2, stepped_away=0.2, second_service=0.2, by_right=0.2,
    short_break_s=300, rated=1.0,
)  # fmt: skip
PACE = Pace(3000)
OPEN_S = 12 * 3600
HOPED_FOR = {"issued", "held", "missed", "paused", "two stages", "by right", "booked", "served"}


class Seen:
    """What a desk has shown since the test began."""

    def __init__(self) -> None:
        self.kinds: set[str] = set()

    def look(self, desk: Presence) -> None:
        doc = desk.doc("desk") or {}
        today = doc.get("today", {})
        self.kinds |= {name for name in ("issued", "no_shows") if today.get(name)}
        self.kinds |= {"served"} if today.get("served", 0) >= 20 else set()
        for window in doc.get("windows", {}).values():
            self.kinds.add(window["state"])
        for ticket in doc.get("tickets", {}).values():
            self.kinds.add(ticket["state"])
            self.kinds |= {"two stages"} if ticket.get("next") or ticket.get("done") else set()
            self.kinds |= {"by right"} if ticket.get("class_claim") == "confirmed" else set()
            self.kinds |= {"booked"} if ticket.get("slot") else set()


def lively(office: Office) -> Office:
    """Calls may be repeated at once: the rules count in real time, the people do not."""
    rules = replace(office.rules, recall_after_s=0, no_show_after_s=0, grace_s=60)
    return replace(office, rules=rules, booking=replace(office.booking, share=1.0))


async def test_a_lively_day_shows_everything_a_desk_may_see(tmp_path: Path) -> None:
    network = fully_staffed(always_open(load_network(CONFIG)))
    network = replace(network, offices={OFFICE: lively(network.offices[OFFICE])})
    seen = Seen()
    async with AsyncExitStack() as stack, asyncio.timeout(60):
        served = await stack.enter_async_context(serve(network, tmp_path))
        kiosk, phone, clerk, desk = await presences(served)
        tasks = [asyncio.create_task(one.run()) for one in (kiosk, phone, clerk, desk)]
        stack.push_async_callback(end, tasks)
        kiosk_doc, desk_doc = await kiosk.document("kiosk"), await desk.document("desk")
        centre = centre_from(kiosk_doc, desk_doc, OPEN_S)
        hall = Hall(centre.services, seed=1)
        day = plan_day(centre, EVENTFUL, 0.9, seed=1)
        people = People(kiosk, phone, clerk, hall, PACE)
        tasks.append(asyncio.create_task(people.live(day, 0.2 * OPEN_S, already=10)))
        tasks += [asyncio.create_task(task) for task in operators(served, day, hall)]

        while not seen.kinds >= HOPED_FOR:
            await desk.change()
            seen.look(desk)

        failed = [task.exception() for task in tasks if task.done() and not task.cancelled()]
        assert failed == []
        assert set(people.turned_away) <= {"numbers_exhausted"}


async def end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def presences(served: Served) -> tuple[Presence, Presence, Presence, Presence]:
    kiosk = Presence(served.live, await served.device("kiosk", OFFICE, "kiosk-1"), OFFICE)
    desk = Presence(served.live, await served.device("console", OFFICE, "console-1"), OFFICE)
    reception = await served.device("reception", OFFICE, "reception-1")
    kiosk.watch("kiosk")
    desk.watch("desk")
    clerk = Presence(served.live, reception, OFFICE)
    return kiosk, Presence(served.live, "", OFFICE), clerk, desk


def operators(served: Served, day: Day, hall: Hall):
    for n, shift in enumerate(day.shifts):
        token = served.credentials.staff(OFFICE, f"op-{shift.window}")
        yield at_work(Presence(served.live, token, OFFICE), shift, hall, n)


async def at_work(presence, shift, hall, seed) -> None:
    async with asyncio.TaskGroup() as group:
        running = group.create_task(presence.run())
        await Operator(presence, shift, hall, PACE, seed, 0.2 * OPEN_S, missed_s=0.02).work()
        running.cancel()
