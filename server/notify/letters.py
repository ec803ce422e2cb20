"""Writes letters and short messages about bookings: plain text, with a calendar file beside."""

from __future__ import annotations

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import urlsplit

from babel.dates import format_date
from msgspec import Struct

from queue_core.domain.day import zone_of
from queue_core.domain.office import Office, Text
from server.notify.calendar import Appointment, calendar_file
from server.notify.errors import Rejected
from server.notify.notices import Notice
from server.notify.words import Words, words_in

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,4}")
"""Anything else is not repeated: whoever books may write another's address beside it."""


class Facts(Struct, frozen=True, kw_only=True):
    """What a letter tells."""

    office: Office
    notice: Notice
    service: str
    slot: int
    moves: int
    language: str
    name: str
    code: str
    link: str
    """To the booking's page; whoever has it may move and cancel."""
    site: str


class Writer:
    """Writes in the name of one sender."""

    def __init__(self, sender: str, site: str) -> None:
        name, address = parseaddr(sender)
        self._sender = (name, address)
        self._domain = urlsplit(site).hostname or "talon"

    def letter(self, facts: Facts, to: str, now: int) -> EmailMessage:
        """The letter of a notice, with the appointment for a calendar. Raises Rejected."""
        words, filled = words_in(facts.language), told(facts)
        subject = getattr(words, f"{facts.notice.kind}_subject").format(**filled)
        letter = self._begin(to, subject, facts.notice.id, now)
        letter.set_content(text_of(facts, words, filled))
        file = calendar_file(self._appointment(facts, words, filled, now))
        method = "CANCEL" if facts.notice.kind == "cancelled" else "PUBLISH"
        letter.add_attachment(
            file.encode(),
            maintype="text",
            subtype="calendar",
            filename="talon.ics",
            params={"method": method, "charset": "utf-8"},
        )
        letter["Content-Language"] = words.locale
        return letter

    def code(
        self, code: str, minutes: int, to: str, language: str, id: str, now: int
    ) -> EmailMessage:
        """A letter with a code. Raises Rejected."""
        words = words_in(language)
        letter = self._begin(to, words.verify_subject.format(code=code), id, now)
        parts = (words.hello, words.verify.format(code=code, minutes=minutes))
        letter.set_content("\n\n".join((*parts, words.verify_not_you, words.automatic)) + "\n")
        return letter

    def _begin(self, to: str, subject: str, id: str, now: int) -> EmailMessage:
        letter = EmailMessage()
        try:
            letter["From"] = Address(self._sender[0], addr_spec=self._sender[1])
            letter["To"] = Address(addr_spec=to)
            letter["Subject"] = _CONTROL.sub(" ", subject)
        except (ValueError, IndexError) as error:
            raise Rejected("this is no address") from error
        letter["Date"] = format_datetime(datetime.fromtimestamp(now / 1000, zone_of("UTC")))
        letter["Message-ID"] = f"<{id}@{self._domain}>"
        letter["Auto-Submitted"] = "auto-generated"
        return letter

    def _appointment(
        self, facts: Facts, words: Words, filled: dict[str, str], now: int
    ) -> Appointment:
        notice = facts.notice
        return Appointment(
            uid=f"{notice.booking}@{self._domain}",
            start_ms=facts.slot,
            minutes=max(1, facts.office.services[facts.service].norm_s // 60),
            title=filled["office"],
            place=filled["address"],
            about="\n".join((words.code.format(**filled), facts.link)),
            url=facts.link,
            stamp_ms=now,
            is_cancelled=notice.kind == "cancelled",
            sequence=facts.moves + (notice.kind == "cancelled"),
        )


def text_of(facts: Facts, words: Words, filled: dict[str, str]) -> str:
    """The letter's body."""
    kind = facts.notice.kind
    hello = words.hello_name if filled["name"] else words.hello
    about = [words.when, words.where, words.service]
    if kind != "cancelled":
        about.append(words.code)
    parts = [hello, getattr(words, kind), "\n".join(about)]
    text = "\n\n".join(parts).format(**filled)
    rest: list[str] = []
    if kind != "cancelled":
        papers = facts.office.services[facts.service].papers
        if papers:
            things = (f"— {said(paper, facts.language)}" for paper in papers)
            rest.append("\n".join((words.papers, *things)))
        rest += [words.check_in.format(**filled), f"{words.change}\n{facts.link}", words.not_you]
    else:
        rest.append(f"{words.again}\n{facts.site}/offices/{facts.office.id}")
    return "\n\n".join((text, *rest, words.automatic)) + "\n"


def short_text(facts: Facts) -> str:
    """The same for a phone, in one line."""
    return words_in(facts.language).short[facts.notice.kind].format(**told(facts))


def told(facts: Facts) -> dict[str, str]:
    """What fills the sentences."""
    office, locale = facts.office, words_in(facts.language).locale
    rules = office.booking
    here = datetime.fromtimestamp(facts.slot / 1000, zone_of(office.zone))
    return {
        "name": facts.name.strip() if _NAME.fullmatch(facts.name.strip()) else "",
        "date": format_date(here.date(), "EEEE, d MMMM", locale=locale),
        "day": format_date(here.date(), "d MMMM", locale=locale),  # without a weekday to decline
        "time": f"{here:%H:%M}",
        "office": said(office.name, facts.language),
        "address": said(office.address, facts.language),
        "service": said(office.services[facts.service].name, facts.language),
        "code": f"{facts.code[:4]} {facts.code[4:]}",
        "link": facts.link,
        "earliest": _clock(office, facts.slot - rules.early_s * 1000),
        "latest": _clock(office, facts.slot + rules.late_s * 1000),
    }


def said(text: Text, language: str) -> str:
    """A text in a language; Russian stands in."""
    return text.get(language) or text["ru"]


def _clock(office: Office, at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000, zone_of(office.zone)):%H:%M}"
