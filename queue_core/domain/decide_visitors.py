"""What visitors may do, at the kiosk, at reception or by phone: take a ticket, come back, leave."""

from __future__ import annotations

from typing import Literal

from queue_core.domain import commands as c
from queue_core.domain import events as e
from queue_core.domain.context import Context
from queue_core.domain.day import is_open, today_doors
from queue_core.domain.find import offered, referred, visit
from queue_core.domain.numbers import next_number
from queue_core.domain.office import Service
from queue_core.domain.policy import wait_target_ms
from queue_core.domain.refusals import Refused
from queue_core.domain.state import OfficeState, Source, Ticket

MINUTE_MS = 60_000
Events = tuple[e.AnyEvent, ...]

_SOURCES: dict[str, Source] = {"kiosk": "kiosk", "public": "remote", "partner": "remote"}


def issue(command: c.IssueTicket, state: OfficeState, context: Context) -> Events:
    """A ticket for one or several services, if doors, intake and the hour allow it."""
    office = context.office
    if not command.services:
        raise Refused("bad_value", field="services")
    if len(command.services) > office.rules.max_stages:
        raise Refused("too_many_services", most=office.rules.max_stages)
    services = [offered(office, service) for service in command.services]
    source = _SOURCES.get(context.actor.role, "reception")
    if source == "remote" and not (office.remote_tickets and all(s.remote for s in services)):
        raise Refused("not_remote")
    _check_language(command.language, context)
    check_class(command.class_id, context)
    _check_intake(command, services, state, context)
    return (issued(services, state, context, command.language, command.class_id, source,
                   urgent_reason=_urgent_reason(command, context)),)  # fmt: skip


def issued(
    services: list[Service],
    state: OfficeState,
    context: Context,
    language: str,
    class_id: str,
    source: Source,
    *,
    urgent_reason: str = "",
    booking: str = "",
    slot: int = 0,
) -> e.TicketIssued:
    """The event of a new ticket: its number, and the due time of its first stage."""
    first = services[0]
    letter, counter = next_number(state, context.office, first.letter)
    entered = max(slot, context.at)
    return e.TicketIssued(
        at=context.at,
        who=context.actor.who,
        ticket=context.fresh,
        number=f"{letter}{counter:03d}",
        letter=letter,
        counter=counter,
        services=tuple(service.id for service in services),
        due=entered + wait_target_ms(context.office, first.id, class_id, slot > 0),
        source=source,
        language=language,
        class_id=class_id,
        booking=booking,
        slot=slot,
        urgent_reason=urgent_reason,
        key=context.key,
    )


def check_class(class_id: str, context: Context) -> None:
    """Refuse a class that is unknown, not valid today, or not for citizens to claim themselves."""
    if not class_id:
        return
    priority = context.office.classes.get(class_id)
    if priority is None:
        raise Refused("unknown_class", class_id=class_id)
    if context.actor.role in ("kiosk", "public", "partner") and not priority.claimed_at_kiosk:
        raise Refused("forbidden")


def _check_language(language: str, context: Context) -> None:
    if language not in context.office.languages:
        raise Refused("bad_value", field="language")


def _urgent_reason(command: c.IssueTicket, context: Context) -> str:
    if command.urgent_reason and context.actor.role not in ("reception", "supervisor"):
        raise Refused("forbidden")
    return command.urgent_reason[:200]


def _check_intake(
    command: c.IssueTicket, services: list[Service], state: OfficeState, context: Context
) -> None:
    """Say which: suspended, closed, intake stopped, or too late today (RULES, Devices)."""
    office = context.office
    if state.intake.suspended:
        raise Refused("suspended", text=state.intake.suspend_text)
    if not is_open(office, state, context.at):
        raise Refused("office_closed")
    stopped = state.intake.stopped
    if state.intake.all_stopped or any(s.id in stopped for s in services):
        raise Refused("intake_stopped")
    priority = office.classes.get(command.class_id)
    exempt = command.urgent_reason or (priority is not None and priority.effect == "by_right")
    if exempt or context.upper_bound is None:
        return
    hours = today_doors(office, state)
    wait = context.upper_bound(services[0].id)
    if hours is not None and wait and context.at + wait >= hours[1]:
        raise Refused("too_late_today")


def cancel_unclaimed(command: c.CancelUnclaimed, state: OfficeState, context: Context) -> Events:
    """Cancel the ticket that `of` made; if it made none, the room forbids that key."""
    for ticket in state.tickets.values():
        if ticket.key == command.of:
            if ticket.state in ("ended", "serving"):
                return ()
            return (_ended(ticket, context, "unclaimed"),)
    return ()


