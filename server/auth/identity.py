"""Who speaks, as far as the rest of the server needs to know."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from queue_core.domain.context import Role

STAFF_ROLES = ("operator", "reception", "supervisor")
"""Roles a person may sign in with."""

NETWORK_ROLES = ("network_viewer", "partner", "administrator")
"""Roles that belong to no office."""

PARTNER_SCOPES = ("read", "book", "tickets")
"""What a partner's key may allow: read more often than the public, book, take tickets."""

DeviceRole = Literal[
    "board",
    "window_display",
    "kiosk",
    "reception",
    "console",
    "network_viewer",
    "partner",
    "administrator",
]
"""What a device token may be made for; operators and supervisors come by signing in."""


class Identity(Struct, frozen=True):
    """A role at an office. `who` is the staff or device id, never a session."""

    role: Role
    office: str = ""
    """Empty: the whole network."""
    who: str = ""
    device: str = ""
    """Where one signed in; for devices the same as `who`."""
    expires: int = 0
    """ms; 0: does not expire."""
    scopes: tuple[str, ...] = ()
    """What a partner may do through the API."""
    per_minute: int = 0
    """A partner's requests a minute; 0: as configured."""


PUBLIC = Identity("public")
"""Whoever comes without a token."""
