"""Nobody holds more slots than they can use: limits of contacts and addresses, over all offices."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from queue_core.domain import commands as c
from queue_core.domain.context import Actor
from server.api.asked import Contact
from server.api.booker import Asker, Booker, Wish, booker_of
from server.api.errors import ApiProblem
from server.config.network import Network
from server.config.outreach import BookingLimits, Outreach
from server.rooms.ids import clock_ms, uuid7
from server.testing import Peer, Served, serve
from tests.api.calls import OFFICE, free

LIMITS = BookingLimits(
    per_contact=4,
    per_contact_office=3,
    per_contact_service=2,
    per_contact_a_day=7,
    per_address_an_hour=9,
    tickets_per_address_an_hour=3,
)
MARINA = Contact(phone="+7 900 123-45-67")
HOME = Asker(Actor("public"), "192.0.2.7")
PORTAL = Asker(Actor("partner", "portal"), "", vouches=True)


class Crowd:
    """Books and counts on."""

    def __init__(self, served: Served, network: Network) -> None:
        self.booker: Booker = booker_of(served.node)
        self.network = network
        self._turn = 0

    async def book(
        self,
        office: str,
        n: int,
        who: Contact | None = MARINA,
        asker: Asker = PORTAL,
        key: str = "",
    ) -> str:
        """A slot of the office's n-th bookable service on a day of its own; its token."""
        place = self.network.offices[office]
        services = [s for s in place.services.values() if s.bookable]
        self._turn += 1
        async with aiohttp.ClientSession(self._url) as http:
            slot = (await free(http, services[n].id, 1 + self._turn % 12))[0]
        made = await self.booker.book(
            place, Wish(services[n].id, slot, contact=who), asker, key or uuid7(clock_ms())
        )
        return made.token

    _url = ""


@pytest.fixture
async def served(network: Network, tmp_path: Path) -> AsyncIterator[Served]:
    """A server with narrow limits."""
    async with serve(network, tmp_path, outreach=Outreach(booking_limits=LIMITS)) as running:
        yield running


@pytest.fixture
def crowd(served: Served, network: Network) -> Crowd:
    """People who book."""
    found = Crowd(served, network)
    found._url = served.url
    return found


async def code_of(awaited: object) -> str:
    try:
        await awaited  # type: ignore[misc]
    except ApiProblem as problem:
        return problem.code
    return ""


async def test_a_contact_holds_few_bookings_of_a_service_an_office_and_the_network(
    crowd: Crowd,
) -> None:
    first = await crowd.book(OFFICE, 0)
    await crowd.book("sadovoe", 0)
    assert await code_of(crowd.book("flagship", 0)) == "booking_limit"  # of this service
    await crowd.book(OFFICE, 1)
    await crowd.book(OFFICE, 2)
    assert await code_of(crowd.book(OFFICE, 3)) == "booking_limit"  # at this office
    assert await code_of(crowd.book("flagship", 3)) == "booking_limit"  # in the network
    assert await code_of(crowd.book("flagship", 3, Contact(phone="+79007654321"))) == ""

    office = crowd.network.offices[OFFICE]
    await crowd.booker.cancel(office, first, PORTAL, uuid7(clock_ms()))

    assert await code_of(crowd.book("flagship", 0)) == ""


async def test_one_contact_at_many_offices_at_once_gets_no_more(crowd: Crowd) -> None:
    wishes = [("central", 0), ("flagship", 1), ("sadovoe", 2), ("central", 3)] * 3

    codes = await asyncio.gather(*(code_of(crowd.book(*wish)) for wish in wishes))

    assert codes.count("") == LIMITS.per_contact
    assert set(codes) <= {"", "booking_limit"}


async def test_booking_and_cancelling_in_turn_comes_to_an_end(crowd: Crowd) -> None:
    office = crowd.network.offices[OFFICE]
    codes = []
    for _ in range(LIMITS.per_contact_a_day + 1):
        try:
            token = await crowd.book(OFFICE, 0)
        except ApiProblem as problem:
            codes.append((problem.code, problem.status))
        else:
            await crowd.booker.cancel(office, token, PORTAL, uuid7(clock_ms()))

    assert codes == [("booked_too_often", 429)]


async def test_an_address_books_so_often_an_hour_and_a_retry_counts_once(crowd: Crowd) -> None:
    for n in range(LIMITS.per_address_an_hour):
        key = uuid7(clock_ms())
        guest = Contact(email=f"guest-{n}@example.ru")
        await crowd.book(OFFICE, n % 3, guest, HOME, key)

    assert await code_of(crowd.book(OFFICE, 0, None, HOME)) == "booked_too_often"
    assert await code_of(crowd.book(OFFICE, 0, None, PORTAL)) == ""
    stranger = Asker(Actor("public"), "198.51.100.1")
    assert await code_of(crowd.book(OFFICE, 0, None, stranger)) == ""


async def test_an_address_takes_few_tickets_from_afar(crowd: Crowd) -> None:
    office = crowd.network.offices[OFFICE]
    command = c.IssueTicket((next(iter(office.services)),))
    keys = [uuid7(clock_ms()) for _ in range(LIMITS.tickets_per_address_an_hour + 1)]

    codes = [await code_of(crowd.booker.take(office, command, HOME, key)) for key in keys]

    assert codes == [""] * LIMITS.tickets_per_address_an_hour + ["taken_too_often"]
    assert await code_of(crowd.booker.take(office, command, HOME, keys[0])) == ""
    assert await code_of(crowd.booker.take(office, command, PORTAL, uuid7(clock_ms()))) == ""


async def test_at_the_limit_a_retry_still_gets_its_answer(crowd: Crowd) -> None:
    office = crowd.network.offices[OFFICE]
    service = next(s for s in office.services.values() if s.bookable)
    async with aiohttp.ClientSession(crowd._url) as http:
        one, other = (await free(http, service.id, 1))[0], (await free(http, service.id, 2))[0]
    key = uuid7(clock_ms())
    wishes = [Wish(service.id, slot, contact=MARINA) for slot in (one, other)]
    first = await crowd.booker.book(office, wishes[0], PORTAL, key)
    await crowd.booker.book(office, wishes[1], PORTAL, uuid7(clock_ms()))

    again = await crowd.booker.book(office, wishes[0], PORTAL, key)

    assert again == first


async def test_over_live_only_the_office_itself_books_and_tells_no_limit_key(
    served: Served, network: Network, crowd: Crowd
) -> None:
    service = next(s.id for s in network.offices[OFFICE].services.values() if s.bookable)
    async with aiohttp.ClientSession(served.url) as http:
        slots = await free(http, service, 1)
    partner = served.credentials.device("partner", "", "portal")
    await served.node.authority.refresh()
    token = await crowd.book(OFFICE, 0)
    clerk = served.credentials.staff(OFFICE, "orlova", "reception")

    refused = []
    for who in ("", partner):
        async with Peer(served.live, who) as peer:
            for order in (
                c.Book(service, slots[5]),
                c.MoveBooking(token, slots[6]),
                c.CancelBooking(token),
                c.IssueTicket((service,)),
            ):
                refused.append((await peer.do(OFFICE, order))["error"]["code"])
    async with Peer(served.live, clerk) as desk:
        keyed = await desk.do(OFFICE, c.Book(service, slots[5], limit_key="made up"))
        booked = await desk.do(OFFICE, c.Book(service, slots[5]))

    assert refused == ["forbidden"] * 8
    assert keyed["error"]["code"] == "forbidden"
    assert booked["ok"]
