"""The staff's PIN: only its hash is kept. `python -m kiosk_app.pin` makes one for the settings."""

import getpass
import hashlib
import hmac
import secrets
import sys

SHORTEST, LONGEST = 4, 8
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}


def hash_pin(pin: str, salt: bytes) -> str:
    """`scrypt:<salt>:<hash>`, both in hexadecimal."""
    return f"scrypt:{salt.hex()}:{hashlib.scrypt(pin.encode(), salt=salt, **_COST).hex()}"


def is_right(pin: str, kept: str) -> bool:
    """Whether this is the PIN of that hash; a hash that is none opens nothing."""
    kind, _, rest = kept.partition(":")
    try:
        salt = bytes.fromhex(rest.partition(":")[0])
    except ValueError:
        return False
    return kind == "scrypt" and bool(salt) and hmac.compare_digest(hash_pin(pin, salt), kept)


def main() -> int:
    """Ask for a PIN and print its hash."""
    pin = getpass.getpass("PIN: ")
    if not (pin.isdecimal() and SHORTEST <= len(pin) <= LONGEST):
        print(f"a PIN is {SHORTEST} to {LONGEST} digits", file=sys.stderr)
        return 2
    print(hash_pin(pin, secrets.token_bytes(16)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
