"""The calling rules compared: three that others use, and ours."""

from __future__ import annotations

from collections.abc import Callable

from queue_core.domain.commands import AnyCommand, Call, CallNext
from queue_core.domain.office import Office
from queue_core.domain.policy import is_by_right
from queue_core.domain.state import OfficeState, Ticket

Rule = Callable[[OfficeState, Office, int], AnyCommand]
"""State, office, time (ms) → the order a free window gives."""


def ours(state: OfficeState, office: Office, at: int) -> AnyCommand:
    """Call whoever `queue_core.domain.policy` chooses."""
    return CallNext()


def first_come(state: OfficeState, office: Office, at: int) -> AnyCommand:
    """Call by arrival, whoever it is."""
    return _call(state, lambda ticket: (ticket.arrived,))


def strict_priority(state: OfficeState, office: Office, at: int) -> AnyCommand:
    """Call by-right visitors, then booked ones, then the rest: each by arrival."""

    def order(ticket: Ticket) -> tuple[int, ...]:
        is_booked = bool(ticket.slot) and ticket.slot <= at
        return (0 if is_by_right(ticket, office) else 1 if is_booked else 2, ticket.arrived)

    return _call(state, order)


def earliest_due(state: OfficeState, office: Office, at: int) -> AnyCommand:
    """Call whose wait target ends first."""
    return _call(state, lambda ticket: (ticket.now_at.due,))


RULES: dict[str, Rule] = {
    "first come": first_come,
    "strict priority": strict_priority,
    "earliest due": earliest_due,
    "Talon": ours,
}


def _call(state: OfficeState, order: Callable[[Ticket], tuple[int, ...]]) -> AnyCommand:
    waiting = [ticket for ticket in state.tickets.values() if ticket.state == "waiting"]
    if not waiting:
        return CallNext()
    return Call(ticket=min(waiting, key=lambda ticket: (*order(ticket), ticket.id)).id)
