"""I4: what a restoration applies, and that no number comes twice."""

from __future__ import annotations

from queue_core.domain.events import DayOpened, TicketIssued
from queue_core.domain.evolve import evolve
from queue_core.domain.state import OfficeState
from server.rooms.holding import Holding
from server.rooms.memory import Memory, Remembered
from server.rooms.recovery import put_back
from server.store.contract import Position, Receipt


def issued(counter: int) -> TicketIssued:
    return TicketIssued(
        at=1000 + counter,
        ticket=f"t{counter}",
        number=f"А{counter:03}",
        letter="А",
        counter=counter,
        services=("passport",),
        due=9000,
        source="kiosk",
    )


def office(*counters: int) -> OfficeState:
    state = OfficeState()
    evolve(state, DayOpened(at=1, day="2026-11-23"))
    for counter in counters:
        evolve(state, issued(counter))
    return state


def commit(counter: int, version: int) -> Remembered:
    receipt = Receipt(f"key-{counter}", "kiosk:k", "hash", b"{}")
    return Remembered(Position("old", version, f"n-{version}"), [issued(counter)], [receipt], 0.0)


def test_a_number_put_back_late_moves_no_counter_back() -> None:
    holding = Holding("o", Position("new", 9, "m-9"), office(1, 4))

    events, receipts = put_back(holding, [commit(3, 7)], frozenset(), None)

    assert [event.ticket for event in events if isinstance(event, TicketIssued)] == ["t3"]
    assert [receipt.key for receipt in receipts] == ["key-3"]
    assert holding.state.counters["А"] == 4


def test_numbers_given_out_here_stay_given_out() -> None:
    holding = Holding("o", Position("new", 9, "m-9"), office(1))

    put_back(holding, [], frozenset(), office(1, 2, 3, 4, 5))

    assert holding.state.counters["А"] == 5


def test_what_another_node_put_back_is_not_applied_twice() -> None:
    holding = Holding("o", Position("new", 9, "m-9"), office(1, 2))

    events, receipts = put_back(holding, [commit(2, 6)], frozenset({"n-6"}), None)

    assert events == []
    assert [receipt.key for receipt in receipts] == ["key-2"]


def test_own_commits_are_missed_by_their_receipts_and_others_by_their_version() -> None:
    memory = Memory()
    for kept in (commit(1, 5), commit(2, 6)):
        memory.add(kept.position, kept.events, kept.receipts)
    memory.add(Position("old", 7, "m-7"), [issued(3)], ())

    lost = memory.lost(Position("old", 5, "n-5"), {"key-1"})

    assert [one.position.version for one in lost] == [6, 7]
    assert memory.lost(Position("old", 7, "m-7"), {"key-1", "key-2"}) == []
