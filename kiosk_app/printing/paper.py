"""What a printed ticket tells, before anybody thinks of fonts or bytes."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Literal
from urllib.parse import urlsplit

Language = Literal["ru", "en", "tt"]
Calling = Literal["board_and_voice", "board", "staff"]
"""How the office calls: boards with speech, silent boards, or an employee in person."""


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """One visitor's paper."""

    office: str
    number: str
    services: tuple[str, ...]
    issued: datetime
    """In the office's time zone."""
    url: str
    """The visitor's own page; stands in the QR."""
    code: str
    """Eight digits that open the page by hand."""
    address: str = ""
    ahead: int | None = None
    wait: tuple[int, int] | None = None
    """Minutes, low and high; nothing is printed where no forecast is known."""
    booking: time | None = None
    """The booked slot; stands in place of people ahead."""
    language: Language = "ru"
    calling: Calling = "board_and_voice"
    grace_minutes: int = 15
    copy: bool = False
    """A reprint; says so, lest two people come with one number."""

    @property
    def site(self) -> str:
        """The address to type beside the code."""
        return urlsplit(self.url).netloc

    @property
    def spaced_code(self) -> str:
        """The code in two groups of four, as people read digits."""
        return f"{self.code[:4]} {self.code[4:]}".strip()


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What a visit needs, in the visitor's language; nobody's ticket."""

    office: str
    title: str
    about: str
    list_title: str
    papers: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """Labels and what they tell."""
    foot: str
    """That this is no ticket, and its date."""


def specimen() -> TicketPaper:
    """A ticket of nobody, to try a printer or to load what printing needs."""
    return TicketPaper(
        office="Talon",
        number="А000",
        services=("ABC абв",),
        issued=datetime.fromtimestamp(0, UTC),
        url="https://example.org/t/specimen",
        code="00000000",
        ahead=0,
        wait=(0, 1),
    )
