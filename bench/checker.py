"""Judges a run with faults by what clients were answered and what the store's feed holds.

It knows nothing of the server. Every order that did something says which fact must stand in the
feed, once: a fact that is missing is a lost answer, one too many was done twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from queue_core.domain import commands as c
from queue_core.domain import events as e

Fact = tuple[str, ...]


class Answer(Struct, frozen=True):
    """A command that was answered with ok."""

    office: str
    key: str
    command: c.Command
    result: dict[str, Any]
    window: str = ""


class Commit(Struct, frozen=True):
    """One entry of the feed."""

    office: str
    epoch: str
    version: int
    events: Sequence[e.AnyEvent]


class Verdict(Struct, frozen=True, kw_only=True):
    """What was found; all lists are empty when the invariants held."""

    answered: int
    lost: list[str]
    doubled: list[str]
    repeated_numbers: list[str]
    two_windows: list[str]
    gaps: list[str]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        wrong = (self.lost, self.doubled, self.repeated_numbers, self.two_windows, self.gaps)
        return not any(wrong)


def judge(answers: Sequence[Answer], feed: Sequence[Commit]) -> Verdict:
    """Compare what was answered with what is in the store; `feed` in order, whole."""
    promised = Counter(fact for answer in answers if (fact := promise_of(answer)))
    happened = Counter(
        fact for commit in feed for event in commit.events if (fact := fact_of(commit, event))
    )
    return Verdict(
        answered=len(answers),
        lost=_told(promised - happened),
        doubled=_told(happened - promised),
        repeated_numbers=_repeated_numbers(feed),
        two_windows=_two_windows(feed),
        gaps=_gaps(feed),
    )


def promise_of(answer: Answer) -> Fact | None:
    """The fact that an answered command must have left, once."""
    office, result = answer.office, answer.result
    match answer.command:
        case c.IssueTicket():
            return office, "issued", result["ticket"], result["number"], answer.key
        case c.CallNext():
            return office, "called", result["ticket"], result["call"], answer.window
        case c.Start(ticket=ticket):
            return office, "started", ticket
        case c.Finish(ticket=ticket):
            return office, "finished", ticket
        case c.PutBack(ticket=ticket):
            return office, "put back", ticket
        case c.Transfer(ticket=ticket):
            return office, "transferred", ticket
        case _:
            return None


def fact_of(commit: Commit, event: e.AnyEvent) -> Fact | None:
    """The fact as the feed tells it."""
    office = commit.office
    match event:
        case e.TicketIssued():
            return office, "issued", event.ticket, event.number, event.key
        case e.TicketCalled():
            return office, "called", event.ticket, event.call, event.window
        case e.ServiceStarted():
            return office, "started", event.ticket
        case e.ServiceFinished():
            return office, "finished", event.ticket
        case e.CallPutBack():
            return office, "put back", event.ticket
        case e.VisitTransferred():
            return office, "transferred", event.ticket
        case _:
            return None


def _told(facts: Counter[Fact]) -> list[str]:
    return [f"{' '.join(fact)} (×{count})" for fact, count in facts.items()]


def _repeated_numbers(feed: Iterable[Commit]) -> list[str]:
    numbers = Counter(
        (commit.office, event.number)
        for commit in feed
        for event in commit.events
        if isinstance(event, e.TicketIssued)
    )
    return [f"{office} {number}" for (office, number), count in numbers.items() if count > 1]


def _two_windows(feed: Iterable[Commit]) -> list[str]:
    """Calls of a ticket that another window had at that moment, or to a window that had another."""
    wrong: list[str] = []
    window_of: dict[tuple[str, str], str] = {}
    for commit in feed:
        for event in commit.events:
            if isinstance(event, e.TicketCalled):
                ticket = (commit.office, event.ticket)
                taken = window_of.get(ticket)
                has_another = (commit.office, event.window) in _busy(window_of)
                if taken is not None or has_another:
                    wrong.append(f"{event.ticket} at {taken} called to {event.window}")
                window_of[ticket] = event.window
            elif _leaves_window(event):
                window_of.pop((commit.office, getattr(event, "ticket", "")), None)
    return wrong


def _busy(window_of: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
    return {(office, window) for (office, _), window in window_of.items()}


def _leaves_window(event: e.AnyEvent) -> bool:
    if isinstance(event, e.ServiceFinished):
        return not event.here
    return isinstance(
        event, e.CallPutBack | e.VisitTransferred | e.VisitHeld | e.NoShowMarked | e.VisitEnded
    )


def _gaps(feed: Iterable[Commit]) -> list[str]:
    """Versions of an office that do not follow one another in one epoch."""
    versions: dict[tuple[str, str], list[int]] = defaultdict(list)
    for commit in feed:
        versions[commit.office, commit.epoch].append(commit.version)
    return [
        f"{office}: {before} → {after}"
        for (office, _), found in versions.items()
        for before, after in zip(found, found[1:], strict=False)
        if after != before + 1
    ]
