"""What an office is by configuration: halls, windows, services, classes, hours and rules.

These facts come from `config/` (see docs/domain.md) and change only when an administrator applies
new files. Everything that changes while people are served stands in `state.py`.
Times of day are minutes from local midnight; durations end in `_s` (seconds).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

# Aliases, not NewTypes: ids come as plain JSON strings in every command and document.
OfficeId = str
ServiceId = str
WindowId = str
HallId = str
ClassId = str
StaffId = str

Text = dict[str, str]
"""One text in several languages: language code → text. `ru` is always there."""

Purpose = Literal["file", "collect", "consult"]
ClassEffect = Literal["by_right", "shorter_target"]


class Category(Struct, frozen=True, kw_only=True):
    """A life situation under which a citizen looks for a service."""

    id: str
    name: Text
    about: Text = {}
    """The line under the name: what is found here."""
    icon: str
    order: int = 0


class Service(Struct, frozen=True, kw_only=True):
    """One service of the catalogue, as this office offers it."""

    id: ServiceId
    name: Text
    about: Text = {}
    """One line under the name: when one needs it."""
    category: str
    agency: Text = {}
    letter: str
    """Series of its numbers; services that reveal something sensitive share a neutral letter."""
    purpose: Purpose = "file"
    icon: str = "document"
    norm_s: int = 900
    """Service norm: how long a service takes."""
    wait_target_s: int = 900
    """Wait target: how long one may wait (15 minutes to file and to collect)."""
    papers: tuple[Text, ...] = ()
    """What to bring."""
    fee: Text = {}
    """What it costs, as the information page says it; empty: nothing is said."""
    synonyms: dict[str, tuple[str, ...]] = {}
    """Words people use for it, by language, for search."""
    popularity: int = 0
    """Relative frequency; the most frequent come first on the kiosk."""
    bookable: bool = True
    remote: bool = False
    """A ticket may be taken from home."""


class PriorityClass(Struct, frozen=True, kw_only=True):
    """A class of visitors served out of the ordinary order, by law or by the office's own rule."""

    id: ClassId
    name: Text
    legal_basis: str = ""
    document: Text = {}
    """What the window checks."""
    effect: ClassEffect = "by_right"
    wait_target_s: int = 0
    """For `shorter_target`: the target that replaces the service's own."""
    valid_from: str = ""
    valid_to: str = ""
    """ISO dates, both included; empty: unbounded."""
    claimed_at_kiosk: bool = True
    """Citizens may declare it themselves; otherwise only reception or a supervisor grants it."""


class Hall(Struct, frozen=True, kw_only=True):
    """A room with boards of its own."""

    id: HallId
    name: Text
    shows: tuple[HallId, ...] = ()
    """Other halls whose calls its boards show too (a waiting hall)."""


class Window(Struct, frozen=True, kw_only=True):
    """A service point: the place a visitor is called to."""

    id: WindowId
    """Its number as painted over it."""
    hall: HallId
    services: tuple[ServiceId, ...]
    overflow: tuple[ServiceId, ...] = ()
    """Services taken only when nobody waits for the window's own (ranks 2 and 3)."""


class Elsewhere(Struct, frozen=True):
    """A service that people ask for here and is given at another place."""

    name: Text
    where: Text
    synonyms: dict[str, tuple[str, ...]] = {}
    """As `Service.synonyms`."""


class Opening(Struct, frozen=True):
    """Doors open and close, in minutes from local midnight; `closes` > 1440 runs past midnight."""

    opens: int
    closes: int


class Rules(Struct, frozen=True, kw_only=True):
    """Numbers of RULES with their defaults; network → template → office override them."""

    cap: int = 5
    """Booked calls that may pass an ordinary ticket before it goes first."""
    recall_after_s: int = 10
    no_show_after_s: int = 40
    grace_s: int = 900
    step_away_s: int = 1800
    step_aways: int = 2
    undo_s: int = 10
    bound_s: int = 900
    away_s: int = 120
    day_closes_after_s: int = 7200
    max_stages: int = 5
    min_cover: int = 1
    auto_call_s: int = 0
    """A console at a free window calls the next by itself after this; 0: never."""
    rating_open_s: int = 172_800
    booked_wait_target_s: int = 300
    """Wait norm of a booked visitor, from max(slot, arrival)."""


class BookingRules(Struct, frozen=True, kw_only=True):
    """When and how much may be booked."""

    days_ahead: int = 14
    slot_s: int = 900
    share: float = 0.5
    """Share of the windows' capacity open to bookings: below staffing, so walk-ins are served."""
    early_s: int = 1200
    """Check-in opens this long before the slot."""
    late_s: int = 900
    """After this the booking lapses; the visitor takes an ordinary ticket."""


class Staff(Struct, frozen=True, kw_only=True):
    """A member of staff; events know only the id."""

    id: StaffId
    name: str
    role: Literal["operator", "reception", "supervisor"] = "operator"
    login: str
    secret: str = ""
    """argon2 hash of the password or PIN; never leaves the server."""


class Device(Struct, frozen=True, kw_only=True):
    """A screen of the office."""

    id: str
    kind: Literal["kiosk", "board", "window_display", "console", "reception"]
    hall: HallId = HallId("")
    window: WindowId = WindowId("")
    speaks: bool = False


class Office(Struct, frozen=True, kw_only=True):
    """One public-service centre as configured."""

    id: OfficeId
    name: Text
    address: Text
    zone: str
    """IANA time zone."""
    latitude: float = 0.0
    longitude: float = 0.0
    parent: str = ""
    """The office it is a subdivision of."""
    languages: tuple[str, ...] = ("ru", "tt", "en")
    week: tuple[Opening | None, ...]
    """Seven entries, Monday first; None: closed."""
    exceptions: dict[str, Opening | None] = {}
    """ISO date → hours of that date."""
    halls: dict[HallId, Hall]
    windows: dict[WindowId, Window]
    categories: dict[str, Category]
    services: dict[ServiceId, Service]
    classes: dict[ClassId, PriorityClass] = {}
    reserve_letter: str = "У"
    pause_reasons: dict[str, Text] = {}
    decline_reasons: dict[str, Text] = {}
    elsewhere: dict[ServiceId, Elsewhere] = {}
    remote_tickets: bool = False
    rules: Rules = Rules()
    booking: BookingRules = BookingRules()
    staff: dict[StaffId, Staff] = {}
    devices: dict[str, Device] = {}
    public_url: str = ""
    """Base of the links printed in QR codes."""
