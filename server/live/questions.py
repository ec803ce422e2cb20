"""Answers what is asked once and is no view: a page of the journal, today's bookings.

The journal is for supervisor and reception; operators read what they or their window did.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, assert_never

import msgspec
from msgspec import Struct

from queue_core.domain.bookings import BookingState
from queue_core.domain.day import business_day
from queue_core.domain.events import AnyEvent
from queue_core.encoding import load_bookings
from queue_core.protocol import Ask
from server.auth.identity import STAFF_ROLES, Identity
from server.rooms import journal
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms
from server.rooms.offices import Offices
from server.rooms.visits import read_visit, visit_id
from server.store.errors import StoreError
from server.store.keys import aggregate_key, day_aggregate
from server.store.store import Store

if TYPE_CHECKING:
    from server.live.session import Session

PATIENCE_S = 5.0
_encode = msgspec.json.Encoder().encode


class Query(Struct, frozen=True, tag_field="type", tag=str.lower, forbid_unknown_fields=True):
    """A question."""


class Journal(Query, frozen=True):
    """The latest fifty events, or those before a place that an earlier page told."""

    office: str
    before: str = ""


class Bookings(Query, frozen=True):
    """Today's bookings, without anybody's contact."""

    office: str


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


class Questions:
    """One question of a session at a time; each is answered once."""

    def __init__(self, offices: Offices, store: Store, token_of: Callable[[str, str], str]) -> None:
        """`token_of`: office and ticket → the token by which an ended visit is found."""
        self._offices = offices
        self._store = store
        self._token_of = token_of
        self._asking: dict[int, asyncio.Task[None]] = {}

    def ask(self, ask: Ask, session: Session) -> None:
        """Answer, or tell why not."""
        try:
            query = msgspec.convert(ask.query, Journal | Bookings)
        except msgspec.ValidationError:
            session.fail(ask.id, "unknown_query")
            return
        identity = session.identity
        if query.office not in self._offices:
            session.fail(ask.id, "unknown_office")
        elif identity.role not in STAFF_ROLES or identity.office != query.office:
            session.fail(ask.id, "forbidden")
        elif id(session) in self._asking:
            session.fail(ask.id, "too_many")
        else:
            work = self._answer(ask.id, query, session)
            task = asyncio.get_running_loop().create_task(work)
            self._asking[id(session)] = task
            task.add_done_callback(lambda done: self._asking.pop(id(session), None))

    async def _answer(self, number: int, query: Journal | Bookings, session: Session) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                match query:
                    case Journal():
                        result = await self._journal(query, session.identity)
                    case Bookings():
                        result = await self._bookings(query)
                    case _:
                        assert_never(query)
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
        office = self._offices.office(query.office)
        known = await self._known(query.office, "")
        day = business_day(office, clock_ms())
        shard = self._store.shard_of(office.id)
        key = aggregate_key(shard, day_aggregate(office.id, day))
        flat = await self._store.read(shard, "HGETALL", key)
        found = load_bookings(day, dict(zip(flat[::2], flat[1::2], strict=True))).bookings
        slots = [
            BookedSlot(one.id, one.slot, one.service, one.state, known.numbers.get(one.ticket, ""))
            for one in found.values()
            if one.state != "moved"
        ]
        return _encode({"day": day, "slots": sorted(slots, key=lambda one: (one.slot, one.id))})

    async def _known(self, office: str, who: str) -> Known:
        """The committed state's words, taken at once: it changes under every later step."""
        future: asyncio.Future[Known] = asyncio.get_running_loop().create_future()

        def take(holding: Holding) -> None:
            if not future.done():
                future.set_result(_known_of(holding, who))

        self._offices.room(office).when_settled(take)
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
