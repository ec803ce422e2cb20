"""Who is linked: staff and devices that come and go become facts of their office."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from queue_core.domain.commands import AnyCommand, TellDevice, TellPresence
from queue_core.domain.context import Actor
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms, uuid7
from server.rooms.offices import Offices
from server.rooms.request import Request

if TYPE_CHECKING:
    from server.live.session import Session

GONE_AFTER_S = 3.0
"""A link that is back sooner was never gone: restarts and cell changes make no facts."""
_STAFF = ("operator", "reception", "supervisor")
_DEVICES = ("kiosk", "board", "window_display", "console", "reception")
SERVER = Actor("clock", "server")

Place = tuple[str, str]


class Presence:
    """The newest session of each member of staff and of each device."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        self._staff: dict[Place, Session] = {}
        self._devices: dict[Place, int] = {}
        self._leaving: dict[Place, asyncio.TimerHandle] = {}

    def came(self, session: Session) -> Session | None:
        """A session opened; returns the one it replaces, if the same person had one."""
        identity = session.identity
        if identity.office not in self._offices:
            return None
        place = (identity.office, identity.who)
        self._stay(place)
        if identity.role in _STAFF and identity.who != identity.device:
            former = self._staff.get(place)
            self._staff[place] = session
            self._tell(identity.office, TellPresence(identity.who, True))
            return former
        if identity.role in _DEVICES:
            self._devices[place] = self._devices.get(place, 0) + 1
            self._tell(identity.office, TellDevice(identity.who, identity.role, True))
        return None

    def went(self, session: Session) -> None:
        """A session closed; after a moment of grace its office is told."""
        identity = session.identity
        place = (identity.office, identity.who)
        if self._staff.get(place) is session:
            del self._staff[place]
            self._leave(place, lambda: TellPresence(identity.who, False))
        elif place in self._devices:
            self._devices[place] -= 1
            if not self._devices[place]:
                del self._devices[place]
                self._leave(place, lambda: TellDevice(identity.who, identity.role, False))

    def session_of(self, office: str, who: str) -> Session | None:
        """The session of a member of staff."""
        return self._staff.get((office, who))

    def look_for_lost(self, office: str, holding: Holding) -> None:
        """Operators at a window whose link is nowhere: they were lost while no server looked."""
        for window in holding.state.windows.values():
            place = (office, window.operator)
            is_here = not window.operator or place in self._staff or place in self._leaving
            if not is_here and not window.link_lost:
                self._tell(office, TellPresence(window.operator, False))

    def stop(self) -> None:
        """Tell nothing more: this node goes, its peers do not."""
        for timer in self._leaving.values():
            timer.cancel()
        self._leaving.clear()

    def _stay(self, place: Place) -> None:
        timer = self._leaving.pop(place, None)
        if timer is not None:
            timer.cancel()

    def _leave(self, place: Place, fact: Callable[[], AnyCommand]) -> None:
        def tell() -> None:
            self._leaving.pop(place, None)
            self._tell(place[0], fact())

        self._stay(place)
        self._leaving[place] = asyncio.get_running_loop().call_later(GONE_AFTER_S, tell)

    def _tell(self, office: str, command: AnyCommand) -> None:
        self._offices.submit(office, Request(command, SERVER, uuid7(clock_ms()), None))
