"""Time, fresh ids and command keys as the server gives and reads them."""

from __future__ import annotations

import os
import re
import time
from itertools import count
from uuid import UUID

_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
KEY_OLDEST_MS = 2 * 3600 * 1000
KEY_AHEAD_MS = 10 * 60 * 1000


def clock_ms() -> int:
    """The server's wall clock."""
    return time.time_ns() // 1_000_000


class FreshIds:
    """Unique ids sortable by time: 11 hex digits of ms, 8 of this start of this node, a count."""

    def __init__(self) -> None:
        self._node = os.urandom(4).hex()
        self._count = count()

    def __call__(self, at: int) -> str:
        """A new one."""
        return f"{at:011x}{self._node}{next(self._count):x}"


def uuid7(at: int) -> str:
    """A command key made at `at`, for orders that the server itself gives."""
    chance = int.from_bytes(os.urandom(10), "big")
    value = at << 80 | 0x7000 << 64 | (chance & 0x0FFF_FFFF_FFFF_FFFF_FFFF)
    value = value & ~(0xC000 << 48) | 0x8000 << 48
    return str(UUID(int=value))


def key_fault(key: str, now: int) -> str:
    """Why a key cannot be taken ('' = it can): `bad_key`, `key_too_old` or `clock_ahead`."""
    if _UUID7.fullmatch(key) is None:
        return "bad_key"
    at = int(key[:8] + key[9:13], 16)
    if at < now - KEY_OLDEST_MS:
        return "key_too_old"
    return "clock_ahead" if at > now + KEY_AHEAD_MS else ""
