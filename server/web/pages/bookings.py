"""Finds one's own booking by its token; whoever guesses is slowed down."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import segno
from aiohttp import web
from markupsafe import Markup
from msgspec import Struct

from queue_core.domain.day import business_day
from queue_core.domain.office import Office
from server.api.booker import Booker
from server.api.errors import ApiProblem
from server.api.told import BookingCard
from server.auth.authority import Authority
from server.auth.guesses import Guesses
from server.auth.ticket_secrets import TOKEN_LENGTH
from server.notify.calendar import Appointment, calendar_file
from server.rooms.ids import clock_ms
from server.rooms.offices import Offices
from server.web.pages.looking import Unanswered
from server.web.pages.trouble import BookingGone, TooMany
from server.web.pages.visits import WRONG_TOKENS
from server.web.pages.words import Words

_TOKEN = re.compile(rf"[A-Za-z0-9_-]{{{TOKEN_LENGTH}}}")


class Booked(Struct, frozen=True):
    """One booking as its page needs it."""

    office: Office
    card: BookingCard
    ticket: str = ""
    """The token of the visit it became at check-in."""

    @property
    def path(self) -> str:
        """Of its page."""
        return f"/b/{self.office.id}.{self.card.token}"


class Bookings:
    """The bookings of all offices, for those who know a token."""

    def __init__(self, offices: Offices, booker: Booker, authority: Authority, site: str) -> None:
        """`site`: the base address of links."""
        self._domain = urlsplit(site).hostname or "talon"
        self._offices = offices
        self._booker = booker
        self._authority = authority
        self._guesses = Guesses(WRONG_TOKENS, 60)

    async def by_name(self, name: str, address: str) -> Booked:
        """`<office>.<token>`. Raises BookingGone, TooMany, Unanswered or StoreUnavailable."""
        office_id, _, token = name.rpartition(".")
        if not self._guesses.may(address):
            raise TooMany
        if office_id not in self._offices or not _TOKEN.fullmatch(token):
            self._guesses.was_wrong(address)
            raise BookingGone
        office = self._offices.office(office_id)
        try:
            card = await self._booker.card(office, token)
            if card.state != "arrived":
                return Booked(office, card)
            visit = (await self._booker.find(office, token)).ticket
            return Booked(office, card, self._authority.ticket_token(office_id, visit))
        except ApiProblem as problem:
            if problem.code != "booking_unknown":
                raise Unanswered from problem
            self._guesses.was_wrong(address)
            raise BookingGone from problem

    def forget(self, booked: Booked) -> None:
        """It has changed: its day is read anew."""
        day = business_day(booked.office, booked.card.slot)
        self._booker.reach.days.forget(booked.office.id, day)

    async def uid(self, booked: Booked) -> str:
        """The appointment's name in calendars, as letters name it."""
        booking = await self._booker.find(booked.office, booked.card.token)
        return f"{booking.id}@{self._domain}"

    def link(self, booked: Booked, request: web.Request) -> str:
        """Its page as the whole world knows it; the kiosk reads it from the square."""
        base = booked.office.public_url or f"{request.scheme}://{request.host}"
        return f"{base.rstrip('/')}{booked.path}"


def square(link: str) -> Markup:
    """A link as a QR code, to be held before the kiosk's reader."""
    code = segno.make(link, micro=False, error="m")
    return Markup(code.svg_inline(scale=4, border=4, dark="#000", light="#fff", omitsize=True))


def calendar_of(booked: Booked, uid: str, link: str, words: Words) -> str:
    """The appointment as a calendar file; under `uid` the letters tell of the same one."""
    office, card = booked.office, booked.card
    service = office.services.get(card.service)
    code = words.gettext("Код для киоска: {code}", code=card.code)
    is_cancelled = card.state == "cancelled"
    return calendar_file(
        Appointment(
            uid=uid,
            start_ms=card.slot,
            minutes=max(1, service.norm_s // 60) if service else 15,
            title=words.said(service.name) if service else words.said(office.name),
            place=f"{words.said(office.name)}, {words.said(office.address)}",
            about=f"{code}\n{link}",
            url=link,
            stamp_ms=clock_ms(),
            is_cancelled=is_cancelled,
            sequence=card.moves + is_cancelled,
        )
    )
