"""`/take/<office>…`: a place in today's queue, taken from home where the office allows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from queue_core.domain import commands as c
from queue_core.domain.office import Office, Service
from server.api.booker import Asker, Booker
from server.api.errors import ApiProblem
from server.rooms.ids import clock_ms, key_fault, uuid7
from server.rooms.offices import Offices
from server.web.pages.acting import PRIVATE, PUBLIC, STALE, refusal
from server.web.pages.answers import SHARED, answer, page_of, see_other
from server.web.pages.contact_form import paper_texts
from server.web.pages.drawing import Drawing
from server.web.pages.forms import fields_of
from server.web.pages.language import Speech, speech_of
from server.web.pages.looking import Eyes, Seen
from server.web.pages.readers import Readers
from server.web.pages.service_list import service_groups
from server.web.pages.times import MINUTE_MS, clock_time
from server.web.pages.trouble import PageMissing
from server.web.pages.words import Words

SOON_MINUTES = 15
"""Whoever may be called sooner should be near when taking the place."""


class TakePage:
    """Draws the two steps and takes the ticket at the second."""

    def __init__(
        self, offices: Offices, eyes: Eyes, booker: Booker, drawing: Drawing, readers: Readers
    ) -> None:
        self._offices = offices
        self._eyes = eyes
        self._booker = booker
        self._drawing = drawing
        self._readers = readers

    async def services(self, request: web.Request) -> web.Response:
        """For which service."""
        office, speech = self._office(request), speech_of(request)
        html = self._drawing.draw(
            "take_services",
            speech,
            f"/take/{office.id}",
            office=office,
            name=speech.words.said(office.name),
            groups=service_groups(office, speech.words, lambda service: service.remote),
        )
        return answer(request, page_of(html), cache=SHARED)

    async def get(self, request: web.Request) -> web.Response:
        """How long it will take, and what to know before."""
        return await self._show(request, *self._asked(request))

    async def post(self, request: web.Request) -> web.Response:
        """Take it: on to the ticket's page."""
        self._readers.check_form(request)
        self._readers.charge(request)
        office, service = self._asked(request)
        speech, fields = speech_of(request), await fields_of(request)
        key = fields.get("key", "")
        if key_fault(key, clock_ms()):
            return await self._show(request, office, service, speech.words.gettext(STALE))
        code = speech.words.code
        command = c.IssueTicket((service.id,), code if code in office.languages else "ru")
        asker = Asker(PUBLIC, self._readers.address_of(request))
        try:
            paper = await self._booker.take(office, command, asker, key)
        except ApiProblem as problem:
            return await self._show(request, office, service, refusal(problem, speech.words))
        return see_other(speech.link(f"/t/{office.id}.{paper['token']}"))

    async def _show(
        self, request: web.Request, office: Office, service: Service, note: str = ""
    ) -> web.Response:
        channel, speech = f"{office.id}/public", speech_of(request)
        eye = self._eyes.get(channel)
        if eye is None:
            self._readers.charge(request)
            eye = self._eyes.open(office.id, channel)
        seen = await self._eyes.look(eye)
        html = self._drawing.draw(
            "take",
            speech,
            f"/take/{office.id}/{service.id}",
            note=note,
            key=uuid7(clock_ms()),
            **take_facts(office, service, seen, speech),
        )
        return answer(request, page_of(html), cache=PRIVATE, status=409 if note else 200)

    def _office(self, request: web.Request) -> Office:
        id = request.match_info["office"]
        office = self._offices.office(id) if id in self._offices else None
        if office is None or not office.remote_tickets:
            raise PageMissing
        return office

    def _asked(self, request: web.Request) -> tuple[Office, Service]:
        office = self._office(request)
        service = office.services.get(request.match_info["service"])
        if service is None or not service.remote:
            raise PageMissing
        return office, service


def take_facts(office: Office, service: Service, seen: Seen, speech: Speech) -> dict[str, Any]:
    """What the template fills in."""
    words = speech.words
    now = seen.doc["services"].get(service.id, {})
    ahead = seen.wait["services"].get(service.id, {})
    state = seen.doc["state"] if seen.doc["state"] != "open" else now.get("state", "open")
    return {
        "office": office,
        "name": words.said(office.name),
        "address": words.said(office.address),
        "service": words.said(service.name),
        "papers": paper_texts(service, words),
        "closed": _closed(state, words),
        "waiting": now.get("waiting", 0),
        "grace": office.rules.grace_s // 60,
        **_wait_facts(ahead, seen.at, office.zone, words),
    }


def _wait_facts(ahead: Mapping[str, Any], at: int, zone: str, words: Words) -> dict[str, Any]:
    """When one would be called; all empty while that cannot be told."""
    if "low" not in ahead:
        return {"wait": "", "low": "", "high": "", "is_soon": False}
    return {
        "wait": words.wait(ahead["low"], ahead["high"]),
        "low": clock_time(at + ahead["low"] * MINUTE_MS, zone),
        "high": clock_time(at + ahead["high"] * MINUTE_MS, zone),
        "is_soon": ahead["low"] < SOON_MINUTES,
    }


def _closed(state: str, words: Words) -> str:
    """Why no ticket is to be had now; empty: it is."""
    match state:
        case "open":
            return ""
        case "suspended":
            return words.gettext("Приём приостановлен")
        case "stopped":
            return words.gettext("Талоны больше не выдают")
        case "too_late":
            return words.gettext("Сегодня уже не успеем принять")
        case _:
            return words.gettext("Сейчас центр закрыт. Занять место можно в часы работы.")
