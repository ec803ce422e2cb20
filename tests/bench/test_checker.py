"""The checker of the soak run finds each kind of wrong, and nothing in a right history."""

import pytest

from bench.checker import Answer, Commit, judge
from queue_core.domain import commands as c
from queue_core.domain import events as e

ISSUED = e.TicketIssued(
    at=1, ticket="t1", number="А001", letter="А", counter=1, services=("s",), due=9,
    source="kiosk", key="k1",
)  # fmt: skip
CALLED = e.TicketCalled(at=2, ticket="t1", window="1", operator="w1", call="c1", reason="turn")
STARTED = e.ServiceStarted(at=3, ticket="t1")
FINISHED = e.ServiceFinished(at=4, ticket="t1")
ANSWERS = [
    Answer("o", "k1", c.IssueTicket(services=("s",)), {"ticket": "t1", "number": "А001"}),
    Answer("o", "k2", c.CallNext(), {"ticket": "t1", "call": "c1"}, window="1"),
    Answer("o", "k3", c.Start(ticket="t1"), {}, window="1"),
    Answer("o", "k4", c.Finish(ticket="t1"), {}, window="1"),
]


def feed(*events: e.AnyEvent) -> list[Commit]:
    return [Commit("o", "e", version, (event,)) for version, event in enumerate(events, 1)]


def test_a_history_that_tells_what_was_answered_is_clean() -> None:
    verdict = judge(ANSWERS, feed(ISSUED, CALLED, STARTED, FINISHED))

    assert verdict.is_clean
    assert verdict.answered == 4


@pytest.mark.parametrize("missing", range(4))
def test_an_answered_command_that_the_store_does_not_hold_is_lost(missing: int) -> None:
    events: list[e.AnyEvent] = [ISSUED, CALLED, STARTED, FINISHED]
    del events[missing]

    assert len(judge(ANSWERS, feed(*events)).lost) == 1


def test_a_command_done_twice_is_found() -> None:
    again = e.TicketIssued(
        at=1, ticket="t2", number="А002", letter="А", counter=2, services=("s",), due=9,
        source="kiosk", key="k1",
    )  # fmt: skip

    verdict = judge(ANSWERS, feed(ISSUED, again, CALLED, STARTED, FINISHED))

    assert len(verdict.doubled) == 1
    assert not verdict.is_clean


def test_a_number_given_to_two_people_is_found() -> None:
    twin = e.TicketIssued(
        at=1, ticket="t2", number="А001", letter="А", counter=1, services=("s",), due=9,
        source="kiosk", key="k9",
    )  # fmt: skip

    assert judge([], feed(ISSUED, twin)).repeated_numbers == ["o А001"]


def test_a_ticket_at_two_windows_is_found() -> None:
    second = e.TicketCalled(at=3, ticket="t1", window="2", operator="w2", call="c2", reason="turn")

    assert judge([], feed(ISSUED, CALLED, second)).two_windows
    assert not judge([], feed(ISSUED, CALLED, FINISHED, second)).two_windows


def test_two_tickets_at_one_window_are_found() -> None:
    other = e.TicketCalled(at=3, ticket="t2", window="1", operator="w1", call="c2", reason="turn")

    assert judge([], feed(ISSUED, CALLED, other)).two_windows


def test_a_version_that_the_feed_skips_is_found() -> None:
    whole = feed(ISSUED, CALLED, STARTED, FINISHED)

    assert judge(ANSWERS, [whole[0], *whole[2:]]).gaps == ["o: 1 → 3"]
