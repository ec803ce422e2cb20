"""Keeps one server supplied: groups what waits, resends what a lost connection left undecided.

Every request is safe to repeat: reads by nature, commits because their receipts are tested first.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import hiredis
import structlog

from server.store.connection import Connection
from server.store.errors import StoreUnavailable
from server.store.resp import command

log = structlog.get_logger()

REPLY_SECONDS = 2.0
"""A connection that owes a reply for so long is given up."""
_GROUPS = 2
_GROUP_SIZE = 256
_RETRY_SECONDS = 0.05
_TICK_SECONDS = 0.1

_PASSING = (
    "LOADING",
    "MASTERDOWN",
    "CLUSTERDOWN",
    "TRYAGAIN",
    "BUSY",
    "MISCONF",
    "NOREPLICAS",
    "OOM",
)
"""Errors that pass by themselves: asked again on the same connection."""
_MISPLACED = ("READONLY", "MOVED", "ASK", "ERR Function not found", "NOAUTH")
"""Errors that a fresh look for the right server cures."""


class Request:
    """One call, repeated until answered."""

    __slots__ = ("answered", "born", "data", "on_late", "on_reply", "shard")

    def __init__(
        self,
        data: bytes,
        on_reply: Callable[[Any], None],
        on_late: Callable[[], None] | None = None,
    ) -> None:
        self.data = data
        self.on_reply = on_reply
        self.on_late = on_late
        self.answered = False
        self.born = time.monotonic()
        self.shard = 0


class _Group:
    """Requests written at once, and the replies that have come."""

    __slots__ = ("replies", "requests", "sent")

    def __init__(self, requests: list[Request]) -> None:
        self.requests = requests
        self.replies: list[Any] = []
        self.sent = time.monotonic()


class Pump:
    """One server's requests. `run` connects and reconnects until it is cancelled."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[Connection]],
        *,
        replicas: int = 0,
        on_misplaced: Callable[[Request, str], None] | None = None,
    ) -> None:
        self.generation = 0
        """How many connections there have been: a change means that something may be missed."""
        self.connected = asyncio.Event()
        self.trouble: StoreUnavailable | None = None
        self._connect = connect
        self._on_misplaced = on_misplaced
        self._wait = command("WAIT", replicas, 500) if replicas else b""
        self._replicas = replicas
        self._most_groups = 1 if replicas else _GROUPS
        self._waiting: deque[Request] = deque()
        self._groups: deque[_Group] = deque()
        self._connection: Connection | None = None
        self._flush_planned = False
        self._hurry = asyncio.Event()

    def submit(self, request: Request) -> None:
        self._waiting.append(request)
        if not self._flush_planned and len(self._groups) < self._most_groups:
            self._plan_flush(0)

    def hurry(self) -> None:
        """Look for the server now: somebody knows that it is back."""
        self._hurry.set()

    async def run(self) -> None:
        ticks = asyncio.create_task(self._watch_the_clock())
        try:
            await self._stay_connected()
        finally:
            ticks.cancel()
            self._drop_connection()

    async def _stay_connected(self) -> None:
        delay = 0.0
        while True:
            self._hurry.clear()
            try:
                self._connection = await self._connect()
            except StoreUnavailable as error:
                if self.trouble is None:
                    log.warning("store unavailable", reason=str(error))
                self.trouble = error
                self._give_back()
                delay = min(max(delay * 2, 0.02), 0.5)
                await self._pause(delay)
                continue
            delay = 0.0
            self.trouble = None
            self.generation += 1
            self._connection.on_reply = self._replied
            self.connected.set()
            self._flush()
            await asyncio.shield(self._connection.lost)
            log.warning(
                "store connection lost", undecided=sum(len(g.requests) for g in self._groups)
            )
            self._drop_connection()

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._hurry.wait()
        except TimeoutError:
            return

    def _drop_connection(self) -> None:
        """Take back what is undecided, in order, for the next connection."""
        self.connected.clear()
        if self._connection is not None:
            self._connection.abort()
            self._connection = None
        undecided = [request for group in self._groups for request in group.requests]
        self._groups.clear()
        self._waiting.extendleft(reversed(undecided))
        self._give_back()

    def _give_back(self) -> None:
        """Where there are other servers, let one of them have what this one cannot do."""
        if self._on_misplaced is not None:
            given_back = list(self._waiting)
            self._waiting.clear()
            for request in given_back:
                self._on_misplaced(request, "connection lost")

    def _plan_flush(self, seconds: float) -> None:
        self._flush_planned = True
        loop = asyncio.get_running_loop()
        if seconds:
            loop.call_later(seconds, self._flush)
        else:
            loop.call_soon(self._flush)

    def _flush(self) -> None:
        """Write what waits as one group, unless enough groups are on their way."""
        self._flush_planned = False
        if self._connection is None or not self._waiting or len(self._groups) >= self._most_groups:
            return
        count = min(len(self._waiting), _GROUP_SIZE)
        requests = [self._waiting.popleft() for _ in range(count)]
        self._groups.append(_Group(requests))
        self._connection.write(b"".join([request.data for request in requests]) + self._wait)

    def _replied(self, reply: Any) -> None:
        group = self._groups[0]
        group.replies.append(reply)
        if len(group.replies) < len(group.requests) + bool(self._wait):
            return
        if self._wait:
            reached = group.replies.pop()
            if isinstance(reached, hiredis.ReplyError) or reached < self._replicas:
                self._ask_the_replicas_again()
                return
        self._groups.popleft()
        for request, answer in zip(group.requests, group.replies, strict=True):
            self._settle(request, answer)
        if not self._flush_planned:
            self._flush()

    def _ask_the_replicas_again(self) -> None:
        """On the same connection: WAIT speaks of what this connection has seen written."""
        if self._connection is not None:
            self._groups[0].sent = time.monotonic()
            self._connection.write(self._wait)

    def _settle(self, request: Request, reply: Any) -> None:
        if isinstance(reply, hiredis.ReplyError):
            text = str(reply)
            if text.startswith(_MISPLACED):
                self._misplaced(request, text)
                return
            if text.startswith(_PASSING):
                self._again(request)
                return
        request.answered = True
        try:
            request.on_reply(reply)
        except Exception as error:  # one asker's mistake must not cut off the others
            context = {"message": "a reply of the store was not taken", "exception": error}
            asyncio.get_running_loop().call_exception_handler(context)

    def _again(self, request: Request) -> None:
        self._waiting.append(request)
        if not self._flush_planned:
            self._plan_flush(_RETRY_SECONDS)

    def _misplaced(self, request: Request, text: str) -> None:
        if self._on_misplaced is not None:
            self._on_misplaced(request, text)
            return
        self._waiting.append(request)
        if self._connection is not None:
            self._connection.abort()

    async def _watch_the_clock(self) -> None:
        """Give up a connection that owes replies for too long."""
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            now = time.monotonic()
            if self._groups and now - self._groups[0].sent > REPLY_SECONDS and self._connection:
                log.warning("store does not answer", seconds=REPLY_SECONDS)
                self._connection.abort()
