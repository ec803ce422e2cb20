"""The calls of a board's document, and which of them stand in rows and which in the strip."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CalledVisitor:
    """One visitor who was called and may be at the window already."""

    ticket: str
    number: str
    window: str
    key: str
    """Call id with `#n` for the n-th recall: one announcement, one highlight, one report each."""
    last: int
    """Of the latest call or recall, ms."""
    order: int
    started: bool
    language: str
    hall: str = ""
    """Id of the hall where the window stands."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Newest first; `beyond` counts those for whom not even the strip has room."""

    rows: tuple[CalledVisitor, ...]
    strip: tuple[CalledVisitor, ...]
    beyond: int


def called_visitors(calls: Mapping[str, Mapping[str, Any]]) -> tuple[CalledVisitor, ...]:
    """`calls` of `<office>/board/<hall>` (docs/protocol.md), in no order."""
    return tuple(
        CalledVisitor(
            ticket=ticket,
            number=call["number"],
            window=call["window"],
            key=call_key(call["call"], call.get("again", 0)),
            last=call["last"],
            order=call["order"],
            started=call.get("started", False),
            language=call.get("language", ""),
            hall=call.get("hall", ""),
        )
        for ticket, call in calls.items()
    )


def call_key(call: str, again: int) -> str:
    """The name under which a call or its n-th recall is announced and reported as painted."""
    return f"{call}#{again}" if again else call


def arrange(visitors: Iterable[CalledVisitor], rows: int, strip: int, turn: int = 0) -> Arrangement:
    """A visitor not yet at the window is never pushed out by one who is (RULES, "Devices").

    The strip takes one row's room, and only when more are called than there are rows. Those for
    whom even the strip is too small are shown in it page by page, as `turn` grows.
    """
    newest = sorted(visitors, key=lambda visitor: -visitor.order)
    called = [visitor for visitor in newest if not visitor.started]
    if len(called) <= rows:
        started = [visitor for visitor in newest if visitor.started]
        chosen = [*called, *started[: rows - len(called)]]
        return Arrangement(_by_order(chosen), (), 0)
    lately = sorted(called, key=lambda visitor: -visitor.last)
    kept, rest = lately[: rows - 1], lately[rows - 1 :]
    pages = -(-len(rest) // strip)
    size = -(-len(rest) // pages)  # pages of one length: the strip keeps its shape
    first = turn % pages * size
    page = rest[first : first + size]
    return Arrangement(_by_order(kept), tuple(page), len(rest) - len(page))


def _by_order(visitors: Iterable[CalledVisitor]) -> tuple[CalledVisitor, ...]:
    return tuple(sorted(visitors, key=lambda visitor: -visitor.order))
