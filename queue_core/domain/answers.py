"""What the asker is told after a command: the `result` of its reply (docs/protocol.md, Results)."""

from __future__ import annotations

from typing import Any

from queue_core.domain import commands as c
from queue_core.domain import events as e
from queue_core.domain.context import Context
from queue_core.domain.policy import TURN, due, rank
from queue_core.domain.state import OfficeState, Ticket


def answer(
    command: c.AnyCommand, events: tuple[e.AnyEvent, ...], state: OfficeState, context: Context
) -> dict[str, Any]:
    """Return the result of `command` after its events were applied."""
    match command:
        case c.IssueTicket() | c.CheckIn() | c.ServeWithoutTicket():
            return paper(state.tickets[context.fresh], state, context)
        case c.Reprint():
            return paper(state.tickets[command.ticket], state, context)
        case c.CallNext() | c.Call() | c.ResumeHeld() | c.TakeOver():
            last = events[-1]
            assert isinstance(last, e.TicketCalled | e.VisitTakenOver)
            ticket = state.tickets[last.ticket]
            return {
                "ticket": ticket.id,
                "number": ticket.number,
                "call": ticket.call,
                "reason": ticket.call_reason,
            }
        case c.Book() | c.MoveBooking():
            made = events[-1]
            assert isinstance(made, e.SlotBooked | e.BookingMoved)
            return {
                "booking": made.booking,
                "token": context.token_of(made.booking),
                "code": context.code_of(made.booking),
                "slot": made.slot,
            }
        case _:
            return {}


def paper(ticket: Ticket, state: OfficeState, context: Context) -> dict[str, Any]:
    """What stands on the paper; the only place that tells the secret token and code."""
    facts: dict[str, Any] = {
        "ticket": ticket.id,
        "number": ticket.number,
        "token": context.token_of(ticket.id),
        "code": context.code_of(ticket.id),
        "issued": ticket.arrived,
        "services": [stage.service for stage in ticket.stages],
        "ahead": ahead(ticket, state, context),
    }
    if ticket.slot:
        facts["slot"] = ticket.slot
    return facts


def ahead(ticket: Ticket, state: OfficeState, context: Context) -> int:
    """People waiting who would be called before this one at a window that serves its service.

    A window serves several services, so all who wait for any service of such a window count; where
    no window is open, those of the same service.
    """
    service = ticket.now_at.service
    shared = {service}
    for window in state.windows.values():
        if service in window.services and not window.away:
            shared.update(window.services)
    at, office = context.at, context.office
    mine = rank(ticket, office, at), due(ticket, at), ticket.id
    count = 0
    for other in state.waiting.values():
        stage = other.stages[other.stage]
        if stage.service not in shared:
            continue
        if other.urgent or other.class_claim or other.slot:
            count += (rank(other, office, at), due(other, at), other.id) < mine
        else:  # the many: ordinary visitors, compared without the cost of asking their rank
            count += (TURN, stage.due, other.id) < mine
    return count
