"""Where a visitor stands at the kiosk."""

from dataclasses import dataclass, field, replace
from typing import Literal

from queue_core.domain.commands import CheckIn, ComeBack, IssueTicket

Screen = Literal[
    "start",
    "topics",
    "services",
    "search",
    "confirm",
    "classes",
    "check_in",
    "comfort",
    "help",
    "languages",
    "where",
    "find_place",
    "elsewhere",
    "leaflet",
    "come_back",
    "came_back",
    "sending",
    "ticket",
    "refused",
    "staff_pin",
    "staff",
]
Paper = Literal["printing", "printed", "failed", "none"]
"""`none`: this kiosk has no printer, the screen is the ticket."""

Slip = Literal["", "printing", "printed", "failed"]

Wish = IssueTicket | CheckIn | ComeBack
"""What a visitor may ask of the office here."""

IDLE_MS = 45_000
WARNING_MS = 15_000
SUCCESS_MS = 12_000
NO_PAPER_MS = 60_000
ASK_AGAIN_MS = 10_000
"""A place told by number and code is asked anew; one told by QR comes by itself."""
SENDING_MS = 400
"""An answer that comes sooner needs no screen of its own."""
LINK_GRACE_MS = 3_000
"""A link that comes back within this is not worth a word."""
MAX_SERVICES = 5
CODE_LENGTH = 8
NUMBER_LENGTH = 4
"""A letter and three digits."""
LETTERS = "АВЕКМНРСТУХДИЛП"
LONGEST_QUERY = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A screen and what it is about."""

    screen: Screen = "start"
    category: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Comfort:
    """How the screen is made easier; gone with the visitor."""

    contrast: bool = False
    large: bool = False
    low_reach: bool = False

    @property
    def is_used(self) -> bool:
        """Anything on."""
        return self.contrast or self.large or self.low_reach


@dataclass(frozen=True, slots=True)
class Claim:
    """The visitor's one command, kept with its key until answered."""

    key: str
    wish: Wish
    since: int = 0
    """When it was pressed, on the steady clock."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A ticket the office gave, and what became of its paper."""

    ticket: str
    number: str
    token: str
    code: str
    issued: int
    services: tuple[str, ...]
    ahead: int | None
    slot: int
    paper: Paper
    since: int
    """When its screen began, on the steady clock."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not."""

    code: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A visitor's own place: by the ticket's token, or by its number and code."""

    token: str = ""
    doc: dict[str, object] = field(default_factory=dict)
    number: str = ""
    code: str = ""
    asked: int = 0
    """When number and code were last asked for, on the steady clock."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Everything one visitor's session consists of; times are ms of the steady clock."""

    home_language: str = "ru"
    has_printer: bool = True
    trail: tuple[Place, ...] = (Place(),)
    language: str = "ru"
    comfort: Comfort = Comfort()
    services: tuple[str, ...] = ()
    is_adding: bool = False
    class_id: str = ""
    typed: str = ""
    claim: Claim | None = None
    handed: Handed | None = None
    refusal: Refusal | None = None
    where: Whereabouts | None = None
    is_asking: bool = False
    """The office was asked for a place, and has not answered."""
    leaflet: Slip = ""
    """What became of the printed list."""
    touched: int = 0
    lost: int | None = 0
    """Since when there is no link; None: there is."""
    ever_linked: bool = False
    has_staff: bool = False
    """A PIN is set: the staff menu can be opened."""
    last: Handed | None = None
    """The latest ticket given here, for a copy."""
    misses: int = 0
    """Wrong PINs in a row."""
    locked_until: int = 0
    tended: Literal["", "wrong_pin", "printing", "printed", "failed"] = ""
    """What the staff did last."""

    @property
    def place(self) -> Place:
        """What is on the screen, overlays apart."""
        return self.trail[-1]

    def at(self, screen: Screen, category: str = "") -> "Flow":
        """Go on to a screen; Back returns from it."""
        return replace(self, trail=(*self.trail, Place(screen, category)))

    def only(self, screen: Screen) -> "Flow":
        """A screen without a way back but the start."""
        return replace(self, trail=(Place(), Place(screen)))

    def shown(self, now: int) -> Place:
        """The place to draw: the pressed button stays in sight while the office hardly thinks."""
        hardly = self.claim is not None and now - self.claim.since < SENDING_MS
        is_sending = self.place.screen == "sending" and len(self.trail) > 1
        return self.trail[-2] if hardly and is_sending else self.place

    @property
    def is_fresh(self) -> bool:
        """Nobody has begun anything: nothing to warn about, nothing to lose."""
        return (
            self.trail == (Place(),)
            and self.language == self.home_language
            and not self.comfort.is_used
        )

    def idle_left(self, now: int) -> int | None:
        """Ms until the warning ends, once it is shown."""
        if self.is_fresh or self.handed is not None:
            return None
        left = self.touched + IDLE_MS + WARNING_MS - now
        return left if left <= WARNING_MS else None

    def closes_in(self, now: int) -> int | None:
        """Ms until the ticket's screen closes by itself."""
        if self.handed is None:
            return None
        stay = SUCCESS_MS if self.handed.paper in ("printing", "printed") else NO_PAPER_MS
        left = max(0, self.handed.since + stay - now)
        is_awaited = self.handed.paper == "printing" and now - self.handed.since < NO_PAPER_MS
        return max(1, left) if is_awaited else left  # the number must not go before its paper came

    def is_cut_off(self, now: int) -> bool:
        """The link is gone long enough to say so."""
        if self.lost is None or self.handed is not None:
            return False
        return not self.ever_linked or now - self.lost >= LINK_GRACE_MS


def fresh(flow: Flow, now: int) -> Flow:
    """The same kiosk for the next visitor."""
    return Flow(
        home_language=flow.home_language,
        has_printer=flow.has_printer,
        language=flow.home_language,
        touched=now,
        lost=flow.lost,
        ever_linked=flow.ever_linked,
        has_staff=flow.has_staff,
        last=flow.last,
        misses=flow.misses,
        locked_until=flow.locked_until,
    )
