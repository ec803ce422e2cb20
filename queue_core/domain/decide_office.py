"""What supervisors and reception decide about the office, and what the server saw of devices."""

from __future__ import annotations

from queue_core.domain import commands as c
from queue_core.domain import events as e
from queue_core.domain.context import Context
from queue_core.domain.day import doors
from queue_core.domain.decide_visitors import check_class
from queue_core.domain.find import offered, visit
from queue_core.domain.policy import wait_target_ms
from queue_core.domain.refusals import Refused
from queue_core.domain.state import DeviceState, OfficeState

Events = tuple[e.AnyEvent, ...]
MESSAGE_LENGTH = 300


def claim_class(command: c.ClaimClass, state: OfficeState, context: Context) -> Events:
    """Put a visitor into a class, or (empty) back to the ordinary order by original arrival."""
    ticket = visit(state, command.ticket, "waiting", "held", "missed")
    check_class(command.class_id, context)
    stage = ticket.now_at
    target = wait_target_ms(context.office, stage.service, command.class_id, ticket.slot > 0)
    return (
        e.ClassClaimed(
            at=context.at,
            who=context.actor.who,
            ticket=ticket.id,
            class_id=command.class_id,
            due=stage.entered + target,
            reason=command.reason[:200],
        ),
    )


def lift(command: c.Raise, state: OfficeState, context: Context) -> Events:
    """Move a waiting visitor to the front; the reason is kept in the journal."""
    ticket = visit(state, command.ticket, "waiting")
    if not command.reason.strip():
        raise Refused("unknown_reason")
    return (
        e.VisitRaised(
            at=context.at,
            who=context.actor.who,
            ticket=ticket.id,
            reason=command.reason.strip()[:200],
        ),
    )


def stop_intake(command: c.StopIntake, state: OfficeState, context: Context) -> Events:
    """No more tickets for some services, or for all."""
    services = _known(command, context)
    return (e.IntakeStopped(at=context.at, who=context.actor.who, services=services),)


def open_intake(command: c.OpenIntake, state: OfficeState, context: Context) -> Events:
    """Tickets again."""
    services = _known(command, context)
    return (e.IntakeOpened(at=context.at, who=context.actor.who, services=services),)


def _known(command: c.StopIntake | c.OpenIntake, context: Context) -> tuple[str, ...]:
    return tuple(offered(context.office, service).id for service in command.services)


def close_early(command: c.CloseEarly, state: OfficeState, context: Context) -> Events:
    """Doors close earlier today; 0 takes it back."""
    if not state.day:
        raise Refused("day_closed")
    hours = doors(context.office, state.day)
    if command.at and (hours is None or not context.at <= command.at < hours[1]):
        raise Refused("bad_value", field="at")
    return (e.ClosingSet(at=context.at, who=context.actor.who, closes=command.at),)


def suspend(command: c.SuspendAll, state: OfficeState, context: Context) -> Events:
    """Stop everything, with a text on every screen."""
    text = command.text.strip()[:MESSAGE_LENGTH]
    if not text:
        raise Refused("bad_value", field="text")
    return (e.AllSuspended(at=context.at, who=context.actor.who, text=text),)


def resume_all(command: c.ResumeAll, state: OfficeState, context: Context) -> Events:
    """Work goes on."""
    if not state.intake.suspended:
        return ()
    return (e.AllResumed(at=context.at, who=context.actor.who),)


def send(command: c.SendMessage, state: OfficeState, context: Context) -> Events:
    """A short text; only a supervisor writes to the screens, one text at a time."""
    at, who = context.at, context.actor.who
    text = command.text.strip()[:MESSAGE_LENGTH]
    if command.to == "screens" and context.actor.role != "supervisor":
        raise Refused("forbidden")
    if (
        command.to not in ("screens", "supervisor", "all")
        and command.to not in context.office.staff
    ):
        raise Refused("unknown_staff", operator=command.to)
    gone = [
        e.MessageRemoved(at=at, who=who, message=message.id)
        for message in state.messages.values()
        if message.to == command.to and (command.to == "screens" or message.sender == who)
    ]
    if not text:
        return tuple(gone)
    return (*gone, e.MessageSent(at=at, who=who, message=context.fresh, to=command.to, text=text))


def tell_device(command: c.TellDevice, state: OfficeState, context: Context) -> Events:
    """A change of a device's state, and each unconfirmed print."""
    at = context.at
    before = state.devices.get(command.device, DeviceState())
    told = DeviceState(
        command.kind, command.online, command.printer, command.sound, before.since, command.detail
    )
    events: list[e.AnyEvent] = []
    if told != before:
        events.append(
            e.DeviceChanged(
                at=at,
                who=command.device,
                device=command.device,
                kind=command.kind,
                online=command.online,
                printer=command.printer,
                sound=command.sound,
                detail=command.detail[:200],
            )
        )
    if command.unconfirmed:
        events.append(
            e.PrintUnconfirmed(
                at=at, who=command.device, device=command.device, ticket=command.unconfirmed
            )
        )
    return tuple(events)
