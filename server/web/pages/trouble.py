"""What goes wrong on the public side, and the kind page that says so.

PageMissing  there is no such page or office
TicketGone   no visit has this token or number
TooMany      this address asked too often
Unanswered   the store does not answer (see looking.py)
Foreign      a form was sent from another site
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from server.web.pages.answers import answer, page_of
from server.web.pages.drawing import Drawing
from server.web.pages.language import speech_of
from server.web.pages.looking import Unanswered

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Trouble(Exception):
    """The reader gets a page that says what to do."""

    status = 500
    title = ""
    text = ""


class PageMissing(Trouble):
    status, title, text = 404, "not_found", "not_found_text"


class TicketGone(Trouble):
    status, title, text = 404, "ticket_gone", "ticket_gone_text"


class TooMany(Trouble):
    status, title, text = 429, "too_many", "too_many_text"


class Foreign(Trouble):
    status, title, text = 403, "foreign", "foreign_text"


class _Unavailable(Trouble):
    status, title, text = 503, "unavailable", "unavailable_text"


_RETRY_AFTER = {429: "60", 503: "20"}


class Kindness:
    """Turns troubles into pages."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def around(self, handler: Handler) -> Handler:
        """The handler, never without a page."""

        async def handle(request: web.Request) -> web.StreamResponse:
            try:
                return await handler(request)
            except Trouble as trouble:
                return self._say(request, trouble)
            except Unanswered:
                return self._say(request, _Unavailable())

        return handle

    def _say(self, request: web.Request, trouble: Trouble) -> web.Response:
        speech = speech_of(request)
        words = speech.words
        html = self._drawing.draw(
            "message",
            speech,
            request.path if request.method == "GET" else "/",
            title=getattr(words, trouble.title),
            text=getattr(words, trouble.text),
            reloads=trouble.status == 503,
        )
        response = answer(request, page_of(html), cache="no-store", status=trouble.status)
        if trouble.status in _RETRY_AFTER:
            response.headers["Retry-After"] = _RETRY_AFTER[trouble.status]
        return response
