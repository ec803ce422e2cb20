"""Passwords and PINs: argon2id hashes in the configuration, never the words themselves."""

from __future__ import annotations

from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""OWASP's second choice for argon2id (19 MiB, 2 passes): ~20 ms, so that a whole region can sign
in at eight o'clock on one node, while guessing stays dear."""

NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1$e6B2ZTok6MlRWKY2tTEk6A"
    "$tzRpbCNR19a83WPyLs1jqc27S4+6zWuef6s4pBXKn5I"
)
"""Verified where the login is unknown, so that a wrong login takes as long as a wrong password."""


def hash_password(word: str) -> str:
    """What stands in `secret` of a `[[staff]]` entry."""
    return HASHER.hash(_bytes(word))


def verify_password(secret: str, word: str) -> bool:
    """Whether `word` is the one hashed; slow by design, so never on the event loop."""
    try:
        return HASHER.verify(secret or NOBODY, _bytes(word)) and bool(secret)
    except (VerificationError, InvalidHashError):
        return False


def _bytes(word: str) -> bytes:
    """One form of letters that can be typed in two ways; any text at all, even a broken one."""
    return normalize("NFC", word).encode(errors="surrogatepass")
