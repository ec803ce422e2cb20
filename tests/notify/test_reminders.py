"""What is told once, in time, or not at all: reminders, failures, two nodes, the clock at hand."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest
from structlog.testing import capture_logs

from server.api.contacts import Contacts
from server.auth.secret_file import load_secret
from server.config.network import Network
from server.config.outreach import Outreach, Reminders
from server.notify.notices import Notice, Notices
from server.notify.notifier import FIRST_PAUSE_MS, Notifier
from server.rooms.ids import clock_ms
from server.rooms.nodes import Nodes
from server.store.keys import contact_key
from server.testing import Served
from tests.api.calls import BASE, OFFICE, Json, book, bookable, free, keyed
from tests.notify.mailbox import Mailbox, text_of

Http = aiohttp.ClientSession
HOUR_MS = 3_600_000
CONTACT = {"name": "Марина", "email": "marina@example.ru"}


class Later:
    """Another node of the same network, some time ahead."""

    def __init__(self, served: Served, mailbox: Mailbox, name: str = "later", tries: int = 3):
        node = served.node
        self.at = clock_ms()
        outreach = Outreach(smtp=mailbox.smtp, reminders=Reminders(most_tries=tries))
        nodes = Nodes(node.store, name)
        contacts = Contacts(load_secret(node.deployment.data_dir))
        self.notices = Notices(node.store, name)
        self.notifier = Notifier(
            node.network,
            node.store,
            nodes,
            node.authority,
            contacts,
            outreach,
            node.metrics,
            lambda: self.at,
        )

    async def tell_all(self) -> None:
        while await self.notifier.tell():
            pass


async def booked(partner: Http, network: Network, mailbox: Mailbox) -> Json:
    """A booking three days ahead whose confirmation has come and is thrown away."""
    service = bookable(network).id
    made = await book(partner, service, (await free(partner, service, 3))[5], contact=CONTACT)
    await mailbox.until(lambda: bool(mailbox.letters))
    mailbox.letters.clear()
    mailbox.tries = 0
    return made


async def test_a_visitor_is_reminded_a_day_and_two_hours_before_and_not_again(
    partner: Http, served: Served, network: Network, mailbox: Mailbox
) -> None:
    made = await booked(partner, network, mailbox)
    later = Later(served, mailbox)

    counts = []
    for hours in (24.1, 23.9, 3, 1.9, 1.8, -1):
        later.at = int(made["slot"] - hours * HOUR_MS)
        await later.tell_all()
        counts.append(len(mailbox.letters))

    assert counts == [0, 1, 1, 2, 2, 2]
    assert all(subject.startswith("Напоминание: ") for subject in mailbox.subjects())
    assert made["token"] in text_of(mailbox.letters[0])


async def test_nobody_is_reminded_of_what_was_moved_cancelled_or_forgotten(
    partner: Http, served: Served, network: Network, mailbox: Mailbox
) -> None:
    moved = await booked(partner, network, mailbox)
    cancelled = await booked(partner, network, mailbox)
    slot = (await free(partner, bookable(network).id, 9))[0]
    url = f"{BASE}/bookings/{moved['token']}"
    async with partner.patch(url, json={"slot": slot}, headers=keyed()) as answer:
        assert answer.status == 200
    async with partner.delete(f"{BASE}/bookings/{cancelled['token']}", headers=keyed()) as answer:
        assert answer.status == 200
    await mailbox.until(lambda: len(mailbox.letters) == 2)
    mailbox.letters.clear()
    later = Later(served, mailbox)

    later.at = moved["slot"] - HOUR_MS
    await later.tell_all()
    assert mailbox.letters == []  # the old times

    store = served.node.store
    shard = store.shard_of(OFFICE)
    await store.read(shard, "DEL", contact_key(shard, OFFICE, moved["booking"]))
    later.at = slot - HOUR_MS
    await later.tell_all()
    assert mailbox.letters == []  # the new time, but nobody to tell


async def test_two_nodes_and_a_restart_tell_once(
    partner: Http, served: Served, network: Network, mailbox: Mailbox
) -> None:
    made = await booked(partner, network, mailbox)
    nodes = [Later(served, mailbox, f"node-{n}") for n in range(4)]
    for node in nodes:
        node.at = made["slot"] - HOUR_MS

    await asyncio.gather(*(node.tell_all() for node in nodes))
    assert len(mailbox.letters) == 2  # a day before, and two hours before

    beginning = {str(shard): "0-0" for shard in range(served.node.store.shards)}
    place = json.dumps(beginning)  # the whole feed once more
    await served.node.store.read(0, "HSET", "talon:{s00}:hooks", ":notices", place)
    again = Later(served, mailbox, "again")
    again.at = made["slot"] - HOUR_MS
    await again.notifier.follow()
    await again.tell_all()
    assert len(mailbox.letters) == 2


async def test_what_a_dead_node_had_claimed_holds_nobody_else_up(
    partner: Http, served: Served, network: Network, mailbox: Mailbox
) -> None:
    made = await booked(partner, network, mailbox)
    ghost = Notices(served.node.store, "ghost")
    for n in range(20):
        notice = Notice("reminder", OFFICE, f"b{n}", "2026-11-23", at=n)
        await ghost.lay_down(notice, n)
        assert await ghost.claim(notice)
    later = Later(served, mailbox)
    later.at = made["slot"] - 23 * HOUR_MS

    await later.tell_all()

    assert len(mailbox.letters) == 1


async def test_a_letter_not_taken_comes_again_with_pauses_and_is_laid_aside_at_last(
    partner: Http, served: Served, network: Network, mailbox: Mailbox
) -> None:
    made = await booked(partner, network, mailbox)
    later = Later(served, mailbox, tries=3)
    later.at = made["slot"] - 23 * HOUR_MS
    mailbox.answer = "451 busy"

    tries = []
    with capture_logs() as logs:
        for pause in (0, FIRST_PAUSE_MS - 1, 1, 2 * FIRST_PAUSE_MS, 10 * FIRST_PAUSE_MS):
            later.at += pause
            await later.tell_all()
            tries.append(mailbox.tries)

    assert tries == [1, 1, 2, 3, 3]
    (dead,) = await later.notices.dead(10)
    assert (dead.notice.kind, dead.tries, dead.reason) == (
        "reminder",
        3,
        "the mail server answered 451",
    )
    assert "marina" not in repr(logs)
    assert b'talon_letters_total{kind="reminder",outcome="given_up"} 1.0' in (
        served.node.metrics.text()
    )

    mailbox.answer = "250 OK"
    await later.notices.try_again(dead, later.at)
    await later.tell_all()
    assert len(mailbox.letters) == 1
    assert await later.notices.dead(10) == []


async def test_a_refused_address_is_tried_once(
    partner: Http, served: Served, network: Network, mailbox: Mailbox
) -> None:
    made = await booked(partner, network, mailbox)
    later = Later(served, mailbox)
    later.at = made["slot"] - 23 * HOUR_MS
    mailbox.answer = "550 no such box"

    for _ in range(3):
        await later.tell_all()
        later.at += HOUR_MS // 2

    assert mailbox.tries == 1
    assert [dead.reason for dead in await later.notices.dead(10)] == [
        "the mail server answered 550"
    ]


@pytest.mark.parametrize("accident", ["away", "slow"])
async def test_a_mail_server_away_or_slow_is_tried_again(
    partner: Http, served: Served, network: Network, mailbox: Mailbox, accident: str
) -> None:
    made = await booked(partner, network, mailbox)
    later = Later(served, mailbox)
    later.at = made["slot"] - 23 * HOUR_MS
    if accident == "away":
        await mailbox.close()
    else:
        mailbox.hangs = True
    await later.tell_all()
    assert mailbox.letters == []

    if accident == "away":
        await mailbox.open()
    mailbox.hangs = False
    later.at += FIRST_PAUSE_MS
    await later.tell_all()

    assert len(mailbox.letters) == 1


async def test_a_reminder_that_comes_too_late_is_not_sent(
    partner: Http, served: Served, network: Network, mailbox: Mailbox
) -> None:
    made = await booked(partner, network, mailbox)
    later = Later(served, mailbox)

    later.at = made["slot"] + 1
    await later.tell_all()

    assert mailbox.tries == 0
