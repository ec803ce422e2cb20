"""Tells visitors of their bookings: confirmations, moves, cancellations, reminders.

One node reads the feed and lays notices down; every node tells what is due and claims it first.
The contact is opened from its seal only while its letter is written; it is never logged.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Literal

import structlog

from queue_core.domain.office import Office
from server.api.contacts import Contacts, Kept
from server.auth.authority import Authority
from server.config.network import Network
from server.config.outreach import Outreach
from server.metrics import Metrics
from server.notify.errors import NotTaken, Rejected
from server.notify.feed import FeedReader, Place
from server.notify.following import Change, change_of, notices_of
from server.notify.letters import Facts, Writer, short_text
from server.notify.notices import Dead, Notice, Notices
from server.notify.post import Post
from server.notify.sms import Gateway
from server.rooms.days import read_day
from server.rooms.nodes import Nodes
from server.store.errors import StoreError
from server.store.keys import contact_key, farewell_id
from server.store.store import Store

log = structlog.get_logger()

NAME = ":notices"
"""Of its place in the feed; no webhook may be called so."""
EVERY_S = 0.5
MOST_AT_ONCE = 8
MOST_LOOKED_AT = 64
"""Of a shard; those that another node has claimed are passed over."""
FIRST_PAUSE_MS, LONGEST_PAUSE_MS = 30_000, 3_600_000
FAREWELL_MS = 12 * 3_600_000
"""How long a cancelled booking's contact waits for its letter: longer than that is tried."""
_AFTER_FAULT_S = 5.0


def reaches_visitors(outreach: Outreach) -> bool:
    """Whether there is any way to a visitor."""
    return outreach.smtp.is_used or outreach.sms.is_used


class Notifier:
    """This node's part in telling visitors."""

    def __init__(
        self,
        network: Network,
        store: Store,
        nodes: Nodes,
        authority: Authority,
        contacts: Contacts,
        outreach: Outreach,
        metrics: Metrics,
        clock: Callable[[], int],
    ) -> None:
        """Raises TokenFileBroken when a secret of mail or gateway is missing."""
        self._network = network
        self._store = store
        self._nodes = nodes
        self._authority = authority
        self._contacts = contacts
        self._reminders = outreach.reminders
        self._letters = metrics.letters
        self._post = Post(outreach.smtp)
        self._gateway = Gateway(outreach.sms)
        self._notices = Notices(store, nodes.name)
        self._feed = FeedReader(store, NAME, change_of)
        self._clock = clock
        self._place: Place | None = None
        self._sent: set[str] = set()
        """Handed over, but the store does not know it yet."""

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.follow()
                while await self.tell():
                    pass
            except StoreError as error:
                log.warning("notices wait for the store", reason=str(error))
                self._place = None
            except Exception:
                log.exception("notices stumbled")
                self._place = None
                await asyncio.sleep(_AFTER_FAULT_S)
            await asyncio.sleep(EVERY_S)

    async def follow(self) -> None:
        """Lay down what follows from the feed, if that is this node's work. Raises StoreError."""
        if not self._nodes.is_home(NAME):
            self._place = None
            return
        place = self._place or await self._feed.place()
        batch = await self._feed.after(place)
        for change in batch.events:
            await self._lay_down(change)
        if batch.is_moved:
            await self._feed.keep(batch.place)
        self._place = batch.place

    async def tell(self) -> int:
        """Tell some of what is due; how many were looked at. Raises StoreError."""
        mine: list[Notice] = []
        for notice in await self._notices.due(self._clock(), MOST_LOOKED_AT):
            if len(mine) < MOST_AT_ONCE and await self._notices.claim(notice):
                mine.append(notice)
        outcomes = await asyncio.gather(*map(self._tell, mine), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
        return len(mine)

    async def _lay_down(self, change: Change) -> None:
        for notice, due in notices_of(change, self._reminders.hours_before):
            await self._notices.lay_down(notice, due)

    async def _tell(self, notice: Notice) -> None:
        if notice.id not in self._sent:
            try:
                outcome = await self._send(notice)
            except NotTaken as trouble:
                await self._failed(notice, trouble)
                return
            self._sent.add(notice.id)
            self._letters.labels(notice.kind, outcome).inc()
        await self._notices.told(notice)
        if notice.kind == "cancelled":
            await self._forget_contact(notice)
        self._sent.discard(notice.id)

    async def _send(self, notice: Notice) -> Literal["sent", "void"]:
        """Nothing is sent where nobody wants to hear it any more. Raises NotTaken, StoreError."""
        office = self._network.offices.get(notice.office)
        kept = await self._kept(notice)
        if office is None or kept is None:
            return "void"
        facts = await self._facts(notice, office, kept)
        if facts is None:
            return "void"
        if kept.email and self._post.is_open:
            writer = Writer(self._post.sender, facts.site)
            await self._post.send(writer.letter(facts, kept.email, self._clock()))
        elif kept.phone and self._gateway.is_open:
            await self._gateway.send(notice.id, kept.phone, short_text(facts))
        else:
            return "void"
        return "sent"

    async def _kept(self, notice: Notice) -> Kept | None:
        blob = await self._store.contact(notice.office, _contact_id(notice))
        return self._contacts.open(notice.office, notice.booking, blob, self._clock())

    async def _facts(self, notice: Notice, office: Office, kept: Kept) -> Facts | None:
        """None: the booking is not any more what the notice is about."""
        day = await read_day(self._store, office.id, notice.day)
        booking = day.bookings.get(notice.booking)
        wanted = "cancelled" if notice.kind == "cancelled" else "booked"
        if booking is None or booking.state != wanted or booking.slot <= self._clock():
            return None
        if notice.slot not in (0, booking.slot) or booking.service not in office.services:
            return None
        token = self._authority.ticket_token(office.id, booking.id)
        asked = "?lang=en" if booking.language == "en" else ""
        return Facts(
            office=office,
            notice=notice,
            service=booking.service,
            slot=booking.slot,
            moves=booking.moves,
            language=booking.language,
            name=kept.name,
            code=self._authority.ticket_code(office.id, booking.id),
            link=f"{office.public_url}/b/{office.id}.{token}{asked}",
            site=office.public_url,
        )

    async def _failed(self, notice: Notice, trouble: NotTaken) -> None:
        tries = await self._notices.tries(notice)
        now = self._clock()
        if isinstance(trouble, Rejected) or tries >= self._reminders.most_tries:
            log.error("notice given up", notice=notice.id, tries=tries, reason=str(trouble))
            await self._notices.give_up(Dead(notice, str(trouble), now, tries))
            self._letters.labels(notice.kind, "given_up").inc()
            return
        log.warning("notice not taken", notice=notice.id, tries=tries, reason=str(trouble))
        self._letters.labels(notice.kind, "put_off").inc()
        pause = min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1))
        await self._notices.put_off(notice, now + pause)

    async def _forget_contact(self, notice: Notice) -> None:
        """What was kept of a cancelled booking's contact has done its service."""
        shard = self._store.shard_of(notice.office)
        key = contact_key(shard, notice.office, _contact_id(notice))
        await self._store.read(shard, "DEL", key)


def _contact_id(notice: Notice) -> str:
    """A cancelled booking's contact is gone; a copy lives on until its letter is out."""
    return farewell_id(notice.booking) if notice.kind == "cancelled" else notice.booking
