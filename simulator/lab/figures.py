"""Measures each visitor's wait, and how often somebody who came later was called before.

Waits are those of the visit's first call, from max(slot, arrival), as RULES counts them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from queue_core.domain.events import AnyEvent, TicketCalled, TicketIssued
from queue_core.domain.state import OfficeState

Kind = Literal["ordinary", "booked", "by right"]
KINDS: tuple[Kind, ...] = ("ordinary", "booked", "by right")


class Wait(Struct):
    """One visitor's wait; `called` 0: not called (yet)."""

    kind: Kind
    entered: int
    due: int
    called: int = 0
    overtaken: int = 0


class Waits:
    """Hears the events of a trial and keeps every visitor's wait."""

    def __init__(self) -> None:
        self.all: dict[str, Wait] = {}
        self._waiting: dict[str, Wait] = {}

    def hear(self, state: OfficeState, event: AnyEvent) -> None:
        """Take one event in."""
        if isinstance(event, TicketIssued):
            kind: Kind = "by right" if event.class_id else "booked" if event.slot else "ordinary"
            wait = Wait(kind, max(event.slot, event.at), event.due)
            self.all[event.ticket] = self._waiting[event.ticket] = wait
        elif isinstance(event, TicketCalled):
            called = self._waiting.pop(event.ticket, None)
            if called is not None:
                called.called = event.at
                for other in self._waiting.values():
                    other.overtaken += other.entered < called.entered


class Figures(Struct, frozen=True):
    """One class of visitors under one rule; waits in minutes."""

    visitors: int
    in_target: float
    mean_min: float
    p95_min: float
    max_min: float
    overtaken_mean: float
    overtaken_max: int
    never_called: int


def figures_of(waits: Sequence[Wait]) -> Figures:
    """Sum up the waits of one class."""
    called = [wait for wait in waits if wait.called]
    minutes = sorted(max(0, wait.called - wait.entered) / 60_000 for wait in called)
    return Figures(
        visitors=len(waits),
        in_target=_mean(wait.called <= wait.due for wait in called),
        mean_min=_mean(minutes),
        p95_min=quantile(minutes, 0.95),
        max_min=minutes[-1] if minutes else 0.0,
        overtaken_mean=_mean(wait.overtaken for wait in called),
        overtaken_max=max((wait.overtaken for wait in called), default=0),
        never_called=len(waits) - len(called),
    )


def quantile(values: Sequence[float], share: float) -> float:
    """Return the smallest of the sorted `values` that `share` of them do not exceed."""
    return values[max(0, math.ceil(share * len(values)) - 1)] if values else 0.0


def _mean(values: Iterable[float]) -> float:
    all_values = list(values)
    return sum(all_values) / len(all_values) if all_values else 0.0
