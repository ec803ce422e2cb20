"""`/b/<office>.<token>`: one's own booking: shown, moved, cancelled, checked in."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from queue_core.domain import commands as c
from queue_core.domain.office import Office
from server.api.booker import Asker, Booker
from server.api.errors import ApiProblem
from server.api.orders import Orders
from server.api.told import BookingCard
from server.rooms.ids import clock_ms, key_fault, uuid7
from server.web.pages.acting import PRIVATE, PUBLIC, STALE, refusal
from server.web.pages.answers import answer, page_of, see_other
from server.web.pages.bookings import Booked, Bookings, calendar_of, square
from server.web.pages.contact_form import paper_texts
from server.web.pages.drawing import Drawing
from server.web.pages.forms import fields_of
from server.web.pages.free_times import FreeTimes, minute_facts, when_facts
from server.web.pages.language import Speech, speech_of
from server.web.pages.readers import Readers
from server.web.pages.times import clock_time
from server.web.pages.trouble import PageMissing


class BookingPage:
    """Reads by GET, acts by POST and a key made when the page was drawn."""

    def __init__(
        self,
        bookings: Bookings,
        times: FreeTimes,
        booker: Booker,
        orders: Orders,
        drawing: Drawing,
        readers: Readers,
    ) -> None:
        self._bookings = bookings
        self._times = times
        self._booker = booker
        self._orders = orders
        self._drawing = drawing
        self._readers = readers

    async def get(self, request: web.Request) -> web.Response:
        """How the booking stands."""
        return self._show(request, await self._find(request))

    async def calendar(self, request: web.Request) -> web.Response:
        """The appointment for the visitor's calendar; a cancelled one takes it out again."""
        booked = await self._find(request)
        link, uid = self._bookings.link(booked, request), await self._bookings.uid(booked)
        text = calendar_of(booked, uid, link, speech_of(request).words)
        headers = {
            "Content-Type": "text/calendar; charset=utf-8",
            "Content-Disposition": 'attachment; filename="talon.ics"',
            "Cache-Control": PRIVATE,
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=text.encode(), headers=headers)

    async def move_to(self, request: web.Request) -> web.Response:
        """Which other day and minute."""
        booked = await self._find(request)
        if booked.card.state != "booked":
            return see_other(speech_of(request).link(booked.path))
        return await self._ask_when(request, booked)

    async def post(self, request: web.Request) -> web.Response:
        """Move, cancel or check in, and on to what has become of it."""
        self._readers.check_form(request)
        self._readers.charge(request)
        booked, fields = await self._find(request), await fields_of(request)
        speech, key = speech_of(request), fields.get("key", "")
        if key_fault(key, clock_ms()):
            return self._show(request, booked, speech.words.gettext(STALE))
        try:
            path = await self._act(request, booked, fields, key)
        except ApiProblem as problem:
            note = refusal(problem, speech.words)
            self._times.forget(booked.office, booked.card.service)
            booked = await self._find(request)
            if request.match_info["act"] == "move" and booked.card.state == "booked":
                return await self._ask_when(request, booked, note)
            return self._show(request, booked, note)
        return see_other(speech.link(path))

    async def _act(
        self, request: web.Request, booked: Booked, fields: dict[str, str], key: str
    ) -> str:
        """Where to go on. Raises ApiProblem."""
        office, token = booked.office, booked.card.token
        asker = Asker(PUBLIC, self._readers.address_of(request))
        match request.match_info["act"]:
            case "move":
                at = fields.get("at", "")
                if not at.isdecimal() or len(at) > 13:
                    raise PageMissing
                await self._booker.move(office, token, int(at), asker, key)
                self._times.forget(office, booked.card.service)
                return booked.path
            case "cancel":
                await self._booker.cancel(office, token, asker, key)
                self._times.forget(office, booked.card.service)
                return booked.path
            case "arrive":
                language = speech_of(request).words.code
                command = c.CheckIn(token=token, language=language)
                paper = await self._orders.give(office.id, command, PUBLIC, key)
                self._bookings.forget(booked)
                return f"/t/{office.id}.{paper['token']}"
            case _:
                raise PageMissing

    async def _find(self, request: web.Request) -> Booked:
        address = self._readers.address_of(request)
        return await self._bookings.by_name(request.match_info["name"], address)

    def _show(self, request: web.Request, booked: Booked, note: str = "") -> web.Response:
        speech = speech_of(request)
        html = self._drawing.draw(
            "booking",
            speech,
            booked.path,
            note=note,
            square=square(self._bookings.link(booked, request)),
            ticket=booked.ticket,
            **booking_facts(booked.office, booked.card, speech, clock_ms()),
        )
        return answer(request, page_of(html), cache=PRIVATE, status=409 if note else 200)

    async def _ask_when(self, request: web.Request, booked: Booked, note: str = "") -> web.Response:
        office, card, speech = booked.office, booked.card, speech_of(request)
        service = office.services.get(card.service)
        if service is None:
            raise PageMissing
        days = await self._times.of(office, service)
        path = f"{booked.path}/move"
        html = self._drawing.draw(
            "booking_move",
            speech,
            path,
            note=note,
            up=booked.path,
            key=uuid7(clock_ms()),
            service=speech.words.said(service.name),
            name=speech.words.said(office.name),
            now=minute_facts(card.slot, office.zone, speech.words),
            **when_facts(days, request.query.get("day", ""), office, service, path, speech),
        )
        return answer(request, page_of(html), cache=PRIVATE, status=409 if note else 200)


def booking_facts(office: Office, card: BookingCard, speech: Speech, now: int) -> dict[str, Any]:
    """What the template fills in."""
    words, rules = speech.words, office.booking
    service = office.services.get(card.service)
    opens = card.slot - rules.early_s * 1000
    return {
        "office": office,
        "name": words.said(office.name),
        "address": words.said(office.address),
        "service_id": card.service,
        "service": words.said(service.name) if service else card.service,
        "state": card.state,
        "code": f"{card.code[:4]} {card.code[4:]}",
        "papers": paper_texts(service, words) if service else [],
        "early": rules.early_s // 60,
        "late": rules.late_s // 60,
        "may_arrive": opens <= now <= card.slot + rules.late_s * 1000,
        "arrive_from": clock_time(opens, office.zone),
        "may_move": service is not None and service.bookable,
        "key": lambda: uuid7(clock_ms()),
        "at": now,
        **{f"slot_{k}": v for k, v in minute_facts(card.slot, office.zone, words).items()},
    }
