"""Tokens and codes of tickets and bookings: derived, so that no node stores or asks for them."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

TOKEN_LENGTH = 22
"""Characters; six bits each: 132 bits."""


def ticket_token(secret: bytes, office: str, ticket: str) -> str:
    """What stands in the QR of a ticket or booking; nobody without the secret can guess it."""
    return urlsafe_b64encode(_mac(secret, "ticket", office, ticket))[:TOKEN_LENGTH].decode()


def ticket_code(secret: bytes, office: str, ticket: str) -> str:
    """The eight digits on paper; worth something only with number and office, that day."""
    return f"{int.from_bytes(_mac(secret, 'code', office, ticket)[:8]) % 10**8:08}"


def _mac(secret: bytes, *parts: str) -> bytes:
    return hmac.digest(secret, "|".join(parts).encode(), sha256)
