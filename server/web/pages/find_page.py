"""`POST /offices/<id>/find`: from the number and code on paper to one's own page.

It changes nothing; POST keeps the code out of addresses and histories.
"""

from __future__ import annotations

from aiohttp import web

from server.rooms.offices import Offices
from server.web.pages.answers import answer, page_of, see_other
from server.web.pages.drawing import Drawing
from server.web.pages.forms import fields_of
from server.web.pages.language import speech_of
from server.web.pages.readers import Readers
from server.web.pages.trouble import PageMissing
from server.web.pages.visits import Visits


class FindPage:
    """Leads to the ticket, or asks again."""

    def __init__(
        self, offices: Offices, visits: Visits, drawing: Drawing, readers: Readers
    ) -> None:
        self._offices = offices
        self._visits = visits
        self._drawing = drawing
        self._readers = readers

    async def post(self, request: web.Request) -> web.Response:
        """303 to the page, or the form once more with what is wrong."""
        self._readers.check_form(request)
        id, speech = request.match_info["office"], speech_of(request)
        if id not in self._offices:
            raise PageMissing
        fields = await fields_of(request)
        number, code = fields.get("number", "")[:8], "".join(fields.get("code", "")[:20].split())
        token = await self._visits.token_of(id, number, code, self._readers.address_of(request))
        if token:
            return see_other(speech.link(f"/t/{id}.{token}"))
        office = self._offices.office(id)
        html = self._drawing.draw(
            "find",
            speech,
            f"/offices/{id}",
            office=office,
            name=speech.words.said(office.name),
            number=number,
        )
        return answer(request, page_of(html), cache="no-store", status=404)
