"""Keeps work that may wait to a share of the processor's time: forecasts never slow commands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter

SHARE = 0.15
_LEAST_PAUSE_S = 0.001


class Pace:
    """A queue of wishes, one for each name, granted one after the other with pauses between."""

    def __init__(self, share: float = SHARE) -> None:
        self._share = share
        self._wishes: dict[str, Callable[[], None]] = {}
        self._is_running = False

    def want(self, name: str, call: Callable[[], None]) -> None:
        """Call soon; a second wish of the same name before that changes nothing."""
        self._wishes.setdefault(name, call)
        if not self._is_running:
            self._is_running = True
            asyncio.get_running_loop().call_soon(self._grant)

    def _grant(self) -> None:
        if not self._wishes:
            self._is_running = False
            return
        name = next(iter(self._wishes))
        call = self._wishes.pop(name)
        began = perf_counter()
        call()
        pause = (perf_counter() - began) * (1 - self._share) / self._share
        asyncio.get_running_loop().call_later(max(_LEAST_PAUSE_S, pause), self._grant)
