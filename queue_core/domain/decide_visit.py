"""What operators decide about visits: call, start, finish, no-show, hold, transfer, undo."""

from __future__ import annotations

from typing import Any

from queue_core.domain import commands as c
from queue_core.domain import events as e
from queue_core.domain.context import Context
from queue_core.domain.decide_visitors import issued
from queue_core.domain.find import acting_window, offered, visit, visit_at, window_of
from queue_core.domain.policy import (
    BOOKED,
    choose,
    is_bound_elsewhere,
    rank,
    wait_target_ms,
)
from queue_core.domain.refusals import Refused
from queue_core.domain.state import CallReason, OfficeState, Ticket, WindowState

Events = tuple[e.AnyEvent, ...]
NOTE_LENGTH = 500


# ── call ─────────────────────────────────────────────────────────────────────


def call_next(command: c.CallNext, state: OfficeState, context: Context) -> Events:
    """Who is next by the rules, to this window."""
    window = _free_window(command, state, context)
    choice = choose(state, context.office, window, context.at)
    if choice is None:
        raise Refused("nobody_waiting")
    return (_called(choice.ticket, window, choice.reason, context),)


def call(command: c.Call, state: OfficeState, context: Context) -> Events:
    """A chosen waiting or missed visitor, to this window."""
    window = _free_window(command, state, context)
    ticket = visit(state, command.ticket, "waiting", "missed")
    if is_bound_elsewhere(ticket, window, context.at) and context.actor.role != "supervisor":
        raise Refused("wrong_state", number=ticket.number, state="bound")
    return (_called(ticket, window, "chosen", context),)


def resume_held(command: c.ResumeHeld, state: OfficeState, context: Context) -> Events:
    """A held visitor, called back by who held them."""
    window = _free_window(command, state, context)
    ticket = visit(state, command.ticket, "held")
    if ticket.operator not in ("", window.operator) and context.actor.role == "operator":
        raise Refused("forbidden")
    resumed = e.VisitResumed(at=context.at, who=context.actor.who, ticket=ticket.id, cause="staff")
    return resumed, _called(ticket, window, "chosen", context)


def take_over(command: c.TakeOver, state: OfficeState, context: Context) -> Events:
    """A called or served visit goes on at another window."""
    ticket = visit(state, command.ticket, "called", "serving", "waiting")
    window = state.window(command.window)
    if not window.operator:
        raise Refused("unknown_window", window=command.window)
    if window.ticket:
        raise Refused("visit_open", number=state.tickets[window.ticket].number)
    if ticket.state == "waiting":
        return (_called(ticket, window, "chosen", context),)
    return (
        e.VisitTakenOver(
            at=context.at,
            who=context.actor.who,
            ticket=ticket.id,
            window=window.id,
            operator=window.operator,
            call=context.fresh,
        ),
    )


def _free_window(command: c.AtWindow, state: OfficeState, context: Context) -> WindowState:
    window = acting_window(command, state, context)
    if state.intake.suspended:
        raise Refused("suspended", text=state.intake.suspend_text)
    if window.ticket:
        raise Refused("visit_open", number=state.tickets[window.ticket].number)
    if window.paused:
        raise Refused("paused")
    return window


def _called(
    ticket: Ticket, window: WindowState, reason: CallReason, context: Context
) -> e.TicketCalled:
    booked = ticket.slot > 0 and rank(ticket, context.office, context.at) == BOOKED
    return e.TicketCalled(
        at=context.at,
        who=context.actor.who,
        ticket=ticket.id,
        window=window.id,
        operator=window.operator,
        call=context.fresh,
        reason=reason,
        passing=(*window.services, *window.overflow) if booked else (),
    )


def recall(command: c.Recall, state: OfficeState, context: Context) -> Events:
    """Voice and board again, from 10 s after the last."""
    ticket = _at(command, state, context, "called")
    _check_elapsed(context, ticket.last_called, context.office.rules.recall_after_s)
    return (
        e.TicketRecalled(at=context.at, who=context.actor.who, ticket=ticket.id, call=ticket.call),
    )


def put_back(command: c.PutBack, state: OfficeState, context: Context) -> Events:
    """A wrong call: waiting again, the place kept."""
    ticket = _at(command, state, context, "called")
    return (e.CallPutBack(at=context.at, who=context.actor.who, ticket=ticket.id),)


def no_show(command: c.NoShow, state: OfficeState, context: Context) -> Events:
    """Nobody came: after a recall, or 40 s."""
    ticket = _at(command, state, context, "called")
    rules = context.office.rules
    if not ticket.recalls:
        _check_elapsed(context, ticket.called, rules.no_show_after_s)
    until = context.at + rules.grace_s * 1000
    return (e.NoShowMarked(at=context.at, who=context.actor.who, ticket=ticket.id, until=until),)


