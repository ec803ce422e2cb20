"""What webhooks tell of each event: ids, numbers and times, nothing about persons (I5)."""

from __future__ import annotations

from msgspec import Struct

from queue_core.domain import events as e


class HookEvent(Struct, frozen=True, omit_defaults=True):
    """One event. `ticket` is the id told when the ticket was taken, `booking` when it was made."""

    id: str
    """The same at every delivery: what was seen before may be passed over."""
    type: str
    at: int
    office: str
    ticket: str = ""
    number: str = ""
    services: tuple[str, ...] = ()
    service: str = ""
    window: str = ""
    outcome: str = ""
    ending: str = ""
    booking: str = ""
    day: str = ""
    slot: int = 0
    score: int = 0
    until: int = 0


def told(event: e.AnyEvent, office: str, id: str) -> HookEvent | None:
    """The event as webhooks tell it; None: it is none of theirs."""
    kind = KINDS.get(type(event))
    if kind is None:
        return None
    facts = {
        name: getattr(event, name) for name in _COPIED if getattr(event, name, None) is not None
    }
    return HookEvent(id=id, type=kind, at=event.at, office=office, **facts)


_COPIED = (
    "ticket", "number", "services", "service", "window", "outcome", "ending", "booking", "day",
    "slot", "score", "until",
)  # fmt: skip
KINDS: dict[type[e.Event], str] = {
    e.TicketIssued: "ticket.issued",
    e.TicketCalled: "ticket.called",
    e.TicketRecalled: "ticket.recalled",
    e.CallPutBack: "ticket.put_back",
    e.ServiceStarted: "ticket.started",
    e.ServiceFinished: "ticket.finished",
    e.ServiceAdded: "ticket.service_added",
    e.NoShowMarked: "ticket.missed",
    e.VisitHeld: "ticket.held",
    e.VisitResumed: "ticket.resumed",
    e.VisitTransferred: "ticket.transferred",
    e.VisitTakenOver: "ticket.taken_over",
    e.VisitEnded: "ticket.ended",
    e.ActUndone: "ticket.undone",
    e.VisitRated: "ticket.rated",
    e.SlotBooked: "booking.made",
    e.BookingMoved: "booking.moved",
    e.BookingCancelled: "booking.cancelled",
    e.BookingLapsed: "booking.lapsed",
    e.BookingCheckedIn: "booking.arrived",
    e.DayClosed: "office.day_closed",
}
"""`office.day_closed` ends every ticket that still waited."""
