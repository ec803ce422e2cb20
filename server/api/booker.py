"""Makes, moves and cancels bookings for whoever asks by HTTP: portals by the API, people by pages.

The rooms decide. What is here comes before and after: proof of contact, limits, the sealed contact,
and the nearest free slots for one who came too late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from queue_core.domain import commands as c
from queue_core.domain.bookings import Booking
from queue_core.domain.context import Actor
from queue_core.domain.day import business_day
from queue_core.domain.office import Office
from queue_core.domain.slots import bookable_days
from server.api.asked import Contact
from server.api.callers import Caller
from server.api.contacts import Contacts, Kept
from server.api.errors import ApiProblem
from server.api.hoarding import Claim, Hoarding
from server.api.orders import Orders
from server.api.reach import Reach
from server.api.slots import SlotsPart
from server.api.told import BookingCard, BookingMade, BookingState
from server.auth.secret_file import load_secret
from server.notify.post import Post
from server.notify.sms import Gateway
from server.notify.verification import Means, Verification
from server.rooms.ids import clock_ms
from server.rooms.request import Seal

if TYPE_CHECKING:
    from server.app import Node


class Asker(Struct, frozen=True):
    """Who books."""

    actor: Actor
    address: str
    """Of a visitor; what comes through a portal or from reception is not counted by address."""
    vouches: bool = False
    """A portal or reception answers for its visitors' contacts."""

    @classmethod
    def of(cls, caller: Caller) -> Asker:
        """The asker behind a request of the API."""
        vouches = caller.identity.role != "public"
        return cls(caller.actor, "" if vouches else caller.address, vouches)


class Wish(Struct, frozen=True):
    """What somebody wants to book."""

    service: str
    slot: int
    language: str = "ru"
    contact: Contact | None = None
    verified: str = ""
    """Proof that the contact is theirs."""


def booker_of(node: Node) -> Booker:
    """The node's booker; several of them work side by side, since all they know is in the store."""
    secret = load_secret(node.deployment.data_dir)
    return Booker(Reach(node, Contacts(secret)), node, secret)


