"""What happened in an office: facts that `evolve` applies and the feed carries.

Every event carries `at` (ms), `who` (staff or device id) and, where one was given, a reason:
together they are the journal. No token, code, name or phone stands in an event (I5). Events are
decided once and never refused afterwards.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from queue_core.domain.state import CallReason, Ending, HeldKind, Outcome, Source
from queue_core.naming import snake


class Event(Struct, frozen=True, kw_only=True, tag_field="type", tag=snake, omit_defaults=True):
    """A fact."""

    at: int
    who: str = ""


# ── the day ───────────────────────────────────────────────────────────────────


class DayOpened(Event, frozen=True):
    """A business day began: counters, tallies and yesterday's remains are cleared."""

    day: str


class DayClosed(Event, frozen=True):
    """Who waits, is held, missed or called is expired; a visit being served may still finish."""

    day: str


class DoorsPassed(Event, frozen=True):
    """The doors opened or closed: screens that tell the hours are drawn anew."""

    open: bool


# ── a visit ───────────────────────────────────────────────────────────────────


class TicketIssued(Event, frozen=True):
    """A visit began; `due` is that of its first stage."""

    ticket: str
    number: str
    letter: str
    counter: int
    services: tuple[str, ...]
    due: int
    source: Source
    language: str = "ru"
    class_id: str = ""
    booking: str = ""
    slot: int = 0
    urgent_reason: str = ""
    key: str = ""


class TicketCalled(Event, frozen=True):
    """A window called a visitor; `passing`: the window's services if it was out of booked order."""

    ticket: str
    window: str
    operator: str
    call: str
    reason: CallReason
    passing: tuple[str, ...] = ()


class TicketRecalled(Event, frozen=True):
    ticket: str
    call: str


class VisitorComing(Event, frozen=True):
    ticket: str


class CallPutBack(Event, frozen=True):
    ticket: str


class ServiceStarted(Event, frozen=True):
    ticket: str


class ServiceFinished(Event, frozen=True):
    """A stage ended; `due`: of the next, if any; `here`: this window goes on with it."""

    ticket: str
    outcome: Outcome = "rendered"
    reason: str = ""
    services: int = 1
    documents: int = 0
    due: int = 0
    here: bool = False
    back: str = ""
    """Service with which the visit returns to who had transferred it with return."""
    bound_until: int = 0


class NoShowMarked(Event, frozen=True):
    """Missed until `until`."""

    ticket: str
    until: int


class VisitHeld(Event, frozen=True):
    ticket: str
    kind: HeldKind
    until: int = 0


class VisitResumed(Event, frozen=True):
    """Held or missed → waiting, with the original due."""

    ticket: str
    cause: Literal["time", "came_back", "staff"]


class VisitTransferred(Event, frozen=True):
    """The current stage goes elsewhere (`service` empty: same service); `due` is kept or new."""

    ticket: str
    due: int
    service: str = ""
    to_window: str = ""
    to_operator: str = ""
    urgent: bool = False
    return_window: str = ""
    return_operator: str = ""
    bound_until: int = 0


class ServiceAdded(Event, frozen=True):
    ticket: str
    service: str


class ServicesCounted(Event, frozen=True):
    ticket: str
    services: int
    documents: int


class NoteWritten(Event, frozen=True):
    """The text itself never travels in the feed (see `without_texts`)."""

    ticket: str
    text: str = ""


class ClassClaimed(Event, frozen=True):
    """Into a class, or (empty) back to the ordinary order."""

    ticket: str
    class_id: str
    due: int
    reason: str = ""


class ClassConfirmed(Event, frozen=True):
    ticket: str


class ClassDenied(Event, frozen=True):
    ticket: str
    due: int


class VisitRaised(Event, frozen=True):
    ticket: str
    reason: str


class VisitTakenOver(Event, frozen=True):
    """A called or served visit moved to another window and operator."""

    ticket: str
    window: str
    operator: str
    call: str


class BindingEnded(Event, frozen=True):
    """Any window that serves it may call the ticket now."""

    ticket: str


class VisitEnded(Event, frozen=True):
    """Ended other than by finishing the last service."""

    ticket: str
    ending: Ending
    reason: str = ""


class ActUndone(Event, frozen=True):
    """The window's last finish, no-show or transfer never was."""

    ticket: str
    window: str


