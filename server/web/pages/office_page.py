"""`/offices/<id>`: what an office is like now, as a whole and for each service."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time
from typing import Any

from aiohttp import web
from markupsafe import Markup

from queue_core.domain.day import business_day, doors
from queue_core.domain.office import Office, Service
from server.history.history import History
from server.rooms.ids import clock_ms
from server.rooms.offices import Offices
from server.web.pages.answers import Page, answer, page_of
from server.web.pages.by_hour import ByHour
from server.web.pages.drawing import Drawing
from server.web.pages.language import Speech, speech_of
from server.web.pages.looking import Eye, Eyes, Seen
from server.web.pages.readers import Readers
from server.web.pages.schedule import exceptions, week_rows
from server.web.pages.thrift import Thrift
from server.web.pages.times import MINUTE_MS, clock_time, opening_text
from server.web.pages.trouble import PageMissing
from server.web.pages.words import Words

FREQUENT = 6
_MOST_ABOUTS = 64
DAY_MS = 86_400_000
Drawn = tuple[int, int, Page]
"""Version and minute of what is drawn."""


class OfficePage:
    """Draws an office once per language and change of what is shown."""

    def __init__(
        self,
        offices: Offices,
        eyes: Eyes,
        drawing: Drawing,
        readers: Readers,
        history: History,
    ) -> None:
        self._offices = offices
        self._eyes = eyes
        self._drawing = drawing
        self._readers = readers
        self._by_hour = ByHour(history, drawing)
        self._thrift = Thrift()
        self._abouts: dict[tuple[str, Speech], dict[str, Markup]] = {}

    async def get(self, request: web.Request) -> web.Response:
        """The page."""
        office, speech = request.match_info["office"], speech_of(request)
        eye = self._eyes.get(f"{office}/public")
        drawn = eye.pages.get(speech) if eye is not None else None
        if eye is not None and isinstance(drawn, tuple) and self._is_good(eye, drawn):
            return answer(request, drawn[2])
        if office not in self._offices:
            raise PageMissing
        if eye is None:
            self._readers.charge(request)
        eye = eye or self._eyes.open(office, f"{office}/public")
        return answer(request, await self.draw(eye, self._offices.office(office), speech))

    async def draw(self, eye: Eye, office: Office, speech: Speech) -> Page:
        """Draw it anew. Raises Unanswered."""
        by_hour = await self._by_hour.part(office, speech)
        seen = await self._eyes.look(eye)
        version, began = eye.version, process_time()
        facts = office_facts(office, seen, speech.words) | {"by_hour": by_hour}
        facts["abouts"] = self._abouts_of(office, speech)
        path = f"/offices/{office.id}"
        page = page_of(self._drawing.draw("office", speech, path, **facts))
        eye.pages[speech] = (version, seen.at // MINUTE_MS, page)
        self._thrift.spend(process_time() - began)
        return page

    def _is_good(self, eye: Eye, drawn: Drawn) -> bool:
        """Nothing has changed since; or nothing can be known, and the page tells of when it is; or
        so much was drawn lately that the last page has to do for a moment."""
        version, minute, _ = drawn
        if self._eyes.is_blind:
            return True
        if minute != clock_ms() // MINUTE_MS:
            return False
        return version == eye.version or self._thrift.is_poor

    def _abouts_of(self, office: Office, speech: Speech) -> dict[str, Markup]:
        """Names of services with what to bring: most of the page, and it never changes."""
        key = (office.id, speech)
        abouts = self._abouts.get(key)
        if abouts is None:
            if len(self._abouts) >= _MOST_ABOUTS:
                self._abouts.clear()
            abouts = self._abouts[key] = {
                service.id: self._about(office, service, speech)
                for service in office.services.values()
            }
        return abouts

    def _about(self, office: Office, service: Service, speech: Speech) -> Markup:
        words = speech.words
        name, papers = words.said(service.name), [words.said(paper) for paper in service.papers]
        path = f"/offices/{office.id}"
        html = self._drawing.draw("about_service", speech, path, name=name, papers=papers)
        return Markup(html.strip())


def office_facts(office: Office, seen: Seen, words: Words) -> dict[str, Any]:
    """What the template fills in."""
    public, wait = seen.doc, seen.wait
    state = public["state"]
    hours = doors(office, business_day(office, seen.at))
    groups = service_rows(office, public["services"], wait["services"], words)
    return {
        "office": office,
        "name": words.said(office.name),
        "address": words.said(office.address),
        "state": state,
        "load": load_word(state, wait["load"]),
        "wait": words.wait(wait["low"], wait["high"]) if "low" in wait else "",
        "waiting": public["waiting"],
        "windows": public["windows_open"],
        "message": public.get("message", ""),
        "suspend_text": public.get("suspend_text", ""),
        "closes": _closes(public, office),
        "opens": (
            opening_text(words, public.get("opens", 0), seen.at, office.zone)
            if state == "closed"
            else ""
        ),
        "hours": hours_text(hours, office, words),
        "frequent": frequent_rows(groups),
        "services": groups,
        "week": week_rows(office, words),
        "exceptions": exceptions(office, business_day(office, seen.at), words),
        "at": seen.at,
    }


def service_rows(
    office: Office,
    public: Mapping[str, Mapping[str, Any]],
    wait: Mapping[str, Mapping[str, Any]],
    words: Words,
) -> list[dict[str, Any]]:
    """Services under their life situations, the most frequent first in each."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for service in sorted(office.services.values(), key=_frequency):
        row = _service_row(public.get(service.id, {}), wait.get(service.id, {}), words)
        row |= {"id": service.id, "name": words.said(service.name), "rank": -service.popularity}
        groups.setdefault(service.category, []).append(row)
    order = sorted(groups, key=lambda id: office.categories[id].order)
    return [
        {"name": words.said(office.categories[id].name), "services": groups[id]} for id in order
    ]


