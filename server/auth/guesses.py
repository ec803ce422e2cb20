"""How often one may be wrong: tokens and codes cannot be tried out."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

_MOST = 50_000


class Guesses:
    """Counts wrong guesses by address, number or whatever guesses; they fade evenly.

    Being right costs nothing, so that a hall of people behind one address is not stopped.
    """

    def __init__(self, most: int, within_s: float, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._a_second = most / within_s
        self._clock = clock
        self._wrong: dict[str, tuple[float, float]] = {}

    def may(self, who: str) -> bool:
        """Whether one more guess is allowed."""
        return self._owed(who, self._clock()) + 1 <= self._most

    def was_wrong(self, who: str) -> None:
        """Count a wrong guess."""
        now = self._clock()
        if who not in self._wrong and len(self._wrong) >= _MOST:
            self._wrong = {who: w for who, w in self._wrong.items() if self._owed(who, now) > 0}
        self._wrong[who] = (self._owed(who, now) + 1, now)

    def _owed(self, who: str, now: float) -> float:
        wrong, at = self._wrong.get(who, (0.0, now))
        return max(0.0, wrong - (now - at) * self._a_second)
