"""Tokens of people at work: signed, so that any node believes them without asking another."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from hashlib import sha256

import msgspec
from msgspec import Struct

from queue_core.domain.context import Role
from server.auth.errors import AuthRefused
from server.auth.identity import Identity

PREFIX = "ts_"
VALID_MS = 12 * 60 * 60 * 1000
"""A working day."""
MAX_LENGTH = 512


class Grant(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What is signed; the leading version lets a later form be told apart."""

    version: int
    staff: str
    role: Role
    office: str
    device: str
    issued: int
    expires: int


def sign(key: bytes, identity: Identity, now_ms: int) -> str:
    """`ts_<grant>.<signature>`, valid until the identity expires."""
    grant = Grant(
        1,
        identity.who,
        identity.role,
        identity.office,
        identity.device,
        now_ms,
        identity.expires,
    )
    body = _text(msgspec.json.encode(grant))
    return f"{PREFIX}{body}.{_text(_mac(key, body))}"


def verify(key: bytes, token: str, now_ms: int) -> Identity:
    """Who it was signed for. Raises AuthRefused token_unknown or token_expired."""
    body, _, signature = token.removeprefix(PREFIX).partition(".")
    if (
        len(token) > MAX_LENGTH
        or not token.isascii()
        or not hmac.compare_digest(_text(_mac(key, body)).encode(), signature.encode())
    ):
        raise AuthRefused("token_unknown")
    try:
        grant = msgspec.json.decode(urlsafe_b64decode(body + "=" * (-len(body) % 4)), type=Grant)
    except (NotBase64, msgspec.DecodeError) as error:  # signed by another release
        raise AuthRefused("token_unknown") from error
    if now_ms >= grant.expires:
        raise AuthRefused("token_expired")
    return Identity(grant.role, grant.office, grant.staff, grant.device, grant.expires)


def _mac(key: bytes, body: str) -> bytes:
    return hmac.digest(key, body.encode(), sha256)


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
