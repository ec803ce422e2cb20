"""A booking whose visitor does not come gives its place up by itself."""

from __future__ import annotations

import time
from pathlib import Path

from msgspec.structs import replace

from queue_core.domain import commands as c
from queue_core.domain.bookings import Booking, DayBookings
from queue_core.domain.state import NEVER, OfficeState
from server.config.network import Network
from server.rooms.holding import Day, Holding, wake_of
from server.rooms.needs import needs_of
from server.store.contract import START
from server.testing import Peer, serve

OFFICE = "central"
QUARTER_MS = 900_000
HOUR_MS = 3_600_000


def noon_zone() -> str:
    """A zone in which it is about noon, whenever the tests run."""
    offset = 12 - time.gmtime().tm_hour
    return f"Etc/GMT{-offset:+d}"


async def test_the_clock_lapses_a_booking_whose_visitor_is_late(
    network: Network, tmp_path: Path
) -> None:
    office = network.offices[OFFICE]
    strict = replace(office.booking, late_s=-2 * 3600)  # already late two hours before the slot
    late = replace(office, zone=noon_zone(), booking=strict)
    slot = (int(time.time() * 1000) // QUARTER_MS + 2) * QUARTER_MS
    service = next(s.id for s in late.services.values() if s.bookable)
    offices = {**network.offices, OFFICE: late}

    async with (
        serve(replace(network, offices=offices), tmp_path) as served,
        Peer(served.live) as phone,
        Peer(served.live, served.credentials.staff(OFFICE, "fedorov", "supervisor")) as boss,
    ):
        await boss.result(OFFICE, c.Book(service, slot))

        async def states() -> set[str]:
            reply = await boss.ask({"type": "ask", "query": {"type": "bookings", "office": OFFICE}})
            return {row["state"] for row in reply["result"]["slots"]}

        while await states() != {"lapsed"}:
            await phone.do(OFFICE, c.Leave(token="nobody's"))  # pass the time with a round trip


def test_the_next_moment_of_the_clock_is_that_of_the_first_open_booking(network: Network) -> None:
    office = network.offices[OFFICE]
    bookings = {
        "a": Booking(id="a", service="passport", slot=5 * HOUR_MS, state="arrived"),
        "b": Booking(id="b", service="passport", slot=7 * HOUR_MS),
    }
    day = Day(DayBookings("2026-11-23", bookings), START)
    holding = Holding(OFFICE, START, OfficeState(wake=NEVER), {"2026-11-23": day})

    assert wake_of(holding, office, 0) == 7 * HOUR_MS + office.booking.late_s * 1000 + 1
    assert needs_of(c.Tick(), office, 0).days
