"""What happens because its time has come: the day's moments, holds, graces, bindings, absence.

`due_events` comes before every command, so that a rule holds to the millisecond even when the
server's clock task is late or was down; `next_due` tells when it is needed next.
"""

from __future__ import annotations

from collections.abc import Iterator

from queue_core.domain import events as e
from queue_core.domain.day import business_day, day_close, doors, next_opening
from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState, Ticket, WindowState

Events = list[e.AnyEvent]


def due_events(state: OfficeState, office: Office, at: int) -> Events:
    """Everything whose time has come by `at`, in order; applied before anything else is decided.

    A day missed while the server was down is closed first, once (RULES, The day).
    """
    turned = _turn_day(state, office, at)
    if turned:
        return turned
    events: Events = []
    events += _pass_doors(state, office, at)
    for ticket in state.tickets.values():
        events += _visit_due(ticket, at)
    for window in state.windows.values():
        if window.link_lost and not window.away and at >= _away_at(window, office):
            events.append(e.OperatorAway(at=at, window=window.id))
    return events


def next_due(state: OfficeState, office: Office, at: int) -> int:
    """When the office next needs the clock, ms; 0: not in sight."""
    moments = [_next_day_turn(state, office, at), *_door_moments(state, office)]
    for ticket in state.tickets.values():
        if ticket.state == "held":
            moments.append(ticket.held_until)
        elif ticket.state == "missed":
            moments.append(ticket.missed_until)
        elif ticket.state == "waiting":
            moments.append(ticket.bound_until)
    for window in state.windows.values():
        if window.link_lost and not window.away:
            moments.append(_away_at(window, office))
    return min((moment for moment in moments if moment > at), default=0)


def _away_at(window: WindowState, office: Office) -> int:
    return window.link_lost + office.rules.away_s * 1000


def _visit_due(ticket: Ticket, at: int) -> Iterator[e.AnyEvent]:
    match ticket.state:
        case "held" if ticket.held_until and at >= ticket.held_until:
            yield e.VisitResumed(at=at, ticket=ticket.id, cause="time")
        case "missed" if at >= ticket.missed_until:
            yield e.VisitEnded(at=at, ticket=ticket.id, ending="no_show")
        case "waiting" if ticket.bound_until and at >= ticket.bound_until:
            yield e.BindingEnded(at=at, ticket=ticket.id)
        case _:
            pass


def _turn_day(state: OfficeState, office: Office, at: int) -> Events:
    """Close the open day if it is over; open today's if it has hours and is not over."""
    events: Events = []
    today = business_day(office, at)
    if state.day and (state.day != today or at >= day_close(office, state.day)):
        events.append(e.DayClosed(at=at, day=state.day))
    closed = state.day if events else state.closed_day
    still_open = bool(state.day) and not events
    if not still_open and _may_open(office, today, closed, at):
        events.append(e.DayOpened(at=at, day=today))
    return events


def _may_open(office: Office, today: str, closed: str, at: int) -> bool:
    return closed != today and doors(office, today) is not None and at < day_close(office, today)


def _next_day_turn(state: OfficeState, office: Office, at: int) -> int:
    if state.day:
        return day_close(office, state.day)
    return next_opening(office, at)


def _door_moments(state: OfficeState, office: Office) -> tuple[int, ...]:
    return doors(office, state.day, state.intake.closes) or () if state.day else ()


def _pass_doors(state: OfficeState, office: Office, at: int) -> Events:
    """Tell the screens once that the doors opened or closed since the last event."""
    for moment, opened in zip(reversed(_door_moments(state, office)), (False, True), strict=False):
        if state.at < moment <= at:
            return [e.DoorsPassed(at=at, open=opened)]
    return []
