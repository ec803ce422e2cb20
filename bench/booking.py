"""Ten thousand people want the same hundred slots at once: build/bench/booking.json.

Two server processes on one store; each attempt is a partner's request with its key, repeated until
it is answered. In the middle one server dies by SIGKILL and is started again. At the end the store
must hold exactly what was answered: no slot twice, no booking that nobody was told of, none without
its contact.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import aiohttp
from msgspec import Struct, field

from bench.measure import OUT, percentile_ms, write
from queue_core.domain.bookings import DayBookings
from queue_core.domain.day import business_day
from queue_core.domain.office import Office, Service
from queue_core.domain.slots import bookable_days, capacity, free_slots
from server.api.days import Days
from server.auth.device_tokens import add_partner
from server.config.loader import load_network
from server.rooms.ids import clock_ms, uuid7
from server.store.embedded import EmbeddedStore
from server.store.store import Store
from server.testing import Child

CONFIG = Path(__file__).parents[1] / "config"
OFFICE = "central"
CONNECTIONS = 2000
GIVE_UP_S = 240.0
KILL_AFTER = 0.3
"""Share of the places that are taken when a server dies."""
_AGAIN_S = 0.2


class Figures(Struct, frozen=True, kw_only=True):
    """What a run found."""

    attempts: int
    slots: int
    places: int
    booked: int
    doubled: int
    half_made: int
    """Bookings nobody was told of, answers without a booking, bookings without contact."""
    told_where_else: int
    """Refused with the nearest free slots."""
    refused_otherwise: dict[str, int]
    repeats: int
    """Requests sent again with the same key."""
    kills: int
    seconds: float
    p50_ms: float
    p99_ms: float


class Ledger(Struct):
    """What the attempts heard."""

    booked: dict[str, int] = field(default_factory=dict)
    """Booking → slot."""
    told_where_else: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    repeats: int = 0
    seconds: list[float] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Rush(Struct, frozen=True):
    """The crowd's aim."""

    office: Office
    service: Service
    slots: tuple[int, ...]

    @property
    def places(self) -> int:
        """How many can be served."""
        return len(self.slots) * capacity(self.office, self.service)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the figures; 1 when a promise is broken."""
    parser = argparse.ArgumentParser(prog="bench.booking", description=__doc__)
    parser.add_argument("--attempts", type=int, default=10_000)
    parser.add_argument("--slots", type=int, default=100)
    parser.add_argument("--quick", action="store_true", help="400 attempts on 20 slots")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    attempts, slots = (400, 20) if options.quick else (options.attempts, options.slots)
    with tempfile.TemporaryDirectory(prefix="booking-") as folder:
        figures = asyncio.run(measure(Path(folder), attempts, slots))
    print(write("booking", figures, options.out).read_text(encoding="utf-8"))
    return 1 if figures.doubled or figures.half_made or figures.booked != figures.places else 0


async def measure(folder: Path, attempts: int, slots: int) -> Figures:
    """Let the crowd loose on two servers in `folder`."""
    rush = rush_of(slots)
    data = folder / "data"
    data.mkdir()
    key = add_partner(data, "rush", ("book",), 100_000_000, clock_ms())
    async with AsyncExitStack() as stack:
        held = await stack.enter_async_context(EmbeddedStore(folder / "s", fsync="always"))
        nodes = []
        for name in ("left", "right"):
            flags = (f"--redis={held.url}", f"--node={name}", "--unlimited")
            nodes.append(await stack.enter_async_context(Child(CONFIG, data, arguments=flags)))
        headers = {"Authorization": f"Bearer {key}"}
        connector = aiohttp.TCPConnector(limit=CONNECTIONS)
        http = await stack.enter_async_context(
            aiohttp.ClientSession(connector=connector, headers=headers)
        )
        ledger = Ledger()
        began = perf_counter()
        killing = asyncio.create_task(kill_once(nodes[0], ledger, rush))
        async with asyncio.timeout(GIVE_UP_S):
            await asyncio.gather(*(attempt(n, rush, nodes, http, ledger) for n in range(attempts)))
            seconds = perf_counter() - began
            await killing
        store = await stack.enter_async_context(Store(held.url))
        return await judge(store, rush, ledger, attempts, seconds)


def rush_of(slots: int) -> Rush:
    """As many slots ahead as wanted, of the service with the fewest places."""
    office = load_network(CONFIG).offices[OFFICE]
    services = [s for s in office.services.values() if s.bookable and capacity(office, s)]
    service = min(services, key=lambda s: (capacity(office, s), s.norm_s))
    now = clock_ms()
    ahead = [
        slot.at
        for day in bookable_days(office, now)[1:]
        for slot in free_slots(office, service, DayBookings(day), now)
    ]
    return Rush(office, service, tuple(ahead[:slots]))


async def kill_once(node: Child, ledger: Ledger, rush: Rush) -> None:
    """SIGKILL in the middle, and a new start on the same port."""
    while len(ledger.booked) < KILL_AFTER * rush.places:
        ledger.news.clear()
        await ledger.news.wait()
    await node.kill()
    await node.start()


async def attempt(
    number: int, rush: Rush, nodes: Sequence[Child], http: aiohttp.ClientSession, ledger: Ledger
) -> None:
    """One person's wish, until it is answered."""
    slot = Random(number).choice(rush.slots)
    phone = f"+7900{number:07d}"
    body = {"service": rush.service.id, "slot": slot, "contact": {"phone": phone}}
    headers = {"Idempotency-Key": uuid7(clock_ms())}
    began = perf_counter()
    turn = number
    while True:
        url = f"{nodes[turn % 2].url}/api/v1/offices/{OFFICE}/bookings"
        try:
            async with http.post(url, json=body, headers=headers) as answer:
                status, said = answer.status, await answer.json()
        except (aiohttp.ClientError, OSError):
            status, said = 503, {}
        if status not in (429, 503):
            break
        ledger.repeats += 1
        turn += 1
        await asyncio.sleep(_AGAIN_S)
    ledger.seconds.append(perf_counter() - began)
    note(status, said, slot, ledger)


