"""The same store on replicas, behind sentinels and in a cluster."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest

from server.store.contract import START, AggregateWrite, FeedEntry, Ok, Outcome, Position
from server.store.errors import StoreUnavailable
from server.store.feed import Feed
from server.store.keys import office_aggregate
from server.store.routing import slot_of
from server.store.store import Store
from tests.store.commits import FIRST, OFFICE, QUEUE, commit, queue_write
from tests.store.servers import HOST, Server, running

_SENTINEL = """
sentinel monitor talon {host} {port} 1
sentinel down-after-milliseconds talon 400
sentinel failover-timeout talon 3000
"""
_AT_ONCE = ("--repl-diskless-sync-delay", "0", "--repl-ping-replica-period", "1")


@pytest.fixture
async def primary(tmp_path: Path) -> AsyncIterator[Server]:
    async with running(tmp_path, *_AT_ONCE) as server:
        yield server


@pytest.fixture
async def replica(tmp_path: Path, primary: Server) -> AsyncIterator[Server]:
    async with running(tmp_path, *_AT_ONCE, "--replicaof", f"{HOST} {primary.port}") as server:
        await server.until(("INFO", "replication"), "master_link_status:up")
        yield server


async def test_an_answer_waits_until_a_replica_has_it(primary: Server, replica: Server) -> None:
    async with Store(f"redis://{HOST}:{primary.port}", replicas=1) as store:
        outcome = await store.commit(commit(store))

        async with Store(f"redis://{HOST}:{primary.port}") as plain:
            assert outcome == Ok(FIRST)
            key = f"talon:{{s{plain.shard_of(OFFICE):02d}}}:{QUEUE}"
            assert await replica.ask("HGET", key, "version") == b"1"


async def test_without_its_replica_nothing_is_answered(primary: Server, replica: Server) -> None:
    async with Store(f"redis://{HOST}:{primary.port}", replicas=1) as store:
        await replica.ask("REPLICAOF", "NO", "ONE")
        await primary.until(("INFO", "replication"), "connected_slaves:0")

        pending = asyncio.create_task(store.commit(commit(store)))
        await primary.until(("DBSIZE",), "3")
        assert not pending.done()

        await replica.ask("REPLICAOF", HOST, str(primary.port))
        assert await pending == Ok(FIRST)


async def test_a_replica_is_no_place_to_commit_to(replica: Server) -> None:
    with pytest.raises(StoreUnavailable, match="is not ready: READONLY"):
        async with Store(f"redis://{HOST}:{replica.port}", patience=0.3):
            pass


async def test_a_login_is_needed_where_the_store_asks_for_it(primary: Server) -> None:
    await primary.ask("CONFIG", "SET", "requirepass", "right")

    async with Store(f"redis://:right@{HOST}:{primary.port}") as store:
        assert await store.commit(commit(store)) == Ok(FIRST)
    for login in ("", ":wrong@"):
        with pytest.raises(StoreUnavailable, match="refuses the login"):
            async with Store(f"redis://{login}{HOST}:{primary.port}", patience=0.3):
                pass


async def test_sentinels_lead_to_the_new_primary(
    tmp_path: Path, primary: Server, replica: Server
) -> None:
    config = _SENTINEL.format(host=HOST, port=primary.port)
    async with running(tmp_path, config=config) as sentinel:
        await sentinel.until(("SENTINEL", "REPLICAS", "talon"), str(replica.port))
        await sentinel.until(("SENTINEL", "REPLICAS", "talon"), "'master-link-status', b'ok'")
        async with Store(f"redis+sentinel://{HOST}:{sentinel.port}/talon", replicas=1) as store:
            assert await store.commit(commit(store)) == Ok(FIRST)
            await replica.ask("CONFIG", "SET", "repl-diskless-sync-delay", "0")
        async with Store(f"redis+sentinel://{HOST}:{sentinel.port}/talon") as store:
            primary.kill()
            outcome = await store.commit(commit(store, queue_write(FIRST)))

            assert outcome == Ok(FIRST.after("event-2"))
            await replica.until(("ROLE",), "master")


async def test_sentinels_that_know_nothing_are_named(tmp_path: Path) -> None:
    async with running(tmp_path, config="") as sentinel:
        with pytest.raises(StoreUnavailable, match=f"{sentinel.port} knows a primary named 'hall'"):
            async with Store(f"redis+sentinel://{HOST}:{sentinel.port}/hall", patience=0.3):
                pass


async def test_a_cluster_keeps_each_office_on_one_node(tmp_path: Path) -> None:
    async with (
        _cluster(tmp_path) as (low, high, _),
        Store(f"redis+cluster://{HOST}:{low.port}") as store,
    ):
        feed = Feed(store, "here")
        await feed.start()
        for number in range(40):
            await _first_commit(store, f"office-{number}")
        batch = await feed.read()

        assert {entry.office for entry in batch.entries} == {f"office-{n}" for n in range(40)}
        assert int(await low.ask("DBSIZE")) > 0
        assert int(await high.ask("DBSIZE")) > 0


async def test_a_cluster_that_loses_a_node_decides_what_was_on_its_way(tmp_path: Path) -> None:
    async with (
        _cluster(tmp_path) as (low, high, spare),
        Store(f"redis+cluster://{HOST}:{high.port}") as store,
    ):
        office = next(n for n in map(str, range(99)) if slot_of(store.shard_of(n)) < 8192)
        await _first_commit(store, office)
        await low.until(("WAIT", "1", "1000"), "1")

        low.kill()
        await low.process.wait()
        later = asyncio.create_task(_commit(store, office, FIRST))
        await spare.until(("CLUSTER", "FAILOVER", "TAKEOVER"), "OK")

        async with asyncio.timeout(15):
            assert await later == Ok(FIRST.after("event-2"))
        snapshot = await store.load(office)
        assert snapshot[office_aggregate(office)].position.version == 2


async def _first_commit(store: Store, office: str) -> None:
    assert await _commit(store, office) == Ok(FIRST)


async def _commit(store: Store, office: str, expected: Position = START) -> Outcome:
    to = FIRST if expected == START else expected.after("event-2")
    write = AggregateWrite(aggregate=office_aggregate(office), expected=expected, next=to)
    entry = FeedEntry(office, to.epoch, to.version, "other", b"events")
    at_office = {"office": office, "shard": store.shard_of(office), "feed": entry}
    return await store.commit(msgspec.structs.replace(commit(store, write), **at_office))


@asynccontextmanager
async def _cluster(folder: Path) -> AsyncIterator[tuple[Server, Server, Server]]:
    """Two primaries with half the slots each, and a replica of the first."""
    options = ("--cluster-enabled", "yes", "--cluster-node-timeout", "1000", *_AT_ONCE)
    async with (
        running(folder, *options) as low,
        running(folder, *options) as high,
        running(folder, *options) as spare,
    ):
        await low.ask("CLUSTER", "ADDSLOTSRANGE", "0", "8191")
        await high.ask("CLUSTER", "ADDSLOTSRANGE", "8192", "16383")
        for other in (high, spare):
            await other.ask("CLUSTER", "MEET", HOST, str(low.port))
        for server in (low, high, spare):
            await server.until(("CLUSTER", "INFO"), "cluster_state:ok")
            await server.until(("CLUSTER", "INFO"), "cluster_known_nodes:3")
        name = (await low.ask("CLUSTER", "MYID")).decode()
        await spare.until(("CLUSTER", "REPLICATE", name), "OK")
        await spare.until(("INFO", "replication"), "master_link_status:up")
        yield low, high, spare
