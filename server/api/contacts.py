"""Whom to tell about a booking: sealed with a key of its own, kept with purpose and expiry.

The seal is AES-256-GCM; the booking's id and office are bound into it, so that no blob opens as
another booking's. The limit key is a keyed hash: it tells that two bookings are of one contact and
nothing else.
"""

from __future__ import annotations

import hmac
import os
import re
from hashlib import sha256

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from server.api.asked import Contact
from server.auth.secret_file import derived
from server.store.contract import ContactWrite

DAY_MS = 86_400_000
KEPT_AFTER_MS = 3 * DAY_MS
"""After the slot: for what a visitor may still ask about it."""
PURPOSE = "booking"
_NONCE = 12
_DIGITS = re.compile(r"\D")
_encode = msgspec.json.Encoder().encode


class Kept(Struct, frozen=True, omit_defaults=True):
    """What lies in the seal."""

    purpose: str
    expires: int
    """ms; afterwards it is neither shown nor kept."""
    name: str = ""
    phone: str | None = None
    email: str | None = None


_decode = msgspec.json.Decoder(Kept).decode


class Contacts:
    """Seals, opens and counts contacts; keys are derived from the network's secret."""

    def __init__(self, secret: bytes) -> None:
        self._box = AESGCM(derived(secret, "contact-seal"))
        self._limit = derived(secret, "contact-limit")

    def limit_key(self, contact: Contact | None) -> str:
        """The same for the same phone, however it is written; empty: nothing to count by."""
        return next(iter(self.points(contact)), "") if contact else ""

    def points(self, contact: Contact) -> list[str]:
        """A key for each way to reach the contact, the phone first."""
        return [self.point_key(to) for to in (contact.phone, contact.email) if to and to.strip()]

    def point_key(self, to: str) -> str:
        """The key of a phone or an e-mail address; a box «name+tag» is the box «name»."""
        if "@" in to:
            name, _, domain = to.strip().casefold().rpartition("@")
            told = f"{name.partition('+')[0]}@{domain}"
        else:
            digits = _DIGITS.sub("", to)
            told = "7" + digits[1:] if len(digits) == 11 and digits[0] == "8" else digits
        return hmac.digest(self._limit, told.encode(), sha256).hex()[:32]

    def kept(self, contact: Contact, slot: int) -> Kept:
        """A contact with purpose and expiry."""
        expires = slot + KEPT_AFTER_MS
        return Kept(PURPOSE, expires, contact.name, contact.phone, contact.email)

    def seal(self, office: str, booking: str, kept: Kept, now: int) -> ContactWrite:
        """What the store keeps, until it expires."""
        nonce = os.urandom(_NONCE)
        sealed = self._box.encrypt(nonce, _encode(kept), _bound(office, booking))
        return ContactWrite(booking, nonce + sealed, max(1, kept.expires - now))

    def open(self, office: str, booking: str, blob: bytes | None, now: int) -> Kept | None:
        """The contact; None: there is none, it is over, or the blob is not of this booking."""
        if blob is None:
            return None
        try:
            plain = self._box.decrypt(blob[:_NONCE], blob[_NONCE:], _bound(office, booking))
        except InvalidTag:
            return None
        kept = _decode(plain)
        return kept if now < kept.expires else None


def _bound(office: str, booking: str) -> bytes:
    return f"{office}|{booking}".encode()
