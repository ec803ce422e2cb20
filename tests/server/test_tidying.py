"""Cycles are collected although Python's own collector rests."""

from __future__ import annotations

import gc
import weakref

from server.tidying import MANY_YOUNG, Tidier


class Knot:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_a_young_cycle_goes_in_a_quiet_second() -> None:
    with Tidier() as tidier:
        seen = weakref.ref(Knot())
        many: list[list[int]] = [[] for _ in range(MANY_YOUNG + 1)]

        tidier.look(is_quiet=False)
        assert seen() is not None
        tidier.look(is_quiet=True)

        assert seen() is None
        assert many


def test_a_cycle_tied_late_goes_when_everything_is_walked() -> None:
    with Tidier() as tidier:
        old = Knot()
        gc.freeze()
        seen = weakref.ref(old)
        del old
        gc.collect()
        assert seen() is not None

        tidier.walk()

        assert seen() is None


def test_the_collector_works_again_afterwards() -> None:
    with Tidier():
        assert not gc.isenabled()

    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
