"""Tells who speaks: by a device's token, by a staff token, or by login and password."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog

from queue_core.domain.office import Office, OfficeId, Staff, StaffId
from server.auth import device_tokens, staff_tokens
from server.auth.attempts import Attempts
from server.auth.device_tokens import TokenRecord
from server.auth.errors import AuthRefused, TokenFileBroken
from server.auth.identity import PUBLIC, Identity
from server.auth.passwords import verify_password
from server.auth.secret_file import derived
from server.auth.ticket_secrets import ticket_code, ticket_token
from server.config.network import Network

MAX_PASSWORD = 256
log = structlog.get_logger()


class Authority:
    """Identities of one node. `close` it at the end: it owns the threads that check passwords."""

    def __init__(self, network: Network, data: Path, secret: bytes) -> None:
        self._network = network
        self._data = data
        self._secret = secret
        self._staff_key = derived(secret, "staff-token")
        self._table = device_tokens.load_table(data)
        self._stamp = _stamp(data)
        self._attempts = Attempts()
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="password")

    def identify(self, token: str, now_ms: int) -> Identity:
        """Whose token it is; empty is the public. Raises AuthRefused."""
        if not token:
            return PUBLIC
        if token.startswith(staff_tokens.PREFIX):
            return self._staff(staff_tokens.verify(self._staff_key, token, now_ms))
        return _device(self._living(token, now_ms))

    async def sign_in(
        self, device_token: str, login: str, password: str, now_ms: int
    ) -> tuple[str, Identity]:
        """A staff token for who knows the password, at a paired console or reception desk.

        Raises AuthRefused. Right and wrong logins take the same time and get the same answer.
        """
        device = _device(self._living(device_token, now_ms))
        if device.role not in ("console", "reception"):
            raise AuthRefused("not_a_staff_device")
        login = login.strip().casefold()
        if wait := self._attempts.charge(device.office, device.device, login, now_ms):
            raise AuthRefused("too_many_attempts", wait)
        person = self._person(device.office, login)
        secret = person.secret if person else ""
        loop = asyncio.get_running_loop()
        right = await loop.run_in_executor(
            self._pool, verify_password, secret, password[:MAX_PASSWORD]
        )
        if person is None or not right:
            raise AuthRefused("sign_in_refused")
        self._attempts.forgive(device.office, device.device, login)
        return self.staff_token(device.office, person, device.device, now_ms)

    def staff_token(
        self, office: str, person: Staff, device: str, now_ms: int
    ) -> tuple[str, Identity]:
        """A signed token without asking for a password: for sign-in above and for trials."""
        expires = now_ms + staff_tokens.VALID_MS
        identity = Identity(person.role, office, person.id, device, expires)
        return staff_tokens.sign(self._staff_key, identity, now_ms), identity

    def ticket_token(self, office: str, ticket: str) -> str:
        """The secret token of a ticket or booking."""
        return ticket_token(self._secret, office, ticket)

    def ticket_code(self, office: str, ticket: str) -> str:
        """Its eight-digit code."""
        return ticket_code(self._secret, office, ticket)

    def apply(self, network: Network) -> None:
        """New configuration: who is no longer staff is refused from now on."""
        self._network = network

    async def refresh(self) -> bool:
        """Takes over a changed token file; whether it did. A broken one is told, once, and the
        tokens known so far stay in force."""
        loop = asyncio.get_running_loop()
        stamp = await loop.run_in_executor(self._pool, _stamp, self._data)
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            self._table = await loop.run_in_executor(
                self._pool, device_tokens.load_table, self._data
            )
        except (TokenFileBroken, OSError) as error:
            log.error("token file not taken over", reason=str(error))
            return False
        return True

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _living(self, token: str, now_ms: int) -> TokenRecord:
        record = self._table.find(token)
        if record is None:
            raise AuthRefused("token_unknown")
        if record.revoked:
            raise AuthRefused("token_revoked")
        if record.expires and now_ms >= record.expires:
            raise AuthRefused("token_expired")
        return record

    def _staff(self, identity: Identity) -> Identity:
        """Still staff there, in the same role, at a device that was not revoked?"""
        office = self._office(identity.office)
        person = office.staff.get(StaffId(identity.who)) if office else None
        if person is None or person.role != identity.role:
            raise AuthRefused("token_revoked")
        if self._table.is_revoked(identity.office, identity.device):
            raise AuthRefused("token_revoked")
        return identity

    def _person(self, office: str, login: str) -> Staff | None:
        found = self._office(office)
        people = found.staff.values() if found else ()
        return next((person for person in people if person.login == login), None)

    def _office(self, office: str) -> Office | None:
        return self._network.offices.get(OfficeId(office))


def _device(record: TokenRecord) -> Identity:
    return Identity(
        record.role,
        record.office,
        record.device,
        record.device,
        record.expires,
        record.scopes,
        record.per_minute,
    )


def _stamp(data: Path) -> tuple[int, int]:
    """Changes whenever the token file is written."""
    try:
        found = os.stat(data / device_tokens.NAME)
    except FileNotFoundError:
        return 0, 0
    return found.st_mtime_ns, found.st_ino
