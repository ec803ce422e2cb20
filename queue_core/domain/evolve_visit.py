"""How facts about a visit change its ticket and the window it is at."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from queue_core.domain import events as e
from queue_core.domain.numbers import spell
from queue_core.domain.state import (
    BookedCall,
    OfficeState,
    StaffDay,
    Stage,
    Tally,
    Ticket,
    Undo,
)

RECENT_TIMES = 10
"""Last service times kept per service."""


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
        )
    )
    _tally(state, first, issued=1)


# ── call ─────────────────────────────────────────────────────────────────────


def call(state: OfficeState, ticket: Ticket, event: e.TicketCalled) -> None:
    """A window has the visitor called; the wait of this stage ends."""
    stage = ticket.now_at
    at = event.at
    if stage.called == 0:
        _note_wait(state, ticket, event)
    if event.passing:
        state.put_booked_call(ticket.id, BookedCall(at, event.passing))
    _put(
        state,
        ticket,
        state="called",
        stages=_staged(ticket, called=stage.called or at),
        window=event.window,
        operator=event.operator,
        call=event.call,
        called=at,
        last_called=at,
        recalls=0,
        call_reason=event.reason,
        coming=False,
        missed_until=0,
        **_NOT_HELD,
    )
    _seat(state, event.window, ticket.id)


def _note_wait(state: OfficeState, ticket: Ticket, event: e.TicketCalled) -> None:
    stage = ticket.now_at
    _tally(state, stage.service, in_target=int(event.at <= stage.due))
    wait = event.at - stage.entered - ticket.held_ms
    figures = state.staff.get(event.operator, StaffDay())
    if wait > figures.longest_wait_ms:
        _put_figures(state, event.operator, replace(figures, longest_wait_ms=wait))


def recall(state: OfficeState, ticket: Ticket, event: e.TicketRecalled) -> None:
    _put(state, ticket, last_called=event.at, recalls=ticket.recalls + 1)


def coming(state: OfficeState, ticket: Ticket, event: e.VisitorComing) -> None:
    _put(state, ticket, coming=True)


def put_back(state: OfficeState, ticket: Ticket, event: e.CallPutBack) -> None:
    """The call never was: the place is kept, nobody was passed."""
    state.drop_booked_call(ticket.id)
    _leave_window(state, ticket, event.at)
    _put(state, ticket, state="waiting", stages=_staged(ticket, called=0), **_NOT_CALLED)


def take_over(state: OfficeState, ticket: Ticket, event: e.VisitTakenOver) -> None:
    _leave_window(state, ticket, event.at)
    stages = _staged(ticket, window=event.window, operator=event.operator)
    _put(
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
    _seat(state, event.window, ticket.id)


# ── service ──────────────────────────────────────────────────────────────────


def start(state: OfficeState, ticket: Ticket, event: e.ServiceStarted) -> None:
    stages = _staged(ticket, started=event.at, window=ticket.window, operator=ticket.operator)
    _put(state, ticket, state="serving", stages=stages)


def count(state: OfficeState, ticket: Ticket, event: e.ServicesCounted) -> None:
    stages = _staged(ticket, services=event.services, documents=event.documents)
    _put(state, ticket, stages=stages)


def finish(state: OfficeState, ticket: Ticket, event: e.ServiceFinished) -> None:
    """A stage ends: the visit goes on here, waits for its next stage, returns, or is completed."""
    at = event.at
    stage = ticket.now_at
    _count_served(state, stage, ticket.operator, at)
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
        after = replace(_with(ticket, done), state="ended", ending="completed", ended=at)
    after = replace(after, revision=ticket.revision + 1)
    if not event.here:
        _leave_window(state, ticket, at, Undo("finish", at, ticket, after.revision))
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
    moved = _with(ticket, done, coming_stage)
    moved = replace(moved, stage=ticket.stage + 1, held_ms=0)
    return moved if event.here else replace(moved, state="waiting", **_NOT_CALLED)


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
        **_NOT_CALLED,
    )


def miss(state: OfficeState, ticket: Ticket, event: e.NoShowMarked) -> None:
    _tally(state, ticket.now_at.service, no_shows=1)
    undo = Undo("no_show", event.at, ticket, ticket.revision + 1)
    _leave_window(state, ticket, event.at, undo)
    _put(state, ticket, state="missed", missed_until=event.until, **_NOT_CALLED)


def hold(state: OfficeState, ticket: Ticket, event: e.VisitHeld) -> None:
    _leave_window(state, ticket, event.at)
    stepped = ticket.step_aways + (event.kind == "step_away")
    _put(
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
    _put(
        state,
        ticket,
        state="waiting",
        held_ms=ticket.held_ms + away,
        missed_until=0,
        **{**_NOT_CALLED, **_NOT_HELD},
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
        state.drop_booked_call(ticket.id)
    undo = Undo("transfer", event.at, ticket, ticket.revision + 1)
    _leave_window(state, ticket, event.at, undo)
    _put(
        state,
        ticket,
        state="waiting",
        stages=_with(ticket, ready).stages,
        urgent=ticket.urgent or event.urgent,
        return_window=event.return_window or ticket.return_window,
        return_operator=event.return_operator or ticket.return_operator,
        return_service=stage.service if event.return_window else ticket.return_service,
        bound_window=event.to_window,
        bound_operator=event.to_operator,
        bound_until=event.bound_until,
        returned=False,
        **_NOT_CALLED,
    )


def add_service(state: OfficeState, ticket: Ticket, event: e.ServiceAdded) -> None:
    _put(state, ticket, stages=(*ticket.stages, Stage(service=event.service)))


def note(state: OfficeState, ticket: Ticket, event: e.NoteWritten) -> None:
    _put(state, ticket, note=event.text)


# ── place in the order ───────────────────────────────────────────────────────


def claim(state: OfficeState, ticket: Ticket, event: e.ClassClaimed) -> None:
    _put(
        state,
        ticket,
        class_id=event.class_id,
        class_claim="claimed" if event.class_id else "",
        stages=_staged(ticket, due=event.due),
    )


def confirm(state: OfficeState, ticket: Ticket, event: e.ClassConfirmed) -> None:
    _put(state, ticket, class_claim="confirmed")


def deny(state: OfficeState, ticket: Ticket, event: e.ClassDenied) -> None:
    """Ordinary place by the original arrival; a visitor being served stays."""
    if ticket.state == "called":
        _leave_window(state, ticket, event.at)
        _put(
            state,
            ticket,
            state="waiting",
            class_claim="denied",
            stages=_staged(ticket, due=event.due, called=0),
            **_NOT_CALLED,
        )
    else:
        _put(state, ticket, class_claim="denied", stages=_staged(ticket, due=event.due))


def lift(state: OfficeState, ticket: Ticket, event: e.VisitRaised) -> None:
    _put(state, ticket, urgent=True, urgent_reason=event.reason)


def unbind(state: OfficeState, ticket: Ticket, event: e.BindingEnded) -> None:
    _put(state, ticket, bound_window="", bound_operator="", bound_until=0)


def end(state: OfficeState, ticket: Ticket, event: e.VisitEnded) -> None:
    _leave_window(state, ticket, event.at)
    _put(state, ticket, state="ended", ending=event.ending, ended=event.at, missed_until=0)


def expire(state: OfficeState, ticket: Ticket, at: int) -> None:
    """The day is over for this visit."""
    _leave_window(state, ticket, at)
    _put(state, ticket, state="ended", ending="expired", ended=at, missed_until=0)


def arrive(state: OfficeState, ticket: Ticket, event: e.RemoteArrived) -> None:
    _put(state, ticket, remote_away=False)


def acted(state: OfficeState, ticket: Ticket, event: e.TicketReprinted | e.VisitRated) -> None:
    """Nothing changes but that somebody acted: undo is over."""
    _put(state, ticket)


def restore(state: OfficeState, ticket: Ticket, event: e.ActUndone) -> None:
    """The window's last act never was."""
    window = state.window(event.window)
    undo = window.undo
    if undo is None:
        return
    before = undo.before
    stage = before.now_at
    if undo.act == "finish":
        _uncount_served(state, stage, before.operator, undo.at)
    elif undo.act == "no_show":
        _tally(state, stage.service, no_shows=-1)
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


