"""Answers what is asked once and is no view: journal, bookings, free slots, somebody's place.

The journal is for supervisor and reception; operators read what they or their window did.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar, assert_never

import msgspec
from msgspec import Struct

from queue_core.domain.bookings import BookingState
from queue_core.domain.day import business_day
from queue_core.domain.events import AnyEvent
from queue_core.domain.slots import bookable_days, free_slots
from queue_core.protocol import Ask
from server.auth.authority import Authority
from server.auth.identity import Identity
from server.live.places import Places
from server.live.queries import AnyQuery, Bookings, Journal, Place, Slots, may_ask
from server.rooms import journal
from server.rooms.days import read_day
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms
from server.rooms.offices import Offices
from server.rooms.visits import read_visit, visit_id
from server.store.errors import StoreError
from server.store.store import Store

if TYPE_CHECKING:
    from server.live.session import Session

PATIENCE_S = 5.0
T = TypeVar("T")
_encode = msgspec.json.Encoder().encode


class BookedSlot(Struct, frozen=True, omit_defaults=True):
    """One booking as staff see it."""

    id: str
    slot: int
    service: str
    state: BookingState
    number: str = ""
    """Of the visit it became, while the queue knows it."""


class Known(NamedTuple):
    """What the queue tells at one moment: numbers of its tickets, and what is one operator's."""

    numbers: dict[str, str]
    windows: frozenset[str]
    tickets: frozenset[str]


class Unanswerable(Exception):
    """What was asked has no answer; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Questions:
    """One question of a session at a time; each is answered once."""

    def __init__(self, offices: Offices, store: Store, authority: Authority) -> None:
        self._offices = offices
        self._store = store
        self._token_of = authority.ticket_token
        """Office and ticket → the token by which an ended visit is found."""
        self._places = Places(authority.ticket_code)
        self._asking: dict[int, asyncio.Task[None]] = {}

    def ask(self, ask: Ask, session: Session) -> None:
        """Answer, or tell why not."""
        try:
            query: AnyQuery = msgspec.convert(ask.query, AnyQuery)
        except msgspec.ValidationError:
            session.fail(ask.id, "unknown_query")
            return
        identity = session.identity
        if query.office not in self._offices:
            session.fail(ask.id, "unknown_office")
        elif identity.office != query.office or not may_ask(identity.role, query):
            session.fail(ask.id, "forbidden")
        elif id(session) in self._asking:
            session.fail(ask.id, "too_many")
        else:
            work = self._answer(ask.id, query, session)
            task = asyncio.get_running_loop().create_task(work)
            self._asking[id(session)] = task
            task.add_done_callback(lambda done: self._asking.pop(id(session), None))

    async def _answer(self, number: int, query: AnyQuery, session: Session) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                match query:
                    case Journal():
                        result = await self._journal(query, session.identity)
                    case Bookings():
                        result = await self._bookings(query)
                    case Place():
                        result = await self._place(query, session.identity)
                    case Slots():
                        result = await self._slots(query)
                    case _:
                        assert_never(query)
        except Unanswerable as reason:
            session.fail(number, reason.code)
            return
        except (StoreError, TimeoutError):
            session.fail(number, "unavailable")
            return
        session.answer(number, result)

    async def _journal(self, query: Journal, identity: Identity) -> bytes:
        known = await self._known(query.office, identity.who)
        wanted = _everything if identity.role != "operator" else _own(identity.who, known)
        before = journal.read_place(query.before)
        page = await journal.read_page(self._store, query.office, before, wanted)
        told = {one.ticket: one.number for one in page.lines if one.number}
        numbers = known.numbers | told
        for ticket in journal.nameless(page):
            if ticket not in numbers:
                numbers[ticket] = await self._ended_number(query.office, ticket)
        return _encode(journal.with_numbers(page, numbers))

    async def _bookings(self, query: Bookings) -> bytes:
        known = await self._known(query.office, "")
        day = business_day(self._offices.office(query.office), clock_ms())
        slots = [
            BookedSlot(one.id, one.slot, one.service, one.state, known.numbers.get(one.ticket, ""))
            for one in (await read_day(self._store, query.office, day)).bookings.values()
            if one.state != "moved"
        ]
        return _encode({"day": day, "slots": sorted(slots, key=lambda one: (one.slot, one.id))})

    async def _slots(self, query: Slots) -> bytes:
        office = self._offices.office(query.office)
        service = office.services.get(query.service)
        if service is None:
            raise Unanswerable("unknown_service")
        now = clock_ms()
        days = bookable_days(office, now) if service.bookable else []
        for day in [query.day] if query.day in days else days if not query.day else []:
            free = free_slots(office, service, await read_day(self._store, office.id, day), now)
            if free or query.day:
                slots = {str(slot.at): slot.free for slot in free}
                return _encode({"day": day, "days": days, "slots": slots})
        return _encode({"day": query.day, "days": days, "slots": {}})

    async def _place(self, query: Place, identity: Identity) -> bytes:
        if not self._places.may_ask(query, identity.who):
            raise Unanswerable("too_many")
        screens = self._offices.room(query.office).screens
        state = await self._settled(query.office, lambda holding: holding.state)
        found = self._places.find(query, identity.who, state, screens.waits.last)
        if found is None:
            raise Unanswerable("unknown_ticket")
        return _encode(found)

    async def _known(self, office: str, who: str) -> Known:
        return await self._settled(office, lambda holding: _known_of(holding, who))

    async def _settled(self, office: str, take: Callable[[Holding], T]) -> T:
        """What `take` finds in the committed state, at once: it changes under every later step."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def keep(holding: Holding) -> None:
            if not future.done():
                future.set_result(take(holding))

        self._offices.room(office).when_settled(keep)
        return await future

    async def _ended_number(self, office: str, ticket: str) -> str:
        """The number of a visit that the queue has forgotten, kept as long as the feed is."""
        blob = await self._store.visit(office, visit_id(self._token_of(office, ticket)))
        return read_visit(blob).number if blob else ""


def _known_of(holding: Holding, who: str) -> Known:
    state = holding.state
    return Known(
        {id: ticket.number for id, ticket in state.tickets.items()},
        frozenset(id for id, window in state.windows.items() if window.operator == who),
        frozenset(id for id, ticket in state.tickets.items() if ticket.operator == who),
    )


def _everything(event: AnyEvent) -> bool:
    return True


def _own(who: str, known: Known) -> journal.Wanted:
    def wanted(event: AnyEvent) -> bool:
        return (
            who in (event.who, getattr(event, "operator", ""))
            or getattr(event, "window", "") in known.windows
            or getattr(event, "ticket", "") in known.tickets
        )

    return wanted
