"""A commit whose reply is lost is repeated until it is decided, and happens once (invariant I1)."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from server.store.contract import START, Known, Ok, Outcome, Position, Unknown
from server.store.embedded import EmbeddedStore
from server.store.errors import StoreUnavailable
from server.store.keys import feed_key
from server.store.store import Store
from tests.store.commits import (
    FIRST,
    OFFICE,
    QUEUE,
    commit,
    plainly,
    queue_write,
    receipt,
)
from tests.store.cutting_proxy import Cut, CuttingProxy


@pytest.mark.parametrize(
    ("cut", "applied_by_the_lost_sending"),
    [
        (Cut.BEFORE_FORWARDING, False),
        (Cut.HALF_WAY, False),
        (Cut.BEFORE_THE_REPLY, True),
        (Cut.WITHIN_THE_REPLY, True),
    ],
    ids=lambda value: value.value if isinstance(value, Cut) else "",
)
async def test_a_cut_line_leaves_one_commit(
    embedded: EmbeddedStore, folder: Path, cut: Cut, applied_by_the_lost_sending: bool
) -> None:
    only = receipt()
    proxy = CuttingProxy(folder / "proxy.sock", embedded.url)

    async with proxy.listening(), Store(proxy.url) as store:
        proxy.arm(cut, only.key.encode())
        outcome = await store.commit(commit(store, receipts=[only]))

        assert outcome == (Known([only]) if applied_by_the_lost_sending else Ok(FIRST))
        assert proxy.cuts == 1
        assert store.generation == 2
        assert (await store.load(OFFICE))[QUEUE].position == FIRST
        assert plainly(embedded.url, "XLEN", feed_key(store.shard_of(OFFICE))) == 1


async def test_what_was_on_its_way_beside_a_cut_commit_is_decided_too(
    embedded: EmbeddedStore, folder: Path
) -> None:
    marked = receipt()
    proxy = CuttingProxy(folder / "proxy.sock", embedded.url)

    async with proxy.listening(), Store(proxy.url) as store:
        proxy.arm(Cut.BEFORE_THE_REPLY, marked.key.encode())
        offices = [f"office-{number}" for number in range(20)]
        loads = [asyncio.create_task(store.load(office)) for office in offices]
        outcome = await store.commit(commit(store, receipts=[marked]))
        snapshots = await asyncio.gather(*loads)

    assert outcome == Known([marked])
    assert all(office.position == START for snap in snapshots for office in snap.values())


async def test_a_frozen_store_is_told_as_unknown_once_and_decided_later(
    store: Store, embedded: EmbeddedStore
) -> None:
    outcomes: list[Outcome] = []
    unknown, decided = asyncio.Event(), asyncio.Event()

    def heard(outcome: Outcome) -> None:
        outcomes.append(outcome)
        (unknown if isinstance(outcome, Unknown) else decided).set()

    _signal(embedded, signal.SIGSTOP)
    only = receipt()
    store.submit(commit(store, receipts=[only]), heard)
    async with asyncio.timeout(5):
        await unknown.wait()
    _signal(embedded, signal.SIGCONT)
    async with asyncio.timeout(5):
        await decided.wait()

    assert outcomes[0] == Unknown()
    assert outcomes[1] in (Ok(FIRST), Known([only]))
    assert len(outcomes) == 2
    assert (await store.load(OFFICE))[QUEUE].position == FIRST
    assert plainly(embedded.url, "XLEN", feed_key(store.shard_of(OFFICE))) == 1


async def test_a_store_frozen_until_its_line_is_given_up_decides_every_commit_once(
    store: Store, embedded: EmbeddedStore
) -> None:
    work = asyncio.create_task(_work(store, 400))
    await _position_reached(store, 50)
    _signal(embedded, signal.SIGSTOP)
    while store.trouble is None:
        await asyncio.sleep(0.01)
    _signal(embedded, signal.SIGCONT)

    assert await work == 400
    assert (await store.load(OFFICE))[QUEUE].position.version == 400
    assert plainly(embedded.url, "XLEN", feed_key(store.shard_of(OFFICE))) == 400


async def test_a_killed_store_loses_nothing_that_was_answered(
    store: Store, embedded: EmbeddedStore
) -> None:
    work = asyncio.create_task(_work(store, 600))
    for reached in (100, 300):
        await _position_reached(store, reached)
        _signal(embedded, signal.SIGKILL)

    assert await work == 600
    assert (await store.load(OFFICE))[QUEUE].position.version == 600
    assert plainly(embedded.url, "XLEN", feed_key(store.shard_of(OFFICE))) == 600
    assert embedded.restarts == 2


async def test_a_store_that_ends_while_nobody_asks_is_noticed(
    store: Store, embedded: EmbeddedStore
) -> None:
    _signal(embedded, signal.SIGKILL)

    async with asyncio.timeout(5):
        while store.generation == 1:
            await asyncio.sleep(0.01)


async def test_reads_fail_plainly_while_the_store_is_away(
    store: Store, embedded: EmbeddedStore
) -> None:
    _signal(embedded, signal.SIGSTOP)

    with pytest.raises(StoreUnavailable, match="answer"):
        await store.load(OFFICE)

    _signal(embedded, signal.SIGCONT)
    assert (await store.load(OFFICE))[QUEUE].position == START


async def _work(store: Store, count: int) -> int:
    """One command after the other, each decided once; how many the answers account for."""
    position = START
    for _ in range(count):
        to = Position(FIRST.epoch, position.version + 1, f"event-{position.version + 1}")
        outcome = await store.commit(commit(store, queue_write(position, to=to)))
        assert isinstance(outcome, (Ok, Known))
        position = to
    return position.version


async def _position_reached(store: Store, version: int) -> None:
    while (await store.load(OFFICE))[QUEUE].position.version < version:
        pass


def _signal(embedded: EmbeddedStore, number: signal.Signals) -> None:
    assert embedded.pid is not None
    os.kill(embedded.pid, number)
