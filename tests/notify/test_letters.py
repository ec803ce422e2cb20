"""Letters of bookings: what they say, to whom, and that they are true."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp

from queue_core.domain.office import Office, Service
from server.config.network import Network
from server.config.outreach import Outreach
from server.store.embedded import EmbeddedStore
from server.store.keys import contact_key, farewell_id
from server.testing import Served, serve
from tests.api.calls import BASE, OFFICE, Json, bearer, book, bookable, free, keyed
from tests.notify.mailbox import Mailbox, calendar_of, text_of

Http = aiohttp.ClientSession
CONTACT = {"name": "Марина", "email": "marina@example.ru"}


async def test_a_booking_is_confirmed_moved_and_cancelled_by_letters(
    partner: Http, served: Served, network: Network, mailbox: Mailbox
) -> None:
    service = bookable(network)
    slot, later = (await free(partner, service.id, 3))[5], (await free(partner, service.id, 4))[6]

    made = await book(partner, service.id, slot, contact=CONTACT)
    await mailbox.until(lambda: len(mailbox.letters) == 1)
    url = f"{BASE}/bookings/{made['token']}"
    async with partner.patch(url, json={"slot": later}, headers=keyed()) as answer:
        assert answer.status == 200
    await mailbox.until(lambda: len(mailbox.letters) == 2)
    async with partner.delete(url, headers=keyed()) as answer:
        assert answer.status == 200
    await mailbox.until(lambda: len(mailbox.letters) == 3)

    tells_all_of_it(mailbox, made, network.offices[OFFICE], service)
    store = served.node.store
    shard = store.shard_of(OFFICE)
    for id in (made["booking"], farewell_id(made["booking"])):
        while await store.read(shard, "EXISTS", contact_key(shard, OFFICE, id)):
            pass  # it goes as soon as its letter is out


def tells_all_of_it(mailbox: Mailbox, made: Json, office: Office, service: Service) -> None:
    booked, moved, cancelled = mailbox.letters
    assert booked["To"] == "marina@example.ru"
    assert str(booked["From"]) == "Мои Документы <queue@example.ru>"
    assert booked["Subject"].startswith("Запись на ")
    text = text_of(booked)
    assert "Здравствуйте, Марина!" in text
    assert office.address["ru"] in text
    assert service.name["ru"] in text
    assert f"{made['code'][:4]} {made['code'][4:]}" in text
    assert f"{office.public_url}/b/{OFFICE}.{made['token']}" in text
    assert service.name["ru"] not in booked["Subject"]
    assert moved["Subject"].startswith("Запись перенесена на ")
    assert made["token"] in text_of(moved)
    assert cancelled["Subject"].endswith(" отменена")
    assert made["token"] not in text_of(cancelled)
    assert len({str(letter["Message-ID"]) for letter in mailbox.letters}) == 3
    files = [calendar_of(letter).splitlines() for letter in mailbox.letters]
    assert len({line for file in files for line in file if line.startswith("UID:")}) == 1
    assert ["STATUS:CANCELLED" in file for file in files] == [False, False, True]
    assert ["BEGIN:VALARM" in file for file in files] == [True, True, False]
    assert [f"SEQUENCE:{n}" in file for n, file in enumerate(files)] == [True] * 3


async def test_letters_speak_the_visitors_language(
    partner: Http, network: Network, mailbox: Mailbox
) -> None:
    service = bookable(network).id
    slot = (await free(partner, service, 3))[5]

    await book(partner, service, slot, contact=CONTACT, language="en")
    await mailbox.until(lambda: bool(mailbox.letters))

    letter = mailbox.letters[0]
    assert letter["Content-Language"] == "en"
    assert letter["Subject"].startswith("Appointment on ")
    assert "Hello, Марина!" in text_of(letter)
    assert "?lang=en" in text_of(letter)


async def test_two_nodes_one_of_which_dies_write_each_letter_once(
    network: Network, tmp_path: Path, mailbox: Mailbox
) -> None:
    outreach = Outreach(smtp=mailbox.smtp)
    service = bookable(network).id
    async with AsyncExitStack() as stack:
        held = await stack.enter_async_context(EmbeddedStore(tmp_path / "s", fsync="everysec"))

        async def node(name: str) -> Served:
            served = serve(network, tmp_path / "d", redis=held.url, node=name, outreach=outreach)
            return await (left if name == "left" else stack).enter_async_context(served)

        left = AsyncExitStack()
        nodes = [await node("left"), await node("right")]
        headers = await bearer(nodes[0])
        await nodes[1].node.authority.refresh()
        portals = [await stack.enter_async_context(Http(one.url, headers=headers)) for one in nodes]
        slots = await free(portals[0], service, 3)
        for n in range(8):
            if n == 5:
                await left.aclose()
            guest = {"email": f"guest-{n}@example.ru"}
            await book(portals[n % 2 if n < 5 else 1], service, slots[4 + n], contact=guest)
        await mailbox.until(lambda: len(mailbox.letters) == 8)
        third = await node("third")
        assert await third.node.store.read(0, "ZCARD", "talon:{s00}:notices:dead") == 0

    assert sorted(str(one["To"]) for one in mailbox.letters) == [
        f"guest-{n}@example.ru" for n in range(8)
    ]
