"""Answers «where am I in the queue?» by the number and code on paper, to a kiosk or reception."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from queue_core.domain.find import by_number
from queue_core.domain.forecast import Forecast
from queue_core.domain.numbers import fold
from queue_core.domain.state import OfficeState, Ticket
from queue_core.views.shown import times
from server.auth.guesses import Guesses
from server.live.queries import Place

WRONG_CODES_A_DEVICE, WRONG_CODES_A_NUMBER = 30, 20
"""In ten minutes. A kiosk is one device for a whole hall: only a robot is as often wrong."""
_WITHIN_S = 600


class Whereabouts(Struct, frozen=True, omit_defaults=True):
    """Where one visit stands, in the words of its page."""

    ticket: str
    number: str
    state: str
    ahead: int = 0
    low: int = 0
    high: int = 0
    """Expected to be called, ms; 0: cannot be told."""
    window: str = ""
    until: int = 0
    """A held or missed visit keeps its place until then, ms."""


class Places:
    """Finds visits by number and code, and counts who guesses."""

    def __init__(self, code_of: Callable[[str, str], str]) -> None:
        """`code_of`: office and ticket → the code printed on paper."""
        self._code_of = code_of
        self._devices = Guesses(WRONG_CODES_A_DEVICE, _WITHIN_S)
        self._numbers = Guesses(WRONG_CODES_A_NUMBER, _WITHIN_S)

    def may_ask(self, query: Place, who: str) -> bool:
        """Whether one more code may be tried."""
        by_device, by_number = _guessers(query, who)
        return self._devices.may(by_device) and self._numbers.may(by_number)

    def find(
        self, query: Place, who: str, state: OfficeState, forecast: Forecast | None
    ) -> Whereabouts | None:
        """The visit with this number and code; None: there is none today, and it is counted."""
        codes = partial(self._code_of, query.office)
        ticket = by_number(state, query.number, query.code, codes)
        if ticket is not None:
            return _whereabouts(ticket, forecast)
        by_device, number = _guessers(query, who)
        self._devices.was_wrong(by_device)
        self._numbers.was_wrong(number)
        return None


def _guessers(query: Place, who: str) -> tuple[str, str]:
    return f"{query.office}/{who}", f"{query.office}/{fold(query.number)}"


def _whereabouts(ticket: Ticket, forecast: Forecast | None) -> Whereabouts:
    match ticket.state:
        case "called" | "serving":
            return Whereabouts(ticket.id, ticket.number, ticket.state, window=ticket.window)
        case "held" | "missed":
            until = ticket.missed_until or ticket.held_until
            return Whereabouts(ticket.id, ticket.number, ticket.state, until=until)
        case "waiting":
            found = forecast.tickets.get(ticket.id) if forecast else None
            if found is None or forecast is None:
                return Whereabouts(ticket.id, ticket.number, ticket.state)
            low, high = times(found.low, found.high, forecast.at, None)
            return Whereabouts(ticket.id, ticket.number, ticket.state, found.place - 1, low, high)
        case _:
            return Whereabouts(ticket.id, ticket.number, ticket.state)
