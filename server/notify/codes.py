"""Codes in the store: a keyed hash of each, for ten minutes and five tries."""

from __future__ import annotations

import hmac
from hashlib import sha256

import msgspec
from msgspec import Struct

from server.store.keys import prefix
from server.store.store import Store

CODE_MS = 10 * 60_000
MOST_TRIES = 5
_encode = msgspec.json.Encoder().encode


class Made(Struct, frozen=True):
    """What is kept of a code."""

    code: str
    """Its keyed hash."""
    point: str
    """Whose contact it went to: the contact's keyed hash."""
    at: int


class Tried(Struct, frozen=True):
    """What a try came to."""

    point: str = ""
    """Empty: it was wrong."""
    at: int = 0
    """When it was right for the first time."""
    left: int = 0


_made = msgspec.json.Decoder(Made).decode


class Codes:
    """Everything raises StoreUnavailable. A name is forgotten after ten minutes."""

    def __init__(self, store: Store, key: bytes) -> None:
        self._store = store
        self._key = key

    async def make(self, id: str, code: str, point: str, now: int) -> None:
        """Keep a code under a name, in place of one that was never sent."""
        shard, key = self._place(id)
        made = Made(self._hashed(id, code), point, now)
        await self._store.read(shard, "SET", key, _encode(made), "PX", CODE_MS)

    async def is_sent(self, id: str, now: int) -> None:
        """It is on its way."""
        shard, key = self._place(id)
        await self._store.read(shard, "SET", f"{key}:sent", now, "PX", CODE_MS)

    async def sent(self, id: str) -> int | None:
        """When it was sent; None: it was not, or too long ago."""
        shard, key = self._place(id)
        at = await self._store.read(shard, "GET", f"{key}:sent")
        return int(at) if at else None

    async def try_(self, id: str, code: str, by: str, now: int) -> Tried:
        """Try a code. It is right once; for the same act (`by`) it stays so."""
        shard, key = self._place(id)
        kept = await self._store.read(shard, "GET", key)
        if kept is None or _made(kept).at + CODE_MS <= now:
            return Tried()
        tries = int(await self._store.read(shard, "INCR", f"{key}:tries"))
        await self._store.read(shard, "PEXPIRE", f"{key}:tries", CODE_MS)
        made = _made(kept)
        is_right = hmac.compare_digest(made.code, self._hashed(id, code))
        if tries > MOST_TRIES or not is_right:
            return Tried(left=max(0, MOST_TRIES - tries))
        done = f"{key}:done"
        await self._store.read(shard, "SET", done, f"{by} {now}", "NX", "PX", CODE_MS)
        whose, _, at = (await self._store.read(shard, "GET", done)).decode().partition(" ")
        return Tried(made.point, int(at)) if whose == by else Tried()

    def _hashed(self, id: str, code: str) -> str:
        return hmac.digest(self._key, f"{id}|{code}".encode(), sha256).hex()

    def _place(self, id: str) -> tuple[int, str]:
        shard = self._store.shard_of(id)
        return shard, f"{prefix(shard)}code:{id}"
