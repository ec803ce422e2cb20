"""How a visit begins, is called, served and finished."""

from __future__ import annotations

from msgspec.structs import replace

from queue_core.domain import events as e
from queue_core.domain.evolve_steps import (
    NOT_CALLED,
    NOT_HELD,
    count_served,
    count_wait,
    leave_window,
    put,
    put_figures,
    seat,
    staged,
    tally,
    uncount_call,
    with_stages,
)
from queue_core.domain.numbers import spell
from queue_core.domain.state import (
    BookedCall,
    OfficeState,
    StaffDay,
    Stage,
    Ticket,
    Undo,
)

# ── beginning ────────────────────────────────────────────────────────────────


def issue(state: OfficeState, event: e.TicketIssued) -> None:
    """A new visit waits (or, without a ticket, is served at once by a later event)."""
    first, *later = event.services
    entered = max(event.slot, event.at)
    state.counters[event.letter] = event.counter
    state.touch("counters", event.letter)
    state.put_ticket(
        Ticket(
            id=event.ticket,
            number=spell(event.letter, event.counter),
            state="waiting",
            stages=(
                Stage(service=first, entered=entered, due=event.due),
                *(Stage(service=service) for service in later),
            ),
            arrived=event.at,
            source=event.source,
            language=event.language,
            class_id=event.class_id,
            class_claim="" if not event.class_id else "claimed",
            urgent=bool(event.urgent_reason),
            urgent_reason=event.urgent_reason,
            booking=event.booking,
            slot=event.slot,
            key=event.key,
            remote_away=event.source == "remote",
        )
    )
    tally(state, first, issued=1)


# ── call ─────────────────────────────────────────────────────────────────────


def call(state: OfficeState, ticket: Ticket, event: e.TicketCalled) -> None:
    """A window has the visitor called; the wait of this stage ends."""
    stage = ticket.now_at
    at = event.at
    if stage.called == 0:
        _note_wait(state, ticket, event)
    if event.passing:
        state.put_booked_call(event.call, BookedCall(at, event.passing))
    put(
        state,
        ticket,
        state="called",
        stages=staged(ticket, called=stage.called or at),
        window=event.window,
        operator=event.operator,
        call=event.call,
        called=at,
        last_called=at,
        recalls=0,
        call_reason=event.reason,
        coming=False,
        missed_until=0,
        **NOT_HELD,
    )
    seat(state, event.window, ticket.id)


def _note_wait(state: OfficeState, ticket: Ticket, event: e.TicketCalled) -> None:
    stage = ticket.now_at
    count_wait(state, stage, event.at)
    wait = event.at - stage.entered - ticket.held_ms
    figures = state.staff.get(event.operator, StaffDay())
    if wait > figures.longest_wait_ms:
        put_figures(state, event.operator, replace(figures, longest_wait_ms=wait))


def recall(state: OfficeState, ticket: Ticket, event: e.TicketRecalled) -> None:
    put(state, ticket, last_called=event.at, recalls=ticket.recalls + 1)


def coming(state: OfficeState, ticket: Ticket, event: e.VisitorComing) -> None:
    put(state, ticket, coming=True)


def put_back(state: OfficeState, ticket: Ticket, event: e.CallPutBack) -> None:
    """The call never was: the place is kept, nobody was passed."""
    state.drop_booked_call(ticket.call)
    uncount_call(state, ticket)
    leave_window(state, ticket, event.at)
    put(state, ticket, state="waiting", stages=staged(ticket, called=0), **NOT_CALLED)


def take_over(state: OfficeState, ticket: Ticket, event: e.VisitTakenOver) -> None:
    leave_window(state, ticket, event.at)
    stages = staged(ticket, window=event.window, operator=event.operator)
    put(
        state,
        ticket,
        stages=stages if ticket.state == "serving" else ticket.stages,
        window=event.window,
        operator=event.operator,
        call=event.call,
        called=event.at if ticket.state == "called" else ticket.called,
        last_called=event.at if ticket.state == "called" else ticket.last_called,
        recalls=0,
    )
    seat(state, event.window, ticket.id)


# ── service ──────────────────────────────────────────────────────────────────


def start(state: OfficeState, ticket: Ticket, event: e.ServiceStarted) -> None:
    stages = staged(ticket, started=event.at, window=ticket.window, operator=ticket.operator)
    put(state, ticket, state="serving", stages=stages)


def count(state: OfficeState, ticket: Ticket, event: e.ServicesCounted) -> None:
    stages = staged(ticket, services=event.services, documents=event.documents)
    put(state, ticket, stages=stages, acted=event.at)


def finish(state: OfficeState, ticket: Ticket, event: e.ServiceFinished) -> None:
    """A stage ends: the visit goes on here, waits for its next stage, returns, or is completed."""
    at = event.at
    stage = ticket.now_at
    count_served(state, stage, ticket.operator, at)
    done = replace(
        stage,
        ended=at,
        outcome=event.outcome,
        reason=event.reason,
        services=event.services,
        documents=event.documents,
    )
    if event.back:
        after = _returned(ticket, done, event)
    elif ticket.stage + 1 < len(ticket.stages):
        after = _next_stage(ticket, done, event)
    else:
        after = replace(with_stages(ticket, done), state="ended", ending="completed", ended=at)
    after = replace(after, revision=ticket.revision + 1)
    if not event.here:
        leave_window(state, ticket, at, Undo("finish", at, ticket, after.revision))
    else:
        window = state.window(ticket.window)
        state.put_window(replace(window, undo=Undo("finish", at, ticket, after.revision)))
    state.put_ticket(after)


def _next_stage(ticket: Ticket, done: Stage, event: e.ServiceFinished) -> Ticket:
    coming_stage = replace(ticket.stages[ticket.stage + 1], entered=event.at, due=event.due)
    if event.here:
        coming_stage = replace(
            coming_stage,
            called=event.at,
            started=event.at,
            window=ticket.window,
            operator=ticket.operator,
        )
    moved = with_stages(ticket, done, coming_stage)
    moved = replace(moved, stage=ticket.stage + 1, held_ms=0)
    return moved if event.here else replace(moved, state="waiting", **NOT_CALLED)


def _returned(ticket: Ticket, done: Stage, event: e.ServiceFinished) -> Ticket:
    """Back to the sender: the stage it was sent away from stands again, bound to them."""
    again = Stage(service=event.back, entered=event.at, due=event.due)
    rest = ticket.stages[ticket.stage + 1 :]
    stages = (*ticket.stages[: ticket.stage], done, again, *rest)
    return replace(
        ticket,
        state="waiting",
        stages=stages,
        stage=ticket.stage + 1,
        held_ms=0,
        returned=True,
        urgent=False,
        bound_window=ticket.return_window,
        bound_operator=ticket.return_operator,
        bound_until=event.bound_until,
        return_window="",
        return_operator="",
        return_service="",
        **NOT_CALLED,
    )
