"""What was given last: from the press to the paper in hand, or to the number said aloud."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from client_kit.link import steady_ms
from kiosk_app.flow.state import Flow, Handed
from kiosk_app.handing import copy_of, paper_of
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.reception.choices import day_text
from kiosk_app.reception.moment import Hall
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.ticket import ticket_url
from kiosk_app.words.phrases import people
from kiosk_app.words.translations import words_of
from queue_core.domain import commands as c
from queue_core.domain.commands import Command

Kind = Literal["ticket", "copy", "booking"]
State = Literal["sent", "printing", "printed", "failed", "shown", "refused", "given_up"]


class Booked(Struct, frozen=True):
    """A booking made for somebody."""

    service: str
    slot: int
    code: str
    token: str


class Slip(Struct, frozen=True):
    """One press that gives something into the visitor's hand."""

    key: str
    """Of the command: the same until answered."""
    kind: Kind
    language: str = "ru"
    state: State = "sent"
    handed: Handed | None = None
    booked: Booked | None = None
    why: str = ""
    asked: str = ""
    """In words, what the visitor asked for."""

    @property
    def is_open(self) -> bool:
        """Not answered yet."""
        return self.state == "sent"

    @property
    def is_wrong(self) -> bool:
        """Something must be said to the visitor: there is no paper, or no ticket."""
        return self.state in ("failed", "refused")


EMPTY: dict[str, Any] = {
    "key": "",
    "state": "",
    "title": "",
    "number": "",
    "line": "",
    "detail": "",
    "url": "",
    "level": "",
    "code": "",
}
_LEVELS: dict[State, str] = {"printed": "ok", "failed": "breach", "refused": "breach"}


def scene_of(hall: Hall, language: str) -> Scene | None:
    """The moment as the kiosk's paper wants it, in the visitor's language."""
    if hall.catalogue is None:
        return None
    return Scene(
        flow=Flow(language=language, home_language=language),
        catalogue=hall.catalogue,
        waits=hall.waits,
        now=steady_ms(),
        at=hall.at,
    )


def asked_of(hall: Hall, command: Command) -> str:
    """What a press asks for, while it waits for its answer."""
    match command:
        case c.IssueTicket(services=services):
            return " · ".join(hall.service(id) for id in services)
        case c.CheckIn():
            return hall.say("task_check_in")
        case c.Reprint(ticket):
            return str(hall.tickets.get(ticket, {}).get("number", ""))
        case _:
            return ""


def paper(hall: Hall, slip: Slip, office: str) -> TicketPaper | None:
    """What is printed: a ticket, or a copy that says so."""
    scene = scene_of(hall, slip.language)
    if scene is None or slip.handed is None:
        return None
    return (copy_of if slip.kind == "copy" else paper_of)(scene, slip.handed, office)


def shown(hall: Hall, slip: Slip | None, office: str) -> dict[str, Any]:
    """The card of the last slip; `EMPTY` before the first."""
    if slip is None:
        return EMPTY
    drawn = {
        **EMPTY,
        "key": slip.key,
        "state": slip.state,
        "title": _title(hall, slip),
        "level": _LEVELS.get(slip.state, ""),
        "line": slip.asked,
        "detail": slip.why,
    }
    if slip.handed is not None:
        drawn |= _ticket(hall, slip, slip.handed, office)
    if slip.booked is not None:
        drawn |= _booked(hall, slip.booked, office)
    return drawn


def _title(hall: Hall, slip: Slip) -> str:
    if slip.state == "sent":
        return hall.say("slip_sent" if hall.is_up else "slip_waits")
    if slip.kind == "booking" and slip.state == "shown":
        return hall.say("slip_booked")
    if slip.kind == "copy" and slip.state == "printed":
        return hall.say("slip_copied")
    return hall.say(f"slip_{slip.state}")


def _ticket(hall: Hall, slip: Slip, handed: Handed, office: str) -> dict[str, Any]:
    scene = scene_of(hall, slip.language)
    is_paper = slip.state in ("printing", "printed")
    return {
        "number": handed.number,
        "line": " · ".join(hall.service(id) for id in handed.services),
        "detail": _ahead(hall, handed),
        "code": "" if is_paper else f"{handed.code[:4]} {handed.code[4:]}",
        "url": "" if is_paper or scene is None else ticket_url(scene, office, handed.token),
    }


def _ahead(hall: Hall, handed: Handed) -> str:
    if handed.slot:
        return hall.say("booked_for", slot=hall.clock(handed.slot))
    wait = hall.wait_of(handed.services[0]) if handed.services else ""
    if handed.ahead is None:
        return wait
    ahead = hall.say("ahead", people=people(words_of(hall.language), handed.ahead))
    return f"{ahead} · {wait}" if wait else ahead


def _booked(hall: Hall, booked: Booked, office: str) -> dict[str, Any]:
    base = hall.catalogue.public_url.rstrip("/") if hall.catalogue else ""
    day = datetime.fromtimestamp(booked.slot / 1000, hall.zone).date()
    return {
        "line": hall.service(booked.service),
        "detail": f"{day_text(hall, day)}, {hall.clock(booked.slot)}",
        "code": f"{booked.code[:4]} {booked.code[4:]}",
        "url": f"{base}/b/{office}.{booked.token}",
    }
