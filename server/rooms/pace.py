"""Keeps work that may wait to a share of the processor's time: forecasts never slow commands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

SHARE = 0.08
_LEAST_PAUSE_S = 0.001


class Pace:
    """A queue of wishes, one for each name, granted one after the other with pauses between."""

    def __init__(self, share: float = SHARE) -> None:
        self._share = share
        self._wishes: dict[str, Callable[[], None]] = {}
        self._is_running = False
        self._spent = 0.0

    def want(self, name: str, call: Callable[[], None]) -> None:
        """Call soon; a second wish of the same name before that changes nothing."""
        self._wishes.setdefault(name, call)
        if not self._is_running:
            self._is_running = True
            asyncio.get_running_loop().call_soon(self._grant)

    def spend(self, seconds: float) -> None:
        """A granted wish has cost so much, whenever it was carried out."""
        self._spent += seconds

    def _grant(self) -> None:
        if not self._wishes:
            self._is_running = False
            return
        self._wishes.pop(next(iter(self._wishes)))()
        pause = max(_LEAST_PAUSE_S, self._spent * (1 - self._share) / self._share)
        self._spent = 0.0
        asyncio.get_running_loop().call_later(pause, self._grant)
