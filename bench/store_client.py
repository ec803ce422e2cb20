"""What a commit costs the server's side, by each way to carry it: build/bench/store_client.json.

One process with uvloop keeps 200 offices (and 16) busy at the embedded store, each with one commit
on its way. The commits are alike, made beforehand; what is measured is encoding, sending, receiving
and decoding, as the server does it: by redis-py one by one, by its pipelines, and by our `Store`,
which groups commits over redis-py's connection. Repeats take turns, so that a busy machine is
unfair to all; the figures are medians. Processor time is the client's own; the store is another
process.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
import zlib
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import msgspec
import uvloop
from msgspec import Struct
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from bench.measure import write
from bench.store_raw import typical_commit
from server.store import encoding
from server.store.contract import START, Commit, Fault, Ok, OnOutcome, Outcome, Position
from server.store.embedded import EmbeddedStore, Fsync
from server.store.keys import shard_of
from server.store.store import Store

BUSY_OFFICES = (16, 200)
COMMITS = 3200
"""In one repeat, of all offices together."""
REPEATS = 7
POOL = 50
GROUP = 256
GROUPS_ON_THEIR_WAY = 2


class Cost(Struct, frozen=True):
    """Medians of the repeats."""

    commits_per_s: int
    client_us_per_commit: float


class Carrier(Protocol):
    """One way to bring commits to the store."""

    def submit(self, commit: Commit, on_outcome: OnOutcome) -> None:
        """As `Store.submit`."""


class OneByOne:
    """redis-py, one command after the other on each connection of a pool."""

    def __init__(self, client: Redis) -> None:
        self._client = client
        self._tasks: set[asyncio.Task[None]] = set()

    def submit(self, commit: Commit, on_outcome: OnOutcome) -> None:
        """Send it by a task of its own."""
        task = asyncio.create_task(self._send(commit, on_outcome))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, commit: Commit, on_outcome: OnOutcome) -> None:
        reply = await self._client.execute_command(*encoding.commit_words(commit))
        on_outcome(_outcome(commit, reply))


class Pipelines:
    """redis-py, what waits at the same time in one pipeline."""

    def __init__(self, client: Redis) -> None:
        self._client = client
        self._waiting: deque[tuple[Commit, OnOutcome]] = deque()
        self._some = asyncio.Event()

    def submit(self, commit: Commit, on_outcome: OnOutcome) -> None:
        """Let it go out with the next group."""
        self._waiting.append((commit, on_outcome))
        self._some.set()

    async def run(self) -> None:
        """Send groups, two on their way at most, until cancelled."""
        async with asyncio.TaskGroup() as senders:
            for _ in range(GROUPS_ON_THEIR_WAY):
                senders.create_task(self._send_groups())

    async def _send_groups(self) -> None:
        while True:
            await self._some.wait()
            count = min(len(self._waiting), GROUP)
            group = [self._waiting.popleft() for _ in range(count)]
            if not self._waiting:
                self._some.clear()
            if not group:
                continue
            pipeline = self._client.pipeline(transaction=False)
            for commit, _ in group:
                pipeline.execute_command(*encoding.commit_words(commit))
            replies = await pipeline.execute(raise_on_error=False)
            for (commit, on_outcome), reply in zip(group, replies, strict=True):
                on_outcome(_outcome(commit, reply))


def _outcome(commit: Commit, reply: Any) -> Outcome:
    if isinstance(reply, Exception):
        return Fault(str(reply))
    outcome = encoding.decode_outcome(commit, reply)
    return Fault("told to wait") if isinstance(outcome, int) else outcome


async def measure() -> dict[str, dict[str, Cost]]:
    """Costs by `appendfsync` with the number of busy offices, and by carrier."""
    policies: tuple[Fsync, ...] = ("everysec", "always")
    return {
        f"{fsync}, {busy} busy": await _compare(fsync, busy)
        for fsync in policies
        for busy in BUSY_OFFICES
    }


async def _compare(fsync: Fsync, busy: int) -> dict[str, Cost]:
    with tempfile.TemporaryDirectory(prefix="talon-client-") as name:
        async with (
            EmbeddedStore(Path(name), fsync=fsync) as embedded,
            Store(embedded.url) as store,
            _redis(embedded.url) as client,
        ):
            pipelines = Pipelines(client)
            sending = asyncio.create_task(pipelines.run())
            carriers: dict[str, Carrier] = {
                "one by one": OneByOne(client),
                "pipelines": pipelines,
                "store": store,
            }
            costs = await _repeat(carriers, busy)
            sending.cancel()
            with suppress(asyncio.CancelledError):
                await sending
            return costs


def _redis(url: str) -> Redis:
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=POOL,
        protocol=2,
        retry=Retry(NoBackoff(), 0),
        socket_timeout=2,
    )
    return Redis.from_pool(pool)


async def _repeat(carriers: dict[str, Carrier], busy: int) -> dict[str, Cost]:
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in carriers}
    for repeat in range(REPEATS + 1):
        for name, carrier in carriers.items():
            cost = await _once(carrier, f"{name} {repeat}", busy)
            if repeat:  # the first one warms up
                found[name].append(cost)
    return {
        name: Cost(
            round(statistics.median(rate for rate, _ in costs)),
            round(statistics.median(us for _, us in costs), 1),
        )
        for name, costs in found.items()
    }


async def _once(carrier: Carrier, label: str, busy: int) -> tuple[float, float]:
    """Commits a second, and µs of this process for each."""
    each = COMMITS // busy
    offices = [_history(f"{label} {number}", each) for number in range(busy)]
    loop = asyncio.get_running_loop()
    running: list[asyncio.Future[None]] = [loop.create_future() for _ in offices]
    began, used = time.perf_counter(), time.process_time()
    for commits, done in zip(offices, running, strict=True):
        _commit_all(carrier, commits, done)
    await asyncio.gather(*running)
    took, used = time.perf_counter() - began, time.process_time() - used
    count = busy * each
    return count / took, used / count * 1e6


def _commit_all(carrier: Carrier, commits: Sequence[Commit], done: asyncio.Future[None]) -> None:
    """One commit after the other, as a room does."""
    left = iter(commits)

    def heard(outcome: Outcome) -> None:
        assert isinstance(outcome, Ok), outcome
        if (commit := next(left, None)) is None:
            done.set_result(None)
        else:
            carrier.submit(commit, heard)

    carrier.submit(next(left), heard)


def _history(office: str, length: int) -> list[Commit]:
    """So many commits of one office, each after the other's position."""
    commits, at, shard = [], START, shard_of(office, 16)
    mark = zlib.crc32(office.encode()) << 12
    for version in range(1, length + 1):
        to = Position("bench", version, f"{version:032}")
        commits.append(typical_commit(shard, at, to, f"{mark + version:012x}", office))
        at = to
    return commits


def main() -> None:
    """Measure, print, and leave build/bench/store_client.json."""
    costs = uvloop.run(measure())
    print(msgspec.json.format(msgspec.json.encode(costs)).decode())
    print(write("store_client", costs))


if __name__ == "__main__":
    main()
