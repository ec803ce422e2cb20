"""Keeps one server supplied: groups what waits, resends what a lost connection left undecided.

Every request is safe to repeat: reads by nature, commits because their receipts are tested first.
redis-py carries the groups; it never repeats anything by itself.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from redis.asyncio.connection import AbstractConnection
from redis.exceptions import (
    AskError,
    ClusterDownError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TryAgainError,
)

from server.store.connection import close
from server.store.errors import StoreUnavailable
from server.store.resp import command

log = structlog.get_logger()

REPLY_SECONDS = 2.0
"""A connection that owes a reply for so long is given up."""
_GROUPS = 2
_GROUP_SIZE = 256
_RETRY_SECONDS = 0.05
_TICK_SECONDS = 0.1

_PASSING = (ClusterDownError, OutOfMemoryError, TryAgainError)
_PASSING_WORDS = ("BUSY", "MISCONF", "NOREPLICAS")
"""Errors that pass by themselves: asked again on the same connection."""
_MISPLACED = (AskError, ReadOnlyError)
_MISPLACED_WORDS = ("Function not found",)
"""Errors that a fresh look for the right server cures; MovedError is an AskError."""


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
        connect: Callable[[], Awaitable[AbstractConnection]],
        *,
        replicas: int = 0,
        on_misplaced: Callable[[Request], None] | None = None,
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
        self._resting: list[Request] = []
        self._groups: deque[_Group] = deque()
        self._work = asyncio.Event()
        self._hurry = asyncio.Event()

    def submit(self, request: Request) -> None:
        self._waiting.append(request)
        self._work.set()

    def hurry(self) -> None:
        """Look for the server now: somebody knows that it is back."""
        self._hurry.set()

    async def run(self) -> None:
        delay = 0.0
        while True:
            self._hurry.clear()
            try:
                connection = await self._connect()
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
            self.connected.set()
            await self._serve(connection)

    async def _serve(self, connection: AbstractConnection) -> None:
        """Write and read until the connection is lost; then take back what is undecided."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._write(connection))
                tasks.create_task(self._read(connection))
                tasks.create_task(self._watch_the_clock())
        except* (RedisError, OSError, StoreUnavailable) as lost:
            undecided = sum(len(group.requests) for group in self._groups)
            reason = str(lost.exceptions[0])
            log.warning("store connection lost", reason=reason, undecided=undecided)
        finally:
            self.connected.clear()
            requests = [request for group in self._groups for request in group.requests]
            self._groups.clear()
            self._waiting.extendleft(reversed(requests))
            self._resume()
            await close(connection)
            self._give_back()

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._hurry.wait()
        except TimeoutError:
            return

    def _give_back(self) -> None:
        """Where there are other servers, let one of them have what this one cannot do."""
        if self._on_misplaced is not None:
            given_back = list(self._waiting)
            self._waiting.clear()
            for request in given_back:
                self._on_misplaced(request)

    async def _write(self, connection: AbstractConnection) -> None:
        """Write what waits as one group, unless enough groups are on their way."""
        while True:
            while self._waiting and len(self._groups) < self._most_groups:
                count = min(len(self._waiting), _GROUP_SIZE)
                requests = [self._waiting.popleft() for _ in range(count)]
                self._groups.append(_Group(requests))
                data = b"".join([request.data for request in requests]) + self._wait
                await connection.send_packed_command(data, check_health=False)
            self._work.clear()
            await self._work.wait()

    async def _read(self, connection: AbstractConnection) -> None:
        """Take every reply, and notice at once when the server closes the connection."""
        while True:
            try:
                reply = await connection.read_response(
                    disable_decoding=True, timeout=math.inf, disconnect_on_error=False
                )
            except ResponseError as error:
                reply = error
            if not self._groups:
                raise StoreUnavailable(f"a reply that nobody asked for: {reply!r:.80}")
            group = self._groups[0]
            group.replies.append(reply)
            if len(group.replies) < len(group.requests) + bool(self._wait):
                continue
            if self._wait and not self._is_replicated(group.replies.pop()):
                # On the same connection: WAIT speaks of what this connection has seen written.
                group.sent = time.monotonic()
                await connection.send_packed_command(self._wait, check_health=False)
                continue
            self._groups.popleft()
            pairs = zip(group.requests, group.replies, strict=True)
            settled = [self._settle(request, answer) for request, answer in pairs]
            if not all(settled):
                raise StoreUnavailable("another server has to be asked")
            if self._waiting:
                self._work.set()

    def _is_replicated(self, reached: Any) -> bool:
        return not isinstance(reached, ResponseError) and reached >= self._replicas

    def _settle(self, request: Request, reply: Any) -> bool:
        """Bring the reply to who asked, or keep the request; False: not by this connection."""
        if isinstance(reply, ResponseError):
            text = str(reply)
            if isinstance(reply, _PASSING) or text.startswith(_PASSING_WORDS):
                self._again(request)
                return True
            if isinstance(reply, _MISPLACED) or text.startswith(_MISPLACED_WORDS):
                return self._misplaced(request)
        request.answered = True
        try:
            request.on_reply(reply)
        except Exception as error:  # one asker's mistake must not cut off the others
            context = {"message": "a reply of the store was not taken", "exception": error}
            asyncio.get_running_loop().call_exception_handler(context)
        return True

    def _again(self, request: Request) -> None:
        if not self._resting:
            asyncio.get_running_loop().call_later(_RETRY_SECONDS, self._resume)
        self._resting.append(request)

    def _resume(self) -> None:
        self._waiting.extend(self._resting)
        self._resting.clear()
        self._work.set()

    def _misplaced(self, request: Request) -> bool:
        if self._on_misplaced is not None:
            self._on_misplaced(request)
            return True
        self._waiting.append(request)
        return False

    async def _watch_the_clock(self) -> None:
        """Give up a connection that owes replies for too long."""
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            if self._groups and time.monotonic() - self._groups[0].sent > REPLY_SECONDS:
                raise StoreUnavailable(f"no reply within {REPLY_SECONDS:.0f} s")
