"""How much one address may ask without a token: a bucket refilled evenly."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

_MOST_ADDRESSES = 50_000


class PublicLimits:
    """One bucket an address; `per_minute` is both its size and what it regains in a minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._size = float(per_minute)
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def spend(self, address: str) -> bool:
        """Take one; False: nothing is left just now."""
        now = self._clock()
        left, seen = self._buckets.get(address, (self._size, now))
        left = min(self._size, left + (now - seen) * self._size / 60)
        if left < 1:
            self._buckets[address] = (left, now)
            return False
        if address not in self._buckets and len(self._buckets) >= _MOST_ADDRESSES:
            self._forget_full(now)
        self._buckets[address] = (left - 1, now)
        return True

    def _forget_full(self, now: float) -> None:
        self._buckets = {
            address: (left, seen)
            for address, (left, seen) in self._buckets.items()
            if left + (now - seen) * self._size / 60 < self._size
        }
