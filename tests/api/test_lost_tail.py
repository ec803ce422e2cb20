"""I4 for what lies beside the queue: ratings, bookings and contacts come back with a lost tail."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp

from queue_core.domain import commands as c
from queue_core.domain.day import business_day, zone_of
from server.api.booker import booker_of
from server.api.contacts import Contacts
from server.api.ratings import RatingsPart
from server.api.told import OfficeRatings
from server.auth.secret_file import load_secret
from server.config.network import Network
from server.rooms.days import read_day
from server.rooms.visits import read_visit, visit_id
from server.store.embedded import EmbeddedStore
from server.store.keys import aggregate_key, day_aggregate
from server.testing import Peer, Served, serve
from tests.api.calls import BASE, OFFICE, Json, bearer, book, bookable, free, keyed, take
from tests.server.losing import lose_tail

Http = aiohttp.ClientSession
RATING = {"score": 2, "chips": ["waiting_bad", "anything else"], "comment": "Долго ждал"}


async def over(served: Served, network: Network, partner: Http) -> tuple[str, str]:
    """A visit that is over: its token and its service."""
    window = next(iter(network.offices[OFFICE].windows.values()))
    service = window.services[0]
    made = await take(partner, service)
    staff = served.credentials.staff(OFFICE, f"op-{window.id}")
    async with Peer(served.live, staff) as operator:
        await operator.result(OFFICE, c.SignIn(window.id, take_over=True))
        called = await operator.result(OFFICE, c.CallNext())
        assert called["ticket"] == made["ticket"]
        await operator.result(OFFICE, c.Start())
        await operator.result(OFFICE, c.Finish())
    return made["token"], service


async def ratings(served: Served, network: Network) -> OfficeRatings:
    part = RatingsPart(booker_of(served.node).reach)
    return await part.of(network.offices[OFFICE])


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(10):
        while not await is_so():
            await asyncio.sleep(0.01)


async def test_a_lost_rating_and_a_lost_booking_come_back_whole_and_once(
    served: Served, network: Network, http: Http, partner: Http
) -> None:
    token, service = await over(served, network, partner)
    slot = (await free(http, bookable(network).id))[0]
    key = keyed()
    store = served.node.store

    async def rate() -> int:
        url = f"{BASE}/tickets/{token}/rating"
        async with http.post(url, json=RATING, headers=key) as answer:
            return answer.status

    async def act() -> Json:
        assert await rate() == 201
        contact = {"email": "marina@example.ru"}
        return await book(partner, bookable(network).id, slot, contact=contact)

    async def is_back() -> bool:
        blob = await store.visit(OFFICE, visit_id(token))
        return blob is not None and read_visit(blob).score == 2

    made = await lose_tail(store, OFFICE, act)
    assert not await is_back()
    assert (await ratings(served, network)).all.count == 0
    served.node.offices.room(OFFICE).recheck()
    await until(is_back)

    assert await rate() == 201  # its receipt is back too
    blob = await store.visit(OFFICE, visit_id(token))
    assert blob is not None
    assert read_visit(blob).comment == "Долго ждал"
    found = await ratings(served, network)
    assert (found.all.count, found.all.average) == (1, 2.0)
    assert found.services[service].scores == {"1": 0, "2": 1, "3": 0, "4": 0, "5": 0}
    day = business_day(network.offices[OFFICE], slot)
    booking = (await read_day(store, OFFICE, day)).bookings[made["booking"]]
    assert (booking.state, booking.slot) == ("booked", slot)
    await has_contact_and_end(served, network, made["booking"], day, slot)


async def has_contact_and_end(
    served: Served, network: Network, booking: str, day: str, slot: int
) -> None:
    """The booking's contact opens, and its day is deleted in time."""
    store = served.node.store
    contact = await store.contact(OFFICE, booking)
    contacts = Contacts(load_secret(served.node.deployment.data_dir))
    assert contacts.open(OFFICE, booking, contact, slot) is not None
    shard = store.shard_of(OFFICE)
    gone = await store.read(shard, "PEXPIRETIME", aggregate_key(shard, day_aggregate(OFFICE, day)))
    midnight = datetime.fromisoformat(day).replace(tzinfo=zone_of(network.offices[OFFICE].zone))
    assert gone == (midnight + timedelta(days=31)).timestamp() * 1000


async def test_another_node_puts_a_lost_rating_back(network: Network, tmp_path: Path) -> None:
    async with (
        EmbeddedStore(tmp_path / "s", fsync="everysec") as held,
        serve(network, tmp_path / "d", redis=held.url, node="left") as left,
        serve(network, tmp_path / "d", redis=held.url, node="right") as right,
    ):
        headers = await bearer(left)
        async with Http(left.url, headers=headers) as partner, Http(right.url) as there:
            token, _ = await over(left, network, partner)
            room = right.node.offices.room(OFFICE)
            async with there.get(f"{BASE}/tickets/{token}") as answer:
                assert answer.status == 200

            async def rate() -> None:
                url = f"{BASE}/tickets/{token}/rating"
                async with partner.post(url, json=RATING, headers=keyed()) as answer:
                    assert answer.status == 201

                async def is_heard() -> bool:
                    mine = left.node.offices.room(OFFICE)._keeper._known
                    return room._keeper._known == mine

                await until(is_heard)

            async def is_back() -> bool:
                blob = await right.node.store.visit(OFFICE, visit_id(token))
                return blob is not None and read_visit(blob).score == 2

            await lose_tail(right.node.store, OFFICE, rate)
            room.recheck()
            await until(is_back)

            assert (await ratings(right, network)).all.count == 1


async def test_ratings_are_told_by_office_and_service(
    served: Served, network: Network, http: Http, partner: Http
) -> None:
    for score in (5, 4, 4):
        token, service = await over(served, network, partner)
        url = f"{BASE}/tickets/{token}/rating"
        async with http.post(url, json={**RATING, "score": score}, headers=keyed()) as answer:
            assert answer.status == 201

    async with http.get(f"{BASE}/ratings") as answer:
        told = await answer.json()
        text = await answer.text()

    assert told["all"] == {
        "count": 3,
        "average": 4.33,
        "scores": {"1": 0, "2": 0, "3": 0, "4": 2, "5": 1},
    }
    assert told["services"] == {service: told["all"]}
    assert told["aspects"]["waiting"] == {"good": 0, "bad": 3}
    assert "anything" not in text
    assert "Долго" not in text
    assert answer.headers["ETag"]
