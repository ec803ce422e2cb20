"""Who is next, and why: the least of (rank, overflow, due, id) among tickets a window may serve.

rank 0 urgent · 1 by right (law-given class, claimed or confirmed) · 2 booked, slot ≤ now, unless
an ordinary ticket eligible here was passed by `cap` booked calls since it entered · 3 the rest, by
due time. A booking that lost rank 2 to the cap is ordered by its due time like everybody else.
Source: RULES, Who is next; DOMAIN tells what simulation showed of other rules.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from queue_core.domain.office import Office
from queue_core.domain.state import CallReason, OfficeState, Ticket, WindowState

URGENT, BY_RIGHT, BOOKED, TURN = range(4)

Key = tuple[int, int, int, str]


class Choice(Struct, frozen=True):
    """The ticket to call, and the reason told on the console."""

    ticket: Ticket
    reason: CallReason


def rank(ticket: Ticket, office: Office, at: int) -> int:
    """0 urgent … 3 ordinary, at time `at`."""
    if ticket.urgent:
        return URGENT
    if is_by_right(ticket, office):
        return BY_RIGHT
    return BOOKED if ticket.slot and ticket.slot <= at else TURN


def is_by_right(ticket: Ticket, office: Office) -> bool:
    """Whether a law-given class, claimed or confirmed, takes the visit out of turn."""
    if ticket.class_claim not in ("claimed", "confirmed"):
        return False
    priority = office.classes.get(ticket.class_id)
    return priority is not None and priority.effect == "by_right"


def due(ticket: Ticket, at: int) -> int:
    """The due time that orders a ticket: a booking before its slot is due at the slot."""
    return ticket.slot if ticket.slot > at else ticket.stages[ticket.stage].due


def is_bound_elsewhere(ticket: Ticket, window: WindowState, at: int) -> bool:
    """Whether the ticket is, for now, another window's or operator's."""
    if not ticket.bound_until or at >= ticket.bound_until:
        return False
    return not is_bound_here(ticket, window)


def is_bound_here(ticket: Ticket, window: WindowState) -> bool:
    """Whether the ticket was sent to this very window or operator."""
    if ticket.bound_window:
        return ticket.bound_window == window.id
    return bool(ticket.bound_operator) and ticket.bound_operator == window.operator


def eligible(ticket: Ticket, window: WindowState, office: Office, at: int) -> Key | None:
    """The ticket's place in this window's order; None when the window may not serve it."""
    if is_bound_elsewhere(ticket, window, at):
        return None
    service = ticket.stages[ticket.stage].service
    place = rank(ticket, office, at)
    if service in window.services or is_bound_here(ticket, window):
        return place, 0, due(ticket, at), ticket.id
    if service in window.overflow and place >= BOOKED:
        return place, 1, due(ticket, at), ticket.id
    return None


def times_passed(ticket: Ticket, state: OfficeState) -> int:
    """Booked calls since the stage entered, at windows that could have called this ticket."""
    stage = ticket.stages[ticket.stage]
    calls = state.passing.get(stage.service)
    return len(calls) - bisect_right(calls, stage.entered) if calls else 0


def choose(state: OfficeState, office: Office, window: WindowState, at: int) -> Choice | None:
    """Choose who is called to `window` now; None: nobody it may serve waits."""
    keys = [
        (key, ticket)
        for ticket in state.waiting.values()
        if (key := eligible(ticket, window, office, at)) is not None
    ]
    if not keys:
        return None
    key, ticket = min(keys)
    if key[0] != BOOKED or not _cap_reached(keys, state, office.rules.cap):
        return Choice(ticket, reason_of(ticket, window, office, at))
    _, ticket = min(((TURN, *k[1:]), t) if k[0] == BOOKED else (k, t) for k, t in keys)
    reason: CallReason = "booked_slot" if ticket.slot else "cap"
    return Choice(ticket, reason)


def _cap_reached(keys: list[tuple[Key, Ticket]], state: OfficeState, cap: int) -> bool:
    return bool(state.passing) and any(
        key[0] == TURN and not ticket.slot and times_passed(ticket, state) >= cap
        for key, ticket in keys
    )


def reason_of(ticket: Ticket, window: WindowState, office: Office, at: int) -> CallReason:
    """Why this ticket may be called now, told in full on the console."""
    place = rank(ticket, office, at)
    if place == URGENT:
        return "urgent"
    if place == BY_RIGHT:
        return "by_right"
    if ticket.returned:
        return "returned"
    if is_bound_here(ticket, window):
        return "bound"
    return "booked_slot" if place == BOOKED else "turn"


def wait_target_ms(office: Office, service: str, class_id: str, booked: bool) -> int:
    """How long one may wait for `service`, ms; a class or a booking may shorten it."""
    offered = office.services.get(service)
    target = offered.wait_target_s if offered else 900
    if booked:
        target = min(target, office.rules.booked_wait_target_s)
    priority = office.classes.get(class_id)
    if priority is not None and priority.effect == "shorter_target":
        target = min(target, priority.wait_target_s)
    return target * 1000
