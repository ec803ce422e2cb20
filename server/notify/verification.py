"""Proof that a contact is the visitor's own: a code goes there, and comes back.

What the store keeps of a code is a keyed hash, for ten minutes and five tries. Whoever gave the
code back gets a signed word that the contact is theirs; it goes with the booking.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from server.api.asked import Contact
from server.api.contacts import Contacts
from server.api.errors import ApiProblem
from server.auth.secret_file import derived
from server.notify.codes import CODE_MS, Codes
from server.notify.counts import Counts
from server.notify.errors import NotTaken, Rejected
from server.notify.letters import Writer
from server.notify.post import Post
from server.notify.sms import Gateway
from server.notify.words import words_in
from server.store.store import Store

PROOF_MS = 30 * 60_000
"""How long a proof is good for: to choose a slot after it."""
AGAIN_MS = 60_000
"""Between two codes to one contact."""
HOUR_MS, DAY_MS = 3_600_000, 86_400_000
CODES_AN_HOUR, CODES_A_DAY = 5, 10
"""To one contact."""
CODES_AN_ADDRESS = 30
"""An hour, from one address: a hall of people may share it."""
WRONG_AN_ADDRESS = 30
Channel = Literal["email", "sms"]


class Begun(Struct, frozen=True):
    """A code is on its way."""

    id: str
    channel: Channel
    expires: int
    again: int
    """When another may be asked for."""


class Proof(Struct, frozen=True):
    """The contact is theirs."""

    token: str
    expires: int


class Means(Struct, frozen=True):
    """The ways to a visitor."""

    post: Post
    gateway: Gateway
    site: str
    """Base address; letters name its host."""


class Verification:
    """Codes out, proofs back. Every method raises ApiProblem and StoreUnavailable."""

    def __init__(
        self,
        secret: bytes,
        contacts: Contacts,
        store: Store,
        means: Means,
        clock: Callable[[], int],
        chance: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        self._key = derived(secret, "contact-proof")
        self._addresses = derived(secret, "address-limit")
        self._contacts = contacts
        self._means = means
        self._codes = Codes(store, derived(secret, "contact-code"))
        self._counts = Counts(store)
        self._clock = clock
        self._chance = chance

    async def begin(self, contact: Contact, address: str, language: str, key: str) -> Begun:
        """Send a code. The same `key` sends one code, however often it is asked.

        `address`: the visitor's; empty where a portal asks for its visitors, and is not counted.
        """
        channel, to = self._way_to(contact)
        point = self._contacts.point_key(to)
        now = self._clock()
        id = self._name_of(key, point)
        sent = await self._codes.sent(id)
        if sent is None:
            await self._must_not_be_too_many(point, address, now)
            code = f"{self._chance(1_000_000):06d}"
            await self._codes.make(id, code, point, now)
            await self._send(channel, to, code, language, id, now)
            await self._codes.is_sent(id, now)
            await self._counts.note(f"codes:{point}", id, now, DAY_MS)
            if address:
                await self._counts.note(f"codes:{self._hashed(address)}", id, now, HOUR_MS)
            sent = now
        return Begun(id, channel, sent + CODE_MS, sent + AGAIN_MS)

    async def confirm(self, id: str, code: str, key: str, address: str) -> Proof:
        """Give the code back. The same `key` gets the same proof."""
        now = self._clock()
        wrong = f"wrong:{self._hashed(address)}"
        if len(await self._counts.times(wrong, now - HOUR_MS)) >= WRONG_AN_ADDRESS:
            raise ApiProblem("too_many_codes", retry=True, seconds=HOUR_MS // 1000)
        tried = await self._codes.try_(id, code, key, now)
        if tried.point:
            expires = tried.at + PROOF_MS
            return Proof(self._proof(tried.point, expires), expires)
        if address:
            await self._counts.note(wrong, f"{id}:{key}", now, HOUR_MS)
        if tried.left > 0:
            raise ApiProblem("code_wrong", left=tried.left)
        raise ApiProblem("code_over")

    def point_of(self, contact: Contact | None, token: str) -> str:
        """The limit key of the contact that `token` proves."""
        if contact is None or not token:
            raise ApiProblem("verification_needed")
        for point in self._contacts.points(contact):
            expires, _, _ = token.partition(".")
            if expires.isdigit() and int(expires) > self._clock():
                proof = self._proof(point, int(expires))
                if hmac.compare_digest(proof.encode(), token.encode()):
                    return point
        raise ApiProblem("verification_unfit")

    def _way_to(self, contact: Contact) -> tuple[Channel, str]:
        if contact.email and self._means.post.is_open:
            return "email", contact.email
        if contact.phone and self._means.gateway.is_open:
            return "sms", contact.phone
        raise ApiProblem("no_channel")

    async def _must_not_be_too_many(self, point: str, address: str, now: int) -> None:
        """Nobody's mailbox is filled, and no gateway is drained."""
        times = list((await self._counts.times(f"codes:{point}", now - DAY_MS)).values())
        hour = [at for at in times if at > now - HOUR_MS]
        wait = times[-1] + AGAIN_MS - now if times else 0
        if len(hour) >= CODES_AN_HOUR:
            wait = hour[0] + HOUR_MS - now
        if len(times) >= CODES_A_DAY:
            wait = times[0] + DAY_MS - now
        here = await self._counts.times(f"codes:{self._hashed(address)}", now - HOUR_MS)
        if len(here) >= CODES_AN_ADDRESS:
            wait = max(wait, next(iter(here.values())) + HOUR_MS - now)
        if wait > 0:
            raise ApiProblem("too_many_codes", retry=True, seconds=-(-wait // 1000))

    async def _send(
        self, channel: Channel, to: str, code: str, language: str, id: str, now: int
    ) -> None:
        means = self._means
        try:
            if channel == "email":
                writer = Writer(means.post.sender, means.site)
                minutes = CODE_MS // 60_000
                await means.post.send(writer.code(code, minutes, to, language, id, now))
            else:
                text = words_in(language).short_code.format(code=code)
                await means.gateway.send(id, to, text)
        except Rejected as error:
            raise ApiProblem("no_channel") from error
        except NotTaken as error:
            raise ApiProblem("unavailable", retry=True) from error

    def _proof(self, point: str, expires: int) -> str:
        mac = hmac.digest(self._key, f"{expires}|{point}".encode(), sha256)
        return f"{expires}.{_word(mac)}"

    def _name_of(self, key: str, point: str) -> str:
        return _word(hmac.digest(self._key, f"id|{key}|{point}".encode(), sha256))[:22]

    def _hashed(self, address: str) -> str:
        return hmac.digest(self._addresses, address.encode(), sha256).hex()[:32]


def _word(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
