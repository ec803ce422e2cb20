"""Orders on their way, and which further presses are the same press."""

from __future__ import annotations

from queue_core.domain import commands as c
from queue_core.domain.commands import Command

SECOND_CLICK_MS = 350
KEPT = c.Start | c.Finish | c.Count | c.WriteNote
"""Sent later with their claimed time when the link is lost (RULES "Offline")."""


class Presses:
    """What one desk has asked and not yet been answered; times are of the steady clock, ms."""

    def __init__(self) -> None:
        self._waiting: dict[int, tuple[str, Command]] = {}
        self._last, self._last_at = "", -SECOND_CLICK_MS

    def add(self, order: int, act: str, command: Command, now: int) -> None:
        """An order was given."""
        self._waiting[order] = act, command
        if not isinstance(command, c.Count):
            self._last, self._last_at = act, now

    def settle(self, order: int) -> tuple[str, Command | None]:
        """Its answer came; returns what it was, or ("", None)."""
        return self._waiting.pop(order, ("", None))

    def clear(self) -> None:
        """Somebody else sits here."""
        self._waiting.clear()

    def kept(self) -> list[Command]:
        """Unanswered presses that go on counting without a link, in order."""
        return [command for _, command in self._waiting.values() if isinstance(command, KEPT)]

    @property
    def are_any(self) -> bool:
        """Whether anything waits for its answer."""
        return bool(self._waiting)

    def is_pending(self, act: str) -> bool:
        """This act waits for its answer: a second press is the same press."""
        return any(act == given for given, _ in self._waiting.values())

    def is_same_press(self, act: str, now: int) -> bool:
        """The same key twice in a row so fast that one press was meant."""
        return act == self._last and self.is_double_click(now)

    def is_double_click(self, now: int) -> bool:
        """So soon after the last order that a click may be the second half of its own."""
        return now - self._last_at < SECOND_CLICK_MS
