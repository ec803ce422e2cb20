"""What Enter does: an order to the office, another step of the work, or nothing yet."""

from __future__ import annotations

import re
from typing import assert_never

from msgspec import Struct, structs

from kiosk_app.reception.choices import PLAIN, VISITOR
from kiosk_app.reception.moment import MINUTE, Hall
from kiosk_app.reception.work import MOST_SERVICES, Booking, Draft, Work
from queue_core.domain import commands as c
from queue_core.domain.commands import Command


class Give(Struct, frozen=True):
    """An order; the work begins anew."""

    command: Command


class Turn(Struct, frozen=True):
    """Another step of the work."""

    work: Work


class Compose(Struct, frozen=True):
    """Another ticket to be given, and back to it."""

    draft: Draft


class Show(Struct, frozen=True):
    """That visitor in the list."""

    ticket: str


class Book(Struct, frozen=True):
    """A booking with its contact."""

    booking: Booking
    phone: str


LONGEST_NAME = 100
_PHONE = re.compile(r"\+?[0-9 ()-]{5,25}")
Outcome = Give | Turn | Compose | Show | Book | None


def confirm(hall: Hall, work: Work, draft: Draft) -> Outcome:
    """Enter; `work.key` is a row that may be chosen, or empty."""
    match work.kind:
        case "ticket":
            return _ticket(work, draft)
        case "check_in":
            return _check_in(work, draft)
        case "book":
            return _book(work)
        case "class" if work.key:
            return _class(work, draft)
        case "hold" if work.key:
            until = hall.at + int(work.key) * MINUTE if work.key != "0" else 0
            return Give(c.Hold(ticket=work.about, until=until))
        case "cancel" if reason := work.text.strip() or _said(hall, "reason", work.key):
            return Give(c.CancelVisit(work.about, reason))
        case "help" if text := work.text.strip() or _said(hall, "call", work.key):
            return Give(c.SendMessage(hall.say("from_desk", text=text)))
        case "class" | "hold" | "cancel" | "help":
            return None
        case _:
            assert_never(work.kind)


def is_phone(text: str) -> bool:
    """A phone as the office takes it, or none."""
    return not text.strip() or _PHONE.fullmatch(text.strip()) is not None


def is_ready(hall: Hall, work: Work, draft: Draft) -> bool:
    """Whether Enter would do something."""
    return confirm(hall, work, draft) is not None


def add_service(work: Work, draft: Draft) -> Draft | None:
    """The service chosen becomes one more of the visit; None: there is none, or no room."""
    is_service = work.kind == "ticket" and work.key and ":" not in work.key and work.key != "code"
    if not is_service or len(draft.services) >= MOST_SERVICES:
        return None
    return structs.replace(draft, services=(*draft.services, work.key))


def _ticket(work: Work, draft: Draft) -> Outcome:
    if work.code:
        return _check_in(work, draft)
    if work.key.startswith(VISITOR):
        return Show(work.key.removeprefix(VISITOR))
    services = (*draft.services, work.key) if work.key else draft.services
    if not services or len(services) > MOST_SERVICES:
        return None
    return Give(c.IssueTicket(services, draft.language, draft.class_id))


def _check_in(work: Work, draft: Draft) -> Outcome:
    if work.code:
        return Give(c.CheckIn(work.code, "", draft.language, draft.class_id))
    if work.kind == "check_in" and work.key:
        return Give(c.CheckIn("", "", draft.language, draft.class_id, work.key))
    return None


def _book(work: Work) -> Outcome:
    booking = work.booking
    match booking.step:
        case "service" if work.key:
            return _on(work, service=work.key)
        case "day" if work.key:
            return _on(work, day=work.key)
        case "slot" if work.key:
            return _on(work, slot=int(work.key))
        case "name":
            return _on(work, name=work.text.strip()[:LONGEST_NAME], asks_phone=True)
        case "phone" if is_phone(work.text):
            return Book(booking, work.text.strip())
        case _:
            return None


def _on(work: Work, **chosen: str | int | bool) -> Turn:
    return Turn(Work("book", booking=structs.replace(work.booking, **chosen)))


def _class(work: Work, draft: Draft) -> Outcome:
    chosen = "" if work.key == PLAIN else work.key
    if work.about:
        return Give(c.ClaimClass(work.about, chosen))
    return Compose(structs.replace(draft, class_id=chosen))


def _said(hall: Hall, table: str, key: str) -> str:
    return hall.say(f"{table}_{key}") if key else ""
