"""Calling the next by itself: when a count runs, when it is over, and after whom it was stopped.

Pure. A count begins only after this window's own finish, no-show or transfer, once for each; it
stands still as soon as the operator does or asks anything else (`is_busy`).
"""

from __future__ import annotations

from msgspec import Struct

from operator_console import acts
from operator_console.desk import MS, Desk


class Count(Struct, frozen=True):
    """What this desk counts down to; times are server ms."""

    after: str = ""
    """The ended visit it counts after; empty: no count runs."""
    until: int = 0
    spent: str = ""
    """The ended visit after which was called, or shall not be."""

    @property
    def is_running(self) -> bool:
        """Whether the next will be called by itself."""
        return bool(self.after)


def counted(was: Count, desk: Desk, is_busy: bool) -> Count:
    """The count a moment later; `is_busy`: a panel is open, somebody is chosen, an order is out."""
    visit = ended(desk)
    if desk.mode == "paused":
        return Count(spent=visit)
    seconds = desk.rule("auto_call_s", 0)
    if not visit or visit == was.spent or not seconds or is_busy or not acts.may(desk, "next"):
        return Count(spent=was.spent)
    if visit == was.after:
        return was
    return Count(after=visit, until=desk.at + seconds * MS, spent=was.spent)


def stopped(desk: Desk) -> Count:
    """Nobody is called by itself until another visit ends."""
    return Count(spent=ended(desk))


def left(count: Count, desk: Desk) -> int:
    """ms until the next is called; 0 when no count runs."""
    return max(0, count.until - desk.at) if count.is_running else 0


def ended(desk: Desk) -> str:
    """The visit this window ended last, as long as nothing else followed; empty: none."""
    undo = desk.mine.get("undo", {})
    return f"{undo['ticket']}/{undo['until']}" if undo else ""
