"""Boards that are linked and do not show what is called: an alarm on the desk, until they do.

A board tells each call that it painted (`report.painted`). One that has not told a call after
`LATE_S`, while its visitor is still called, is dead to the hall although its link lives.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

import structlog
from msgspec.structs import replace

from queue_core.domain.commands import TellDevice
from queue_core.domain.events import AnyEvent, TicketCalled
from queue_core.domain.office import Office, WindowId
from queue_core.domain.state import DeviceState, OfficeState
from server.auth.identity import Identity
from server.live.presence import SERVER
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms, uuid7
from server.rooms.offices import Offices
from server.rooms.request import Request

log = structlog.get_logger()

LATE_S = 10.0
SILENT = "silent"
"""`detail` of a device: «a call was not painted»."""

Place = tuple[str, str]
"""Office and device."""


class Silence:
    """Who owes which paintings; one timer a call."""

    def __init__(self, offices: Offices, late_s: float = LATE_S) -> None:
        self.late_s = late_s
        self._offices = offices
        self._linked: dict[str, dict[str, int]] = {}
        """Office → board → its open sockets."""
        self._owed: dict[Place, set[str]] = {}
        self._silent: set[Place] = set()
        self.awaited = 0
        """Calls whose boards still have time."""

    def came(self, identity: Identity) -> None:
        """A board is linked: it owes what is called from now on."""
        if identity.role == "board" and identity.office in self._offices:
            boards = self._linked.setdefault(identity.office, {})
            boards[identity.device] = boards.get(identity.device, 0) + 1

    def went(self, identity: Identity) -> None:
        """A board that is gone is told by its presence; it owes nothing."""
        boards = self._linked.get(identity.office, {})
        if identity.role != "board" or identity.device not in boards:
            return
        boards[identity.device] -= 1
        if not boards[identity.device]:
            del boards[identity.device]
            self._owed.pop((identity.office, identity.device), None)
            self._silent.discard((identity.office, identity.device))

    def heard(self, office: str, events: Sequence[AnyEvent]) -> None:
        """What was called has to be painted; before any board can have told that it was."""
        linked = self._linked.get(office)
        if not linked:
            return
        for event in events:
            if isinstance(event, TicketCalled):
                boards = boards_showing(self._offices.office(office), event.window)
                self._owe(office, event, [board for board in boards if board in linked])

    def painted(self, identity: Identity, keys: Iterable[str]) -> None:
        """A board showed these; one that was silent is well again."""
        place = (identity.office, identity.device)
        owed = self._owed.get(place)
        if owed:
            owed.difference_update(key.partition("#")[0] for key in keys)
        if place in self._silent:
            self._silent.discard(place)
            self._tell(place, "")

    def _owe(self, office: str, event: TicketCalled, boards: Sequence[str]) -> None:
        for board in boards:
            self._owed.setdefault((office, board), set()).add(event.call)
        if boards:
            loop = asyncio.get_running_loop()
            self.awaited += 1
            loop.call_later(self.late_s, self._look, office, event, boards)

    def _look(self, office: str, event: TicketCalled, boards: Sequence[str]) -> None:
        self.awaited -= 1
        late = [board for board in boards if event.call in self._owed.get((office, board), ())]
        for board in late:
            self._owed[office, board].discard(event.call)
        if late:
            self._offices.room(office).when_settled(
                lambda now: self._judge(office, event, late, now.state)
            )

    def _judge(
        self, office: str, event: TicketCalled, late: Sequence[str], now: OfficeState
    ) -> None:
        """A visitor who is no longer called, or an office that shows none, excuses a board."""
        visit = now.tickets.get(event.ticket)
        if now.intake.suspended or visit is None or visit.state != "called":
            return
        if visit.call != event.call:
            return
        for board in late:
            place = (office, board)
            if place not in self._silent:
                self._silent.add(place)
                log.warning("a board is silent", office=office, device=board)
                self._tell(place, SILENT)

    def _tell(self, place: Place, detail: str) -> None:
        office, device = place

        def tell(now: Holding) -> None:
            known = now.state.devices.get(device, DeviceState(kind="board"))
            fact = TellDevice(device, "board", known.online, known.printer, known.sound, detail)
            if replace(known, detail=detail) != known:
                self._offices.submit(office, Request(fact, SERVER, uuid7(clock_ms()), None))

        self._offices.room(office).when_settled(tell)


def boards_showing(office: Office, window: str) -> tuple[str, ...]:
    """The boards of the window's hall and of the halls that show it."""
    place = office.windows.get(WindowId(window))
    if place is None:
        return ()
    halls = {hall.id for hall in office.halls.values() if place.hall in (hall.id, *hall.shows)}
    return tuple(d.id for d in office.devices.values() if d.kind == "board" and d.hall in halls)
