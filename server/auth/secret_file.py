"""The network's secret: one for all nodes; staff tokens and ticket tokens are derived from it."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from pathlib import Path

from server.auth.errors import TokenFileBroken
from server.auth.files import locked, read_private, write_private

NAME = "secret.key"
LENGTH = 32


def load_secret(data: Path) -> bytes:
    """The secret in `data`; made there if it has none. All nodes of a network need the same file.

    Raises TokenFileBroken when it is damaged or open to others.
    """
    path = data / NAME
    with locked(path):
        try:
            text = read_private(path).strip()
        except FileNotFoundError:
            secret = secrets.token_bytes(LENGTH)
            write_private(path, secret.hex().encode() + b"\n")
            return secret
    try:
        secret = bytes.fromhex(text.decode())
    except ValueError as error:
        raise TokenFileBroken(f"{path} is damaged: restore it from the backup") from error
    if len(secret) != LENGTH:
        raise TokenFileBroken(f"{path} is damaged: restore it from the backup")
    return secret


def derived(secret: bytes, purpose: str) -> bytes:
    """A key for one purpose alone, so that what is signed for one is worth nothing for another."""
    return hmac.digest(secret, f"talon|{purpose}".encode(), sha256)
