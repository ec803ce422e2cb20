"""The pages of the kiosk and everything they show."""

from dataclasses import dataclass
from typing import Literal

Bar = Literal["start", "inner", "done", "closing", "none"]
"""Languages, comfort, help; back, comfort, help; done and help; a closing time and help."""


@dataclass(frozen=True, slots=True)
class Row:
    """A choice. `key` tells what choosing it does (see `acts`)."""

    key: str
    title: str
    subtitle: str = ""
    icon: str = ""
    is_enabled: bool = True
    is_selected: bool = False
    end: str = "chevron"
    """Icon at the right: chevron, close, check or none."""
    brief: str = ""
    """A shorter subtitle, where rows stand side by side."""


@dataclass(frozen=True, slots=True)
class StartPage:
    """Seven choices."""

    title: str
    note: str
    tiles: tuple[Row, ...]
    rows: tuple[Row, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A title and up to seven rows."""

    title: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, a large value and its unit."""

    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """What one gets before one takes it."""

    title: str
    about: str
    facts: tuple[Fact, ...]
    papers_title: str
    papers: tuple[str, ...]
    papers_act: str
    """What touching the papers does."""
    services: tuple[Row, ...]
    rows: tuple[Row, ...]
    button: str
    notice: str
    can_take: bool
    is_busy: bool = False
    """Pressed, and the answer is on its way."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A query, what it finds, and letters to type."""

    title: str
    query: str
    hint: str
    rows: tuple[Row, ...]
    keys: tuple[str, ...]
    space: str
    erase: str


@dataclass(frozen=True, slots=True)
class CodePage:
    """A booking's code, or a ticket's number and code."""

    title: str
    text: str
    digits: str
    keys: tuple[str, ...]
    """In reading order; an empty one is a gap."""
    scan_hint: str
    button: str
    erase: str
    can_send: bool
    is_busy: bool = False
    is_amiss: bool = False
    """`text` tells what went wrong."""
    link: Row | None = None
    """Another page that people look for here."""


@dataclass(frozen=True, slots=True)
class LeafletPage:
    """What a service needs, to read, to photograph or to print."""

    title: str
    about: str
    list_title: str
    papers: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """Labels and what they tell: how long, how much, where, who."""
    told: str
    """What became of the printed list, or what to do instead."""
    button: str
    """Empty: nothing can be printed here."""
    url: str = ""
    """The same for the phone, where there is no paper."""
    is_busy: bool = False


@dataclass(frozen=True, slots=True)
class MessagePage:
    """One sentence that matters, and at most two things to do."""

    title: str
    text: str = ""
    aside: str = ""
    pill: str = ""
    icon: str = ""
    seconds: int = -1
    """A ring with these seconds left of `of_seconds`; −1: no ring."""
    of_seconds: int = 15
    primary: str = ""
    primary_act: str = ""
    secondary: str = ""
    secondary_act: str = ""


@dataclass(frozen=True, slots=True)
class TicketPage:
    """The number, and where its paper is."""

    title: str
    text: str
    label: str
    number: str
    services: str
    place: tuple[str, ...]
    explained: str
    explained_title: str
    url: str
    foot: str
    closes: str
    told: str
    button: str
    is_paper: bool


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Three steps and whom to ask."""

    title: str
    steps: tuple[str, ...]
    staff: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class WherePage:
    """One's own place."""

    title: str
    number: str
    place: str
    state: str
    button: str
    is_call: bool


Page = (
    StartPage
    | ListPage
    | ConfirmPage
    | SearchPage
    | CodePage
    | LeafletPage
    | MessagePage
    | TicketPage
    | HelpPage
    | WherePage
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    office: str
    clock: str
    bar: Bar
    languages: tuple[str, ...]
    language: int
    back: str
    comfort: str
    help: str
    done: str
    closes: str
    is_comfortable: bool
    contrast: bool
    large: bool
    low_reach: bool
    language_word: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole screen."""

    frame: Frame
    page: Page
