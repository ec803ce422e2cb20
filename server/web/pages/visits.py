"""Finds one's own visit by token, or by number and code; whoever guesses is slowed down."""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import partial

from msgspec import Struct

from queue_core.domain.context import EndedVisit
from queue_core.domain.find import by_number
from queue_core.domain.numbers import fold
from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState, Ticket
from server.auth.authority import Authority
from server.auth.guesses import Guesses
from server.auth.ticket_secrets import TOKEN_LENGTH
from server.rooms.offices import Offices
from server.web.pages.looking import Eye, Eyes
from server.web.pages.trouble import TicketGone, TooMany

WRONG_TOKENS, WRONG_CODES = 60, 10
"""A minute and address."""
WRONG_CODES_A_NUMBER = 20
"""In ten minutes, from whatever addresses."""
_MOST_KNOWN = 50_000
_TOKEN = re.compile(rf"[A-Za-z0-9_-]{{{TOKEN_LENGTH}}}")


class Visit(Struct, frozen=True):
    """One visit as its page needs it."""

    office: Office
    token: str
    ticket: Ticket
    state: OfficeState
    eye: Eye
    at: int

    @property
    def path(self) -> str:
        """Of its page."""
        return f"/t/{self.office.id}.{self.token}"


class PastVisit(Struct, frozen=True):
    """A visit that is over, as long as it may be rated."""

    office: Office
    token: str
    kept: EndedVisit

    @property
    def path(self) -> str:
        """Of its page."""
        return f"/t/{self.office.id}.{self.token}"


class Visits:
    """The visits of all offices, for those who know a secret of theirs."""

    def __init__(self, offices: Offices, eyes: Eyes, authority: Authority) -> None:
        self._offices = offices
        self._eyes = eyes
        self._authority = authority
        self._known: OrderedDict[tuple[str, str], str] = OrderedDict()
        """Tokens that were right: looked for once, not at every reload."""
        self._tokens = Guesses(WRONG_TOKENS, 60)
        self._codes = Guesses(WRONG_CODES, 60)
        self._numbers = Guesses(WRONG_CODES_A_NUMBER, 600)

    async def by_name(self, name: str, address: str) -> Visit | PastVisit:
        """`<office>.<token>`. Raises TicketGone, TooMany, Unanswered or StoreUnavailable."""
        office_id, _, token = name.rpartition(".")
        if not self._tokens.may(address):
            raise TooMany
        if office_id not in self._offices or not _TOKEN.fullmatch(token):
            self._tokens.was_wrong(address)
            raise TicketGone
        office = self._offices.office(office_id)
        eye = self._eye(office_id)
        seen = await self._eyes.look(eye)
        ticket = self._ticket(office_id, token, eye, seen.state)
        if ticket is not None and ticket.state != "ended":
            return Visit(office, token, ticket, seen.state, eye, seen.at)
        kept = await eye.room.ended_visit(token)
        if kept is None:
            self._tokens.was_wrong(address)
            raise TicketGone
        return PastVisit(office, token, kept)

    async def token_of(self, office: str, number: str, code: str, address: str) -> str:
        """The token of the visit with this number and code; empty: there is none today.

        Raises TooMany or Unanswered.
        """
        guessed = f"{office}/{fold(number)}"
        if not (self._codes.may(address) and self._numbers.may(guessed)):
            raise TooMany
        seen = await self._eyes.look(self._eye(office))
        codes = partial(self._authority.ticket_code, office)
        ticket = by_number(seen.state, number, code, codes)
        if ticket is not None:
            return self._authority.ticket_token(office, ticket.id)
        self._codes.was_wrong(address)
        self._numbers.was_wrong(guessed)
        return ""

    def _eye(self, office: str) -> Eye:
        channel = f"{office}/public"
        return self._eyes.get(channel) or self._eyes.open(office, channel)

    def _ticket(self, office: str, token: str, eye: Eye, state: OfficeState) -> Ticket | None:
        key = (office, token)
        id = self._known.get(key)
        if id is None:
            id = eye.room.screens.ticket_of(state, token)
            if not id:
                return None
            self._known[key] = id
            if len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)
        return state.tickets.get(id)
