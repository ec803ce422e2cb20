"""Makes the key of a command: a UUIDv7 (RFC 9562), which tells its time."""

import secrets
import uuid


def command_key(at: int) -> str:
    """A fresh key for a press at `at` ms of the server's clock."""
    chance = secrets.randbits(74)
    number = (at & 0xFFFF_FFFF_FFFF) << 80 | 7 << 76 | (chance >> 62) << 64
    return str(uuid.UUID(int=number | 2 << 62 | chance & (1 << 62) - 1))
