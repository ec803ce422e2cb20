"""Contacts of bookings: sealed, shown to reception alone, gone in time, never anywhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import aiohttp

from queue_core.domain import commands as c
from queue_core.domain.context import Actor
from server.api.asked import Contact
from server.api.booker import booker_of
from server.api.contacts import KEPT_AFTER_MS, Contacts
from server.api.orders import Orders
from server.config.network import Network
from server.rooms.ids import clock_ms, uuid7
from server.store.contract import ContactWrite
from server.store.keys import contact_key
from server.store.store import Store
from server.testing import Served
from tests.api.calls import BASE, OFFICE, book, bookable, free, keyed

Http = aiohttp.ClientSession
PHONE = "+7 900 555-44-33"
CONTACT = {"name": "Марина", "phone": PHONE}


def staff(served: Served, office: str = OFFICE) -> dict[str, str]:
    token = served.credentials.staff(office, "orlova", "reception")
    return {"Authorization": f"Bearer {token}"}


async def test_reception_reads_a_contact_and_nobody_else(
    http: Http, partner: Http, served: Served, network: Network
) -> None:
    service = bookable(network).id
    made = await book(partner, service, (await free(http, service))[0], contact=CONTACT)
    url = f"{BASE}/bookings/{made['token']}/contact"

    async with http.get(url, headers=staff(served)) as answer:
        found = await answer.json()
    assert (found["name"], found["phone"], found["purpose"]) == ("Марина", PHONE, "booking")

    async with http.get(url) as answer:
        assert answer.status == 401
    async with partner.get(url) as answer:
        assert (answer.status, (await answer.json())["code"]) == (403, "scope_missing")


async def test_the_store_holds_it_sealed_and_lets_it_expire(
    http: Http, partner: Http, served: Served, network: Network
) -> None:
    service = bookable(network).id
    slot = (await free(http, service))[0]
    made = await book(partner, service, slot, contact=CONTACT)

    store = served.node.store
    blob = await store.contact(OFFICE, made["booking"])
    assert blob is not None
    left = await store.read(store.shard_of(OFFICE), "PTTL", key_of(store, made["booking"]))
    wanted = slot + KEPT_AFTER_MS - clock_ms()
    assert wanted - 10_000 < left <= wanted + 1_000
    assert await places_that_know(store, "Марина", PHONE) == []
    limit_key = booker_of(served.node).reach.contacts.limit_key(Contact(phone=PHONE))
    knowing = await places_that_know(store, limit_key)
    assert [key for key in knowing if "feed" in key or "receipts" in key] == []
    assert any(":day:" in key for key in knowing)
    assert len(await places_that_know(store, made["booking"])) >= 3  # day, feed, receipt


async def test_it_goes_with_the_booking(
    http: Http, partner: Http, served: Served, network: Network
) -> None:
    service = bookable(network).id
    made = await book(partner, service, (await free(http, service))[0], contact=CONTACT)

    url = f"{BASE}/bookings/{made['token']}"
    async with http.delete(url, headers=keyed()) as answer:
        assert answer.status == 200

    assert await served.node.store.contact(OFFICE, made["booking"]) is None
    url = f"{BASE}/bookings/{made['token']}/contact"
    async with http.get(url, headers=staff(served)) as answer:
        assert (answer.status, (await answer.json())["code"]) == (404, "no_contact")


async def test_it_moves_with_the_booking_to_another_day(
    http: Http, partner: Http, served: Served, network: Network
) -> None:
    service = bookable(network).id
    slot, later = (await free(http, service, 1))[0], (await free(http, service, 2))[0]
    made = await book(partner, service, slot, contact=CONTACT)

    url = f"{BASE}/bookings/{made['token']}"
    async with http.patch(url, json={"slot": later}, headers=keyed()) as answer:
        moved = await answer.json()

    assert moved["token"] == made["token"]
    url = f"{BASE}/bookings/{moved['token']}/contact"
    async with http.get(url, headers=staff(served)) as answer:
        found = await answer.json()
    assert (found["phone"], found["expires"]) == (PHONE, later + KEPT_AFTER_MS)


async def test_the_store_itself_deletes_it_on_time(
    http: Http, served: Served, network: Network
) -> None:
    service = bookable(network).id
    slot = (await free(http, service))[0]
    reach = booker_of(served.node).reach
    kept = reach.contacts.kept(Contact("Марина", PHONE), slot)

    def seal(booking: str) -> ContactWrite:  # as one made 50 ms before its time is over
        return reach.contacts.seal(OFFICE, booking, kept, kept.expires - 50)

    made = await Orders(reach.offices, reach.metrics).give(
        OFFICE, c.Book(service, slot), Actor("reception", "orlova"), uuid7(clock_ms()), seal
    )

    async with asyncio.timeout(5):
        while await reach.store.contact(OFFICE, made["booking"]) is not None:
            await asyncio.sleep(0.01)


def test_after_its_time_it_does_not_open() -> None:
    contacts = Contacts(b"s" * 32)
    kept = contacts.kept(Contact("Марина", PHONE), slot=1_000)
    blob = contacts.seal(OFFICE, "b1", kept, now=500).blob

    before, after = kept.expires - 1, kept.expires
    assert contacts.open(OFFICE, "b1", blob, before) == kept
    assert contacts.open(OFFICE, "b1", blob, after) is None


def test_a_seal_opens_for_its_own_booking_and_secret_only() -> None:
    contacts = Contacts(b"s" * 32)
    kept = contacts.kept(Contact("Марина", PHONE), slot=1_000)
    blob = contacts.seal(OFFICE, "b1", kept, now=500).blob

    assert contacts.open(OFFICE, "b2", blob, 500) is None
    assert contacts.open("flagship", "b1", blob, 500) is None
    assert Contacts(b"t" * 32).open(OFFICE, "b1", blob, 500) is None


def test_a_phone_is_the_same_however_it_is_written() -> None:
    contacts = Contacts(b"s" * 32)

    keys = {
        contacts.limit_key(Contact(phone=phone))
        for phone in ("+7 900 555-44-33", "89005554433", "+79005554433")
    }

    assert len(keys) == 1
    assert contacts.limit_key(Contact(phone="+79005554434")) not in keys
    assert "900" not in keys.pop()


def key_of(store: Store, booking: str) -> str:
    return contact_key(store.shard_of(OFFICE), OFFICE, booking)


async def places_that_know(store: Store, *words: str) -> list[str]:
    """Keys of the store in whose value any of the words stands."""
    shard = store.shard_of(OFFICE)
    found = []
    for key in await store.read(shard, "KEYS", "*"):
        kind = (await store.read(shard, "TYPE", key)).decode()
        value = repr(await store.read(shard, *READ[kind](key)))
        if any(repr(word.encode())[2:-1] in value for word in words):
            found.append(key.decode())
    return found


READ: dict[str, Callable[[bytes], tuple[str | bytes, ...]]] = {
    "string": lambda key: ("GET", key),
    "hash": lambda key: ("HGETALL", key),
    "zset": lambda key: ("ZRANGE", key, "0", "-1"),
    "stream": lambda key: ("XRANGE", key, "-", "+"),
}
