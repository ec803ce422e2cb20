"""One commit: each outcome, all or nothing."""

import asyncio

import pytest

from server.store.contract import (
    START,
    AggregateWrite,
    ClockUpdate,
    Conflict,
    ContactWrite,
    Fault,
    Known,
    Ok,
    Outcome,
    Position,
)
from server.store.embedded import EmbeddedStore
from server.store.keys import aggregate_key, contact_key, feed_key, receipts_key
from server.store.store import Store
from tests.store.commits import (
    DAY,
    FIRST,
    OFFICE,
    QUEUE,
    SECOND,
    command_key,
    commit,
    plainly,
    queue_write,
    receipt,
)


async def test_a_commit_is_kept_whole(store: Store) -> None:
    write = queue_write(set_fields={"window:5": b"\xffopen"}, tickets_set={"t1": b"A012"})

    outcome = await store.commit(commit(store, write))

    assert outcome == Ok(FIRST)
    office = (await store.load(OFFICE))[QUEUE]
    assert office.position == FIRST
    assert office.last_ms == 1_795_000_000_000
    assert office.fields == {"window:5": b"\xffopen"}
    assert office.tickets == {"t1": b"A012"}


async def test_an_office_never_written_stands_at_the_start(store: Store) -> None:
    office = (await store.load("nobody"))[f"{'office'}:nobody"]

    assert office == (START, 0, {}, {})


async def test_fields_and_tickets_can_be_taken_away(store: Store) -> None:
    fields = {"window:5": b"open", "window:6": b"open"}
    await store.commit(
        commit(store, queue_write(set_fields=fields, tickets_set={"t1": b"1", "t2": b"2"}))
    )

    await store.commit(
        commit(store, queue_write(FIRST, del_fields=["window:6"], tickets_del=["t1"]))
    )

    office = (await store.load(OFFICE))[QUEUE]
    assert office.fields == {"window:5": b"open"}
    assert office.tickets == {"t2": b"2"}


async def test_a_known_command_is_answered_as_before_and_nothing_is_written(store: Store) -> None:
    first = receipt(answer=b"A012\x00")
    await store.commit(commit(store, receipts=[first]))

    again = commit(store, queue_write(FIRST, set_fields={"window:5": b"open"}), receipts=[first])
    outcome = await store.commit(again)

    assert outcome == Known([first])
    office = (await store.load(OFFICE))[QUEUE]
    assert (office.position, office.fields) == (FIRST, {})


async def test_one_known_command_among_several_holds_back_all(store: Store) -> None:
    old, new = receipt(), receipt()
    await store.commit(commit(store, receipts=[old]))

    outcome = await store.commit(commit(store, queue_write(FIRST), receipts=[new, old]))

    assert outcome == Known([old])
    confirmed = await store.confirm(OFFICE, [new.key, old.key])
    assert confirmed.receipts == [old]
    assert confirmed.positions == {QUEUE: FIRST}


async def test_receipts_of_different_buckets_are_all_found(store: Store) -> None:
    long_ago = receipt(command_key(at_ms=1_795_000_000_000))
    just_now = receipt(command_key(at_ms=1_795_003_600_000))
    await store.commit(commit(store, receipts=[long_ago, just_now]))

    outcome = await store.commit(commit(store, queue_write(FIRST), receipts=[just_now, long_ago]))

    assert isinstance(outcome, Known)
    assert {known.key for known in outcome.receipts} == {long_ago.key, just_now.key}


async def test_receipts_are_forgotten_after_two_hours_and_a_little(
    store: Store, embedded: EmbeddedStore
) -> None:
    only = receipt()

    await store.commit(commit(store, receipts=[only]))

    bucket = receipts_key(store.shard_of(OFFICE), only.key)
    assert 2 * 3600 < plainly(embedded.url, "TTL", bucket) <= 2 * 3600 + 1800


