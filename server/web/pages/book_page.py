"""`/book/<office>…`: from a service to a day, a minute and a contact; every step is a page."""

from __future__ import annotations

from typing import Any

from aiohttp import web
from msgspec import Struct

from queue_core.domain.office import Office, Service
from server.api.asked import Contact
from server.api.booker import Asker, Booker, Wish
from server.api.errors import ApiProblem
from server.api.orders import key_after
from server.rooms.ids import clock_ms, key_fault, uuid7
from server.rooms.offices import Offices
from server.web.pages.acting import PRIVATE, PUBLIC, STALE, refusal
from server.web.pages.answers import SHARED, answer, page_of, see_other
from server.web.pages.contact_form import ContactForm, Means, contact_form, paper_texts
from server.web.pages.drawing import Drawing
from server.web.pages.forms import fields_of
from server.web.pages.free_times import FreeTimes, minute_facts, when_facts
from server.web.pages.language import Speech, speech_of
from server.web.pages.readers import Readers
from server.web.pages.service_list import service_groups
from server.web.pages.trouble import PageMissing


class Wanted(Struct, frozen=True):
    """What a form of the last steps asks for."""

    office: Office
    service: Service
    at: int
    key: str
    form: ContactForm
    verified: str
    """Proof that the contact is the visitor's own; empty: none yet."""


