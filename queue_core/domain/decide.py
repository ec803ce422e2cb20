"""What is allowed: `decide(command, state, context) -> events`, or `Refused`.

`carry_out` is the order of work around it: what the clock owes comes first, then the decision, then
the events are applied and the answer told. Rules: RULES.md; states and commands: docs/domain.md.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from queue_core.domain import commands as c
from queue_core.domain import decide_bookings as bookings
from queue_core.domain import decide_office as supervision
from queue_core.domain import decide_visit as visit
from queue_core.domain import decide_visitors as visitors
from queue_core.domain import decide_window as window
from queue_core.domain.answers import answer
from queue_core.domain.bookings import DayBookings
from queue_core.domain.clock import due_events, next_due
from queue_core.domain.context import Context
from queue_core.domain.events import AnyEvent, BookingMoved
from queue_core.domain.evolve import evolve, evolve_bookings
from queue_core.domain.office import Office
from queue_core.domain.refusals import Refused
from queue_core.domain.roles import may
from queue_core.domain.state import NEVER, OfficeState

Events = tuple[AnyEvent, ...]


class Done(Struct, frozen=True):
    """What became of one command: its facts, and an answer or a refusal."""

    events: Events
    answer: dict[str, Any] = {}
    refused: Refused | None = None
    """`events` then holds only what the clock owed."""


def decide(command: c.AnyCommand, state: OfficeState, context: Context) -> Events:
    """Return what follows from `command`, or raise `Refused`. Due events were applied before."""
    if not may(context.actor.role, command):
        raise Refused("forbidden")
    return _DECISIONS[type(command)](command, state, context)


def carry_out(command: c.AnyCommand, state: OfficeState, context: Context) -> Done:
    """Apply what is due, decide `command`, apply its events to `state` (and the bookings' day)."""
    owed = () if context.at < state.wake else apply_due(state, context.office, context.at)
    try:
        events = decide(command, state, context)
    except Refused as refused:
        return Done(owed, refused=refused)
    for event in events:
        evolve(state, event)
        for day in days_of(event, context):
            evolve_bookings(day, event)
    return Done((*owed, *events), answer(command, events, state, context))


def days_of(event: AnyEvent, context: Context) -> list[DayBookings]:
    """The days of bookings that an event changes: one, or two of a booking that moves."""
    days = [] if context.bookings is None else [context.bookings]
    if isinstance(event, BookingMoved) and event.to_day in context.days:
        days.append(context.days[event.to_day])
    return days


def apply_due(state: OfficeState, office: Office, at: int) -> Events:
    """Apply everything the clock owes by `at` and return it; note when it is needed next.

    Turning the day may make more fall due.
    """
    applied: list[AnyEvent] = []
    while owed := due_events(state, office, at):
        for event in owed:
            evolve(state, event)
        applied += owed
    state.wake = next_due(state, office, at) or NEVER
    return tuple(applied)


_DECISIONS: dict[type[c.Command], Callable[[Any, OfficeState, Context], Events]] = {
    c.IssueTicket: visitors.issue,
    c.CheckIn: bookings.check_in,
    c.CancelUnclaimed: visitors.cancel_unclaimed,
    c.ComeBack: visitors.come_back,
    c.StepAway: visitors.step_away,
    c.Leave: visitors.leave,
    c.Coming: visitors.coming,
    c.Arrive: visitors.arrive,
    c.Rate: visitors.rate,
    c.Book: bookings.book,
    c.MoveBooking: bookings.move,
    c.CancelBooking: bookings.cancel,
    c.Reprint: visitors.reprint,
    c.ClaimClass: supervision.claim_class,
    c.SignIn: window.sign_in,
    c.SignOut: window.sign_out,
    c.ChooseServices: window.choose_services,
    c.Pause: window.pause,
    c.EndPause: window.end_pause,
    c.CallNext: visit.call_next,
    c.Call: visit.call,
    c.Recall: visit.recall,
    c.PutBack: visit.put_back,
    c.Start: visit.start,
    c.Finish: visit.finish,
    c.NoShow: visit.no_show,
    c.Hold: visit.hold,
    c.ResumeHeld: visit.resume_held,
    c.Transfer: visit.transfer,
    c.AddService: visit.add_service,
    c.Count: visit.count,
    c.WriteNote: visit.note,
    c.ConfirmClass: visit.confirm_class,
    c.DenyClass: visit.deny_class,
    c.ServeWithoutTicket: visit.serve_without_ticket,
    c.UndoAct: visit.undo,
    c.CallHelp: window.call_help,
    c.SendMessage: supervision.send,
    c.TakeOver: visit.take_over,
    c.CancelVisit: visitors.cancel,
    c.Raise: supervision.lift,
    c.StopIntake: supervision.stop_intake,
    c.OpenIntake: supervision.open_intake,
    c.CloseEarly: supervision.close_early,
    c.SuspendAll: supervision.suspend,
    c.ResumeAll: supervision.resume_all,
    c.Tick: bookings.lapse,
    c.TellPresence: window.tell_presence,
    c.TellDevice: supervision.tell_device,
}