def note(status: int, said: dict[str, Any], slot: int, ledger: Ledger) -> None:
    """What was heard."""
    if status == 201:
        ledger.booked[said["booking"]] = slot
        ledger.news.set()
    elif said.get("code") == "slot_taken" and said["facts"]["nearest"]:
        ledger.told_where_else += 1
    else:
        ledger.refused[said.get("code", str(status))] += 1


async def judge(store: Store, rush: Rush, ledger: Ledger, attempts: int, seconds: float) -> Figures:
    """Compare what was answered with what the store holds."""
    days = sorted({business_day(rush.office, slot) for slot in rush.slots})
    held = {
        booking.id: booking.slot
        for day in await Days(store).read_all(OFFICE, days)
        for booking in day.bookings.values()
        if booking.state == "booked"
    }
    most = capacity(rush.office, rush.service)
    doubled = sum(max(0, count - most) for count in Counter(held.values()).values())
    contacts = [await store.contact(OFFICE, booking) for booking in held]
    half_made = len(held.items() ^ ledger.booked.items()) + contacts.count(None)
    return Figures(
        attempts=attempts,
        slots=len(rush.slots),
        places=rush.places,
        booked=len(held),
        doubled=doubled,
        half_made=half_made,
        told_where_else=ledger.told_where_else,
        refused_otherwise=dict(ledger.refused),
        repeats=ledger.repeats,
        kills=1,
        seconds=round(seconds, 2),
        p50_ms=percentile_ms(ledger.seconds, 0.5),
        p99_ms=percentile_ms(ledger.seconds, 0.99),
    )


if __name__ == "__main__":
    sys.exit(main())