class Booker:
    """Everything raises ApiProblem and StoreUnavailable."""

    def __init__(self, reach: Reach, node: Node, secret: bytes) -> None:
        deployment = node.deployment
        self.reach = reach
        self.needs_verification = deployment.verification.policy == "required"
        means = Means(Post(deployment.smtp), Gateway(deployment.sms), site_of(node))
        self.verification = Verification(secret, reach.contacts, node.store, means, clock_ms)
        self._orders = Orders(reach.offices, reach.metrics)
        self._slots = SlotsPart(reach)
        self._hoarding = Hoarding(node.store, secret, deployment.booking_limits, clock_ms)

    async def book(self, office: Office, wish: Wish, asker: Asker, key: str) -> BookingMade:
        """Take a slot; whoever comes too late hears the nearest free ones."""
        self.reach.service(office, wish.service)
        contacts = self.reach.contacts
        limit_key = self._limit_key(wish, asker)
        command = c.Book(wish.service, wish.slot, wish.language, limit_key)
        kept = contacts.kept(wish.contact, wish.slot) if wish.contact else None
        claim = self._claim(office, wish.service, command, asker, key, limit_key)
        await self._must_not_be_taken(office, command, key)
        async with self._hoarding.within(claim):
            made = await self._order(office, command, wish.service, asker, key, kept)
        return _made(office, wish.service, made)

    async def card(self, office: Office, token: str) -> BookingCard:
        """How a booking stands."""
        return self._card(office, await self.find(office, token))

    async def move(
        self, office: Office, token: str, slot: int, asker: Asker, key: str
    ) -> BookingMade:
        """To another slot, of the same day or another: one commit, the same booking."""
        booking = await self.find(office, token)
        command = c.MoveBooking(token, slot)
        kept = _later(await self.kept(office, booking.id), booking, slot)
        claim = self._claim(
            office, booking.service, command, asker, key, booking.limit_key, booking.id
        )
        async with self._hoarding.within(claim):
            made = await self._order(office, command, booking.service, asker, key, kept)
        self._forget(office, booking.slot)
        return _made(office, booking.service, made)

    async def cancel(self, office: Office, token: str, asker: Asker, key: str) -> BookingCard:
        """Give it up; once more changes nothing."""
        booking = await self.find(office, token)
        if booking.state != "cancelled":
            command = c.CancelBooking(token)
            await self._orders.give(office.id, command, asker.actor, key)
            self._forget(office, booking.slot)
        return self._card(office, booking, "cancelled")

    async def take(
        self, office: Office, command: c.IssueTicket, asker: Asker, key: str
    ) -> dict[str, Any]:
        """Take a ticket from afar: what stands on its paper."""
        for service in command.services:
            self.reach.service(office, service)
        async with self._hoarding.within_tickets(asker.address, key):
            return await self._orders.give(office.id, command, asker.actor, key)

    async def find(self, office: Office, token: str) -> Booking:
        """By its token; what another node made this very second is looked for a second time."""
        days = bookable_days(office, clock_ms())
        for _ in range(2):
            for day in await self.reach.days.read_all(office.id, days):
                for booking in day.bookings.values():
                    if booking.state != "moved" and self._token(office, booking) == token:
                        return booking
            for missing in days:
                self.reach.days.forget(office.id, missing)
        raise ApiProblem("booking_unknown")

    async def kept(self, office: Office, booking: str) -> Kept | None:
        """The contact of a booking, opened."""
        blob = await self.reach.store.contact(office.id, booking)
        return self.reach.contacts.open(office.id, booking, blob, clock_ms())

    # ── parts of acts ─────────────────────────────────────────────────────────

    def _limit_key(self, wish: Wish, asker: Asker) -> str:
        """What the contact is counted by: the proven one, where proof is needed."""
        if wish.verified or (self.needs_verification and not asker.vouches):
            return self.verification.point_of(wish.contact, wish.verified)
        return self.reach.contacts.limit_key(wish.contact)

    def _claim(
        self,
        office: Office,
        service: str,
        command: c.Book | c.MoveBooking,
        asker: Asker,
        key: str,
        limit_key: str,
        moves: str = "",
    ) -> Claim:
        if business_day(office, command.slot) not in bookable_days(office, clock_ms()):
            raise ApiProblem("slot_unfit")
        return Claim(
            office=office,
            service=service,
            slot=command.slot,
            key=key,
            limit_key=limit_key,
            address=asker.address,
            moves=moves,
        )

    async def _must_not_be_taken(self, office: Office, command: c.Book, key: str) -> None:
        """Most of a rush comes too late: tell them without a turn in the room, unless their act
        was done before. Whether the slot is free is settled there alone."""
        service = office.services[command.service]
        if not service.bookable:
            raise ApiProblem("slot_unfit")
        nearest = await self._slots.instead_of(office, service, command.slot)
        if nearest is None or (await self.reach.store.confirm(office.id, [key])).receipts:
            return
        raise ApiProblem("slot_taken" if nearest else "day_full", nearest=nearest)

    async def _order(
        self,
        office: Office,
        command: c.Book | c.MoveBooking,
        service: str,
        asker: Asker,
        key: str,
        kept: Kept | None,
    ) -> dict[str, Any]:
        seal = self._seal(office, kept)
        try:
            made = await self._orders.give(office.id, command, asker.actor, key, seal)
        except ApiProblem as problem:
            if problem.code != "slot_taken" or problem.failed.facts.get("nearest"):
                raise
            nearest = await self._slots.nearest(office, office.services[service], command.slot)
            code = "slot_taken" if nearest else "day_full"
            raise ApiProblem(code, nearest=nearest) from problem
        self._forget(office, command.slot)
        return made

    def _seal(self, office: Office, kept: Kept | None) -> Seal | None:
        if kept is None:
            return None
        contacts = self.reach.contacts
        return lambda booking: contacts.seal(office.id, booking, kept, clock_ms())

    def _forget(self, office: Office, slot: int) -> None:
        self.reach.days.forget(office.id, business_day(office, slot))

    def _token(self, office: Office, booking: Booking) -> str:
        return self.reach.authority.ticket_token(office.id, booking.id)

    def _card(
        self, office: Office, booking: Booking, state: BookingState | None = None
    ) -> BookingCard:
        return BookingCard(
            office.id,
            self._token(office, booking),
            self.reach.authority.ticket_code(office.id, booking.id),
            booking.service,
            booking.slot,
            state or _state(booking, office, clock_ms()),
            booking.moves,
        )


def site_of(node: Node) -> str:
    """The base address of links."""
    offices = node.network.offices.values()
    return node.deployment.public_url or next((office.public_url for office in offices), "")


def _made(office: Office, service: str, made: dict[str, Any]) -> BookingMade:
    return BookingMade(
        office.id, made["booking"], made["token"], made["code"], service, made["slot"]
    )


def _state(booking: Booking, office: Office, now: int) -> BookingState:
    """As it stands now: nobody needs to tell a booking that its time has passed."""
    if booking.state == "booked" and now > booking.slot + office.booking.late_s * 1000:
        return "lapsed"
    return "cancelled" if booking.state == "moved" else booking.state


def _later(kept: Kept | None, booking: Booking, slot: int) -> Kept | None:
    """The contact for the booking's new time."""
    if kept is None:
        return None
    expires = kept.expires + slot - booking.slot
    return Kept(kept.purpose, expires, kept.name, kept.phone, kept.email)
