"""The socket link to the server: IO around `queue_core.session`, no Qt.

One reader, one writer and one alarm for what time brings (silence, lapses, repeats). The link
comes back by itself until `stop` or until the server asks not to (45xx).
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from typing import Any

import msgspec
import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, WebSocketException
from websockets.typing import Subprotocol

from client_kit.keys import command_key
from queue_core.domain.commands import Command
from queue_core.protocol import (
    SILENCE_S,
    SUBPROTOCOL,
    Bye,
    ClientMessage,
    Doc,
    Hello,
    Patch,
    Reply,
    Report,
    ServerMessage,
    Tick,
    Welcome,
)
from queue_core.session import Answered, Ended, News, Output, Session, default_patience

FIRST_DELAY_S = 0.2
LONGEST_DELAY_S = 2.0
"""Every screen is right again within 3 s of the server being back."""
LARGEST_FRAME = 16 * 1024 * 1024
"""Bytes; the network document of 13,000 offices is the largest."""

_log = structlog.get_logger("link")
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Welcome | Doc | Patch | Reply | Tick | Bye)


def steady_ms() -> int:
    """The steady clock every link counts by."""
    return time.monotonic_ns() // 1_000_000


def wall_offset() -> int:
    """Wall clock − steady clock: the server's clock as guessed before its first word."""
    return int(time.time() * 1000) - steady_ms()


def live_url(server: str) -> str:
    """http://host:port → ws://host:port/live; what is a socket's address already stays."""
    if server.startswith(("ws://", "wss://")):
        return server
    return server.rstrip("/").replace("http", "ws", 1) + "/live"


def longer(delay: float) -> float:
    """Seconds to wait after one more failure."""
    return min(delay * 1.7, LONGEST_DELAY_S)


class LinkUp(msgspec.Struct, frozen=True):
    """Greeted by the server; the documents follow. `offset`: server clock − `steady_ms`."""

    offset: int


class LinkDown(msgspec.Struct, frozen=True):
    """No link; the last word was heard at `last_heard` of the steady clock."""

    last_heard: int


class Heard(msgspec.Struct, frozen=True):
    """A tick: the link lives, the clock is so."""

    offset: int


LinkNews = News | LinkUp | LinkDown | Heard
Hear = Callable[[LinkNews], None]


