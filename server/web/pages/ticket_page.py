"""`/t/<office>.<token>`: one's own visit, and what one may do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web
from msgspec import Struct

from queue_core.domain import commands as c
from queue_core.views import ticket as views
from server.api.errors import ApiProblem
from server.api.orders import Orders
from server.rooms.ids import clock_ms, key_fault, uuid7
from server.web.pages.acting import PRIVATE, PUBLIC, STALE, refusal
from server.web.pages.answers import answer, page_of, see_other
from server.web.pages.drawing import Drawing, data_block
from server.web.pages.forms import LONGEST_WITH_TEXT, fields_of
from server.web.pages.language import Speech, speech_of
from server.web.pages.past_page import PastPage, rating_of
from server.web.pages.phrases import REASONS
from server.web.pages.readers import Readers
from server.web.pages.times import clock_time, minutes_between
from server.web.pages.trouble import PageMissing
from server.web.pages.visits import PastVisit, Visit, Visits
from server.web.pages.words import Words

STEP_AWAY_MINUTES = (15, 30)


class TicketPage:
    """Reads by GET, acts by POST and a key made when the page was drawn."""

    def __init__(
        self, visits: Visits, past: PastPage, drawing: Drawing, readers: Readers, orders: Orders
    ) -> None:
        self._visits = visits
        self._past = past
        self._drawing = drawing
        self._readers = readers
        self._orders = orders

    async def get(self, request: web.Request) -> web.Response:
        """The page; its address is known to its visitor alone, so no cache may keep it."""
        return self._show(request, await self._visit(request))

    async def post(self, request: web.Request) -> web.Response:
        """Do it, and back to the page; a refusal is told on the page."""
        self._readers.check_form(request)
        self._readers.charge(request)
        visit, words = await self._visit(request), speech_of(request).words
        fields = await fields_of(request, LONGEST_WITH_TEXT)
        order = order_of(request.match_info["act"], visit.token, fields)
        if order is None:
            raise PageMissing
        if key_fault(fields.get("key", ""), clock_ms()):
            return self._show(request, visit, words.gettext(STALE))
        if isinstance(order, c.Rate) and not order.score:
            return self._show(request, visit, words.gettext("Выберите оценку от 1 до 5"))
        try:
            await self._orders.give(visit.office.id, order, PUBLIC, fields["key"])
        except ApiProblem as problem:
            visit = await self._visit(request)
            return self._show(request, visit, refusal(problem, words))
        return see_other(speech_of(request).link(visit.path))

    async def _visit(self, request: web.Request) -> Visit | PastVisit:
        address = self._readers.address_of(request)
        return await self._visits.by_name(request.match_info["name"], address)

    def _show(self, request: web.Request, visit: Visit | PastVisit, note: str = "") -> web.Response:
        """The page; with what was refused."""
        speech = speech_of(request)
        match visit:
            case Visit():
                html = self._draw(visit, speech, note)
            case PastVisit():
                html = self._past.draw(visit, speech, note)
        return answer(request, page_of(html), cache=PRIVATE, status=409 if note else 200)

    def _draw(self, visit: Visit, speech: Speech, note: str) -> str:
        forecast = visit.eye.room.screens.waits.last
        doc = views.build(visit.state, visit.office, visit.ticket, forecast)
        facts = ticket_facts(doc, visit, speech.words)
        return self._drawing.draw(
            "ticket", speech, visit.path, note=note, doc=data_block(doc), **facts
        )


def order_of(act: str, token: str, fields: Mapping[str, str]) -> c.AnyCommand | None:
    """The command behind a button's address."""
    match act:
        case "coming":
            return c.Coming(token=token)
        case "arrive":
            return c.Arrive(token=token)
        case "step-away":
            minutes = fields.get("minutes", "")
            known = minutes.isdecimal() and int(minutes) in STEP_AWAY_MINUTES
            return c.StepAway(token=token, minutes=int(minutes) if known else STEP_AWAY_MINUTES[0])
        case "come-back":
            return c.ComeBack(token=token)
        case "leave":
            return c.Leave(token=token)
        case "rate":
            return rating_of(token, fields)
        case _:
            return None


class Shown(Struct, frozen=True):
    """The visit's figures as texts; empty: not to be told now."""

    ahead: str = ""
    minutes: str = ""
    between: str = ""
    be_there: str = ""
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
        "minutes_away": [n for n in STEP_AWAY_MINUTES if n * 60 <= office.rules.step_away_s],
        "is_away": doc.get("away", False),
        "grace": office.rules.grace_s // 60,
        "key": lambda: uuid7(clock_ms()),
        "at": at,
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
        be_there=(
            words.gettext("Будьте в центре к {time}", time=clock_time(doc["low"], zone))
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
