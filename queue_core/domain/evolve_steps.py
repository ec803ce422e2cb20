"""Steps that several facts about a visit share: replace the ticket, free the window, count."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from queue_core.domain.state import OfficeState, StaffDay, Stage, Tally, Ticket, Undo

RECENT_TIMES = 10
"""Last service times kept per service."""

NOT_CALLED: dict[str, Any] = {
    "window": "",
    "operator": "",
    "call": "",
    "called": 0,
    "last_called": 0,
    "recalls": 0,
    "call_reason": "",
    "coming": False,
}
NOT_HELD: dict[str, Any] = {"held_kind": "", "held_from": 0, "held_until": 0}


def put(state: OfficeState, ticket: Ticket, /, **changes: Any) -> None:
    state.put_ticket(replace(ticket, revision=ticket.revision + 1, **changes))


def staged(ticket: Ticket, **changes: Any) -> tuple[Stage, ...]:
    return with_stages(ticket, replace(ticket.now_at, **changes)).stages


def with_stages(ticket: Ticket, *stages: Stage) -> Ticket:
    """The ticket with its current stage (and the following ones) replaced."""
    at = ticket.stage
    if at == 0 and len(ticket.stages) == len(stages):
        return replace(ticket, stages=stages)
    return replace(
        ticket, stages=(*ticket.stages[:at], *stages, *ticket.stages[at + len(stages) :])
    )


def seat(state: OfficeState, window_id: str, ticket_id: str) -> None:
    window = state.window(window_id)
    state.put_window(replace(window, ticket=ticket_id, free_since=0, undo=None))


def leave_window(state: OfficeState, ticket: Ticket, at: int, undo: Undo | None = None) -> None:
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


def tally(
    state: OfficeState,
    service: str,
    *,
    issued: int = 0,
    called: int = 0,
    served: int = 0,
    in_target: int = 0,
    no_shows: int = 0,
) -> None:
    sums = state.tallies.get(service, Tally())
    state.tallies[service] = Tally(
        sums.issued + issued,
        sums.called + called,
        sums.served + served,
        sums.in_target + in_target,
        sums.no_shows + no_shows,
    )
    state.touch("tallies", service)


def count_wait(state: OfficeState, stage: Stage, called: int, times: int = 1) -> None:
    """The wait of a stage ended by a call at `called` (`times` -1: that call never was)."""
    in_target = times * (called <= stage.due)
    tally(state, stage.service, called=times, in_target=in_target)


def uncount_call(state: OfficeState, ticket: Ticket) -> None:
    """The present call never was: its wait goes on."""
    stage = ticket.now_at
    if stage.called:
        count_wait(state, stage, stage.called, -1)


def put_figures(state: OfficeState, operator: str, figures: StaffDay) -> None:
    state.staff[operator] = figures
    state.touch("staff", operator)


def count_served(state: OfficeState, stage: Stage, operator: str, at: int) -> None:
    took = at - stage.started
    tally(state, stage.service, served=1)
    state.recent[stage.service] = (*state.recent.get(stage.service, ()), took)[-RECENT_TIMES:]
    state.touch("recent", stage.service)
    figures = state.staff.get(operator, StaffDay())
    put_figures(
        state,
        operator,
        replace(figures, served=figures.served + 1, busy_ms=figures.busy_ms + took),
    )


def uncount_served(state: OfficeState, stage: Stage, operator: str, at: int) -> None:
    took = at - stage.started
    tally(state, stage.service, served=-1)
    times = list(state.recent.get(stage.service, ()))
    if took in times:
        del times[len(times) - 1 - times[::-1].index(took)]
    state.recent[stage.service] = tuple(times)
    state.touch("recent", stage.service)
    figures = state.staff.get(operator, StaffDay())
    put_figures(
        state,
        operator,
        replace(figures, served=figures.served - 1, busy_ms=figures.busy_ms - took),
    )
