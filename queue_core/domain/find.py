"""How a decision finds what an order speaks of: window, visit, service."""

from __future__ import annotations

from collections.abc import Callable
from hmac import compare_digest

from queue_core.domain import commands as c
from queue_core.domain.context import Context
from queue_core.domain.numbers import fold
from queue_core.domain.office import Office, Service
from queue_core.domain.refusals import Refused
from queue_core.domain.state import OfficeState, Ticket, TicketState, WindowState


def window_of(state: OfficeState, operator: str) -> WindowState | None:
    """The window an operator works at."""
    for window in state.windows.values():
        if window.operator == operator:
            return window
    return None


def acting_window(command: c.AtWindow, state: OfficeState, context: Context) -> WindowState:
    """The open window an order is about: one's own, or (supervisor) the named one."""
    if context.actor.role == "supervisor" and command.window:
        window = state.window(command.window)
        if not window.operator:
            raise Refused("unknown_window", window=command.window)
        return window
    own = window_of(state, context.actor.who)
    if own is None:
        raise Refused("not_signed_in")
    if command.window and command.window != own.id:
        raise Refused("not_your_window")
    return own


def visit_at(window: WindowState, state: OfficeState, seen: str, *states: TicketState) -> Ticket:
    """The visit at a window, which must be the one the person saw, in one of `states`."""
    if seen and seen != window.ticket:
        _explain_absence(state, window, seen)
    if not window.ticket:
        raise Refused("no_visit")
    ticket = state.tickets[window.ticket]
    if ticket.state not in states:
        raise Refused("wrong_state", number=ticket.number, state=ticket.state)
    return ticket


def _explain_absence(state: OfficeState, window: WindowState, seen: str) -> None:
    ticket = state.tickets.get(seen)
    if ticket is None:
        raise Refused("not_found")
    if ticket.window and ticket.window != window.id:
        raise Refused("already_called", number=ticket.number, window=ticket.window)
    raise Refused("visit_moved_on", number=ticket.number)


def visit(state: OfficeState, ticket_id: str, *states: TicketState) -> Ticket:
    """A visit by its id, in one of `states`."""
    ticket = state.tickets.get(ticket_id)
    if ticket is None:
        raise Refused("not_found")
    if ticket.state not in states:
        if ticket.window and ticket.state in ("called", "serving"):
            raise Refused("already_called", number=ticket.number, window=ticket.window)
        raise Refused("wrong_state", number=ticket.number, state=ticket.state)
    return ticket


def referred(command: c.VisitRef, state: OfficeState, context: Context) -> Ticket:
    """The visit a visitor or member of staff names: id (staff), token, or number and code."""
    if command.ticket and context.actor.role in _STAFF:
        ticket = state.tickets.get(command.ticket)
    elif command.token:
        ticket = by_token(state, command.token, context)
    else:
        ticket = by_number(state, command.number, command.code, context.code_of)
    if ticket is None:
        raise Refused("not_found")
    return ticket


_STAFF = ("kiosk", "reception", "operator", "supervisor")


def by_token(state: OfficeState, token: str, context: Context) -> Ticket | None:
    """The ticket whose secret token this is."""
    return next((t for t in state.tickets.values() if context.token_of(t.id) == token), None)


def by_number(
    state: OfficeState, number: str, code: str, code_of: Callable[[str], str]
) -> Ticket | None:
    """The visit with this number and the eight digits on its paper, however they were typed."""
    number, digits = fold(number), "".join(code.split()).encode()
    if not number:
        return None
    named = (ticket for ticket in state.tickets.values() if ticket.number == number)
    return next((t for t in named if compare_digest(code_of(t.id).encode(), digits)), None)


def offered(office: Office, service: str) -> Service:
    """A service of this office; elsewhere is told with the place."""
    found = office.services.get(service)
    if found is not None:
        return found
    other = office.elsewhere.get(service)
    if other is not None:
        raise Refused("elsewhere", service=service, place=other.where)
    raise Refused("unknown_service", service=service)
