"""How pages see an office: as one more watcher of its public documents, told when they change."""

from __future__ import annotations

import asyncio
from typing import Any

from msgspec import Struct

from queue_core.domain.state import OfficeState
from queue_core.views.projection import Projection
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms
from server.rooms.offices import Offices
from server.rooms.room import Room
from server.store.store import Store

PATIENCE_S = 3.0
KEPT_S = 60.0
"""An office that nobody reads about is not followed any longer."""


class Unanswered(Exception):
    """The store does not answer just now: the office cannot be seen."""


class Seen(Struct, frozen=True):
    """An office's public documents at one moment."""

    doc: dict[str, Any]
    """What the eye is on: `<office>/public`, or a board."""
    wait: dict[str, Any]
    state: OfficeState
    """The committed one; for one's own visit only."""
    at: int
    """ms; when this was known to be true."""


class Eye:
    """Follows an office's forecasts and one more document. `version` grows with every change."""

    def __init__(self, room: Room, view: Projection) -> None:
        self.room = room
        self.version = 0
        self.is_open = True
        self.used = 0.0
        self.pages: dict[object, object] = {}
        """What was drawn of it."""
        self._channel, self._wait = view.channel, f"{room.office.id}/wait"
        room.screens.watch(view, self, lambda: self.is_open)
        room.screens.waits.watch(self._wait, self, lambda: self.is_open)

    def put(self, frame: bytes) -> None:
        """A document changed; what it says is read when somebody asks."""
        self.version += 1

    async def look(self) -> Seen:
        """The documents now. Raises Unanswered."""
        state = await settled(self.room)
        channel = self.room.screens.documents.get(self._channel)
        if channel is None:
            raise Unanswered
        wait = self.room.screens.waits.wait_doc(state)
        return Seen(channel.doc, wait, state, max(clock_ms(), state.at))

    def close(self) -> None:
        """Watch no more."""
        self.is_open = False
        self.room.screens.documents.unwatch(self._channel, self)
        self.room.screens.waits.unwatch(self._wait, self)


async def settled(room: Room) -> OfficeState:
    """The committed state, as soon as there is one. Raises Unanswered."""
    heard: asyncio.Future[OfficeState] = asyncio.get_running_loop().create_future()

    def hear(holding: Holding) -> None:
        if not heard.done():
            heard.set_result(holding.state)

    room.when_settled(hear)
    try:
        async with asyncio.timeout(PATIENCE_S):
            return await heard
    except TimeoutError:
        raise Unanswered from None


class Eyes:
    """What somebody reads about now, by channel."""

    def __init__(self, offices: Offices, store: Store) -> None:
        self._offices = offices
        self._store = store
        self._eyes: dict[str, Eye] = {}
        self._sweep: asyncio.TimerHandle | None = None

    @property
    def is_blind(self) -> bool:
        """Whether the store does not answer: what was drawn last is all there is."""
        return self._store.trouble is not None

    def get(self, channel: str) -> Eye | None:
        """The eye on a channel, if there is one already."""
        eye = self._eyes.get(channel)
        if eye is not None:
            eye.used = asyncio.get_running_loop().time()
        return eye

    def open(self, office: str, channel: str) -> Eye:
        """Begin to follow a channel of an office. Raises KeyError when there is none such."""
        room = self._offices.room(office)
        eye = self._eyes[channel] = Eye(room, room.screens.views.by_channel[channel])
        eye.used = asyncio.get_running_loop().time()
        if self._sweep is None:
            self._sweep = asyncio.get_running_loop().call_later(KEPT_S, self._close_unused)
        return eye

    async def look(self, eye: Eye) -> Seen:
        """What an eye sees now; without the store nothing is known to be so *now*.

        Raises Unanswered.
        """
        if self.is_blind:
            raise Unanswered
        return await eye.look()

    def close(self) -> None:
        """Follow nothing any more."""
        if self._sweep is not None:
            self._sweep.cancel()
        for eye in self._eyes.values():
            eye.close()
        self._eyes.clear()

    def _close_unused(self) -> None:
        loop = asyncio.get_running_loop()
        oldest = loop.time() - KEPT_S
        for channel, eye in list(self._eyes.items()):
            if eye.used < oldest:
                del self._eyes[channel]
                eye.close()
        self._sweep = loop.call_later(KEPT_S, self._close_unused) if self._eyes else None
