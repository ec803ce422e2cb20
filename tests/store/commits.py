"""Short ways to say what is committed, and a look at the store that goes round our own code."""

import itertools
import time
from collections.abc import Sequence
from typing import Any

from redis import Redis

from server.store.contract import (
    START,
    AggregateWrite,
    Commit,
    FeedEntry,
    Position,
    Receipt,
)
from server.store.keys import day_aggregate, office_aggregate
from server.store.store import Store

OFFICE = "0077"
QUEUE = office_aggregate(OFFICE)
DAY = day_aggregate(OFFICE, "2026-11-23")
FIRST = Position("epoch-1", 1, "event-1")
SECOND = FIRST.after("event-2")

_numbers = itertools.count()


def command_key(at_ms: int | None = None) -> str:
    """A new UUIDv7."""
    ms = f"{int(time.time() * 1000) if at_ms is None else at_ms:012x}"
    return f"{ms[:8]}-{ms[8:]}-7000-8000-{next(_numbers):012x}"


def receipt(key: str | None = None, answer: bytes = b"A012") -> Receipt:
    return Receipt(key or command_key(), "operator:7", "hash-of-the-command", answer)


def queue_write(
    expected: Position = START, to: Position | None = None, **changes: Any
) -> AggregateWrite:
    following = FIRST if expected == START else expected.after(f"event-{expected.version + 1}")
    return AggregateWrite(aggregate=QUEUE, expected=expected, next=to or following, **changes)


def commit(
    store: Store,
    *writes: AggregateWrite,
    receipts: Sequence[Receipt] | None = None,
    node: str = "node-a",
    **more: Any,
) -> Commit:
    """A commit of OFFICE; by default its first, of one command."""
    aggregates = writes or (queue_write(),)
    at = aggregates[0].next
    return Commit(
        office=OFFICE,
        shard=store.shard_of(OFFICE),
        node=node,
        now_ms=1_795_000_000_000,
        receipts=[receipt()] if receipts is None else receipts,
        aggregates=aggregates,
        feed=FeedEntry(OFFICE, at.epoch, at.version, node, b"events"),
        **more,
    )


def plainly(url: str, *words: str) -> Any:
    """The reply to one command by a plain client of redis-py, a witness of its own."""
    with Redis.from_url(url, protocol=2) as client:
        client.response_callbacks.clear()
        return client.execute_command(*words)
