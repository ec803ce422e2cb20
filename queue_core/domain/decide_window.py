"""What is decided about windows: who works where, which services, breaks, help."""

from __future__ import annotations

from queue_core.domain import commands as c
from queue_core.domain import events as e
from queue_core.domain.context import Context
from queue_core.domain.find import acting_window, window_of
from queue_core.domain.refusals import Refused
from queue_core.domain.state import OfficeState, WindowState

Events = tuple[e.AnyEvent, ...]


def sign_in(command: c.SignIn, state: OfficeState, context: Context) -> Events:
    """Open a window. A window taken, or a person elsewhere, asks for a take-over first."""
    office, who, at = context.office, context.actor.who, context.at
    configured = office.windows.get(command.window)
    if configured is None:
        raise Refused("unknown_window", window=command.window)
    if not state.day:
        raise Refused("day_closed")
    chosen = _chosen(command.services, configured.services)
    there = state.window(command.window)
    elsewhere = window_of(state, who)
    if there.operator == who:
        return ()
    if there.operator and not command.take_over:
        raise Refused("window_taken", window=there.id, operator=there.operator)
    events: list[e.AnyEvent] = []
    if elsewhere is not None:
        if not command.take_over:
            raise Refused("signed_in_elsewhere", window=elsewhere.id)
        events += _leave(elsewhere, state, context)
    opened = e.WindowOpened(
        at=at,
        who=who,
        window=command.window,
        operator=who,
        services=chosen,
        overflow=configured.overflow,
        replaced=there.operator,
    )
    return (*events, opened)


def _chosen(asked: tuple[str, ...], may: tuple[str, ...]) -> tuple[str, ...]:
    if not asked:
        return may
    if not set(asked) <= set(may):
        raise Refused("not_served_here")
    return tuple(service for service in may if service in asked)


def _leave(window: WindowState, state: OfficeState, context: Context) -> list[e.AnyEvent]:
    """Close a window: refused while serving; a called visitor keeps the place; bindings end."""
    at, who = context.at, context.actor.who
    events: list[e.AnyEvent] = []
    ticket = state.tickets.get(window.ticket)
    if ticket is not None:
        if ticket.state == "serving":
            raise Refused("serving", number=ticket.number)
        events.append(e.CallPutBack(at=at, who=who, ticket=ticket.id))
    for other in state.tickets.values():
        if other.bound_until and other.state != "ended" and _is_bound_to(other, window):
            events.append(e.BindingEnded(at=at, ticket=other.id))
    events.append(e.WindowClosed(at=at, who=who, window=window.id))
    return events


def _is_bound_to(ticket: object, window: WindowState) -> bool:
    bound_window = getattr(ticket, "bound_window", "")
    return bound_window == window.id or getattr(ticket, "bound_operator", "") == window.operator


def sign_out(command: c.SignOut, state: OfficeState, context: Context) -> Events:
    """Close one's window; a supervisor closes another's."""
    return tuple(_leave(acting_window(command, state, context), state, context))


def choose_services(command: c.ChooseServices, state: OfficeState, context: Context) -> Events:
    """Among the window's services; a supervisor sets any of the office's."""
    window = acting_window(command, state, context)
    configured = context.office.windows[window.id]
    if context.actor.role == "supervisor":
        asked = (*command.services, *command.overflow)
        if not command.services or not set(asked) <= set(context.office.services):
            raise Refused("unknown_service")
        services, overflow = command.services, command.overflow
    else:
        services = _chosen(command.services, configured.services)
        overflow = configured.overflow
    return (
        e.ServicesChosen(
            at=context.at,
            who=context.actor.who,
            window=window.id,
            services=services,
            overflow=overflow,
        ),
    )


def pause(command: c.Pause, state: OfficeState, context: Context) -> Events:
    """A break now, or after the present visit."""
    window = acting_window(command, state, context)
    if command.reason and command.reason not in context.office.pause_reasons:
        raise Refused("unknown_reason")
    if command.until and command.until <= context.at:
        raise Refused("bad_value", field="until")
    if window.paused:
        raise Refused("paused")
    kind: type[e.PausePlanned] | type[e.PauseBegun] = e.PauseBegun
    if window.ticket:
        if not command.after_visit:
            number = state.tickets[window.ticket].number
            raise Refused("visit_open", number=number)
        kind = e.PausePlanned
    return (
        kind(
            at=context.at,
            who=context.actor.who,
            window=window.id,
            reason=command.reason,
            until=command.until,
        ),
    )


def end_pause(command: c.EndPause, state: OfficeState, context: Context) -> Events:
    """Back to work, or a planned break taken back."""
    window = acting_window(command, state, context)
    if not window.paused and not window.pause_after:
        raise Refused("not_paused")
    return (e.PauseEnded(at=context.at, who=context.actor.who, window=window.id),)


def call_help(command: c.CallHelp, state: OfficeState, context: Context) -> Events:
    """Call the supervisor, or thank them."""
    window = acting_window(command, state, context)
    if bool(window.help) == command.on:
        return ()
    kind = e.HelpCalled if command.on else e.HelpEnded
    return (kind(at=context.at, who=context.actor.who, window=window.id),)


def tell_presence(command: c.TellPresence, state: OfficeState, context: Context) -> Events:
    """An operator's link went or came back; after 2 minutes the clock says `away`."""
    window = window_of(state, command.operator)
    if window is None or command.online == (not window.link_lost):
        return ()
    kind = e.LinkBack if command.online else e.LinkLost
    return (kind(at=context.at, who=command.operator, window=window.id),)
