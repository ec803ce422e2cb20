"""The offices' clock: at its home node every office gets a `Tick` when its time has come."""

from __future__ import annotations

import asyncio

import structlog

from queue_core.domain.commands import Tick
from server.rooms.ids import clock_ms, uuid7
from server.rooms.nodes import Nodes
from server.rooms.offices import Offices
from server.rooms.request import CLOCK, Done, Failed, Request
from server.store.errors import StoreError
from server.store.store import Store

log = structlog.get_logger()

EVERY_S = 0.2
_FIRST_TICKS = 20
"""Offices that never had a tick, taken at once."""


class Clock:
    """Asks the store who is due, and ticks those at home here."""

    def __init__(self, store: Store, offices: Offices, nodes: Nodes) -> None:
        self._store = store
        self._offices = offices
        self._nodes = nodes
        self._ticking: set[str] = set()

    async def run(self) -> None:
        """Until cancelled."""
        await self._wind_up()
        while True:
            try:
                for office, _ in await self._store.due(clock_ms()):
                    self._tick(office)
            except StoreError as error:
                log.warning("clock not read", reason=str(error))
            await asyncio.sleep(EVERY_S)

    async def _wind_up(self) -> None:
        """Offices that stand on no list yet get their first tick, a few at a time."""
        known = {office for office, _ in await self._store.due(1 << 62)}
        fresh = [office for office in self._offices.network.offices if office not in known]
        for start in range(0, len(fresh), _FIRST_TICKS):
            for office in fresh[start : start + _FIRST_TICKS]:
                self._tick(office)
            await asyncio.sleep(EVERY_S)

    def _tick(self, office: str) -> None:
        """One tick at a time for an office; one that is configured no more is passed over."""
        if office in self._ticking or office not in self._offices:
            return
        if not self._nodes.is_home(office):
            return
        self._ticking.add(office)

        def answered(answer: Done | Failed) -> None:
            self._ticking.discard(office)

        self._offices.submit(office, Request(Tick(), CLOCK, uuid7(clock_ms()), answered))
