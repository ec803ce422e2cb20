"""The one crossing between the link's thread and the GUI's.

News come over by one queued signal in batches (at most one each 8 ms), orders go back by
`call_soon_threadsafe`. Everything else here is called on the GUI thread only.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import msgspec
import structlog
from PySide6.QtCore import QObject, Qt, Signal

from client_kit.keys import command_key
from client_kit.link import (
    Heard,
    Link,
    LinkDown,
    LinkNews,
    LinkUp,
    live_url,
    steady_ms,
    wall_offset,
)
from queue_core.domain.commands import Command
from queue_core.protocol import Hello, Reply, Report, Welcome
from queue_core.session import Answered, Changed, Ended, WatchRefused

BATCH_S = 0.008
_log = structlog.get_logger("bridge")
Then = Callable[[Reply], None]


class Settled(msgspec.Struct, frozen=True):
    """An order or question of the GUI came to its end."""

    ticket: int
    reply: Reply


class Bridge(QObject):
    """A link as the GUI sees it: documents, orders, and whether the server is there."""

    welcomed = Signal(object)
    """`Welcome`: role, office, who, name."""
    changed = Signal(str, object)
    """Channel and its whole new document; never changed in place."""
    refused = Signal(str, object)
    """Channel and `Error`: this token may not see it."""
    linked = Signal(bool)
    """The link came or went."""
    ended = Signal(int, str)
    """The server asked not to come back: `replaced`, `expired` …"""
    _crossed = Signal(object)

    def __init__(self, server: str, parent: QObject | None = None) -> None:
        """`server`: http://host:port; nothing is opened before `open`."""
        super().__init__(parent)
        self.documents: dict[str, dict[str, Any]] = {}
        self.is_up = False
        self.last_heard = steady_ms()
        """Steady clock; of a link that is down, when its last word was heard."""
        self._url = live_url(server)
        self._offset = wall_offset()
        self._channels: dict[str, None] = {}
        self._thens: dict[int, Then] = {}
        self._last = 0
        self._generation = 0
        self._link: Link | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._futures: dict[int, asyncio.Future[Reply]] = {}
        self._crossed_at = 0.0
        self._batch: list[tuple[int, LinkNews | Settled]] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="link")
        self._thread.start()
        self._crossed.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    # ── what the app wants ────────────────────────────────────────────────────

    def open(self, hello: Hello) -> None:
        """Link up under this token; a former link is closed, watched channels are kept."""
        self._generation += 1
        generation = self._generation
        link = Link(self._url, hello, lambda news: self._collect(generation, news))
        former, self._link = self._link, link
        for channel in self._channels:
            link.watch(channel)
        self._call(self._start, link, former)

    def watch(self, channel: str) -> None:
        """Follow a channel; its document comes by `changed`."""
        self._channels[channel] = None
        if self._link is not None:
            self._call(self._link.watch, channel)

    def unwatch(self, channel: str) -> None:
        """Forget a channel and its document."""
        self._channels.pop(channel, None)
        self.documents.pop(channel, None)
        if self._link is not None:
            self._call(self._link.unwatch, channel)

    def do(
        self,
        office: str,
        command: Command,
        then: Then = lambda reply: None,
        *,
        key: str = "",
        patience: int | None = -1,
    ) -> int:
        """Give an order (see `Link.do`); `then` gets its one reply, after the document it caused.

        The number returned is for `withdraw`.
        """
        key = key or command_key(self.server_time())
        return self._order(then, lambda link: link.do(office, command, key=key, patience=patience))

    def ask(self, query: dict[str, Any], then: Then) -> int:
        """Ask for what is no view."""
        return self._order(then, lambda link: link.ask(query))

    def withdraw(self, order: int) -> None:
        """Stop repeating an order whose person has gone; `then` is not called."""
        if self._thens.pop(order, None):
            self._call(self._withdraw, order)

    def report(self, report: Report) -> None:
        """Tell what this device painted, printed or lacks."""
        if self._link is not None:
            self._call(self._link.report, report)

    def server_time(self) -> int:
        """Now by the server's clock, ms since the epoch: for everything shown."""
        return steady_ms() + self._offset

    def silence_ms(self) -> int:
        """How long a link that is down has been silent; 0 while it is up."""
        return 0 if self.is_up else steady_ms() - self.last_heard

    def close(self) -> None:
        """Link, loop, thread, in this order; before the engine and the view-models go."""
        if not self._thread.is_alive():
            return
        self._generation += 1  # what still waits in Qt's queue is for nobody
        self._thens.clear()
        if self._link is not None:
            asyncio.run_coroutine_threadsafe(self._stop(self._link), self._loop).result(5)
        self._call(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    # ── the GUI's side ────────────────────────────────────────────────────────

    def _order(self, then: Then, give: Callable[[Link], asyncio.Future[Reply]]) -> int:
        self._last += 1
        order = self._last
        if self._link is None:
            raise RuntimeError("open the bridge before giving orders")
        self._thens[order] = then
        self._call(self._give, order, self._link, self._generation, give)
        return order

    def _call(self, what: Callable[..., object], *args: object) -> None:
        self._loop.call_soon_threadsafe(what, *args)

    def _deliver(self, batch: list[tuple[int, LinkNews | Settled]]) -> None:
        for generation, news in batch:
            if generation == self._generation or isinstance(news, Settled):
                self._tell(news)

    def _tell(self, news: LinkNews | Settled) -> None:
        match news:
            case Settled(ticket=order, reply=reply):
                if then := self._thens.pop(order, None):
                    then(reply)
            case Changed():
                if news.channel in self._channels:
                    self.documents[news.channel] = news.doc
                    self.changed.emit(news.channel, news.doc)
            case Welcome():
                self.welcomed.emit(news)
            case LinkUp(offset=offset):
                self._offset, self.is_up = offset, True
                self.linked.emit(True)
            case Heard(offset=offset):
                self._offset = offset
            case LinkDown(last_heard=last_heard):
                self.last_heard, self.is_up = last_heard, False
                self.linked.emit(False)
            case WatchRefused():
                self.refused.emit(news.channel, news.error)
            case Ended():
                self.ended.emit(news.code, news.reason)
            case Answered():
                pass  # told by `Settled`

    # ── the link's side ───────────────────────────────────────────────────────

    def _start(self, link: Link, former: Link | None) -> None:
        task = self._loop.create_task(self._run(link, former))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(_tell_failure)

    async def _run(self, link: Link, former: Link | None) -> None:
        if former is not None:
            await former.stop()
        await link.run()

    async def _stop(self, link: Link) -> None:
        await link.stop()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2)

    def _give(
        self,
        order: int,
        link: Link,
        generation: int,
        give: Callable[[Link], asyncio.Future[Reply]],
    ) -> None:
        future = give(link)
        self._futures[order] = future
        future.add_done_callback(lambda done: self._settled(order, generation, done))

    def _withdraw(self, order: int) -> None:
        if future := self._futures.get(order):
            future.cancel()

    def _settled(self, order: int, generation: int, done: asyncio.Future[Reply]) -> None:
        self._futures.pop(order, None)
        if not done.cancelled():
            self._collect(generation, Settled(order, done.result()))

    def _collect(self, generation: int, news: LinkNews | Settled) -> None:
        self._batch.append((generation, news))
        if len(self._batch) == 1:
            quiet = self._loop.time() - self._crossed_at
            self._loop.call_later(max(0.0, BATCH_S - quiet), self._cross)

    def _cross(self) -> None:
        self._crossed_at = self._loop.time()
        batch, self._batch = self._batch, []
        self._crossed.emit(batch)


def _tell_failure(task: asyncio.Task[None]) -> None:
    """A link ends by `stop` or by the server's word; anything else is our fault."""
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("the link broke down", exc_info=error)
