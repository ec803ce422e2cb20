"""What callers may ask for: one struct per query and body. The OpenAPI document tells the same."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Words = Annotated[str, Meta(max_length=80)]
Id = Annotated[str, Meta(min_length=1, max_length=64)]
Moment = Annotated[
    int, Meta(ge=0, le=4_102_444_800_000, description="Milliseconds since 1970-01-01 UTC")
]
Language = Annotated[str, Meta(pattern="^[a-z]{2}$")]
Phone = Annotated[str, Meta(pattern="^\\+?[0-9 ()-]{5,25}$")]
Email = Annotated[str, Meta(pattern="^[^@\\s<>(),;:]{1,64}@[^@\\s<>(),;:]{1,185}$")]
Proof = Annotated[str, Meta(max_length=80)]
State = Literal["open", "closed", "suspended"]
LoadWord = Literal["free", "some", "busy", "closed"]


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """A query or a body; what is not known is refused, so that a slip is noticed."""


class Nothing(Asked, frozen=True):
    """No parameters."""


class OfficesQuery(Asked, frozen=True, omit_defaults=True):
    """Find offices by place, service, load and name."""

    q: Words = ""
    """Words of name, address or service."""
    service: Annotated[str, Meta(max_length=64)] = ""
    """Only offices that offer this service."""
    state: State | None = None
    load: LoadWord | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    order: Literal["name", "near", "wait"] = "name"
    """`near` needs latitude and longitude."""
    page: Annotated[int, Meta(ge=1, le=10_000)] = 1
    per_page: Annotated[int, Meta(ge=1, le=200)] = 50


class SlotsQuery(Asked, frozen=True, omit_defaults=True):
    """Free slots of a service from a day on."""

    service: Id
    day: date | None = None
    """The first day, in the office's zone; today if left out."""
    days: Annotated[int, Meta(ge=1, le=15)] = 1


class Contact(Asked, frozen=True, omit_defaults=True):
    """Whom the office may tell about the booking. Kept apart, encrypted, and deleted in time."""

    name: Annotated[str, Meta(max_length=100)] = ""
    phone: Phone | None = None
    email: Email | None = None


class BookingBody(Asked, frozen=True, omit_defaults=True):
    """Book a slot."""

    service: Id
    slot: Moment
    language: Language = "ru"
    contact: Contact | None = None
    verified: Proof = ""
    """Proof that the contact is theirs, from `/verifications`; portals may vouch instead."""


class ContactBody(Asked, frozen=True, omit_defaults=True):
    """Send a code to a contact: by mail if there is an address, else to the phone."""

    contact: Contact
    language: Language = "ru"


class CodeBody(Asked, frozen=True):
    """Give the code back."""

    code: Annotated[str, Meta(pattern="^[0-9]{6}$")]


class MoveBody(Asked, frozen=True):
    """Move a booking to another slot, of the same day or another."""

    slot: Moment


class TicketBody(Asked, frozen=True, omit_defaults=True):
    """Take a ticket from afar, where the office allows it."""

    services: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=5)]
    language: Language = "ru"
    class_id: Annotated[str, Meta(max_length=64)] = ""
    """A priority class claimed; the window checks the document."""


class ActBody(Asked, frozen=True, omit_defaults=True):
    """What the visitor does."""

    act: Literal["coming", "arrive", "step_away", "come_back", "leave"]
    minutes: Annotated[int, Meta(ge=1, le=60)] = 15
    """Of stepping away."""


class RatingBody(Asked, frozen=True, omit_defaults=True):
    """How the visit was."""

    score: Annotated[int, Meta(ge=1, le=5)]
    chips: Annotated[tuple[Annotated[str, Meta(max_length=40)], ...], Meta(max_length=8)] = ()
    comment: Annotated[str, Meta(max_length=1000)] = ""
