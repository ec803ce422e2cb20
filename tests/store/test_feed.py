"""The change feed as a node hears it."""

from server.store.contract import FeedEntry
from server.store.embedded import EmbeddedStore
from server.store.feed import Feed
from server.store.keys import FEED_KEPT_MS, feed_key
from server.store.store import Store
from tests.store.commits import FIRST, OFFICE, commit, plainly, queue_write


async def test_commits_of_other_nodes_are_heard_in_order(store: Store) -> None:
    await store.commit(commit(store, node="other"))
    feed = Feed(store, "here")
    await feed.start()

    await store.commit(commit(store, queue_write(FIRST), node="other"))
    await store.commit(commit(store, queue_write(FIRST.after("event-2")), node="other"))
    batch = await feed.read()

    assert [entry.version for entry in batch.entries] == [2, 3]
    assert batch.entries[0] == FeedEntry(OFFICE, "epoch-1", 2, "other", b"events")
    assert (batch.broken, batch.more) == (frozenset(), False)
    assert (await feed.read()).entries == []


async def test_ones_own_commits_are_passed_over(store: Store) -> None:
    feed = Feed(store, "here")
    await feed.start()

    await store.commit(commit(store, node="here"))
    await store.commit(commit(store, queue_write(FIRST), node="other"))

    assert [entry.version for entry in (await feed.read()).entries] == [2]


async def test_the_feed_goes_on_after_a_lost_connection(
    store: Store, embedded: EmbeddedStore
) -> None:
    feed = Feed(store, "here")
    await feed.start()
    await store.commit(commit(store, node="other"))
    await feed.read()

    plainly(embedded.url, "CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
    await store.commit(commit(store, queue_write(FIRST), node="other"))
    batch = await feed.read()

    assert [entry.version for entry in batch.entries] == [2]
    assert batch.broken == frozenset()


async def test_a_store_that_lost_its_tail_breaks_the_feed_of_that_shard_only(
    store: Store, embedded: EmbeddedStore
) -> None:
    feed = Feed(store, "here")
    await feed.start()
    await store.commit(commit(store, node="other"))
    await feed.read()
    shard = store.shard_of(OFFICE)

    plainly(embedded.url, "XTRIM", feed_key(shard), "MAXLEN", "0")
    plainly(embedded.url, "CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
    await store.ping()
    broken = await feed.read()
    await store.commit(commit(store, queue_write(FIRST), node="other"))
    healed = await feed.read()

    assert broken.broken == frozenset({shard})
    assert [entry.version for entry in healed.entries] == [2]
    assert healed.broken == frozenset()


async def test_entries_older_than_two_days_are_forgotten(
    store: Store, embedded: EmbeddedStore
) -> None:
    key = feed_key(store.shard_of(OFFICE))
    now_ms = 1_795_000_000_000
    for number in range(500):
        plainly(embedded.url, "XADD", key, f"{now_ms - FEED_KEPT_MS - 1000 + number}-0", "a", "b")
    await store.commit(commit(store))

    await Feed(store, "here").trim(now_ms)

    assert plainly(embedded.url, "XLEN", key) < 200
    assert plainly(embedded.url, "XREVRANGE", key, "+", "-", "COUNT", "1")[0][1][1] == b"node-a"
