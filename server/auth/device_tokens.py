"""Tokens of devices and partners: opaque to their bearer; of each the server keeps only a hash."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from server.auth.errors import TokenFileBroken
from server.auth.files import locked, read_private, write_private
from server.auth.identity import DeviceRole

NAME = "tokens.json"
PREFIX = "td_"
"""Tells a device token from a staff token, and lets a leaked one be found in logs."""


class TokenRecord(Struct, frozen=True, omit_defaults=True):
    """What is kept of a token: everything but the token."""

    hash: str
    role: DeviceRole
    device: str
    office: str = ""
    created: int = 0
    expires: int = 0
    """ms; 0: does not expire."""
    revoked: int = 0
    """ms; the record stays, so that what was signed through it is refused too."""
    scopes: tuple[str, ...] = ()
    """Of a partner: see `identity.PARTNER_SCOPES`."""
    per_minute: int = 0
    """A partner's requests a minute; 0: as configured."""

    @property
    def short(self) -> str:
        """How people name it."""
        return self.hash[:12]


class TokenTable:
    """The records of one file, looked up by token or device."""

    def __init__(self, records: Iterable[TokenRecord] = ()) -> None:
        self.records = tuple(records)
        self._by_hash = {record.hash: record for record in self.records}
        living = {(r.office, r.device) for r in self.records if not r.revoked}
        known = {(r.office, r.device) for r in self.records}
        self._dead = known - living

    def find(self, token: str) -> TokenRecord | None:
        return self._by_hash.get(hashed(token))

    def is_revoked(self, office: str, device: str) -> bool:
        """All tokens of a known device are revoked; a device known to other nodes only is not."""
        return (office, device) in self._dead


def hashed(token: str) -> str:
    """SHA-256; no salt is needed where the token itself is random."""
    return sha256(token.encode(errors="surrogatepass")).hexdigest()


def load_table(data: Path) -> TokenTable:
    """The tokens in `data`. Raises TokenFileBroken when the file is damaged or open to others."""
    path = data / NAME
    try:
        return TokenTable(msgspec.json.decode(read_private(path), type=list[TokenRecord]))
    except FileNotFoundError:
        return TokenTable()
    except msgspec.DecodeError as error:
        raise TokenFileBroken(f"{path} is damaged ({error}): restore it from a backup") from error


def add_token(
    data: Path, role: DeviceRole, office: str, device: str, now_ms: int, expires: int = 0
) -> str:
    """A fresh token for a device; shown once, here."""
    return add_tokens(data, [(role, office, device)], now_ms, expires)[0]


def add_partner(
    data: Path,
    device: str,
    scopes: tuple[str, ...],
    per_minute: int,
    now_ms: int,
    expires: int = 0,
) -> str:
    """A fresh key for a partner of the API; shown once, here."""
    token = PREFIX + secrets.token_urlsafe(32)
    record = TokenRecord(
        hashed(token),
        "partner",
        device,
        created=now_ms,
        expires=expires,
        scopes=scopes,
        per_minute=per_minute,
    )
    with locked(data / NAME):
        _save(data, [*load_table(data).records, record])
    return token


def add_tokens(
    data: Path,
    devices: Iterable[tuple[DeviceRole, str, str]],
    now_ms: int,
    expires: int = 0,
) -> list[str]:
    """As add_token, for many (role, office, device) in one writing."""
    tokens: list[str] = []
    fresh: list[TokenRecord] = []
    for role, office, device in devices:
        token = PREFIX + secrets.token_urlsafe(32)
        tokens.append(token)
        fresh.append(
            TokenRecord(hashed(token), role, device, office, created=now_ms, expires=expires)
        )
    with locked(data / NAME):
        _save(data, [*load_table(data).records, *fresh])
    return tokens


def revoke(data: Path, now_ms: int, short: str = "", office: str = "", device: str = "") -> int:
    """Revokes the token named by its short hash, or all of a device; says how many."""

    def hit(record: TokenRecord) -> bool:
        named = bool(short) and len(short) >= 6 and record.hash.startswith(short)
        owned = bool(device) and (record.office, record.device) == (office, device)
        return not record.revoked and (named or owned)

    with locked(data / NAME):
        records = load_table(data).records
        count = sum(map(hit, records))
        if count:
            _save(
                data,
                [msgspec.structs.replace(r, revoked=now_ms) if hit(r) else r for r in records],
            )
    return count


def _save(data: Path, records: list[TokenRecord]) -> None:
    write_private(data / NAME, msgspec.json.format(msgspec.json.encode(records)) + b"\n")
