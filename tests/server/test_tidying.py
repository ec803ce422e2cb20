"""Cycles are collected although Python's own collector rests."""

from __future__ import annotations

import gc
import weakref

from server.tidying import FREEZE_EVERY, Tidier


class Knot:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_a_young_cycle_goes_at_the_next_look() -> None:
    with Tidier() as tidier:
        seen = weakref.ref(Knot())
        assert seen() is not None

        tidier.look(is_quiet=False)

        assert seen() is None


def test_a_cycle_tied_late_goes_when_everything_is_walked() -> None:
    with Tidier() as tidier:
        old = Knot()
        for _ in range(FREEZE_EVERY):
            tidier.look(is_quiet=False)
        seen = weakref.ref(old)
        del old
        tidier.look(is_quiet=False)
        assert seen() is not None

        tidier.walk()

        assert seen() is None


def test_the_collector_works_again_afterwards() -> None:
    with Tidier():
        assert not gc.isenabled()

    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
