"""Hours in the store: what restarts and two nodes leave there, and when it goes."""

from __future__ import annotations

from server.history.hours import kept_until
from server.history.shelf import Shelf, together
from server.history.sums import Hour
from server.store.keys import hours_key
from server.store.store import Store
from tests.core.sample import EIGHT, HOUR

OFFICE, TODAY, WEEK = "central", "2026-11-23", "2026-W48"
TEN = (TODAY, EIGHT + 2 * HOUR)


def _hour(calls: int, wait_s: int = 300) -> Hour:
    hour = Hour()
    hour.office.look(30, calls, 1)
    for _ in range(calls):
        hour.office.call(wait_s)
        hour.service("passport").call(wait_s)
    return hour


async def _called(store: Store) -> int:
    seen = await Shelf(store, "reader").read(OFFICE, [WEEK])
    return together(seen[TEN]).office.called


async def test_writing_again_changes_nothing(store: Store) -> None:
    node = Shelf(store, "a.1")

    for _ in range(3):
        await node.write(OFFICE, {TEN: _hour(4)})

    assert await _called(store) == 4


async def test_a_restart_keeps_what_was_written_and_adds_what_follows(store: Store) -> None:
    await Shelf(store, "a.1").write(OFFICE, {TEN: _hour(4)})
    await Shelf(store, "a.2").write(OFFICE, {TEN: _hour(1)})
    await Shelf(store, "a.2").write(OFFICE, {TEN: _hour(3)})

    assert await _called(store) == 7


async def test_of_two_nodes_the_last_writer_loses_nothing_of_the_other(store: Store) -> None:
    one, other = Shelf(store, "a.1"), Shelf(store, "b.1")
    await one.write(OFFICE, {TEN: _hour(4)})
    await other.write(OFFICE, {TEN: _hour(2, 600)})
    await one.write(OFFICE, {TEN: _hour(5)})

    seen = together((await one.read(OFFICE, [WEEK]))[TEN])

    assert seen.office.called == seen.services["passport"].called == 7
    assert seen.office.wait_s == 5 * 300 + 2 * 600
    assert seen.office.most == 5


async def test_a_week_leaves_eight_weeks_after_its_end(store: Store) -> None:
    await Shelf(store, "a.1").write(OFFICE, {TEN: _hour(1)})

    shard = store.shard_of(OFFICE)
    goes = await store.read(shard, "PEXPIRETIME", hours_key(shard, OFFICE, WEEK))

    assert goes == kept_until(WEEK)