class Link:
    """One client's link; every method is called on its event loop."""

    def __init__(
        self,
        url: str,
        hello: Hello,
        hear: Hear = lambda news: None,
        silence_s: float = SILENCE_S,
    ) -> None:
        """`url`: ws://host:port/live; `hear` gets every piece of news, in order."""
        self._url = url
        self._hear = hear
        self.session = Session(hello, wall_offset(), int(silence_s * 1000))
        self._socket: ClientConnection | None = None
        self._out: asyncio.Queue[ClientMessage] = asyncio.Queue()
        self._answers: dict[int, asyncio.Future[Reply]] = {}
        self._alarm: asyncio.TimerHandle | None = None
        self._alarm_at = 0
        self._delay = FIRST_DELAY_S
        self._stopping = False
        self._why = ""
        self._running: asyncio.Task[None] | None = None

    # ── life ──────────────────────────────────────────────────────────────────

    async def run(self) -> None:
        """Keep the link until `stop`, or until the server asks not to come back."""
        self._running = asyncio.current_task()
        while not self._stopping:
            try:
                await self._converse()
            except (OSError, TimeoutError, InvalidHandshake, WebSocketException) as error:
                self._tell_why(str(error))
            except (msgspec.ValidationError, msgspec.DecodeError) as error:
                _log.warning("the server sent what is no frame", why=str(error))
            if not self._stopping:
                delay, self._delay = self._delay, longer(self._delay)
                await asyncio.sleep(delay * random.uniform(0.5, 1.0))

    async def stop(self) -> None:
        """Close the socket in order; unanswered futures are cancelled."""
        self._stopping = True
        if self._alarm:
            self._alarm.cancel()
        if self._socket is not None:
            await self._socket.close()
        if self._running is not None and self._running is not asyncio.current_task():
            self._running.cancel()
        for future in self._answers.values():
            future.cancel()

    @property
    def is_up(self) -> bool:
        """Greeted and not silent for too long."""
        return self.session.welcome is not None

    def server_time(self) -> int:
        """Now by the server's clock, ms."""
        return self.session.server_time(steady_ms())

    # ── what the app wants ────────────────────────────────────────────────────

    def watch(self, channel: str) -> None:
        """Follow a channel over every reconnect."""
        self._carry(self.session.watch(channel))

    def unwatch(self, channel: str) -> None:
        """Forget a channel."""
        self._carry(self.session.unwatch(channel))

    def do(
        self, office: str, command: Command, *, key: str = "", patience: int | None = -1
    ) -> asyncio.Future[Reply]:
        """Give an order; the future brings its reply, whatever happens to the link meanwhile.

        `patience`: ms without a link after which it lapses (code `lapsed`), None: never; by default
        as RULES "Offline" says for this command. Cancelling the future stops the repeats.
        """
        now = steady_ms()
        key = key or command_key(self.session.server_time(now))
        patience = default_patience(command) if patience == -1 else patience
        id, output = self.session.do(office, command, key, now, patience)
        return self._promise(id, output)

    def ask(self, query: dict[str, Any]) -> asyncio.Future[Reply]:
        """Ask for what is no view."""
        return self._promise(*self.session.ask(query))

    def report(self, report: Report) -> None:
        """Tell what this device painted, printed or lacks."""
        self._carry(self.session.report(report))

    # ── inside ────────────────────────────────────────────────────────────────

    def _promise(self, id: int, output: Output) -> asyncio.Future[Reply]:
        future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._answers[id] = future
        future.add_done_callback(lambda done: self.session.withdraw(id))
        self._carry(output)
        self._set_alarm()
        return future

    def _tell_why(self, why: str) -> None:
        """Once for each reason, not for each try."""
        if why != self._why:
            self._why = why
            _log.info("no link", url=self._url, why=why)

    async def _converse(self) -> None:
        async with connect(
            self._url,
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            max_size=LARGEST_FRAME,
            open_timeout=5,
            close_timeout=1,
            ping_interval=None,
            proxy=None,
        ) as socket:
            self._socket = socket
            self._out = asyncio.Queue()
            writer = asyncio.create_task(self._write(socket))
            try:
                self._carry(self.session.opened(steady_ms()))
                self._set_alarm()
                async for frame in socket:
                    message = _decoder.decode(frame)
                    self._take(message)
                    if isinstance(message, Bye):
                        break
            finally:
                self._socket = None
                writer.cancel()
                self._down()

    async def _write(self, socket: ClientConnection) -> None:
        try:
            while True:
                frame = await self._out.get()
                await socket.send(_encoder.encode(frame), text=True)
        except WebSocketException:
            return  # the reader sees the same end and tells it

    def _take(self, message: ServerMessage) -> None:
        output = self.session.receive(message, steady_ms())
        if isinstance(message, Welcome):
            self._delay, self._why = FIRST_DELAY_S, ""
            self._hear(LinkUp(self.session.offset))
        elif isinstance(message, Tick):
            self._hear(Heard(self.session.offset))
        elif isinstance(message, Bye):
            self._delay = max(FIRST_DELAY_S, message.after / 1000)
            self._url = live_url(message.where) if message.where else self._url
            _log.info("the server said bye", reason=message.reason, code=message.code)
        self._carry(output)
        self._set_alarm()

    def _down(self) -> None:
        output = self.session.lost()
        self._hear(LinkDown(self.session.last_heard))
        self._carry(output)
        self._set_alarm()

    def _carry(self, output: Output) -> None:
        for frame in output.frames:
            self._out.put_nowait(frame)
        for news in output.news:
            if isinstance(news, Answered):
                future = self._answers.pop(news.id, None)
                if future is not None and not future.done():
                    future.set_result(news.reply)
            if isinstance(news, Ended):
                self._stopping = True
            self._hear(news)

    def _set_alarm(self) -> None:
        """Ring no later than the session's deadline; a later one is found when it rings."""
        deadline = self.session.deadline()
        if deadline is None or self._stopping:
            return
        if self._alarm is not None:
            if self._alarm_at <= deadline:
                return
            self._alarm.cancel()
        self._alarm_at = deadline
        delay = max(0.0, (deadline - steady_ms()) / 1000) + 0.001
        self._alarm = asyncio.get_running_loop().call_later(delay, self._ring)

    def _ring(self) -> None:
        self._alarm = None
        now = steady_ms()
        if self.session.is_silent(now) and self._socket is not None:
            _log.warning("the server is silent", url=self._url)
            self._socket.transport.abort()
            return  # the end of the socket sets the next alarm
        self._carry(self.session.pass_time(now))
        self._set_alarm()


__all__ = [
    "Heard",
    "Link",
    "LinkDown",
    "LinkNews",
    "LinkUp",
    "live_url",
    "steady_ms",
    "wall_offset",
]
