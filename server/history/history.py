"""Keeps this node's samples and answers what an office's day is like, hour by hour."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress

import msgspec
import structlog
from msgspec import Struct

from queue_core.domain.day import business_day
from queue_core.domain.events import AnyEvent
from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState
from server.history.day import DayByHour, day_by_hour
from server.history.hours import HOUR_MS, week_of, weeks_until
from server.history.sampler import LOOK_S, Sampler
from server.history.shelf import Seen, Shelf, together
from server.history.usual import Past, Usual, past_of, usual_of
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms
from server.rooms.offices import Offices
from server.rooms.room import Room
from server.store.errors import StoreError
from server.store.keys import usual_key
from server.store.store import Store

log = structlog.get_logger()

PARTIAL_S = 300
"""So much of the present hour a node that dies may take with it."""
FRESH_S = 60.0
"""Today's hours read so lately are not read again."""
_STEP_S = 0.02
"""Between two offices: a round never holds up a command."""
_MOST_KEPT = 512
_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(Usual).decode


class _Kept(Struct):
    """What is known of an office on one day."""

    day: str
    past: Past
    usual: Usual
    today: Seen
    """As the store has it."""
    read: float


class History:
    """Samples the rooms of this node, writes them, and reads what everybody wrote."""

    def __init__(
        self, offices: Offices, store: Store, observer: str, clock: Callable[[], int] = clock_ms
    ) -> None:
        self.shelf = Shelf(store, observer)
        self._offices = offices
        self._store = store
        self._clock = clock
        self._samplers: dict[str, Sampler] = {}
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._usuals: dict[str, Usual] = {}
        self._written = 0

    # ── sampling ──────────────────────────────────────────────────────────────

    def note(self, office: str, state: OfficeState, events: Sequence[AnyEvent]) -> None:
        """This node has committed `events`. On the commands' way."""
        self._sampler(office).note(state, events)

    async def run(self) -> None:
        """Look every half minute, write every five minutes and at each turn of the hour, until
        cancelled."""
        with suppress(StoreError):
            await self.read_usuals()
        while True:
            await asyncio.sleep(LOOK_S - self._clock() / 1000 % LOOK_S)
            await self.round()

    async def round(self) -> None:
        """One look at every room; what is due is written."""
        at = self._clock()
        is_turn = at // HOUR_MS != self._written // HOUR_MS
        for room in self._offices:
            self.look(room)
            await asyncio.sleep(0)
        if is_turn or at - self._written >= PARTIAL_S * 1000:
            self._written = at
            await self.write()
        if is_turn:
            await self._renew()

    def look(self, room: Room) -> None:
        """See one office as soon as what is committed is known."""
        sampler = self._sampler(room.office.id)
        if sampler.is_looking:
            return
        sampler.is_looking = True

        def see(holding: Holding) -> None:
            sampler.is_looking = False
            sampler.look(holding.state, self._clock())

        room.when_settled(see)

    async def write(self) -> None:
        """Keep everything not yet written; what the store does not take is written later."""
        at = self._clock()
        for office, sampler in list(self._samplers.items()):
            hours = sampler.take_changed()
            if hours:
                try:
                    await self.shelf.write(office, hours)
                except StoreError as error:
                    sampler.changed |= hours.keys()
                    log.warning("hours not written", office=office, reason=str(error))
                    return
                await asyncio.sleep(_STEP_S if len(self._samplers) > 50 else 0)
            sampler.forget(at)

    async def close(self) -> None:
        """Write what is left."""
        with suppress(StoreError):
            await self.write()

    def _sampler(self, office: str) -> Sampler:
        sampler = self._samplers.get(office)
        if sampler is None:
            sampler = self._samplers[office] = Sampler(self._offices.office(office))
        return sampler

    # ── telling ───────────────────────────────────────────────────────────────

    async def day(self, office: str, service: str = "") -> DayByHour:
        """Today and the usual, hour by hour. Raises KeyError; StoreUnavailable when nothing is
        known."""
        found, at = self._offices.office(office), self._clock()
        kept = await self._look_up(found, at)
        today = {name: dict(seen) for name, seen in kept.today.items()}
        if office in self._samplers:
            for name, hour in self._samplers[office].live().items():
                today.setdefault(name, {})[self.shelf.observer] = hour
        hours = {name: together(seen) for name, seen in today.items()}
        return day_by_hour(found, kept.past, hours, kept.usual, at, service)

    def usual(self, office: str) -> Usual | None:
        """How an office usually is, as far as this node has heard."""
        return self._usuals.get(office)

    async def read_usuals(self) -> None:
        """Hear how all offices usually are, a shard at a time. Raises StoreUnavailable."""
        for shard in range(self._store.shards):
            flat = await self._store.read(shard, "HGETALL", usual_key(shard))
            for n, (office, blob) in enumerate(zip(flat[::2], flat[1::2], strict=True), 1):
                self._usuals[office.decode()] = _unpack(blob)
                if n % 200 == 0:
                    await asyncio.sleep(0)

    async def _look_up(self, office: Office, at: int) -> _Kept:
        day, now = business_day(office, at), asyncio.get_running_loop().time()
        kept = self._kept.get(office.id)
        if kept is not None and kept.day == day and now - kept.read < FRESH_S:
            self._kept.move_to_end(office.id)
            return kept
        try:
            fresh = await self._read(office, day, kept, now)
        except StoreError:
            if kept is None or kept.day != day:
                raise
            return kept
        self._kept[office.id] = fresh
        self._kept.move_to_end(office.id)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return fresh

    async def _read(self, office: Office, day: str, kept: _Kept | None, now: float) -> _Kept:
        is_same = kept is not None and kept.day == day
        seen = await self.shelf.read(office.id, [week_of(day)] if is_same else weeks_until(day))
        today = {name: by for name, by in seen.items() if name[0] == day}
        if kept is not None and is_same:
            return _Kept(day, kept.past, kept.usual, today, now)
        past = past_of(office, {name: together(by) for name, by in seen.items()}, day)
        return _Kept(day, past, usual_of(past, day), today, now)

    async def _renew(self) -> None:
        """Once a day per office at work here: how it usually is, for lists of thousands."""
        with suppress(StoreError):
            for room in self._offices:
                office = room.office
                known = self._usuals.get(office.id)
                day = business_day(office, self._clock())
                if known is None or known.made != day:
                    kept = await self._look_up(office, self._clock())
                    self._usuals[office.id] = kept.usual
                    shard = self._store.shard_of(office.id)
                    blob = _pack(kept.usual)
                    await self._store.read(shard, "HSET", usual_key(shard), office.id, blob)
                    await asyncio.sleep(_STEP_S)
            await self.read_usuals()
