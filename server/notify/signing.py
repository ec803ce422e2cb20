"""How other systems know that a request is ours: HMAC over time and body, with a shared secret."""

from __future__ import annotations

import hmac
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from server.auth.errors import TokenFileBroken
from server.auth.files import read_private

SHORTEST = 16


def signature(secret: bytes, body: bytes, at_s: int) -> str:
    """`t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>", hex>`: old copies can be told by t."""
    mac = hmac.digest(secret, f"{at_s}.".encode() + body, sha256).hex()
    return f"t={at_s},v1={mac}"


def shared_secret(path: Path, whose: str) -> bytes:
    """The words in `path`. Raises TokenFileBroken when missing, too short or open to others."""
    secret = b""
    with suppress(FileNotFoundError):
        secret = read_private(path).strip()
    if len(secret) < SHORTEST:
        raise TokenFileBroken(
            f"{whose} needs a secret of at least {SHORTEST} characters in {path}: write one there"
        )
    return secret
