"""Keeps drawing to a share of the processor's time: a busy office changes faster than one reads."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

SHARE = 0.01
"""Less than one press in a hundred shall meet a page that is being drawn."""
SAVED_S = 0.25
"""What a quiet time saves up: some dozens of pages may be drawn at once."""


class Thrift:
    """A purse of seconds, filled evenly."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._saved = SAVED_S
        self._seen = clock()

    @property
    def is_poor(self) -> bool:
        """Whether what was drawn last has to do for now."""
        self._fill()
        return self._saved <= 0

    def spend(self, seconds: float) -> None:
        """So long it took to draw."""
        self._fill()
        self._saved -= seconds

    def _fill(self) -> None:
        now = self._clock()
        self._saved = min(SAVED_S, self._saved + (now - self._seen) * SHARE)
        self._seen = now
