"""What follows forecasts: `wait` documents, visitors' pages, and the office's public load.

A forecast is made at most once a second, only from a committed state, and never on a command's way;
a shared pace keeps all of them together to a small part of the processor's time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter
from typing import Any, Protocol

import msgspec
from msgspec import Struct, field

from queue_core.domain.day import today_doors
from queue_core.domain.forecast import Forecast, forecast
from queue_core.domain.office import Office, ServiceId
from queue_core.domain.state import OfficeState
from queue_core.views import ticket as pages
from queue_core.views.gate import LATE, Gate
from queue_core.views.network import load_row
from queue_core.views.projection import Touched
from queue_core.views.wait import WaitView
from server.live import frames
from server.rooms.documents import Watcher
from server.rooms.ids import clock_ms
from server.rooms.pace import Pace

WATCHED_S = 1.0
"""Between two forecasts that somebody looks at."""
UNWATCHED_S = 10.0
"""Between two that only the network page needs."""
ANYWAY_S = 15.0
"""Without any change: shown times pass."""
EPOCH = "forecast"
_encode = msgspec.json.Encoder().encode


class Followed(Struct, eq=False):
    """One document with a counter of its own."""

    name: str
    doc: dict[str, Any]
    version: int = 1
    ticket: str = ""
    """Of a visitor's page."""
    watchers: dict[int, Watcher] = field(default_factory=dict)
    whole: bytes = b""
    """The document as a frame, until it changes; empty: to be made."""


class Ground(Protocol):
    """What forecasts need of their room."""

    def when_settled(self, call: Callable[[OfficeState], None]) -> None:
        """Call with the committed state."""

    def tell_late(self, state: OfficeState, touched: Touched) -> None:
        """Redraw what shows services as too late."""

    def write_load(self, load: bytes) -> None:
        """Keep the public load for the network page."""

    def ticket_of(self, state: OfficeState, token: str) -> str:
        """The visit a token names; empty: none that the state still holds."""


