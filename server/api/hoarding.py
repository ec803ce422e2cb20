"""How much one contact may book: bookings ahead in the network, at an office, of a service; and
how often one books, whatever becomes of it.

What counts is what stands in the days of bookings themselves. Beside it the store keeps, under the
contact's keyed hash, which days may hold any: a day is noted *before* its booking is committed, so
that nothing is forgotten, whatever dies. One contact's bookings are taken one after the other.
"""

from __future__ import annotations

import asyncio
import hmac
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from time import monotonic

from msgspec import Struct

from queue_core.domain.bookings import Booking
from queue_core.domain.day import business_day
from queue_core.domain.office import Office
from server.api.errors import ApiProblem
from server.auth.secret_file import derived
from server.config.outreach import BookingLimits
from server.notify.counts import Counts
from server.rooms.days import read_day
from server.store.keys import prefix
from server.store.store import Store

DAY_MS, HOUR_MS = 86_400_000, 3_600_000
TURN_MS = 10_000
"""Longer than a booking takes; a turn whose node died ends by itself."""
PLACES_KEPT_MS = 100 * DAY_MS
"""Nobody books farther ahead."""
_PATIENCE_S = 4.0
_LOOK_S = 0.02


class Held(Struct, frozen=True):
    """A booking of the contact."""

    office: str
    booking: Booking


class Claim(Struct, frozen=True, kw_only=True):
    """Somebody wants a slot."""

    office: Office
    service: str
    slot: int
    key: str
    """Of the act: the same act counts once."""
    limit_key: str
    """Of the contact; empty: there is none."""
    address: str
    """Empty: it does not count."""
    moves: str = ""
    """The booking that is given up for it."""

    @property
    def place(self) -> str:
        """Where it would stand."""
        return f"{self.office.id}|{business_day(self.office, self.slot)}"


class Hoarding:
    """The limits. Everything raises ApiProblem and StoreUnavailable."""

    def __init__(
        self, store: Store, secret: bytes, limits: BookingLimits, clock: Callable[[], int]
    ) -> None:
        self._store = store
        self._addresses = derived(secret, "address-limit")
        self._limits = limits
        self._counts = Counts(store)
        self._clock = clock

    @asynccontextmanager
    async def within(self, claim: Claim) -> AsyncIterator[None]:
        """Take the slot in here: it is within the limits, and counted if that succeeds."""
        async with self._turn(claim.limit_key):
            try:
                await self._check(claim)
            except ApiProblem:
                known = await self._store.confirm(claim.office.id, [claim.key])
                if not known.receipts:  # else it is done, and only its answer was lost
                    raise
            is_new = await self._note_place(claim)
            try:
                yield
            except ApiProblem as problem:
                if is_new and not problem.failed.retry:
                    await self._forget_place(claim)
                raise
            await self._count(claim)

    @asynccontextmanager
    async def within_tickets(self, address: str, key: str) -> AsyncIterator[None]:
        """Take a ticket from afar in here; `address` empty: it does not count."""
        name, now = self._hashed("taken", address), self._clock()
        if address:
            taken = await self._counts.times(name, now - HOUR_MS)
            if len(taken) >= self._limits.tickets_per_address_an_hour and key not in taken:
                raise ApiProblem("taken_too_often", retry=True, seconds=HOUR_MS // 1000)
        yield
        if address:
            await self._counts.note(name, key, now, HOUR_MS)

    async def _check(self, claim: Claim) -> None:
        limits, now = self._limits, self._clock()
        if claim.address:
            here = await self._counts.times(self._hashed("booked", claim.address), now - HOUR_MS)
            if len(here) >= limits.per_address_an_hour:
                raise ApiProblem("booked_too_often", retry=True, seconds=HOUR_MS // 1000)
        if not claim.limit_key:
            return
        made = await self._counts.times(_made(claim.limit_key), now - DAY_MS)
        if len(made) >= limits.per_contact_a_day:
            seconds = (next(iter(made.values())) + DAY_MS - now) // 1000
            raise ApiProblem("booked_too_often", retry=True, seconds=max(1, seconds))
        held = [one for one in await self._held(claim, now) if one.booking.id != claim.moves]
        office = [one for one in held if one.office == claim.office.id]
        service = [one for one in held if one.booking.service == claim.service]
        for found, most in (
            (held, limits.per_contact),
            (office, limits.per_contact_office),
            (service, limits.per_contact_service),
        ):
            if len(found) >= most:
                raise ApiProblem("booking_limit", most=most)

    async def _held(self, claim: Claim, now: int) -> list[Held]:
        """The contact's bookings ahead, as they stand this moment."""
        shard, key = self._places(claim.limit_key)
        found = await self._store.read(shard, "ZRANGEBYSCORE", key, f"({now}", "+inf")
        places = [place.decode().split("|") for place in found]
        days = await asyncio.gather(*(read_day(self._store, *place) for place in places))
        return [
            Held(office, booking)
            for (office, _), day in zip(places, days, strict=True)
            for booking in day.bookings.values()
            if booking.limit_key == claim.limit_key
            and booking.state == "booked"
            and booking.slot > now
        ]

    async def _note_place(self, claim: Claim) -> bool:
        """Whether that day was not noted before."""
        if not claim.limit_key:
            return False
        shard, key = self._places(claim.limit_key)
        until = claim.slot + 2 * DAY_MS
        is_new = await self._store.read(shard, "ZADD", key, "GT", until, claim.place)
        await self._store.read(shard, "PEXPIRE", key, PLACES_KEPT_MS)
        return bool(is_new)

    async def _forget_place(self, claim: Claim) -> None:
        shard, key = self._places(claim.limit_key)
        await self._store.read(shard, "ZREM", key, claim.place)

    async def _count(self, claim: Claim) -> None:
        now = self._clock()
        if claim.limit_key:
            await self._counts.note(_made(claim.limit_key), claim.key, now, DAY_MS)
        if claim.address:
            await self._counts.note(self._hashed("booked", claim.address), claim.key, now, HOUR_MS)

    @asynccontextmanager
    async def _turn(self, limit_key: str) -> AsyncIterator[None]:
        """One booking of a contact at a time, over all nodes."""
        if not limit_key:
            yield
            return
        shard, mine = self._store.shard_of(limit_key), os.urandom(8).hex()
        key = f"{prefix(shard)}turn:{limit_key}"
        latest = monotonic() + _PATIENCE_S
        while not await self._store.read(shard, "SET", key, mine, "NX", "PX", TURN_MS):
            if await self._store.read(shard, "GET", key) == mine.encode():
                break  # the answer to the first SET was lost
            if monotonic() > latest:
                raise ApiProblem("unavailable", retry=True)
            await asyncio.sleep(_LOOK_S)
        began = monotonic()
        try:
            yield
        finally:
            if monotonic() - began < TURN_MS / 2000:  # later it may be another's by now
                await self._store.read(shard, "DEL", key)

    def _places(self, limit_key: str) -> tuple[int, str]:
        shard = self._store.shard_of(limit_key)
        return shard, f"{prefix(shard)}booked:{limit_key}"

    def _hashed(self, what: str, address: str) -> str:
        return f"{what}:{hmac.digest(self._addresses, address.encode(), sha256).hex()[:32]}"


def _made(limit_key: str) -> str:
    return f"made:{limit_key}"
