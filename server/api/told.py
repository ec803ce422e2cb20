"""What the API tells: one struct per answer. Times are milliseconds since 1970-01-01 UTC."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from queue_core.domain.office import Text
from server.api.asked import LoadWord, State
from server.api.hook_events import HookEvent

BookingState = Literal["booked", "arrived", "cancelled", "lapsed"]


class Told(Struct, frozen=True, omit_defaults=True):
    """An answer; what is not known is left out."""


class OfficeRow(Told, frozen=True):
    """An office and its load now."""

    id: str
    name: Text
    address: Text
    zone: str
    latitude: float
    longitude: float
    state: State
    load: LoadWord
    waiting: int
    low: int | None = None
    """Minutes, if one comes now."""
    high: int | None = None
    distance_km: float | None = None


class OfficesPage(Told, frozen=True):
    """Offices found."""

    offices: tuple[OfficeRow, ...]
    total: int
    page: int
    pages: int


class DayHours(Told, frozen=True):
    """Minutes from local midnight; `closes` beyond 1440 runs past midnight."""

    opens: int
    closes: int


class BookingTerms(Told, frozen=True):
    """When slots may be booked and used."""

    days_ahead: int
    slot_minutes: int
    check_in_before_minutes: int
    kept_after_minutes: int


class OfficeCard(Told, frozen=True):
    """What is configured of an office."""

    id: str
    name: Text
    address: Text
    zone: str
    latitude: float
    longitude: float
    languages: tuple[str, ...]
    week: tuple[DayHours | None, ...]
    """Monday first; null: closed."""
    exceptions: dict[str, DayHours | None]
    """ISO date → hours of that date; null: closed."""
    windows: int
    halls: dict[str, Text]
    remote_tickets: bool
    booking: BookingTerms
    parent: str | None = None


class ServiceRow(Told, frozen=True):
    """A service as this office offers it."""

    id: str
    name: Text
    category: str
    purpose: str
    norm_minutes: int
    """How long it takes."""
    wait_target_minutes: int
    """How long one may wait."""
    bookable: bool
    remote: bool
    about: Text | None = None
    papers: tuple[Text, ...] = ()
    """What to bring."""


class ServicesList(Told, frozen=True):
    """Services of an office."""

    office: str
    services: tuple[ServiceRow, ...]


class ServiceLoad(Told, frozen=True):
    """Load of one service."""

    state: str
    """open, stopped or too_late."""
    load: LoadWord
    waiting: int
    windows: int
    """That serve it now."""
    low: int | None = None
    high: int | None = None
    """Minutes of waiting, if one comes now."""


class OfficeLoad(Told, frozen=True):
    """Load of an office."""

    office: str
    at: int
    """When the forecast was made."""
    state: State
    load: LoadWord
    waiting: int
    windows_open: int
    services: dict[str, ServiceLoad]
    low: int | None = None
    high: int | None = None
    opens: int | None = None
    closes: int | None = None
    message: str | None = None
    """What the office tells everybody."""


class Slot(Told, frozen=True):
    """A slot with free places."""

    at: int
    free: int


class SlotDay(Told, frozen=True):
    """Free slots of a day."""

    day: str
    slots: tuple[Slot, ...]


class Slots(Told, frozen=True):
    """Free slots of a service."""

    office: str
    service: str
    slot_minutes: int
    days: tuple[SlotDay, ...]


class BookingCard(Told, frozen=True):
    """A booking. Its token is the key to it: whoever has it may move and cancel."""

    office: str
    token: str
    code: str
    """Eight digits for the kiosk."""
    service: str
    slot: int
    state: BookingState
    moves: int = 0
    """How often it was moved: the version in a calendar file, one more when cancelled."""


class BookingMade(Told, frozen=True):
    """A slot was booked, or a booking moved."""

    office: str
    booking: str
    """Its id, as webhooks name it."""
    token: str
    code: str
    service: str
    slot: int


class BookingContact(Told, frozen=True):
    """Whom to tell about a booking; for reception only."""

    purpose: str
    expires: int
    name: str = ""
    phone: str | None = None
    email: str | None = None


class ProofBegun(Told, frozen=True):
    """A code is on its way to the contact."""

    verification: str
    channel: Literal["email", "sms"]
    expires: int
    again: int
    """When another code may be asked for."""


class ContactProven(Told, frozen=True):
    """The contact is theirs: `verified` goes with a booking."""

    verified: str
    expires: int


class Scores(Told, frozen=True):
    """How visits were rated."""

    count: int
    average: float | None = None
    scores: dict[str, int] = {}
    """1 to 5 → how many."""


class Aspect(Told, frozen=True):
    """How often visitors named it as good or bad."""

    good: int
    bad: int


class OfficeRatings(Told, frozen=True):
    """Ratings of an office and of its services over the last months, without comments."""

    office: str
    since: str
    """The first day that counts, ISO."""
    all: Scores
    services: dict[str, Scores]
    aspects: dict[str, Aspect]
    """waiting, courtesy, comfort, information."""


class TicketMade(Told, frozen=True):
    """A ticket was issued."""

    office: str
    ticket: str
    """Its id, as webhooks name it."""
    number: str
    token: str
    code: str
    issued: int
    services: tuple[str, ...]
    ahead: int


class TicketCard(Told, frozen=True):
    """Where a visit stands."""

    office: str
    number: str
    state: str
    """waiting, called, serving, held, missed or ended."""
    service: str | None = None
    stage: int = 1
    stages: int = 1
    ahead: int | None = None
    low: int | None = None
    high: int | None = None
    """When the call is expected, between these times."""
    window: str | None = None
    until: int | None = None
    """Held or missed: until then."""
    ending: str | None = None
    step_aways_left: int = 0
    passed: dict[str, int] = {}
    """How many were called before, by reason."""
    rated: int | None = None


class Accepted(Told, frozen=True):
    """It is done."""

    office: str
    state: str


class HookState(Told, frozen=True):
    """How a webhook fares."""

    name: str
    url: str
    delivered: int
    """Events, since this node delivers."""
    failing_since: int | None = None
    trouble: str | None = None
    dead: int = 0
    """Deliveries that were given up."""


class HookList(Told, frozen=True):
    """All webhooks."""

    hooks: tuple[HookState, ...]


class DeadLetter(Told, frozen=True):
    """A delivery that was given up."""

    delivery: str
    at: int
    reason: str
    events: tuple[HookEvent, ...]


class DeadLetters(Told, frozen=True):
    """The latest deliveries that were given up, newest first."""

    name: str
    letters: tuple[DeadLetter, ...]
