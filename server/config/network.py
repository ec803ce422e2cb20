"""The configured network: every office with everything it needs."""

from __future__ import annotations

from msgspec import Struct

from queue_core.domain.office import Office, OfficeId, Text


class Network(Struct, frozen=True, kw_only=True):
    """All offices of a deployment, checked; replaced as a whole when new files are applied."""

    name: Text
    languages: tuple[str, ...]
    offices: dict[OfficeId, Office]
    fingerprint: str = ""
    """SHA-256 over the files it was read from: two nodes with one configuration show one value."""
