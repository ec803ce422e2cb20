"""What may be asked over the live protocol, by whom (docs/protocol.md, Questions)."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct

from server.auth.identity import STAFF_ROLES


class Query(Struct, frozen=True, tag_field="type", tag=str.lower, forbid_unknown_fields=True):
    """A question about one office."""

    office: str


class Journal(Query, frozen=True):
    """The latest fifty events, or those before a place that an earlier page told."""

    before: str = ""


class Bookings(Query, frozen=True):
    """Today's bookings, without anybody's contact."""


class Place(Query, frozen=True, kw_only=True):
    """Where the visit with this number and code stands."""

    number: str
    code: str


class Slots(Query, frozen=True, kw_only=True):
    """Free slots of a service on a day (ISO; empty: the first that has any)."""

    service: str
    day: str = ""


AnyQuery = Journal | Bookings | Place | Slots


def may_ask(role: str, query: AnyQuery) -> bool:
    """Whether a role may ask this of its own office."""
    match query:
        case Journal() | Bookings():
            return role in STAFF_ROLES
        case Place():
            return role in ("kiosk", "reception")
        case Slots():
            return role in ("reception", "supervisor")
        case _:
            assert_never(query)
