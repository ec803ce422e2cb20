"""What can go wrong between a client and the server.

LinkError
├── SignInRefused    the server says no: wrong login, too many attempts
├── Unreachable      no server there; may pass
└── SettingsWrong    a setting is missing or wrong; the text says which and what to do
"""


class LinkError(Exception):
    """A client cannot talk to the server."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class SignInRefused(LinkError):
    """401 or 429 of `POST /session`."""


class Unreachable(LinkError):
    """Nothing answers at the server's address."""


class SettingsWrong(LinkError):
    """A machine's own settings do not let it start."""