class Waits:
    """Forecasts of one office and whatever shows them."""

    def __init__(self, office: Office, gate: Gate, ground: Ground, pace: Pace) -> None:
        self.last: Forecast | None = None
        self._office = office
        self._gate = gate
        self._ground = ground
        self._pace = pace
        self._views = {
            view.channel: view for view in (WaitView(office, gate), WaitView(office, gate, True))
        }
        self._plain = f"{office.id}/wait"
        self._channels: dict[str, Followed] = {}
        self._load = b""
        self._timer: asyncio.TimerHandle | None = None
        self._planned = 0.0
        """When the timer goes off; uvloop's does not always tell."""
        self._made = 0.0
        self._is_soon = False
        """Whether a forecast of the present state is planned already."""

    # ── watching ──────────────────────────────────────────────────────────────

    @property
    def is_watched(self) -> bool:
        """Whether anybody looks at a forecast."""
        return any(channel.watchers for channel in self._channels.values())

    def version(self, name: str) -> int | None:
        """Of a channel; None: not drawn."""
        channel = self._channels.get(name)
        return channel.version if channel else None

    def watch(self, name: str, watcher: Watcher, still_wanted: Callable[[], bool]) -> None:
        """Send a `wait` document and its patches."""

        def open_and_watch(state: OfficeState) -> None:
            if still_wanted():
                self._join(self._open(name, state), watcher)

        self._ground.when_settled(open_and_watch)

    def watch_page(
        self,
        name: str,
        token: str,
        watcher: Watcher,
        still_wanted: Callable[[], bool],
        on_missing: Callable[[], None],
    ) -> None:
        """Send a visitor's page and its patches, or say that there is no such visit."""

        def open_and_watch(state: OfficeState) -> None:
            if not still_wanted():
                return
            channel = self._channels.get(name)
            if channel is None:
                found = state.tickets.get(self._ground.ticket_of(state, token))
                if found is None:
                    on_missing()
                    return
                page = pages.build(state, self._office, found, self._now(state))
                channel = self._channels[name] = Followed(name, page, ticket=found.id)
            self._join(channel, watcher)

        self._ground.when_settled(open_and_watch)

    def unwatch(self, name: str, watcher: Watcher) -> None:
        """Send no more."""
        channel = self._channels.get(name)
        if channel is not None:
            channel.watchers.pop(id(watcher), None)
            if not channel.watchers and name != self._plain:
                del self._channels[name]

    def wait_doc(self, state: OfficeState) -> dict[str, Any]:
        """The `wait` document for a page drawn now."""
        return self._open(self._plain, state).doc

    def upper_bound(self, service: str) -> int:
        """The last forecast's upper bound, ms; 0: cannot be told."""
        return self.last.upper_bound(ServiceId(service)) if self.last else 0

    # ── following ─────────────────────────────────────────────────────────────

    def follow(self, state: OfficeState, touched: Touched) -> None:
        """A commit: visitors' pages change at once, forecasts within a second."""
        if self._channels:
            for channel in self._channels.values():
                if channel.ticket and ("tickets", channel.ticket) in touched:
                    self._redraw_page(channel, state)
        if not self._is_soon:
            self._plan_soon()

    def redraw(self, state: OfficeState) -> None:
        """The state was read anew."""
        for channel in self._channels.values():
            if channel.ticket:
                self._redraw_page(channel, state)
        self._plan_soon()

    def stop(self) -> None:
        """Make no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _plan_soon(self) -> None:
        """Something changed: look ahead again as soon as that may be."""
        self._is_soon = True
        self._plan(WATCHED_S if self.is_watched else UNWATCHED_S)

    def _plan(self, apart: float) -> None:
        loop = asyncio.get_running_loop()
        at = max(loop.time(), self._made + apart)
        if self._timer is not None:
            if self._planned <= at:
                return
            self._timer.cancel()
        self._planned = at
        self._timer = loop.call_at(at, self._want)

    def _want(self) -> None:
        self._timer = None
        self._pace.want(self._office.id, lambda: self._ground.when_settled(self._make))

    def _make(self, state: OfficeState) -> None:
        began = perf_counter()
        self._look_ahead(state)
        self._pace.spend(perf_counter() - began)

    def _look_ahead(self, state: OfficeState) -> None:
        self._is_soon = False
        self._made = asyncio.get_running_loop().time()
        made = self.last = forecast(state, self._office, max(clock_ms(), state.at))
        self._note_late(state, made)
        for channel in self._channels.values():
            if channel.ticket:
                self._redraw_page(channel, state)
            else:
                change = self._views[channel.name].update(channel.doc, state, made)
                self._send(channel, change)
        row = load_row(self._office, self._gate, state, self.wait_doc(state), made.at)
        load = _encode(row)
        if load != self._load:
            self._load = load
            self._ground.write_load(load)
        if self.is_watched:
            self._plan(ANYWAY_S)

    def _note_late(self, state: OfficeState, made: Forecast) -> None:
        """Services whose queue would not end before the doors close."""
        doors = today_doors(self._office, state)
        late = frozenset(
            service
            for service, wait in made.services.items()
            if doors is not None and made.at + wait.high >= doors[1]
        )
        if late != self._gate.late:
            self._gate.late = late
            self._ground.tell_late(state, LATE)

    # ── documents ─────────────────────────────────────────────────────────────

    def _open(self, name: str, state: OfficeState) -> Followed:
        channel = self._channels.get(name)
        if channel is None:
            doc = self._views[name].build(state, self._now(state))
            channel = self._channels[name] = Followed(name, doc)
        return channel

    def _now(self, state: OfficeState) -> Forecast:
        if self.last is None:
            self.last = forecast(state, self._office, max(clock_ms(), state.at))
        return self.last

    def _join(self, channel: Followed, watcher: Watcher) -> None:
        if not channel.whole:
            channel.whole = frames.doc(channel.name, EPOCH, channel.version, channel.doc)
        watcher.put(channel.whole)
        channel.watchers[id(watcher)] = watcher
        self._plan_soon()

    def _redraw_page(self, channel: Followed, state: OfficeState) -> None:
        found = state.tickets.get(channel.ticket)
        if found is not None:
            self._send(channel, pages.update(channel.doc, state, self._office, found, self.last))

    def _send(self, channel: Followed, change: dict[str, Any]) -> None:
        if not change:
            return
        frame = frames.patch(channel.name, channel.version, channel.version + 1, change)
        channel.version += 1
        channel.whole = b""
        for watcher in list(channel.watchers.values()):
            watcher.put(frame)