def _check_elapsed(context: Context, since: int, seconds: int) -> None:
    left = since + seconds * 1000 - context.at
    if left > 0:
        raise Refused("too_early", seconds=-(-left // 1000), at=since + seconds * 1000)


def _at(command: c.AtVisit, state: OfficeState, context: Context, *states: str) -> Ticket:
    window = acting_window(command, state, context)
    return visit_at(window, state, command.ticket, *states)  # type: ignore[arg-type]


# ── service ──────────────────────────────────────────────────────────────────


def start(command: c.Start, state: OfficeState, context: Context) -> Events:
    """The visitor sat down. A time claimed offline is clamped between the call and now."""
    ticket = _at(command, state, context, "called")
    at = _claimed(command.claimed_at, ticket.last_called, context)
    return (e.ServiceStarted(at=at, who=context.actor.who, ticket=ticket.id),)


def finish(command: c.Finish, state: OfficeState, context: Context) -> Events:
    """The current service is done: rendered, or declined with a reason from the list."""
    window = acting_window(command, state, context)
    ticket = visit_at(window, state, command.ticket, "serving")
    office = context.office
    if command.outcome == "declined" and command.reason not in office.decline_reasons:
        raise Refused("unknown_reason")
    _check_counts(command.services, command.documents)
    earliest = max(ticket.now_at.started, ticket.acted)
    at = _claimed(command.claimed_at, earliest, context)
    following = _following(ticket, window, context, at)
    return (
        e.ServiceFinished(
            at=at,
            who=context.actor.who,
            ticket=ticket.id,
            outcome=command.outcome,
            reason=command.reason,
            services=command.services,
            documents=command.documents,
            **following,
        ),
    )


def _following(ticket: Ticket, window: WindowState, context: Context, at: int) -> dict[str, Any]:
    """Where the visit goes after this stage: back to the sender, its next service, or home."""
    if ticket.return_service:
        bound_until = at + context.office.rules.bound_s * 1000
        due = _original_due(ticket, ticket.return_service, context)
        return {"back": ticket.return_service, "due": due, "bound_until": bound_until}
    if ticket.stage + 1 == len(ticket.stages):
        return {}
    service = ticket.stages[ticket.stage + 1].service
    here = service in window.services and not window.pause_after
    return {"due": _original_due(ticket, service, context), "here": here}


def _original_due(ticket: Ticket, service: str, context: Context) -> int:
    """A later stage keeps the visit's original place: due counts from the first arrival."""
    arrived = max(ticket.slot, ticket.arrived)
    return arrived + wait_target_ms(context.office, service, _class(ticket), ticket.slot > 0)


def _class(ticket: Ticket) -> str:
    return "" if ticket.class_claim == "denied" else ticket.class_id


def _claimed(claimed: int, earliest: int, context: Context) -> int:
    """A claimed time, clamped by the server between the last event of the visit and now."""
    return min(max(claimed, earliest), context.at) if claimed else context.at


def _check_counts(services: int, documents: int) -> None:
    if not 0 <= services <= 99:
        raise Refused("bad_value", field="services")
    if not 0 <= documents <= 999:
        raise Refused("bad_value", field="documents")


def count(command: c.Count, state: OfficeState, context: Context) -> Events:
    """Services and documents so far."""
    ticket = _at(command, state, context, "serving")
    _check_counts(command.services, command.documents)
    return (
        e.ServicesCounted(
            at=context.at,
            who=context.actor.who,
            ticket=ticket.id,
            services=command.services,
            documents=command.documents,
        ),
    )


def note(command: c.WriteNote, state: OfficeState, context: Context) -> Events:
    """A short note in the visit's record."""
    ticket = _at(command, state, context, "called", "serving")
    return (
        e.NoteWritten(
            at=context.at,
            who=context.actor.who,
            ticket=ticket.id,
            text=command.text.strip()[:NOTE_LENGTH],
        ),
    )


def add_service(command: c.AddService, state: OfficeState, context: Context) -> Events:
    """One more service after the present ones."""
    ticket = _at(command, state, context, "called", "serving")
    service = offered(context.office, command.service)
    if len(ticket.stages) >= context.office.rules.max_stages:
        raise Refused("too_many_services", most=context.office.rules.max_stages)
    return (
        e.ServiceAdded(at=context.at, who=context.actor.who, ticket=ticket.id, service=service.id),
    )


def serve_without_ticket(
    command: c.ServeWithoutTicket, state: OfficeState, context: Context
) -> Events:
    """A person who took no ticket: one is made without paper, called and started at once."""
    window = _free_window(command, state, context)
    service = offered(context.office, command.service)
    made = issued([service], state, context, "ru", "", "window")
    who, at = context.actor.who, context.at
    return (
        made,
        e.TicketCalled(
            at=at,
            who=who,
            ticket=made.ticket,
            window=window.id,
            operator=window.operator,
            call=context.fresh,
            reason="chosen",
        ),
        e.ServiceStarted(at=at, who=who, ticket=made.ticket),
    )


# ── aside and elsewhere ──────────────────────────────────────────────────────


def hold(command: c.Hold, state: OfficeState, context: Context) -> Events:
    """Put the visit aside until a time, or until resumed; reception holds who waits."""
    if context.actor.role == "reception" or (command.ticket and _waits(state, command.ticket)):
        if context.actor.role == "operator":
            raise Refused("forbidden")
        ticket = visit(state, command.ticket, "waiting")
    else:
        ticket = _at(command, state, context, "serving")
    if command.until and command.until <= context.at:
        raise Refused("bad_value", field="until")
    return (
        e.VisitHeld(
            at=context.at,
            who=context.actor.who,
            ticket=ticket.id,
            kind="hold",
            until=command.until,
        ),
    )


def _waits(state: OfficeState, ticket: str) -> bool:
    return ticket in state.waiting


def transfer(command: c.Transfer, state: OfficeState, context: Context) -> Events:
    """To another service, window or operator; the place by the original due is kept."""
    window = acting_window(command, state, context)
    ticket = visit_at(window, state, command.ticket, "called", "serving")
    office = context.office
    service = offered(office, command.service).id if command.service else ticket.now_at.service
    _check_target(command, window, state, context)
    bound = command.to_window or command.to_operator
    returns = command.with_return and ticket.state == "serving"
    return (
        e.VisitTransferred(
            at=context.at,
            who=context.actor.who,
            ticket=ticket.id,
            due=_original_due(ticket, service, context)
            if service != ticket.now_at.service
            else ticket.now_at.due,
            service=service,
            to_window=command.to_window,
            to_operator=command.to_operator,
            urgent=command.urgent,
            return_window=window.id if returns else "",
            return_operator=window.operator if returns else "",
            bound_until=context.at + office.rules.bound_s * 1000 if bound else 0,
        ),
    )


def _check_target(
    command: c.Transfer, window: WindowState, state: OfficeState, context: Context
) -> None:
    if not (command.service or command.to_window or command.to_operator):
        raise Refused("bad_value", field="service")
    if command.to_window:
        if command.to_window == window.id:
            raise Refused("bad_value", field="to_window")
        if not state.window(command.to_window).operator:
            raise Refused("unknown_window", window=command.to_window)
    if command.to_operator and window_of(state, command.to_operator) is None:
        raise Refused("unknown_staff", operator=command.to_operator)


# ── the class, and undo ──────────────────────────────────────────────────────


def confirm_class(command: c.ConfirmClass, state: OfficeState, context: Context) -> Events:
    """The document was seen."""
    ticket = _claiming(command, state, context)
    return (e.ClassConfirmed(at=context.at, who=context.actor.who, ticket=ticket.id),)


def deny_class(command: c.DenyClass, state: OfficeState, context: Context) -> Events:
    """Not shown: the ordinary place by the original arrival; a visit being served stays."""
    ticket = _claiming(command, state, context)
    stage = ticket.now_at
    due = stage.entered + wait_target_ms(context.office, stage.service, "", ticket.slot > 0)
    return (e.ClassDenied(at=context.at, who=context.actor.who, ticket=ticket.id, due=due),)


def _claiming(command: c.AtVisit, state: OfficeState, context: Context) -> Ticket:
    if command.ticket and _waits(state, command.ticket) and context.actor.role != "operator":
        ticket = state.tickets[command.ticket]
    else:
        ticket = _at(command, state, context, "called", "serving")
    if not ticket.class_id:
        raise Refused("no_class")
    if ticket.class_claim != "claimed":
        raise Refused("class_settled")
    return ticket


def undo(command: c.UndoAct, state: OfficeState, context: Context) -> Events:
    """The operator's own last finish, no-show or transfer, if nobody acted since."""
    window = acting_window(command, state, context)
    last = window.undo
    if last is None or context.at > last.at + context.office.rules.undo_s * 1000:
        raise Refused("undo_gone")
    ticket = state.tickets.get(last.before.id)
    if ticket is None or ticket.revision != last.revision:
        raise Refused("undo_gone")
    if window.ticket and window.ticket != ticket.id:
        raise Refused("visit_open", number=state.tickets[window.ticket].number)
    return (e.ActUndone(at=context.at, who=context.actor.who, ticket=ticket.id, window=window.id),)