class BookPage:
    """Draws the steps and books at the last."""

    def __init__(
        self,
        offices: Offices,
        times: FreeTimes,
        booker: Booker,
        means: Means,
        drawing: Drawing,
        readers: Readers,
    ) -> None:
        self._offices = offices
        self._times = times
        self._booker = booker
        self._means = means
        self._drawing = drawing
        self._readers = readers

    async def services(self, request: web.Request) -> web.Response:
        """Which service."""
        office, speech = self._office(request), speech_of(request)
        path = f"/book/{office.id}"
        html = self._drawing.draw(
            "book_services",
            speech,
            path,
            office=office,
            name=speech.words.said(office.name),
            groups=service_groups(office, speech.words, lambda service: service.bookable),
        )
        return answer(request, page_of(html), cache=SHARED)

    async def when(self, request: web.Request) -> web.Response:
        """Which day, and which minute."""
        office, service = self._asked(request)
        self._readers.charge(request)
        speech, path = speech_of(request), f"/book/{office.id}/{service.id}"
        days = await self._times.of(office, service)
        html = self._drawing.draw(
            "book_when",
            speech,
            path,
            office=office,
            service=speech.words.said(service.name),
            name=speech.words.said(office.name),
            early=office.booking.early_s // 60,
            **when_facts(days, request.query.get("day", ""), office, service, path, speech),
        )
        return answer(request, page_of(html), cache=SHARED)

    async def contact(self, request: web.Request) -> web.Response:
        """Whom to remind; the last page before the booking."""
        office, service = self._asked(request)
        at = _moment(request.query.get("at", ""))
        if not at:
            return see_other(speech_of(request).link(f"/book/{office.id}/{service.id}"))
        wanted = Wanted(office, service, at, "", ContactForm(), "")
        return self._ask_contact(request, wanted)

    async def book(self, request: web.Request) -> web.Response:
        """Take the slot, or ask for the code that was sent to the contact."""
        wanted, fields = await self._wanted(request)
        contact = wanted.form.contact
        if wanted.form.fault:
            return self._ask_contact(request, wanted, wanted.form.fault)
        if self._is_stale(wanted):
            return self._ask_contact(request, wanted, STALE)
        if self._means.is_needed and not wanted.verified:
            if contact is None:
                return self._ask_contact(request, wanted, wanted.form.needed)
            return await self._begin(request, wanted, contact)
        return await self._book(request, wanted)

    async def code(self, request: web.Request) -> web.Response:
        """The code that was sent; right: the slot is taken."""
        wanted, fields = await self._wanted(request)
        if self._is_stale(wanted):
            return self._ask_contact(request, wanted, STALE)
        sent, key = fields.get("sent", "")[:64], fields.get("code_key", "")
        told = "".join(fields.get("code", "")[:12].split())
        if key_fault(key, clock_ms()):
            return self._ask_contact(request, wanted, STALE)
        address = self._readers.address_of(request)
        try:
            proof = await self._booker.verification.confirm(sent, told, key, address)
        except ApiProblem as problem:
            note = refusal(problem, speech_of(request).words)
            if problem.code == "code_wrong":
                return self._ask_code(request, wanted, sent, note)
            return self._ask_contact(request, wanted, note)
        return await self._book(request, _verified(wanted, proof.token))

    # ── the last steps ────────────────────────────────────────────────────────

    async def _begin(self, request: web.Request, wanted: Wanted, contact: Contact) -> web.Response:
        address, words = self._readers.address_of(request), speech_of(request).words
        key = key_after(wanted.key, "verify")
        try:
            begun = await self._booker.verification.begin(contact, address, words.code, key)
        except ApiProblem as problem:
            return self._ask_contact(request, wanted, refusal(problem, words))
        return self._ask_code(request, wanted, begun.id)

    async def _book(self, request: web.Request, wanted: Wanted) -> web.Response:
        office, service, words = wanted.office, wanted.service, speech_of(request).words
        wish = Wish(service.id, wanted.at, words.code, wanted.form.contact, wanted.verified)
        asker = Asker(PUBLIC, self._readers.address_of(request))
        try:
            made = await self._booker.book(office, wish, asker, wanted.key)
        except ApiProblem as problem:
            note = refusal(problem, words)
            nearest = list(problem.failed.facts.get("nearest") or ())
            self._times.forget(office, service.id)
            if problem.code in ("verification_needed", "verification_unfit"):
                wanted = _verified(wanted, "")
            return self._ask_contact(request, wanted, note, nearest)
        self._times.forget(office, service.id)
        return see_other(speech_of(request).link(f"/b/{office.id}.{made.token}"))

    def _ask_contact(
        self,
        request: web.Request,
        wanted: Wanted,
        note: str = "",
        nearest: list[int] | None = None,
    ) -> web.Response:
        speech, office = speech_of(request), wanted.office
        words = speech.words
        html = self._drawing.draw(
            "book_contact",
            speech,
            f"/book/{office.id}/{wanted.service.id}",
            **self._facts(wanted, speech),
            note=words.gettext(note) if note else "",
            nearest=[minute_facts(at, office.zone, words) for at in nearest or ()],
            means=self._means.told(words),
            papers=paper_texts(wanted.service, words),
            early=office.booking.early_s // 60,
            late=office.booking.late_s // 60,
        )
        return answer(request, page_of(html), cache=PRIVATE, status=409 if note else 200)

    def _ask_code(
        self, request: web.Request, wanted: Wanted, sent: str, note: str = ""
    ) -> web.Response:
        speech = speech_of(request)
        html = self._drawing.draw(
            "book_code",
            speech,
            f"/book/{wanted.office.id}/{wanted.service.id}",
            **{**self._facts(wanted, speech), "key": wanted.key},
            note=note,
            sent=sent,
            code_key=uuid7(clock_ms()),
        )
        return answer(request, page_of(html), cache=PRIVATE, status=409 if note else 200)

    def _facts(self, wanted: Wanted, speech: Speech) -> dict[str, Any]:
        """What both last pages show and keep."""
        words, office = speech.words, wanted.office
        return {
            "office": office,
            "name": words.said(office.name),
            "address": words.said(office.address),
            "service": words.said(wanted.service.name),
            "form": wanted.form,
            "verified": wanted.verified,
            "key": uuid7(clock_ms()),
            **minute_facts(wanted.at, office.zone, words),
        }

    # ── what is asked ─────────────────────────────────────────────────────────

    def _office(self, request: web.Request) -> Office:
        id = request.match_info["office"]
        if id not in self._offices:
            raise PageMissing
        return self._offices.office(id)

    def _asked(self, request: web.Request) -> tuple[Office, Service]:
        office = self._office(request)
        service = office.services.get(request.match_info["service"])
        if service is None or not service.bookable:
            raise PageMissing
        return office, service

    async def _wanted(self, request: web.Request) -> tuple[Wanted, dict[str, str]]:
        self._readers.check_form(request)
        self._readers.charge(request)
        office, service = self._asked(request)
        fields = await fields_of(request)
        at = _moment(fields.get("at", ""))
        if not at:
            raise PageMissing
        form, key = contact_form(fields), fields.get("key", "")
        verified = fields.get("verified", "")[:256]
        return Wanted(office, service, at, key, form, verified), fields

    def _is_stale(self, wanted: Wanted) -> bool:
        return bool(key_fault(wanted.key, clock_ms()))


def _moment(text: str) -> int:
    """A slot's ms; 0: it is none."""
    return int(text) if text.isdecimal() and len(text) <= 13 else 0


def _verified(wanted: Wanted, proof: str) -> Wanted:
    return Wanted(wanted.office, wanted.service, wanted.at, wanted.key, wanted.form, proof)
