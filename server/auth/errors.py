"""What can go wrong with identities.

AuthRefused    the peer is not who it must be; told to it as {code, text, retry}
TokenFileBroken  the node's own token file or secret cannot be used; told to the administrator
"""

from __future__ import annotations

from typing import Literal

RefusalCode = Literal[
    "token_unknown",
    "token_expired",
    "token_revoked",
    "not_a_staff_device",
    "sign_in_refused",
    "too_many_attempts",
]

TEXTS: dict[RefusalCode, str] = {
    "token_unknown": "The token is unknown here. Make one with `talon token make`.",
    "token_expired": "The token has expired. Sign in again.",
    "token_revoked": "The token was revoked. Ask the administrator for a new one.",
    "not_a_staff_device": "Staff cannot sign in at this device. Use a console or the reception.",
    "sign_in_refused": "Login or password is wrong.",
    "too_many_attempts": "Too many attempts. Wait and try again.",
}


class AuthRefused(Exception):
    """An identity or a sign-in was refused; `retry_after_ms` says when trying again makes sense."""

    def __init__(self, code: RefusalCode, retry_after_ms: int = 0) -> None:
        super().__init__(TEXTS[code])
        self.code: RefusalCode = code
        self.retry_after_ms = retry_after_ms

    @property
    def text(self) -> str:
        return TEXTS[self.code]


class TokenFileBroken(Exception):
    """A file of the data folder is damaged or open to others; the message has the remedy."""