# ── shared steps ─────────────────────────────────────────────────────────────

_NOT_CALLED: dict[str, Any] = {
    "window": "",
    "operator": "",
    "call": "",
    "called": 0,
    "last_called": 0,
    "recalls": 0,
    "call_reason": "",
    "coming": False,
}
_NOT_HELD: dict[str, Any] = {"held_kind": "", "held_from": 0, "held_until": 0}


def _put(state: OfficeState, ticket: Ticket, /, **changes: Any) -> None:
    state.put_ticket(replace(ticket, revision=ticket.revision + 1, **changes))


def _staged(ticket: Ticket, **changes: Any) -> tuple[Stage, ...]:
    return _with(ticket, replace(ticket.now_at, **changes)).stages


def _with(ticket: Ticket, *stages: Stage) -> Ticket:
    """The ticket with its current stage (and the following ones) replaced."""
    at = ticket.stage
    if at == 0 and len(ticket.stages) == len(stages):
        return replace(ticket, stages=stages)
    return replace(
        ticket, stages=(*ticket.stages[:at], *stages, *ticket.stages[at + len(stages) :])
    )


def _seat(state: OfficeState, window_id: str, ticket_id: str) -> None:
    window = state.window(window_id)
    state.put_window(replace(window, ticket=ticket_id, free_since=0, undo=None))