async def test_a_command_key_that_is_no_uuid_is_refused_at_once(store: Store) -> None:
    with pytest.raises(ValueError, match="UUID"):
        await store.commit(commit(store, receipts=[receipt("yesterday")]))


@pytest.mark.parametrize(
    "stale",
    [
        Position("epoch-0", 1, "event-1"),
        Position("epoch-1", 2, "event-1"),
        FIRST._replace(last_event_id="?"),
    ],
    ids=["epoch", "version", "last event"],
)
async def test_a_position_differing_in_any_part_conflicts(store: Store, stale: Position) -> None:
    await store.commit(commit(store))

    outcome = await store.commit(commit(store, queue_write(stale)))

    assert isinstance(outcome, Conflict)
    assert (await store.load(OFFICE))[QUEUE].position == FIRST


async def test_a_conflict_brings_all_that_was_asked_for(store: Store) -> None:
    day = AggregateWrite(aggregate=DAY, expected=START, next=FIRST, set_fields={"b1": b"11:00"})
    queue = queue_write(set_fields={"window:5": b"open"}, tickets_set={"t1": b"A012"})
    await store.commit(commit(store, queue, day))

    outcome = await store.commit(commit(store, queue_write(), also=[DAY]))

    assert isinstance(outcome, Conflict)
    assert outcome.snapshot == await store.load(OFFICE, ["2026-11-23"])
    assert outcome.snapshot[QUEUE].tickets == {"t1": b"A012"}
    assert outcome.snapshot[DAY].fields == {"b1": b"11:00"}


async def test_one_stale_aggregate_holds_back_the_other(
    store: Store, embedded: EmbeddedStore
) -> None:
    day = AggregateWrite(aggregate=DAY, expected=START, next=FIRST, set_fields={"b1": b"11:00"})
    await store.commit(commit(store, queue_write(), day))

    stale_day = AggregateWrite(aggregate=DAY, expected=START, next=SECOND)
    both = commit(store, queue_write(FIRST, tickets_set={"t1": b"A012"}), stale_day, load=b"busy")
    outcome = await store.commit(both)

    assert isinstance(outcome, Conflict)
    queue = (await store.load(OFFICE))[QUEUE]
    assert (queue.position, queue.tickets) == (FIRST, {})
    assert await store.loads() == {}
    assert plainly(embedded.url, "XLEN", feed_key(store.shard_of(OFFICE))) == 1
    assert (await store.confirm(OFFICE, [both.receipts[0].key])).receipts == []


async def test_a_new_epoch_begins_by_compare_and_set(store: Store) -> None:
    await store.commit(commit(store))
    reborn = Position("epoch-2", 7, "event-7")

    first = await store.commit(commit(store, queue_write(FIRST, to=reborn)))
    second = await store.commit(commit(store, queue_write(FIRST, to=reborn), node="node-b"))

    assert first == Ok(reborn)
    assert isinstance(second, Conflict)


async def test_the_loser_of_a_race_has_the_next_turn(store: Store) -> None:
    await store.commit(commit(store, node="fast"))
    assert isinstance(await store.commit(commit(store, node="slow")), Conflict)

    fast = asyncio.create_task(store.commit(commit(store, queue_write(FIRST), node="fast")))
    slow = await store.commit(
        commit(store, queue_write(FIRST, to=FIRST.after("of slow")), node="slow")
    )

    assert slow == Ok(FIRST.after("of slow"))
    assert isinstance(await fast, Conflict)


async def test_a_turn_that_nobody_takes_passes(store: Store) -> None:
    await store.commit(commit(store, node="fast"))
    await store.commit(commit(store, node="dies"))

    async with asyncio.timeout(1):
        outcome = await store.commit(commit(store, queue_write(FIRST), node="fast"))

    assert outcome == Ok(SECOND)


async def test_two_nodes_racing_for_one_office_are_served_alike(embedded: EmbeddedStore) -> None:
    async with Store(embedded.url) as one, Store(embedded.url) as other:
        wins = await asyncio.gather(_race(one, "one", 0), _race(other, "other", 0.002))

    total = (await _loaded_position(embedded)).version
    assert sum(wins) == total
    assert min(wins) * 10 >= max(wins)


