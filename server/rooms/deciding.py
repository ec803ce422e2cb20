"""Decides a list of commands one after the other on a working state, and says what to commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import structlog
from msgspec import Struct, field

from queue_core.domain.answers import answer
from queue_core.domain.bookings import DayBookings
from queue_core.domain.commands import CancelUnclaimed, MoveBooking, Rate, Tick
from queue_core.domain.context import Context, EndedVisit
from queue_core.domain.decide import apply_due, days_of, decide
from queue_core.domain.events import (
    AnyEvent,
    BookingCancelled,
    BookingEvent,
    BookingMoved,
    SlotBooked,
)
from queue_core.domain.evolve import evolve, evolve_bookings
from queue_core.domain.office import Office
from queue_core.domain.refusals import Refused
from server.rooms.holding import Holding, wake_of
from server.rooms.ids import FreshIds
from server.rooms.needs import Needs
from server.rooms.request import FAULT, Done, Failed, Request
from server.rooms.visits import rated, visit_id
from server.store.contract import ContactWrite, Receipt, VisitWrite

log = structlog.get_logger()
_encode = msgspec.json.Encoder().encode
NOTHING = b"{}"
VOID = b'{"error":"cancelled"}'
"""The answer in a receipt that forbids a key."""


class Secrets(Struct, frozen=True):
    """What makes a visitor's token and code out of an id."""

    token_of: Callable[[str], str]
    code_of: Callable[[str], str]


class Ground(Struct, frozen=True, kw_only=True):
    """What a list of commands is decided on."""

    office: Office
    secrets: Secrets
    fresh: FreshIds
    holding: Holding
    upper_bound: Callable[[str], int]
    farewell_ms: int = 0
    """How long a cancelled booking's contact is kept for the letter that tells so."""


class Decided(Struct):
    """What follows from a list of commands."""

    requests: list[Request] = field(default_factory=list)
    """All of them, in their order."""
    done: list[tuple[Request, bytes]] = field(default_factory=list)
    refused: list[tuple[Request, Failed]] = field(default_factory=list)
    events: list[AnyEvent] = field(default_factory=list)
    voids: list[Receipt] = field(default_factory=list)
    restored: list[Receipt] = field(default_factory=list)
    """Receipts written again after the store lost them."""
    visits: list[EndedVisit] = field(default_factory=list)
    """Ended visits that were rated."""
    kept_visits: list[VisitWrite] = field(default_factory=list)
    """Ended visits written again after the store lost them."""
    contacts: list[ContactWrite] = field(default_factory=list)
    """Of bookings made, and removals of those given up."""
    winds: bool = False
    """The clock asked too early: it is told the right time, though nothing happened."""
    at: int = 0

    @property
    def has_writes(self) -> bool:
        """Whether there is anything to commit."""
        return bool(self.done or self.events or self.winds)


def decide_all(requests: Sequence[tuple[Request, Needs]], ground: Ground, at: int) -> Decided:
    """Decide `requests` in order. The state is left as after the last of them.

    What the clock owes comes first, if anything is due. Raises whatever `evolve` raises: then the
    state is spoilt and must be loaded again.
    """
    decided = Decided([request for request, _ in requests], at=at)
    if at >= ground.holding.state.wake:
        decided.events.extend(apply_due(ground.holding.state, ground.office, at))
    for request, needs in requests:
        context = _context(request, needs, ground, decided.at)
        try:
            events = decide(request.command, ground.holding.state, context)
        except Refused as refused:
            decided.refused.append((request, Failed(refused.code, refused.facts)))
            continue
        except Exception:
            log.exception("decision failed", office=ground.office.id, kind=_kind(request))
            decided.refused.append((request, FAULT))
            continue
        _take(request, events, context, ground, decided)
    return decided


def _take(
    request: Request,
    events: tuple[AnyEvent, ...],
    context: Context,
    ground: Ground,
    decided: Decided,
) -> None:
    """Apply the events of one command and note its answer."""
    if not events:
        if request.actor.role == "clock":
            if isinstance(request.command, Tick):
                wake = wake_of(ground.holding, ground.office, decided.at)
                decided.winds = wake != ground.holding.due
            request.answer(Done(0, NOTHING))
            return
        if isinstance(request.command, CancelUnclaimed) and request.forbids:
            decided.voids.append(Receipt(request.command.of, request.actor_name, "", VOID))
    for event in events:
        evolve(ground.holding.state, event)
        for day in days_of(event, context):
            evolve_bookings(day, event)
        if isinstance(event, BookingEvent):
            _keep_contact(request, event, ground, decided)
    if isinstance(request.command, Rate) and context.visit is not None:
        visit = rated(context.visit, request.command, context.at)
        ground.holding.visits[visit_id(request.command.token)] = visit
        decided.visits.append(visit)
    result = answer(request.command, events, ground.holding.state, context)
    decided.done.append((request, _encode(result) if result else NOTHING))
    decided.events.extend(events)


def _keep_contact(request: Request, event: BookingEvent, ground: Ground, decided: Decided) -> None:
    """A contact lives, moves and goes with its booking."""
    if isinstance(event, SlotBooked | BookingMoved) and request.seal is not None:
        decided.contacts.append(request.seal(event.booking))
    elif isinstance(event, BookingCancelled):
        gone = ContactWrite(event.booking, None, ground.farewell_ms)
        decided.contacts.append(gone)


def _context(request: Request, needs: Needs, ground: Ground, at: int) -> Context:
    return Context(
        office=ground.office,
        at=at,
        actor=request.actor,
        key=request.key,
        fresh=ground.fresh(at),
        token_of=ground.secrets.token_of,
        code_of=ground.secrets.code_of,
        bookings=_day(request, needs, ground) if needs.days else None,
        days=_days(needs, ground) if isinstance(request.command, MoveBooking) else {},
        visit=ground.holding.visits.get(needs.visit) if needs.visit else None,
        upper_bound=ground.upper_bound,
    )


def _kind(request: Request) -> str:
    return type(request.command).__name__


def _day(request: Request, needs: Needs, ground: Ground) -> DayBookings | None:
    token = getattr(request.command, "token", "")

    def is_in(day: DayBookings) -> bool:
        return any(
            booking.state != "moved" and ground.secrets.token_of(booking.id) == token
            for booking in day.bookings.values()
        )

    return needs.day_of(ground.holding, is_in)


def _days(needs: Needs, ground: Ground) -> dict[str, DayBookings]:
    return {day: ground.holding.days[day].bookings for day in needs.days}