def _service_row(now: Mapping[str, Any], ahead: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The wait, if there is one to tell; else why not."""
    state = now.get("state", "open")
    if state != "open":
        is_stopped = state == "stopped"
        stopped = words.gettext("Талоны больше не выдают")
        too_late = words.gettext("Сегодня уже не успеем принять")
        return {"wait": "", "note": stopped if is_stopped else too_late}
    waiting = words.ngettext("ждёт {n}", "ждут {n}", now["waiting"]) if now.get("waiting") else ""
    if not now.get("windows"):
        note = words.gettext("Сейчас никто не принимает")
        return {"wait": "", "note": f"{note}, {waiting}" if waiting else note}
    wait = words.wait_short(ahead["low"], ahead["high"]) if "low" in ahead else ""
    return {"wait": wait, "note": waiting}


def load_word(state: str, load: str) -> str:
    """Which word stands for the load; open doors without a window are not «closed»."""
    if state == "suspended":
        return state
    return "idle" if state == "open" and load == "closed" else load


def hours_text(hours: tuple[int, int] | None, office: Office, words: Words) -> str:
    """Today's hours."""
    if hours is None:
        return words.gettext("Сегодня приёма нет")
    if hours[1] - hours[0] >= DAY_MS:
        return words.gettext("Открыто круглосуточно")
    opens, closes = (clock_time(at, office.zone) for at in hours)
    return words.gettext("Сегодня {opens}–{closes}", opens=opens, closes=closes)


def _closes(public: Mapping[str, Any], office: Office) -> str:
    """When the doors close today; empty: they do not."""
    if "closes" not in public or public["closes"] - public["opens"] >= DAY_MS:
        return ""
    return clock_time(public["closes"], office.zone)


def frequent_rows(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What most people come for, told before the whole list."""
    rows = [row for group in groups for row in group["services"]]
    return sorted(rows, key=lambda row: row["rank"])[:FREQUENT]


def _frequency(service: Service) -> tuple[int, str]:
    return -service.popularity, service.id
