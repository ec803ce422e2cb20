"""What visitors do, what the office and the devices tell, and what follows from it."""

from dataclasses import dataclass
from typing import Literal

from kiosk_app.flow.state import Handed, Screen, Wish


@dataclass(frozen=True, slots=True)
class Open:
    """Go to a screen: topics, search, check-in, classes, comfort, help, languages."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """See a category's services."""

    category: str


@dataclass(frozen=True, slots=True)
class SeeElsewhere:
    """Read where a service is given that this office does not offer."""

    service: str


@dataclass(frozen=True, slots=True)
class PrintLeaflet:
    """The list of what to bring, on paper."""


@dataclass(frozen=True, slots=True)
class ChooseService:
    """Take this service, or add it to those chosen."""

    service: str


@dataclass(frozen=True, slots=True)
class AddService:
    """One more in the same visit."""


@dataclass(frozen=True, slots=True)
class DropService:
    """Not this one after all."""

    service: str


@dataclass(frozen=True, slots=True)
class ChooseClass:
    """Claim a class; empty: the ordinary queue."""

    class_id: str


@dataclass(frozen=True, slots=True)
class TurnPage:
    """Further down the list, or (−1) back to its beginning."""

    by: int


@dataclass(frozen=True, slots=True)
class Type:
    """A letter of the search or a digit of the code."""

    letter: str


@dataclass(frozen=True, slots=True)
class Erase:
    """The last letter."""


@dataclass(frozen=True, slots=True)
class Take:
    """«Взять талон»; `key` was made when the finger lifted."""

    key: str


@dataclass(frozen=True, slots=True)
class SubmitCode:
    """Check in by the typed code."""

    key: str


@dataclass(frozen=True, slots=True)
class Scan:
    """A QR held to the scanner: a booking's or a ticket's."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class CameBack:
    """A visitor who missed the call is here."""

    key: str


@dataclass(frozen=True, slots=True)
class Back:
    """One screen back."""


@dataclass(frozen=True, slots=True)
class Home:
    """Start over, or done."""


@dataclass(frozen=True, slots=True)
class Speak:
    """Another language."""

    language: str


@dataclass(frozen=True, slots=True)
class Toggle:
    """A comfort on or off."""

    comfort: Literal["contrast", "large", "low_reach"]


StaffAct = Literal["ask", "test", "paper", "again", "exit"]
"""Ask the printer, print nobody's ticket, paper is in, the last ticket as a copy, end the app."""


@dataclass(frozen=True, slots=True)
class StaffWish:
    """An employee wants something of the kiosk itself."""

    wish: StaffAct


@dataclass(frozen=True, slots=True)
class Touch:
    """Any sign of life."""


@dataclass(frozen=True, slots=True)
class Granted:
    """The office did what command `key` asked."""

    key: str
    handed: Handed | None


@dataclass(frozen=True, slots=True)
class Denied:
    """The office refused command `key`."""

    key: str
    code: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PaperOut:
    """What became of a ticket's paper."""

    ticket: str
    is_printed: bool


@dataclass(frozen=True, slots=True)
class WhereTold:
    """The ticket's page changed."""

    token: str
    doc: dict[str, object]


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """The office knows this number and code."""

    number: str
    code: str
    doc: dict[str, object]


@dataclass(frozen=True, slots=True)
class PlaceRefused:
    """The office does not tell a place for this number and code."""

    number: str
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class LeafletOut:
    """What became of the printed list."""

    is_printed: bool


@dataclass(frozen=True, slots=True)
class PinChecked:
    """Whether the typed PIN was the right one."""

    is_right: bool


@dataclass(frozen=True, slots=True)
class Tended:
    """What became of a test print or a copy."""

    is_printed: bool


@dataclass(frozen=True, slots=True)
class LinkLost:
    """No server."""


@dataclass(frozen=True, slots=True)
class LinkBack:
    """The server is there."""


@dataclass(frozen=True, slots=True)
class TimePassed:
    """Look at the clock."""


Event = (
    Open | OpenTopic | ChooseService | AddService | DropService | ChooseClass | TurnPage
    | Type | Erase | Take | SubmitCode | Scan | CameBack | Back | Home | Speak | Toggle | Touch
    | Granted | Denied | PaperOut | WhereTold | LinkLost | LinkBack | TimePassed
    | StaffWish | PinChecked | Tended | SeeElsewhere | PrintLeaflet | LeafletOut
    | PlaceTold | PlaceRefused
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Send:
    """Give the command to the link, which keeps it until answered."""

    key: str
    wish: Wish


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Stop repeating this key and cancel what it made, now or when the link is back."""

    key: str


@dataclass(frozen=True, slots=True)
class Print:
    """Paper for this ticket."""

    handed: Handed


@dataclass(frozen=True, slots=True)
class Follow:
    """Watch a ticket's page; an empty token: no longer."""

    token: str


@dataclass(frozen=True, slots=True)
class AskPlace:
    """Ask the office; `PlaceTold` or `PlaceRefused` answers."""

    number: str
    code: str


@dataclass(frozen=True, slots=True)
class PrintList:
    """A slip with what these services need; `LeafletOut` tells."""

    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Compare with the hash in the settings; `PinChecked` tells."""

    pin: str


@dataclass(frozen=True, slots=True)
class Tend:
    """Do this for the staff."""

    wish: StaffAct


Effect = Send | GiveUp | Print | Follow | AskPlace | PrintList | CheckPin | Tend
