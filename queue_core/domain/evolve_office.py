"""How facts about windows, the day and the office change its state."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from queue_core.domain import events as e
from queue_core.domain.evolve_place import expire
from queue_core.domain.state import DeviceState, Intake, Message, OfficeState, WindowState

# ── the day ──────────────────────────────────────────────────────────────────


def open_day(state: OfficeState, event: e.DayOpened) -> None:
    """A clean sheet: numbers, figures, windows and visits of the day before are gone."""
    for ticket in list(state.tickets):
        state.drop_ticket(ticket)
    for kind in ("counters", "windows", "booked_calls", "tallies", "staff", "messages"):
        kept = getattr(state, kind)
        for key in kept:
            state.touch(kind, key)
        kept.clear()
    state.passing.clear()
    state.intake = Intake(suspended=state.intake.suspended, suspend_text=state.intake.suspend_text)
    state.day = event.day
    state.touch("intake")
    state.touch("day")


def close_day(state: OfficeState, event: e.DayClosed) -> None:
    """Who waits, is held, missed or called is expired; who is served may finish."""
    for ticket in list(state.tickets.values()):
        if ticket.state not in ("serving", "ended"):
            expire(state, ticket, event.at)
    for window in list(state.windows.values()):
        if not window.ticket:
            _drop_window(state, window.id)
    for message in list(state.messages):
        del state.messages[message]
        state.touch("messages", message)
    state.day = ""
    state.closed_day = event.day
    state.touch("day")


# ── windows ──────────────────────────────────────────────────────────────────


def open_window(state: OfficeState, event: e.WindowOpened) -> None:
    """Somebody works at the window; a visit there stays, also when it is taken over."""
    before = state.window(event.window)
    if before.ticket and (ticket := state.tickets.get(before.ticket)):
        state.put_ticket(replace(ticket, operator=event.operator, revision=ticket.revision + 1))
    state.put_window(
        WindowState(
            id=event.window,
            operator=event.operator,
            since=event.at,
            services=event.services,
            overflow=event.overflow,
            ticket=before.ticket,
            free_since=0 if before.ticket else event.at,
        )
    )


def close_window(state: OfficeState, event: e.WindowClosed) -> None:
    _drop_window(state, event.window)


def _drop_window(state: OfficeState, window: str) -> None:
    if state.windows.pop(window, None) is not None:
        state.touch("windows", window)


def _set(state: OfficeState, window: str, **changes: Any) -> None:
    if window in state.windows:
        state.put_window(replace(state.windows[window], **changes))


def choose_services(state: OfficeState, event: e.ServicesChosen) -> None:
    _set(state, event.window, services=event.services, overflow=event.overflow)


def plan_pause(state: OfficeState, event: e.PausePlanned) -> None:
    _set(
        state,
        event.window,
        pause_after=True,
        pause_reason=event.reason,
        pause_until=event.until,
    )


def begin_pause(state: OfficeState, event: e.PauseBegun) -> None:
    _set(
        state,
        event.window,
        paused=event.at,
        pause_after=False,
        pause_reason=event.reason,
        pause_until=event.until,
        undo=None,
    )


def end_pause(state: OfficeState, event: e.PauseEnded) -> None:
    working = {"paused": 0, "pause_after": False, "pause_reason": "", "pause_until": 0}
    window = state.window(event.window)
    free_since = window.free_since if window.ticket else event.at
    _set(state, event.window, free_since=free_since, **working)


def call_help(state: OfficeState, event: e.HelpCalled) -> None:
    _set(state, event.window, help=event.at)


def end_help(state: OfficeState, event: e.HelpEnded) -> None:
    _set(state, event.window, help=0)


def lose_link(state: OfficeState, event: e.LinkLost) -> None:
    _set(state, event.window, link_lost=event.at)
    state.wake = 0


def regain_link(state: OfficeState, event: e.LinkBack) -> None:
    _set(state, event.window, link_lost=0, away=False)


def go_away(state: OfficeState, event: e.OperatorAway) -> None:
    _set(state, event.window, away=True)


# ── office ───────────────────────────────────────────────────────────────────


def stop_intake(state: OfficeState, event: e.IntakeStopped) -> None:
    before = state.intake
    if not event.services:
        _set_intake(state, replace(before, all_stopped=True))
    else:
        stopped = tuple(sorted({*before.stopped, *event.services}))
        _set_intake(state, replace(before, stopped=stopped))


def open_intake(state: OfficeState, event: e.IntakeOpened) -> None:
    before = state.intake
    left = tuple(s for s in before.stopped if s not in event.services) if event.services else ()
    _set_intake(state, replace(before, stopped=left, all_stopped=False))


def set_closing(state: OfficeState, event: e.ClosingSet) -> None:
    _set_intake(state, replace(state.intake, closes=event.closes))


def suspend(state: OfficeState, event: e.AllSuspended) -> None:
    _set_intake(state, replace(state.intake, suspended=True, suspend_text=event.text))


def resume_all(state: OfficeState, event: e.AllResumed) -> None:
    _set_intake(state, replace(state.intake, suspended=False, suspend_text=""))


def pass_door(state: OfficeState, event: e.DoorsPassed) -> None:
    state.touch("day")


def _set_intake(state: OfficeState, intake: Intake) -> None:
    state.intake = intake
    state.wake = 0
    state.touch("intake")


def send(state: OfficeState, event: e.MessageSent) -> None:
    state.messages[event.message] = Message(
        id=event.message, at=event.at, text=event.text, sender=event.who, to=event.to
    )
    state.touch("messages", event.message)


def unsend(state: OfficeState, event: e.MessageRemoved) -> None:
    if state.messages.pop(event.message, None) is not None:
        state.touch("messages", event.message)


def change_device(state: OfficeState, event: e.DeviceChanged) -> None:
    state.devices[event.device] = DeviceState(
        kind=event.kind,
        online=event.online,
        printer=event.printer,
        sound=event.sound,
        since=event.at,
        detail=event.detail,
    )
    state.touch("devices", event.device)


def miss_print(state: OfficeState, event: e.PrintUnconfirmed) -> None:
    ticket = state.tickets.get(event.ticket)
    if ticket is not None:
        state.put_ticket(replace(ticket, unprinted=True, revision=ticket.revision + 1))
