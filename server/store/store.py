"""The store as the rest of the server sees it: commits in, outcomes out, and a few reads."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from types import TracebackType
from typing import Any, Self, TypeVar

from redis.exceptions import ResponseError

from server.store import encoding, keys
from server.store.address import parse_url
from server.store.contract import (
    Commit,
    Confirmed,
    Fault,
    OnOutcome,
    Outcome,
    Snapshot,
    Unknown,
)
from server.store.errors import StoreFault, StoreUnavailable
from server.store.pump import Request
from server.store.resp import Word, command
from server.store.routing import Router, router_for

LATE_SECONDS = 3.0
"""After so long an asker is told that the outcome is not known yet."""
_TICK_SECONDS = 0.1
_TURN_POLL_SECONDS = 0.003

_Answer = TypeVar("_Answer")


class Store:
    """An open connection to the offices' data. Use as `async with Store(url) as store`.

    Entering raises StoreUnavailable when nothing answers within `patience` seconds, and BadStoreUrl
    when the address makes no sense. Later losses heal by themselves.
    """

    def __init__(
        self, url: str, *, shards: int = 16, replicas: int = 0, patience: float = 10.0
    ) -> None:
        self.shards = shards
        self._router: Router = router_for(parse_url(url), replicas)
        self._patience = patience
        self._tasks: list[asyncio.Task[None]] = []
        self._undecided: deque[Request] = deque()

    async def __aenter__(self) -> Self:
        self._tasks = [
            asyncio.create_task(self._router.run(), name="store"),
            asyncio.create_task(self._tell_the_late(), name="store lateness"),
        ]
        try:
            async with asyncio.timeout(self._patience):
                await self._router.wait_until_connected()
        except TimeoutError as error:
            await self._stop()
            raise self._router.trouble or StoreUnavailable("the store does not answer") from error
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stop()

    async def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with suppress(asyncio.CancelledError):
                await task
        self._tasks = []

    @property
    def generation(self) -> int:
        """Changes whenever a connection was made anew: positions must be compared again (I4)."""
        return self._router.generation

    @property
    def trouble(self) -> StoreUnavailable | None:
        """Why the store cannot be reached just now, if so."""
        return self._router.trouble

    def hurry(self) -> None:
        """Reconnect now: somebody knows that the store is back."""
        self._router.hurry()

    def shard_of(self, office: str) -> int:
        return keys.shard_of(office, self.shards)

    def submit(self, commit: Commit, on_outcome: OnOutcome) -> None:
        """Write `commit`; `on_outcome` hears what came of it.

        It may hear `Unknown` first, once, and the true outcome whenever that is known: the same
        call is repeated until it is decided. Raises ValueError for a command key that is no UUID.
        """

        def replied(reply: Any) -> None:
            if isinstance(reply, ResponseError):
                on_outcome(Fault(str(reply)))
                return
            outcome = encoding.decode_outcome(commit, reply)
            if isinstance(outcome, int):
                self._wait_for_our_turn(commit.shard, request, outcome / 1000)
            else:
                on_outcome(outcome)

        data = encoding.encode_commit(commit)
        request = Request(data, replied, lambda: on_outcome(Unknown()))
        self._send(commit.shard, request)

    async def commit(self, commit: Commit) -> Outcome:
        """Write `commit` and wait until its outcome is known, however long that takes."""
        decided: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def heard(outcome: Outcome) -> None:
            if not isinstance(outcome, Unknown) and not decided.done():
                decided.set_result(outcome)

        self.submit(commit, heard)
        return await decided

    async def load(self, office: str, days: Sequence[str] = ()) -> Snapshot:
        """The office, and the bookings of some days, at one moment."""
        aggregates = [keys.office_aggregate(office)]
        aggregates += [keys.day_aggregate(office, day) for day in days]
        shard = self.shard_of(office)
        reply = await self._read(shard, encoding.encode_load(shard, aggregates))
        return encoding.decode_snapshot(aggregates, reply)

    async def confirm(
        self, office: str, command_keys: Sequence[str], days: Sequence[str] = ()
    ) -> Confirmed:
        """Positions and receipts at one moment: a refusal may go out when neither has changed."""
        aggregates = [keys.office_aggregate(office)]
        aggregates += [keys.day_aggregate(office, day) for day in days]
        shard = self.shard_of(office)
        data = encoding.encode_confirm(shard, aggregates, command_keys)
        return encoding.decode_confirm(aggregates, command_keys, await self._read(shard, data))

    async def due(self, until_ms: int) -> list[tuple[str, int]]:
        """Offices that need the clock by `until_ms`, with the moment they asked for."""
        wanted = ("-inf", str(until_ms), "WITHSCORES")
        replies = await self._each_shard(
            lambda shard: ("ZRANGEBYSCORE", keys.clock_key(shard), *wanted)
        )
        return [
            (office.decode(), int(float(at)))
            for reply in replies
            for office, at in zip(reply[::2], reply[1::2], strict=True)
        ]

    async def loads(self) -> dict[str, bytes]:
        """The public load of every office, for the network page."""
        replies = await self._each_shard(lambda shard: ("HGETALL", keys.load_key(shard)))
        return {
            office.decode(): load
            for reply in replies
            for office, load in zip(reply[::2], reply[1::2], strict=True)
        }

    async def contact(self, office: str, contact_id: str) -> bytes | None:
        """The encrypted contact of a booking, unless it has expired."""
        shard = self.shard_of(office)
        key = keys.contact_key(shard, office, contact_id)
        blob: bytes | None = await self._read(shard, command("GET", key))
        return blob

    async def tell_alive(self, node: str, at_ms: int) -> dict[str, int]:
        """Note that `node` lives; when each node of this store, this one too, last told so."""
        await self.read(0, "HSET", keys.NODES_KEY, node, at_ms)
        reply = await self.read(0, "HGETALL", keys.NODES_KEY)
        return {name.decode(): int(at) for name, at in zip(reply[::2], reply[1::2], strict=True)}

    async def forget_node(self, node: str) -> None:
        """Take `node` off the list of those that live."""
        await self.read(0, "HDEL", keys.NODES_KEY, node)

    async def visit(self, office: str, visit_id: str) -> bytes | None:
        """What is kept of an ended visit, unless its time is over."""
        shard = self.shard_of(office)
        blob: bytes | None = await self._read(
            shard, command("GET", keys.visit_key(shard, office, visit_id))
        )
        return blob

    async def ping(self) -> None:
        """Return when the store answers; raises StoreUnavailable when it does not."""
        await self._read(0, command("PING"))

    async def read(self, shard: int, *words: Word) -> Any:
        """The reply to one command that may be repeated: it is, until it is answered.

        Raises StoreUnavailable after three seconds, StoreFault when the store refuses it.
        """
        return await self._read(shard, command(*words))

    def together(self, shards: Sequence[int]) -> list[Sequence[int]]:
        """The shards in groups that one command may read together."""
        return self._router.together(shards)

    async def _each_shard(self, call: Callable[[int], tuple[Word, ...]]) -> list[Any]:
        return await asyncio.gather(
            *(self._read(shard, command(*call(shard))) for shard in range(self.shards))
        )

    async def _read(self, shard: int, data: bytes) -> Any:
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def replied(reply: Any) -> None:
            if answer.done():
                return
            if isinstance(reply, ResponseError):
                answer.set_exception(StoreFault(str(reply)))
            else:
                answer.set_result(reply)

        def late() -> None:
            if not answer.done():
                trouble = self.trouble or StoreUnavailable("the store has not answered for 3 s")
                answer.set_exception(trouble)

        self._send(shard, Request(data, replied, late))
        return await answer

    def _send(self, shard: int, request: Request) -> None:
        self._undecided.append(request)
        self._router.submit(shard, request)

    def _wait_for_our_turn(self, shard: int, request: Request, seconds: float) -> None:
        """Another node has lost a race and goes first; ask again shortly."""
        request.answered = False
        self._undecided.append(request)
        delay = min(seconds, _TURN_POLL_SECONDS)
        asyncio.get_running_loop().call_later(delay, self._router.submit, shard, request)

    async def _tell_the_late(self) -> None:
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            oldest = monotonic() - LATE_SECONDS
            while self._undecided and (
                self._undecided[0].answered or self._undecided[0].born < oldest
            ):
                request = self._undecided.popleft()
                if not request.answered and request.on_late is not None:
                    late, request.on_late = request.on_late, None
                    late()
