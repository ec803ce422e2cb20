"""Bookings and proofs of contact by the API: requests in, what the booker made out."""

from __future__ import annotations

import structlog

from server.api.asked import BookingBody, CodeBody, ContactBody, MoveBody
from server.api.booker import Asker, Booker, Wish
from server.api.errors import ApiProblem
from server.api.operation import Call
from server.api.told import BookingCard, BookingContact, BookingMade, ContactProven, ProofBegun

log = structlog.get_logger()


class BookingsPart:
    """`/offices/{office}/bookings` and `/verifications`."""

    def __init__(self, booker: Booker) -> None:
        self._booker = booker
        self._reach = booker.reach

    async def book(self, call: Call) -> BookingMade:
        """Take a slot. Without a key of a partner or reception it needs a proven contact."""
        office = self._reach.office(call.office)
        body: BookingBody = call.body
        asker = Asker.of(call.caller)
        if asker.vouches:
            call.caller.must_have("book", office.id)
        elif not body.verified:
            raise ApiProblem("token_missing")
        wish = Wish(body.service, body.slot, body.language, body.contact, body.verified)
        return await self._booker.book(office, wish, asker, call.key)

    async def get(self, call: Call) -> BookingCard:
        """How it stands."""
        return await self._booker.card(self._reach.office(call.office), call.parts["token"])

    async def contact(self, call: Call) -> BookingContact:
        """Whom to tell about it; for reception."""
        office = self._reach.office(call.office)
        booking = await self._booker.find(office, call.parts["token"])
        kept = await self._booker.kept(office, booking.id)
        if kept is None:
            raise ApiProblem("no_contact")
        who = call.caller.identity.who
        log.info("contact read", office=office.id, who=who, booking=booking.id)
        return BookingContact(kept.purpose, kept.expires, kept.name, kept.phone, kept.email)

    async def move(self, call: Call) -> BookingMade:
        """To another slot."""
        office = self._reach.office(call.office)
        body: MoveBody = call.body
        asker = Asker.of(call.caller)
        return await self._booker.move(office, call.parts["token"], body.slot, asker, call.key)

    async def cancel(self, call: Call) -> BookingCard:
        """Give it up; once more changes nothing."""
        office = self._reach.office(call.office)
        asker = Asker.of(call.caller)
        return await self._booker.cancel(office, call.parts["token"], asker, call.key)

    async def begin(self, call: Call) -> ProofBegun:
        """Send a code to a contact."""
        body: ContactBody = call.body
        begun = await self._booker.verification.begin(
            body.contact, Asker.of(call.caller).address, body.language, call.key
        )
        return ProofBegun(begun.id, begun.channel, begun.expires, begun.again)

    async def confirm(self, call: Call) -> ContactProven:
        """Give the code back."""
        body: CodeBody = call.body
        proof = await self._booker.verification.confirm(
            call.parts["verification"], body.code, call.key, Asker.of(call.caller).address
        )
        return ContactProven(proof.token, proof.expires)
