"""`/t/<office>.<token>`: one's own visit, and what one may do about it."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web
from msgspec import Struct

from queue_core.domain import commands as c
from queue_core.domain.context import Actor
from queue_core.views import ticket as views
from server.live import errors
from server.metrics import Metrics
from server.rooms.ids import clock_ms, key_fault, uuid7
from server.rooms.request import Done, Failed, Request
from server.web.pages.answers import answer, page_of, see_other
from server.web.pages.drawing import Drawing, data_block
from server.web.pages.forms import fields_of
from server.web.pages.language import Speech, speech_of
from server.web.pages.looking import Unanswered
from server.web.pages.phrases import ENDING_TEXTS, ENDINGS, REASONS
from server.web.pages.readers import Readers
from server.web.pages.times import clock_time, minutes_between
from server.web.pages.trouble import PageMissing
from server.web.pages.visits import Visit, Visits
from server.web.pages.words import N_, Words

PRIVATE = "private, no-store"
STEP_AWAY_MINUTES = 15
PATIENCE_S = 5.0
_ACTOR = Actor("public", "")
STALE = N_("Страница была открыта давно. Нажмите ещё раз")


class TicketPage:
    """Reads by GET, acts by POST and a key made when the page was drawn."""

    def __init__(
        self, visits: Visits, drawing: Drawing, readers: Readers, metrics: Metrics
    ) -> None:
        self._visits = visits
        self._drawing = drawing
        self._readers = readers
        self._metrics = metrics

    async def get(self, request: web.Request) -> web.Response:
        """The page; its address is known to its visitor alone, so no cache may keep it."""
        visit = await self._visits.by_name(
            request.match_info["name"], self._readers.address_of(request)
        )
        return answer(request, page_of(self._draw(visit, speech_of(request))), cache=PRIVATE)

    async def post(self, request: web.Request) -> web.Response:
        """Do it, and back to the page; a refusal is told on the page."""
        self._readers.check_form(request)
        self._readers.charge(request)
        address, speech = self._readers.address_of(request), speech_of(request)
        fields = await fields_of(request)
        visit = await self._visits.by_name(request.match_info["name"], address)
        command = order_of(request.match_info["act"], visit.token)
        if command is None:
            raise PageMissing
        key = fields.get("key", "")
        if key_fault(key, clock_ms()):
            return self._again(request, visit, speech, speech.words.gettext(STALE))
        failed = await self._do(visit, command, key)
        if failed is None:
            return see_other(speech.link(visit.path))
        if failed.retry:
            raise Unanswered
        reason = errors.told(failed, speech.words.code).text
        visit = await self._visits.by_name(request.match_info["name"], address)
        note = speech.words.gettext("Не получилось: {reason}", reason=reason)
        return self._again(request, visit, speech, note)

    async def _do(self, visit: Visit, command: c.AnyCommand, key: str) -> Failed | None:
        """None: it is done."""
        heard: asyncio.Future[Done | Failed] = asyncio.get_running_loop().create_future()

        def hear(reply: Done | Failed) -> None:
            code = reply.code if isinstance(reply, Failed) else "done"
            self._metrics.commands[type(command).__name__, code] += 1
            if not heard.done():
                heard.set_result(reply)

        visit.eye.room.submit(Request(command, _ACTOR, key, hear))
        try:
            async with asyncio.timeout(PATIENCE_S):
                reply = await heard
        except TimeoutError:
            raise Unanswered from None
        return reply if isinstance(reply, Failed) else None

    def _again(self, request: web.Request, visit: Visit, speech: Speech, note: str) -> web.Response:
        page = page_of(self._draw(visit, speech, note))
        return answer(request, page, cache=PRIVATE, status=409)

    def _draw(self, visit: Visit, speech: Speech, note: str = "") -> str:
        forecast = visit.eye.room.screens.waits.last
        doc = views.build(visit.state, visit.office, visit.ticket, forecast)
        facts = ticket_facts(doc, visit, speech.words)
        return self._drawing.draw(
            "ticket", speech, visit.path, note=note, doc=data_block(doc), **facts
        )


def order_of(act: str, token: str) -> c.AnyCommand | None:
    """The command behind a button's address."""
    match act:
        case "coming":
            return c.Coming(token=token)
        case "step-away":
            return c.StepAway(token=token, minutes=STEP_AWAY_MINUTES)
        case "come-back":
            return c.ComeBack(token=token)
        case "leave":
            return c.Leave(token=token)
        case _:
            return None


class Shown(Struct, frozen=True):
    """The visit's figures as texts; empty: not to be told now."""

    ahead: str = ""
    minutes: str = ""
    between: str = ""
    passed: str = ""
    stage: str = ""
    called: str = ""
    until: str = ""


def ticket_facts(doc: dict[str, Any], visit: Visit, words: Words) -> dict[str, Any]:
    """What the template fills in; the script does the same to every later document."""
    office, at = visit.office, visit.at
    state = doc["state"]
    return {
        "office": office,
        "name": words.said(office.name),
        "address": words.said(office.address),
        "channel": f"ticket/{office.id}.{visit.token}",
        "state": state,
        "number": doc["number"],
        "service": words.said(doc["service_name"]),
        "shown": _shown(doc, office.zone, at, words),
        "window": doc.get("window", ""),
        "is_coming": doc.get("coming", False),
        "has_class_note": doc.get("class_note", False),
        "step_aways": doc["step_aways_left"],
        **_ending(doc, words),
        "grace": office.rules.grace_s // 60,
        "key": lambda: uuid7(clock_ms()),
        "at": at,
    }


def _ending(doc: dict[str, Any], words: Words) -> dict[str, str]:
    ending = doc.get("ending", "")
    ending = ending if ending in ENDINGS else "cancelled"
    return {
        "ending": words.gettext(ENDINGS[ending]),
        "ending_text": words.gettext(ENDING_TEXTS[ending]),
    }


def _shown(doc: dict[str, Any], zone: str, at: int, words: Words) -> Shown:
    return Shown(
        ahead=str(doc.get("ahead", 0)) if "low" in doc else "",
        minutes=_minutes(doc, at),
        between=(
            words.gettext(
                "Вызовут между {low} и {high}",
                low=clock_time(doc["low"], zone),
                high=clock_time(doc["high"], zone),
            )
            if "low" in doc
            else ""
        ),
        passed=passed_text(doc.get("passed", {}), words),
        stage=(
            words.gettext("Услуга {stage} из {stages}", stage=doc["stage"], stages=doc["stages"])
            if doc["stages"] > 1
            else ""
        ),
        called=clock_time(doc["called"], zone) if doc.get("called") else "",
        until=clock_time(doc["until"], zone) if "until" in doc else "",
    )


def _minutes(doc: dict[str, Any], at: int) -> str:
    """«5–9» minutes from now; «0–3» is told as it is."""
    if "low" not in doc:
        return ""
    low = max(0, (doc["low"] - at) // 60_000)
    return f"{low}–{max(minutes_between(at, doc['high']), low + 1)}"


def passed_text(passed: dict[str, int], words: Words) -> str:
    """How many went before, and why, as counts without numbers."""
    if not passed:
        return ""
    reasons = ", ".join(words.gettext(REASONS[why], n=n) for why, n in passed.items())
    return words.ngettext(
        "Перед вами прошёл {n} человек: {reasons}",
        "Перед вами прошли {n} человек: {reasons}",
        sum(passed.values()),
        reasons=reasons,
    )
