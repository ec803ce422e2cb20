"""Time, fresh ids and command keys as the server gives and reads them."""

from __future__ import annotations

import os
import time
from uuid import UUID

KEY_OLDEST_MS = 2 * 3600 * 1000
KEY_AHEAD_MS = 10 * 60 * 1000


def clock_ms() -> int:
    """The server's wall clock."""
    return time.time_ns() // 1_000_000


def fresh_id(at: int) -> str:
    """A new unique id, sortable by time: 11 hex digits of ms, 10 of chance."""
    return f"{at:011x}{os.urandom(5).hex()}"


def uuid7(at: int) -> str:
    """A command key made at `at`, for orders that the server itself gives."""
    chance = int.from_bytes(os.urandom(10), "big")
    value = at << 80 | 0x7000 << 64 | (chance & 0x0FFF_FFFF_FFFF_FFFF_FFFF)
    value = value & ~(0xC000 << 48) | 0x8000 << 48
    return str(UUID(int=value))


def key_fault(key: str, now: int) -> str:
    """Why a key cannot be taken ('' = it can): `bad_key`, `key_too_old` or `clock_ahead`."""
    if len(key) != 36:
        return "bad_key"
    try:
        made = UUID(key)
    except ValueError:
        return "bad_key"
    if made.version != 7 or str(made) != key:
        return "bad_key"
    at = made.int >> 80
    if at < now - KEY_OLDEST_MS:
        return "key_too_old"
    return "clock_ahead" if at > now + KEY_AHEAD_MS else ""