async def _race(store: Store, node: str, thinking: float) -> int:
    """Commit again and again for half a second; how often it went well."""
    loop = asyncio.get_running_loop()
    position, wins, end = START, 0, loop.time() + 0.5
    while loop.time() < end:
        await asyncio.sleep(thinking)
        to = Position("race", position.version + 1, f"{node}-{wins}")
        outcome = await store.commit(commit(store, queue_write(position, to=to), node=node))
        match outcome:
            case Ok():
                position, wins = outcome.position, wins + 1
            case Conflict():
                position = outcome.snapshot[QUEUE].position
    return wins


async def _loaded_position(embedded: EmbeddedStore) -> Position:
    async with Store(embedded.url) as store:
        return (await store.load(OFFICE))[QUEUE].position


async def test_the_clock_lists_the_offices_that_are_due(store: Store) -> None:
    await store.commit(commit(store, clock=ClockUpdate(5_000)))

    assert await store.due(4_999) == []
    assert await store.due(5_000) == [(OFFICE, 5_000)]

    await store.commit(commit(store, queue_write(FIRST), clock=ClockUpdate(None)))
    assert await store.due(9_999) == []


async def test_the_public_load_is_kept_by_office(store: Store) -> None:
    await store.commit(commit(store, load=b"free"))

    await store.commit(commit(store, queue_write(FIRST), load=b"busy"))

    assert await store.loads() == {OFFICE: b"busy"}


async def test_a_contact_is_kept_until_it_expires_or_is_removed(
    store: Store, embedded: EmbeddedStore
) -> None:
    keep = ContactWrite("b1", b"\x01secret", 60_000)
    await store.commit(commit(store, contacts=[keep, ContactWrite("b2", b"x", 60_000)]))

    await store.commit(commit(store, queue_write(FIRST), contacts=[ContactWrite("b2", None)]))

    assert await store.contact(OFFICE, "b1") == b"\x01secret"
    assert await store.contact(OFFICE, "b2") is None
    key = contact_key(store.shard_of(OFFICE), OFFICE, "b1")
    assert 0 < plainly(embedded.url, "PTTL", key) <= 60_000


async def test_a_day_of_thousands_of_tickets_fits_one_commit(store: Store) -> None:
    tickets = {f"t{number}": b"x" * 50 for number in range(6_000)}

    await store.commit(commit(store, queue_write(tickets_set=tickets)))
    written = (await store.load(OFFICE))[QUEUE].tickets
    await store.commit(commit(store, queue_write(FIRST, tickets_del=list(tickets))))

    assert written == tickets
    assert (await store.load(OFFICE))[QUEUE].tickets == {}


async def test_a_spoilt_key_is_a_fault_and_not_tried_again(
    store: Store, embedded: EmbeddedStore
) -> None:
    plainly(embedded.url, "SET", aggregate_key(store.shard_of(OFFICE), QUEUE), "spoilt")

    outcome = await store.commit(commit(store))

    assert isinstance(outcome, Fault)
    assert "WRONGTYPE" in outcome.text


async def test_functions_that_vanish_are_loaded_again(
    store: Store, embedded: EmbeddedStore
) -> None:
    plainly(embedded.url, "FUNCTION", "FLUSH")

    assert await store.commit(commit(store)) == Ok(FIRST)


async def test_a_callers_mistake_cuts_off_nobody_else(store: Store) -> None:
    reported: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: reported.append(context))

    def stumble(_: Outcome) -> None:
        raise RuntimeError("stumbled")

    store.submit(commit(store), stumble)
    outcome = await store.commit(commit(store, queue_write(FIRST)))

    assert outcome == Ok(SECOND)
    assert [str(context["exception"]) for context in reported] == ["stumbled"]
