"""Bookings: made, looked at, moved and cancelled; the rooms decide, this only asks and tells."""

from __future__ import annotations

from typing import Any

import structlog

from queue_core.domain import commands as c
from queue_core.domain.bookings import Booking
from queue_core.domain.day import business_day
from queue_core.domain.office import Office
from queue_core.domain.slots import bookable_days
from server.api.asked import BookingBody, MoveBody
from server.api.contacts import Kept
from server.api.errors import ApiProblem
from server.api.operation import Call
from server.api.orders import Orders, key_after
from server.api.reach import Reach
from server.api.slots import SlotsPart
from server.api.told import BookingCard, BookingContact, BookingMade, BookingState
from server.rooms.ids import clock_ms
from server.rooms.request import Seal

log = structlog.get_logger()


class BookingsPart:
    """`/offices/{office}/bookings`."""

    def __init__(self, reach: Reach, orders: Orders, slots: SlotsPart) -> None:
        self._reach = reach
        self._orders = orders
        self._slots = slots

    async def book(self, call: Call) -> BookingMade:
        """Take a slot; whoever comes too late hears the nearest free ones."""
        office = self._reach.office(call.office)
        body: BookingBody = call.body
        contacts = self._reach.contacts
        command = c.Book(body.service, body.slot, body.language, contacts.limit_key(body.contact))
        kept = contacts.kept(body.contact, body.slot) if body.contact else None
        return await self._book(office, command, call, call.key, kept)

    async def get(self, call: Call) -> BookingCard:
        """How it stands."""
        office = self._reach.office(call.office)
        return self._card(office, await self._find(office, call.parts["token"]))

    async def contact(self, call: Call) -> BookingContact:
        """Whom to tell about it; for reception."""
        office = self._reach.office(call.office)
        booking = await self._find(office, call.parts["token"])
        kept = await self._kept(office, booking.id)
        if kept is None:
            raise ApiProblem("no_contact")
        who = call.caller.identity.who
        log.info("contact read", office=office.id, who=who, booking=booking.id)
        return BookingContact(kept.purpose, kept.expires, kept.name, kept.phone, kept.email)

    async def move(self, call: Call) -> BookingMade:
        """To another slot; on another day it is booked anew there and then cancelled here."""
        office = self._reach.office(call.office)
        body: MoveBody = call.body
        booking = await self._find(office, call.parts["token"])
        day, wanted = (business_day(office, at) for at in (booking.slot, body.slot))
        if day == wanted:
            command = c.MoveBooking(call.parts["token"], body.slot)
            made = await self._order(office, command, booking.service, call, call.key)
            return self._made(office, booking.service, made)
        if booking.state not in ("booked", "cancelled"):
            raise ApiProblem("booking_used")
        anew = c.Book(booking.service, body.slot, booking.language, booking.limit_key)
        kept = await self._kept(office, booking.id)
        if booking.state == "cancelled":
            await self._must_be_known(office, call)
        moved = await self._book(office, anew, call, call.key, _later(kept, booking, body.slot))
        await self._give_up(office, booking, call)
        return moved

    async def cancel(self, call: Call) -> BookingCard:
        """Give it up; once more changes nothing."""
        office = self._reach.office(call.office)
        booking = await self._find(office, call.parts["token"])
        if booking.state != "cancelled":
            command = c.CancelBooking(call.parts["token"])
            await self._orders.give(office.id, command, call.caller.actor, call.key)
            self._forget(office, booking.slot)
        return self._card(office, booking, "cancelled")

    # ── parts of acts ─────────────────────────────────────────────────────────

    async def _book(
        self, office: Office, command: c.Book, call: Call, key: str, kept: Kept | None
    ) -> BookingMade:
        self._reach.service(office, command.service)
        made = await self._order(
            office, command, command.service, call, key, self._seal(office, kept)
        )
        return self._made(office, command.service, made)

    async def _order(
        self,
        office: Office,
        command: c.Book | c.MoveBooking,
        service: str,
        call: Call,
        key: str,
        seal: Seal | None = None,
    ) -> dict[str, Any]:
        if business_day(office, command.slot) not in bookable_days(office, clock_ms()):
            raise ApiProblem("slot_unfit")
        try:
            made = await self._orders.give(office.id, command, call.caller.actor, key, seal)
        except ApiProblem as problem:
            if problem.code != "slot_taken" or problem.failed.facts.get("nearest"):
                raise
            nearest = await self._slots.nearest(office, office.services[service], command.slot)
            code = "slot_taken" if nearest else "day_full"
            raise ApiProblem(code, nearest=nearest) from problem
        self._forget(office, command.slot)
        return made

    async def _give_up(self, office: Office, booking: Booking, call: Call) -> None:
        """Cancel what was moved away; a retry finds it done."""
        if booking.state == "cancelled":
            return
        key = key_after(call.key, "moved")
        command = c.CancelBooking(call.parts["token"])
        await self._orders.give(office.id, command, call.caller.actor, key)
        self._forget(office, booking.slot)

    async def _must_be_known(self, office: Office, call: Call) -> None:
        """A booking given up is moved by nobody, except by the retry of its own move."""
        seen = await self._reach.store.confirm(office.id, [call.key])
        if not seen.receipts:
            raise ApiProblem("booking_used")

    async def _find(self, office: Office, token: str) -> Booking:
        """By its token; what another node made this very second is looked for a second time."""
        days = bookable_days(office, clock_ms())
        for _ in range(2):
            for day in await self._reach.days.read_all(office.id, days):
                for booking in day.bookings.values():
                    if self._reach.authority.ticket_token(office.id, booking.id) == token:
                        return booking
            for missing in days:
                self._reach.days.forget(office.id, missing)
        raise ApiProblem("booking_unknown")

    async def _kept(self, office: Office, booking: str) -> Kept | None:
        blob = await self._reach.store.contact(office.id, booking)
        return self._reach.contacts.open(office.id, booking, blob, clock_ms())

    def _seal(self, office: Office, kept: Kept | None) -> Seal | None:
        if kept is None:
            return None
        contacts = self._reach.contacts
        return lambda booking: contacts.seal(office.id, booking, kept, clock_ms())

    def _forget(self, office: Office, slot: int) -> None:
        self._reach.days.forget(office.id, business_day(office, slot))

    def _made(self, office: Office, service: str, made: dict[str, Any]) -> BookingMade:
        return BookingMade(
            office.id, made["booking"], made["token"], made["code"], service, made["slot"]
        )

    def _card(
        self, office: Office, booking: Booking, state: BookingState | None = None
    ) -> BookingCard:
        authority = self._reach.authority
        return BookingCard(
            office.id,
            authority.ticket_token(office.id, booking.id),
            authority.ticket_code(office.id, booking.id),
            booking.service,
            booking.slot,
            state or _state(booking, office, clock_ms()),
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
