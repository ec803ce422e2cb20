"""`/board/<office>/<hall>`: a hall's calls for any television, from the board's document."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from server.rooms.ids import clock_ms
from server.rooms.offices import Offices
from server.web.pages.answers import Page, answer, page_of
from server.web.pages.drawing import Drawing
from server.web.pages.language import Speech, speech_of
from server.web.pages.looking import Eyes, Seen
from server.web.pages.readers import Readers
from server.web.pages.times import MINUTE_MS
from server.web.pages.trouble import PageMissing

ROWS = 4


class BoardPage:
    """Draws a board once per language and change."""

    def __init__(self, offices: Offices, eyes: Eyes, drawing: Drawing, readers: Readers) -> None:
        self._offices = offices
        self._eyes = eyes
        self._drawing = drawing
        self._readers = readers

    async def get(self, request: web.Request) -> web.Response:
        """The board."""
        office, hall = request.match_info["office"], request.match_info["hall"]
        if office not in self._offices or hall not in self._offices.office(office).halls:
            raise PageMissing
        channel, speech = f"{office}/board/{hall}", speech_of(request)
        eye = self._eyes.get(channel)
        if eye is None:
            self._readers.charge(request)
            eye = self._eyes.open(office, channel)
        drawn = eye.pages.get(speech)
        stamp = (eye.version, clock_ms() // MINUTE_MS)
        if not (isinstance(drawn, tuple) and (self._eyes.is_blind or drawn[0] == stamp)):
            seen = await self._eyes.look(eye)
            stamp = (eye.version, stamp[1])
            drawn = eye.pages[speech] = (stamp, self._draw(channel, seen, speech))
        page: Page = drawn[1]
        return answer(request, page)

    def _draw(self, channel: str, seen: Seen, speech: Speech) -> Page:
        doc = seen.doc
        office, _, hall = channel.split("/")
        html = self._drawing.draw(
            "board",
            speech,
            f"/board/{office}/{hall}",
            channel=channel,
            name=speech.words.said(doc["office"]),
            hall=speech.words.said(doc["hall"]),
            zone=doc["zone"],
            state=doc["state"],
            message=doc.get("message", ""),
            suspend_text=doc.get("suspend_text", ""),
            calls=newest_calls(doc["calls"]),
            at=seen.at,
        )
        return page_of(html)


def newest_calls(calls: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a board: newest on top, but nobody still expected is pushed out by one served."""
    newest = sorted(calls.values(), key=lambda call: -call["order"])
    expected = [call for call in newest if "started" not in call][:ROWS]
    served = [call for call in newest if "started" in call][: ROWS - len(expected)]
    return sorted([*expected, *served], key=lambda call: -call["order"])
