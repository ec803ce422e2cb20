"""The last commits a room saw, so that a store that lost its tail can be put right (I4)."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Sequence
from time import monotonic

from msgspec import Struct

from queue_core.domain.events import AnyEvent
from server.store.contract import ContactWrite, Position, Receipt, VisitWrite

KEPT = 512
KEPT_S = 120.0
"""What is older is surely on disk and replicated."""


class Remembered(Struct, frozen=True):
    """One commit: what happened, and (of this node's own) what was answered and kept beside."""

    position: Position
    events: Sequence[AnyEvent]
    receipts: Sequence[Receipt]
    seen: float
    contacts: Sequence[ContactWrite] = ()
    visits: Sequence[VisitWrite] = ()


class Memory:
    """Commits in the order in which they happened."""

    def __init__(self) -> None:
        self._commits: deque[Remembered] = deque(maxlen=KEPT)

    def add(
        self,
        position: Position,
        events: Sequence[AnyEvent],
        receipts: Sequence[Receipt],
        contacts: Sequence[ContactWrite] = (),
        visits: Sequence[VisitWrite] = (),
    ) -> None:
        """Remember one more commit; the first of a new epoch holds all that went before."""
        now = monotonic()
        if self._commits and self._commits[-1].position.epoch != position.epoch:
            self._commits.clear()
        while self._commits and self._commits[0].seen < now - KEPT_S:
            self._commits.popleft()
        self._commits.append(Remembered(position, events, receipts, now, contacts, visits))

    def keys(self) -> list[str]:
        """Every command answered lately."""
        return [receipt.key for commit in self._commits for receipt in commit.receipts]

    def lost(self, found: Position, present: Container[str]) -> list[Remembered]:
        """What the store at `found`, with the receipts `present`, no longer has.

        Own commits are missed by their receipts, those of other nodes by their version.
        """
        return [
            commit
            for commit in self._commits
            if (
                any(receipt.key not in present for receipt in commit.receipts)
                if commit.receipts
                else commit.position.epoch == found.epoch
                and commit.position.version > found.version
            )
        ]
