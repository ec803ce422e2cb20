"""How facts change an office: `evolve(state, event)` applies one event and never refuses.

Together with `decide` this is the whole business. Records are replaced, containers change in place
(see `state.py`). An event about a ticket that is no longer known changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from queue_core.domain import events as e
from queue_core.domain import evolve_office as office
from queue_core.domain import evolve_place as place
from queue_core.domain import evolve_visit as visit
from queue_core.domain.bookings import Booking, DayBookings
from queue_core.domain.state import OfficeState

KEEP_ENDED_MS = 60_000
"""Ended tickets stay this long: undo and the visitor's page need them."""


def evolve(state: OfficeState, event: e.AnyEvent) -> OfficeState:
    """Apply `event`, note in `state.touched` what changed, and return the same state."""
    state.at = max(state.at, event.at)
    if state.ended:
        _forget_ended(state, event.at)
    if isinstance(event, e.TicketIssued):
        visit.issue(state, event)
    elif (change_visit := _VISIT.get(type(event))) is not None:
        ticket = state.tickets.get(event.ticket)  # type: ignore[union-attr]
        if ticket is not None:
            change_visit(state, ticket, event)
    elif (change := _OFFICE.get(type(event))) is not None:
        change(state, event)
    return state


def evolve_bookings(day: DayBookings, event: e.AnyEvent) -> DayBookings:
    """Apply a booking's event to its day; any other event changes nothing."""
    match event:
        case e.SlotBooked():
            day.put(
                Booking(
                    id=event.booking,
                    service=event.service,
                    slot=event.slot,
                    made=event.at,
                    language=event.language,
                    limit_key=event.limit_key,
                )
            )
        case e.BookingMoved(to_day=""):
            booking = day.bookings[event.booking]
            day.put(replace(booking, slot=event.slot, moves=event.moves))
        case e.BookingMoved() if event.to_day == day.day:
            day.put(_moved_here(event))
        case e.BookingMoved():
            day.put(replace(day.bookings[event.booking], state="moved"))
        case e.BookingCancelled():
            day.put(replace(day.bookings[event.booking], state="cancelled"))
        case e.BookingLapsed():
            day.put(replace(day.bookings[event.booking], state="lapsed"))
        case e.BookingCheckedIn():
            arrived = replace(day.bookings[event.booking], state="arrived", ticket=event.ticket)
            day.put(arrived)
        case _:
            pass
    return day


def _moved_here(event: e.BookingMoved) -> Booking:
    return Booking(
        id=event.booking,
        service=event.service,
        slot=event.slot,
        made=event.at,
        language=event.language,
        limit_key=event.limit_key,
        moves=event.moves,
    )


def _forget_ended(state: OfficeState, at: int) -> None:
    while state.ended:
        ticket, ended = next(iter(state.ended.items()))
        if ended > at - KEEP_ENDED_MS:
            return
        state.drop_ticket(ticket)


_VISIT: dict[type, Callable[[OfficeState, Any, Any], None]] = {
    e.TicketCalled: visit.call,
    e.TicketRecalled: visit.recall,
    e.VisitorComing: visit.coming,
    e.CallPutBack: visit.put_back,
    e.ServiceStarted: visit.start,
    e.ServiceFinished: visit.finish,
    e.NoShowMarked: place.miss,
    e.VisitHeld: place.hold,
    e.VisitResumed: place.resume,
    e.VisitTransferred: place.transfer,
    e.ServiceAdded: place.add_service,
    e.ServicesCounted: visit.count,
    e.NoteWritten: place.note,
    e.ClassClaimed: place.claim,
    e.ClassConfirmed: place.confirm,
    e.ClassDenied: place.deny,
    e.VisitRaised: place.lift,
    e.VisitTakenOver: visit.take_over,
    e.BindingEnded: place.unbind,
    e.VisitEnded: place.end,
    e.ActUndone: place.restore,
    e.TicketReprinted: place.reprint,
    e.RemoteArrived: place.arrive,
    e.VisitRated: place.acted,
}
_OFFICE: dict[type, Callable[[OfficeState, Any], None]] = {
    e.DayOpened: office.open_day,
    e.DayClosed: office.close_day,
    e.DoorsPassed: office.pass_door,
    e.WindowOpened: office.open_window,
    e.WindowClosed: office.close_window,
    e.ServicesChosen: office.choose_services,
    e.PausePlanned: office.plan_pause,
    e.PauseBegun: office.begin_pause,
    e.PauseEnded: office.end_pause,
    e.HelpCalled: office.call_help,
    e.HelpEnded: office.end_help,
    e.LinkLost: office.lose_link,
    e.LinkBack: office.regain_link,
    e.OperatorAway: office.go_away,
    e.IntakeStopped: office.stop_intake,
    e.IntakeOpened: office.open_intake,
    e.ClosingSet: office.set_closing,
    e.AllSuspended: office.suspend,
    e.AllResumed: office.resume_all,
    e.MessageSent: office.send,
    e.MessageRemoved: office.unsend,
    e.DeviceChanged: office.change_device,
    e.PrintUnconfirmed: office.miss_print,
}