def _leave_window(state: OfficeState, ticket: Ticket, at: int, undo: Undo | None = None) -> None:
    """Free the window the visit is at; a break planned for then begins."""
    window = state.windows.get(ticket.window)
    if window is None or window.ticket != ticket.id:
        return
    pausing = window.pause_after
    state.put_window(
        replace(
            window,
            ticket="",
            free_since=at,
            undo=undo,
            pause_after=False,
            paused=at if pausing else window.paused,
        )
    )


def _tally(
    state: OfficeState,
    service: str,
    *,
    issued: int = 0,
    served: int = 0,
    in_target: int = 0,
    no_shows: int = 0,
) -> None:
    tally = state.tallies.get(service, Tally())
    state.tallies[service] = Tally(
        tally.issued + issued,
        tally.served + served,
        tally.in_target + in_target,
        tally.no_shows + no_shows,
    )
    state.touch("tallies", service)


def _put_figures(state: OfficeState, operator: str, figures: StaffDay) -> None:
    state.staff[operator] = figures
    state.touch("staff", operator)


def _count_served(state: OfficeState, stage: Stage, operator: str, at: int) -> None:
    took = at - stage.started
    _tally(state, stage.service, served=1)
    state.recent[stage.service] = (*state.recent.get(stage.service, ()), took)[-RECENT_TIMES:]
    state.touch("recent", stage.service)
    figures = state.staff.get(operator, StaffDay())
    _put_figures(
        state,
        operator,
        replace(figures, served=figures.served + 1, busy_ms=figures.busy_ms + took),
    )


def _uncount_served(state: OfficeState, stage: Stage, operator: str, at: int) -> None:
    took = at - stage.started
    _tally(state, stage.service, served=-1)
    times = list(state.recent.get(stage.service, ()))
    if took in times:
        del times[len(times) - 1 - times[::-1].index(took)]
    state.recent[stage.service] = tuple(times)
    state.touch("recent", stage.service)
    figures = state.staff.get(operator, StaffDay())
    _put_figures(
        state,
        operator,
        replace(figures, served=figures.served - 1, busy_ms=figures.busy_ms - took),
    )