class TicketReprinted(Event, frozen=True):
    ticket: str


class RemoteArrived(Event, frozen=True):
    ticket: str


class VisitRated(Event, frozen=True):
    """The comment is not here: it lies with the ended visit."""

    ticket: str
    score: int
    chips: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


# ── windows ───────────────────────────────────────────────────────────────────


class WindowOpened(Event, frozen=True):
    window: str
    operator: str
    services: tuple[str, ...]
    overflow: tuple[str, ...] = ()
    replaced: str = ""
    """The operator who was taken over from."""


class WindowClosed(Event, frozen=True):
    window: str
    reason: str = ""


class ServicesChosen(Event, frozen=True):
    window: str
    services: tuple[str, ...]
    overflow: tuple[str, ...] = ()


class PausePlanned(Event, frozen=True):
    window: str
    reason: str = ""
    until: int = 0


class PauseBegun(Event, frozen=True):
    window: str
    reason: str = ""
    until: int = 0


class PauseEnded(Event, frozen=True):
    """Back to work, or a planned break taken back."""

    window: str


class HelpCalled(Event, frozen=True):
    window: str


class HelpEnded(Event, frozen=True):
    window: str


class LinkLost(Event, frozen=True):
    window: str


class LinkBack(Event, frozen=True):
    window: str


class OperatorAway(Event, frozen=True):
    """The link has been gone for 2 minutes: out of forecasts and cover; the visit stays theirs."""

    window: str


# ── office ────────────────────────────────────────────────────────────────────


class IntakeStopped(Event, frozen=True):
    services: tuple[str, ...] = ()


class IntakeOpened(Event, frozen=True):
    services: tuple[str, ...] = ()


class ClosingSet(Event, frozen=True):
    closes: int


class AllSuspended(Event, frozen=True):
    text: str = ""


class AllResumed(Event, frozen=True):
    pass


class MessageSent(Event, frozen=True):
    message: str
    to: str
    text: str = ""


class MessageRemoved(Event, frozen=True):
    message: str


class DeviceChanged(Event, frozen=True):
    device: str
    kind: str = ""
    online: bool = True
    printer: str = ""
    sound: str = ""
    detail: str = ""


class PrintUnconfirmed(Event, frozen=True):
    device: str
    ticket: str


# ── bookings (aggregate of a day) ─────────────────────────────────────────────


class SlotBooked(Event, frozen=True):
    booking: str
    day: str
    service: str
    slot: int
    language: str = "ru"
    limit_key: str = ""


class BookingMoved(Event, frozen=True):
    """With `to_day` it goes to another day's aggregate, which needs all of it."""

    booking: str
    day: str
    slot: int
    moves: int = 0
    to_day: str = ""
    service: str = ""
    language: str = "ru"
    limit_key: str = ""


class BookingCancelled(Event, frozen=True):
    booking: str
    day: str


class BookingLapsed(Event, frozen=True):
    booking: str
    day: str


class BookingCheckedIn(Event, frozen=True):
    booking: str
    day: str
    ticket: str


BookingEvent = SlotBooked | BookingMoved | BookingCancelled | BookingLapsed | BookingCheckedIn
AnyEvent = (
    DayOpened | DayClosed | DoorsPassed
    | TicketIssued | TicketCalled | TicketRecalled | VisitorComing | CallPutBack | ServiceStarted
    | ServiceFinished | NoShowMarked | VisitHeld | VisitResumed | VisitTransferred | ServiceAdded
    | ServicesCounted | NoteWritten | ClassClaimed | ClassConfirmed | ClassDenied | VisitRaised
    | VisitTakenOver | BindingEnded | VisitEnded | ActUndone | TicketReprinted | RemoteArrived
    | VisitRated
    | WindowOpened | WindowClosed | ServicesChosen | PausePlanned | PauseBegun | PauseEnded
    | HelpCalled | HelpEnded | LinkLost | LinkBack | OperatorAway
    | IntakeStopped | IntakeOpened | ClosingSet | AllSuspended | AllResumed
    | MessageSent | MessageRemoved | DeviceChanged | PrintUnconfirmed
    | SlotBooked | BookingMoved | BookingCancelled | BookingLapsed | BookingCheckedIn
)  # fmt: skip
