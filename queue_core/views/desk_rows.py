"""The rows of the desk document: one visit, one window, one device as staff see them."""

from __future__ import annotations

from queue_core.domain.office import Office
from queue_core.domain.policy import is_by_right, wait_target_ms
from queue_core.domain.state import (
    DeviceState,
    Message,
    StaffDay,
    Ticket,
    Undo,
    WindowState,
)
from queue_core.views.projection import Row
from queue_core.views.window import window_state


def ticket_row(ticket: Ticket | None, office: Office) -> Row | None:
    """A visit of the day; ended ones are not shown."""
    if ticket is None or ticket.state == "ended":
        return None
    stage = ticket.stages[ticket.stage]
    target = wait_target_ms(office, stage.service, ticket.class_id, bool(ticket.slot))
    row: Row = {
        "number": ticket.number,
        "state": ticket.state,
        "service": stage.service,
        "arrived": ticket.arrived,
        "entered": stage.entered,
        "due": stage.due,
        "target_s": target // 1000,
        "order": order_word(ticket, office),
        "source": ticket.source,
        "language": ticket.language,
    }
    if len(ticket.stages) > 1:
        _put_stages(row, ticket)
    if ticket.class_id:
        row["class_id"] = ticket.class_id
        if ticket.class_claim:
            row["class_claim"] = ticket.class_claim
    if ticket.slot:
        row["slot"] = ticket.slot
    if ticket.call or ticket.window:
        _put_call(row, ticket)
    if ticket.state in ("held", "missed"):
        _put_absence(row, ticket)
    if ticket.bound_until or ticket.return_window or ticket.return_operator:
        _put_bonds(row, ticket)
    if ticket.note:
        row["note"] = ticket.note
    if ticket.unprinted:
        row["unprinted"] = True
    return row


def order_word(ticket: Ticket, office: Office) -> str:
    """In which order the visit stands; what ranks higher is told first."""
    if ticket.urgent:
        return "urgent"
    if is_by_right(ticket, office):
        return "by_right"
    if ticket.returned:
        return "returned"
    if ticket.bound_until:
        return "bound"
    return "booked" if ticket.slot else "turn"


def _put_stages(row: Row, ticket: Ticket) -> None:
    later = ticket.stages[ticket.stage + 1 :]
    if later:
        row["next"] = [stage.service for stage in later]
    if ticket.stage:
        row["done"] = ticket.stage


def _put_call(row: Row, ticket: Ticket) -> None:
    stage = ticket.stages[ticket.stage]
    row["window"] = ticket.window
    if ticket.operator:
        row["operator"] = ticket.operator
    if ticket.call:
        row["call"] = ticket.call
        row["called"] = ticket.called
        row["last_called"] = ticket.last_called
        row["reason"] = ticket.call_reason
    if ticket.recalls:
        row["recalls"] = ticket.recalls
    if ticket.coming:
        row["coming"] = True
    if stage.started:
        row["started"] = stage.started
    if stage.services:
        row["services"] = stage.services
    if stage.documents:
        row["documents"] = stage.documents


def _put_absence(row: Row, ticket: Ticket) -> None:
    if ticket.held_kind:
        row["held_kind"] = ticket.held_kind
    if ticket.held_until:
        row["held_until"] = ticket.held_until
    if ticket.missed_until:
        row["missed_until"] = ticket.missed_until


def _put_bonds(row: Row, ticket: Ticket) -> None:
    if ticket.bound_window:
        row["bound_window"] = ticket.bound_window
    if ticket.bound_operator:
        row["bound_operator"] = ticket.bound_operator
    if ticket.return_window:
        row["return_window"] = ticket.return_window
    if ticket.return_operator:
        row["return_operator"] = ticket.return_operator


def window_row(window: WindowState | None, ticket: Ticket | None, fixed: Row, undo_ms: int) -> Row:
    """A window as it is now, over `fixed` (hall, and services by configuration)."""
    row: Row = {**fixed, "state": window_state(window, ticket)}
    if window is None:
        return row
    row["operator"] = window.operator
    row["since"] = window.since
    row["services"] = list(window.services)
    if window.overflow:
        row["overflow"] = list(window.overflow)
    if window.ticket:
        row["ticket"] = window.ticket
    if window.paused or window.pause_after:
        _put_break(row, window)
    if window.away:
        row["away"] = True
    if window.help:
        row["help"] = window.help
    if window.free_since:
        row["free_since"] = window.free_since
    if window.undo is not None:
        row["undo"] = _undo_row(window.undo, undo_ms)
    return row


def _put_break(row: Row, window: WindowState) -> None:
    if window.paused:
        row["paused"] = window.paused
    if window.pause_reason:
        row["pause_reason"] = window.pause_reason
    if window.pause_until:
        row["pause_until"] = window.pause_until
    if window.pause_after:
        row["pause_after"] = True


def _undo_row(undo: Undo, undo_ms: int) -> Row:
    return {
        "act": undo.act,
        "until": undo.at + undo_ms,
        "number": undo.before.number,
        "ticket": undo.before.id,
    }


def staff_row(day: StaffDay | None, fixed: Row) -> Row:
    """A member of staff with the day's figures, over `fixed` (name and role)."""
    row = {**fixed}
    if day is not None:
        if day.served:
            row["served"] = day.served
        if day.busy_ms:
            row["busy_ms"] = day.busy_ms
        if day.longest_wait_ms:
            row["longest_wait_ms"] = day.longest_wait_ms
    return row


def message_row(message: Message | None) -> Row | None:
    """A short text of staff."""
    if message is None:
        return None
    return {
        "at": message.at,
        "text": message.text,
        "sender": message.sender,
        "to": message.to,
    }


def device_row(device: DeviceState | None) -> Row | None:
    """What a device last told of itself."""
    if device is None:
        return None
    row: Row = {"kind": device.kind}
    if not device.online:
        row["online"] = False
    if device.printer:
        row["printer"] = device.printer
    if device.sound:
        row["sound"] = device.sound
    if device.detail:
        row["detail"] = device.detail
    if device.since:
        row["since"] = device.since
    return row