def come_back(command: c.ComeBack, state: OfficeState, context: Context) -> Events:
    """A missed visitor within the grace, or one who stepped away or was put aside, waits again."""
    ticket = referred(command, state, context)
    if ticket.state == "missed":
        if context.at >= ticket.missed_until:
            raise Refused("grace_over")
    elif ticket.state != "held":
        raise Refused("wrong_state", number=ticket.number, state=ticket.state)
    cause: Literal["staff", "came_back"]
    cause = "staff" if context.actor.role in ("operator", "supervisor") else "came_back"
    return (e.VisitResumed(at=context.at, who=context.actor.who, ticket=ticket.id, cause=cause),)


def step_away(command: c.StepAway, state: OfficeState, context: Context) -> Events:
    """Leave the hall for up to 30 minutes, at most twice."""
    ticket = referred(command, state, context)
    rules = context.office.rules
    if ticket.state != "waiting":
        raise Refused("wrong_state", number=ticket.number, state=ticket.state)
    if ticket.step_aways >= rules.step_aways:
        raise Refused("step_aways_used", most=rules.step_aways)
    if not 0 < command.minutes * 60 <= rules.step_away_s:
        raise Refused("bad_value", field="minutes")
    until = context.at + command.minutes * MINUTE_MS
    who = context.actor.who
    return (e.VisitHeld(at=context.at, who=who, ticket=ticket.id, kind="step_away", until=until),)


def leave(command: c.Leave, state: OfficeState, context: Context) -> Events:
    """Give the place up."""
    ticket = referred(command, state, context)
    if ticket.state not in ("waiting", "called", "missed", "held"):
        raise Refused("wrong_state", number=ticket.number, state=ticket.state)
    return (_ended(ticket, context, "left"),)


def cancel(command: c.CancelVisit, state: OfficeState, context: Context) -> Events:
    """End a visit that nobody serves."""
    states = ("waiting", "called", "missed", "held")
    ticket = state.tickets.get(command.ticket)
    if ticket is None:
        raise Refused("not_found")
    if ticket.state not in states:
        raise Refused("wrong_state", number=ticket.number, state=ticket.state)
    if context.actor.role == "operator" and ticket.operator != context.actor.who:
        raise Refused("forbidden")
    return (_ended(ticket, context, command.reason),)


def _ended(ticket: Ticket, context: Context, reason: str) -> e.VisitEnded:
    return e.VisitEnded(
        at=context.at,
        who=context.actor.who,
        ticket=ticket.id,
        ending="cancelled",
        reason=reason[:200],
    )


def coming(command: c.Coming, state: OfficeState, context: Context) -> Events:
    """«Иду»: told to the window that called."""
    ticket = referred(command, state, context)
    if ticket.state != "called":
        raise Refused("wrong_state", number=ticket.number, state=ticket.state)
    if ticket.coming:
        return ()
    return (e.VisitorComing(at=context.at, who=context.actor.who, ticket=ticket.id),)


def arrive(command: c.Arrive, state: OfficeState, context: Context) -> Events:
    """The visitor of a remote ticket is in the hall."""
    ticket = referred(command, state, context)
    if not ticket.remote_away:
        return ()
    return (e.RemoteArrived(at=context.at, who=context.actor.who, ticket=ticket.id),)


def rate(command: c.Rate, state: OfficeState, context: Context) -> Events:
    """One rating 1–5 per visit, open 48 h after its end."""
    ended = context.visit
    if ended is None:
        raise Refused("not_found")
    if ended.rated:
        raise Refused("rated")
    if context.at > ended.ended + context.office.rules.rating_open_s * 1000:
        raise Refused("rating_closed")
    if not 1 <= command.score <= 5:
        raise Refused("bad_value", field="score")
    chips = tuple(chip[:40] for chip in command.chips[:8])
    return (
        e.VisitRated(
            at=context.at,
            ticket=ended.ticket,
            score=command.score,
            chips=chips,
            services=ended.services,
        ),
    )


def reprint(command: c.Reprint, state: OfficeState, context: Context) -> Events:
    """The paper again, by staff."""
    ticket = visit(state, command.ticket, "waiting", "called", "missed", "held")
    return (e.TicketReprinted(at=context.at, who=context.actor.who, ticket=ticket.id),)
