"""How facts put a visit aside, elsewhere or to its end, and change its place in the order."""

from __future__ import annotations

from msgspec.structs import replace

from queue_core.domain import events as e
from queue_core.domain.evolve_steps import (
    NOT_CALLED,
    NOT_HELD,
    count_wait,
    leave_window,
    put,
    staged,
    tally,
    uncount_call,
    uncount_served,
    with_stages,
)
from queue_core.domain.state import OfficeState, Stage, Ticket, Undo


def miss(state: OfficeState, ticket: Ticket, event: e.NoShowMarked) -> None:
    tally(state, ticket.now_at.service, no_shows=1)
    undo = Undo("no_show", event.at, ticket, ticket.revision + 1)
    leave_window(state, ticket, event.at, undo)
    put(state, ticket, state="missed", missed_until=event.until, **NOT_CALLED)


def hold(state: OfficeState, ticket: Ticket, event: e.VisitHeld) -> None:
    leave_window(state, ticket, event.at)
    stepped = ticket.step_aways + (event.kind == "step_away")
    put(
        state,
        ticket,
        state="held",
        held_kind=event.kind,
        held_from=event.at,
        held_until=event.until,
        step_aways=stepped,
    )


def resume(state: OfficeState, ticket: Ticket, event: e.VisitResumed) -> None:
    """Waiting again with the original due; the time away is told apart from the wait."""
    away = event.at - ticket.held_from if ticket.held_from else 0
    put(
        state,
        ticket,
        state="waiting",
        held_ms=ticket.held_ms + away,
        missed_until=0,
        **{**NOT_CALLED, **NOT_HELD},
    )


def transfer(state: OfficeState, ticket: Ticket, event: e.VisitTransferred) -> None:
    """Waits for another service, window or operator; its bill of time goes on."""
    stage = ticket.now_at
    ready = replace(
        stage,
        service=event.service or stage.service,
        entered=stage.entered if ticket.state != "serving" else event.at,
        due=event.due,
        called=0,
        started=0,
        window="",
        operator="",
    )
    if ticket.state == "called":
        state.drop_booked_call(ticket.call)
        uncount_call(state, ticket)
    undo = Undo("transfer", event.at, ticket, ticket.revision + 1)
    leave_window(state, ticket, event.at, undo)
    put(
        state,
        ticket,
        state="waiting",
        stages=with_stages(ticket, ready).stages,
        urgent=ticket.urgent or event.urgent,
        return_window=event.return_window or ticket.return_window,
        return_operator=event.return_operator or ticket.return_operator,
        return_service=stage.service if event.return_window else ticket.return_service,
        bound_window=event.to_window,
        bound_operator=event.to_operator,
        bound_until=event.bound_until,
        returned=False,
        **NOT_CALLED,
    )


def add_service(state: OfficeState, ticket: Ticket, event: e.ServiceAdded) -> None:
    put(state, ticket, stages=(*ticket.stages, Stage(service=event.service)), acted=event.at)


def note(state: OfficeState, ticket: Ticket, event: e.NoteWritten) -> None:
    put(state, ticket, note=event.text, acted=event.at)


# ── place in the order ───────────────────────────────────────────────────────


def claim(state: OfficeState, ticket: Ticket, event: e.ClassClaimed) -> None:
    put(
        state,
        ticket,
        class_id=event.class_id,
        class_claim="claimed" if event.class_id else "",
        stages=staged(ticket, due=event.due),
    )


def confirm(state: OfficeState, ticket: Ticket, event: e.ClassConfirmed) -> None:
    put(state, ticket, class_claim="confirmed", acted=event.at)


def deny(state: OfficeState, ticket: Ticket, event: e.ClassDenied) -> None:
    """Ordinary place by the original arrival; a visitor being served stays."""
    if ticket.state == "called":
        uncount_call(state, ticket)
        leave_window(state, ticket, event.at)
        put(
            state,
            ticket,
            state="waiting",
            class_claim="denied",
            stages=staged(ticket, due=event.due, called=0),
            **NOT_CALLED,
        )
    else:
        put(state, ticket, class_claim="denied", stages=staged(ticket, due=event.due))


def lift(state: OfficeState, ticket: Ticket, event: e.VisitRaised) -> None:
    put(state, ticket, urgent=True, urgent_reason=event.reason)


def unbind(state: OfficeState, ticket: Ticket, event: e.BindingEnded) -> None:
    put(state, ticket, bound_window="", bound_operator="", bound_until=0)


def end(state: OfficeState, ticket: Ticket, event: e.VisitEnded) -> None:
    leave_window(state, ticket, event.at)
    put(
        state,
        ticket,
        state="ended",
        ending=event.ending,
        ended=event.at,
        missed_until=0,
        **NOT_HELD,
    )


def expire(state: OfficeState, ticket: Ticket, at: int) -> None:
    """The day is over for this visit."""
    leave_window(state, ticket, at)
    put(state, ticket, state="ended", ending="expired", ended=at, missed_until=0, **NOT_HELD)


def arrive(state: OfficeState, ticket: Ticket, event: e.RemoteArrived) -> None:
    put(state, ticket, remote_away=False)


def reprint(state: OfficeState, ticket: Ticket, event: e.TicketReprinted) -> None:
    """The visitor has the number: on paper, or told by staff."""
    put(state, ticket, unprinted=False)


def acted(state: OfficeState, ticket: Ticket, event: e.VisitRated) -> None:
    """Nothing changes but that somebody acted: undo is over."""
    put(state, ticket)


def restore(state: OfficeState, ticket: Ticket, event: e.ActUndone) -> None:
    """The window's last act never was."""
    window = state.window(event.window)
    undo = window.undo
    if undo is None:
        return
    before = undo.before
    stage = before.now_at
    if undo.act == "finish":
        uncount_served(state, stage, before.operator, undo.at)
    elif undo.act == "no_show":
        tally(state, stage.service, no_shows=-1)
    elif before.state == "called":
        count_wait(state, stage, stage.called)
    began_then = window.paused == undo.at
    state.put_window(
        replace(
            window,
            ticket=before.id,
            free_since=0,
            undo=None,
            paused=0 if began_then else window.paused,
            pause_after=began_then or window.pause_after,
        )
    )
    state.put_ticket(replace(before, revision=ticket.revision + 1))
