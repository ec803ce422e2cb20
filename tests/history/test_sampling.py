"""One office's hours as a node sees them, with a clock of the test's own."""

from __future__ import annotations

import pytest

from queue_core.domain import commands as c
from server.history.sampler import Sampler
from server.history.sums import Sums, figures
from tests.core.sample import EIGHT, HOUR, MINUTE, SECOND, Desk

TODAY = "2026-11-23"


class Watched(Desk):
    """A desk whose every commit a sampler hears."""

    def __init__(self) -> None:
        super().__init__(at=EIGHT + HOUR + 5 * MINUTE)
        self.sampler = Sampler(self.office)
        self.do(c.Tick(), "clock", "clock")
        self._heard = len(self.events)

    def hear(self) -> None:
        self.sampler.note(self.state, self.events[self._heard :])
        self._heard = len(self.events)

    def look(self) -> None:
        self.sampler.look(self.state, max(self.at, self.state.at))

    def sums(self, start: int = EIGHT + HOUR, service: str = "") -> Sums:
        hour = self.sampler.live()[TODAY, start]
        return hour.services[service] if service else hour.office


def test_waits_count_for_those_called_by_service() -> None:
    desk = Watched()
    desk.open()
    desk.issue("passport")
    desk.issue("collect")
    desk.later(6 * MINUTE)
    desk.serve()
    desk.hear()
    desk.do(c.Finish(), "anna")
    desk.later(4 * MINUTE)
    desk.call()

    desk.hear()

    whole = figures(desk.sums())
    assert (whole.called, whole.wait_s) == (2, 8 * 60)
    assert desk.sums(service="collect").called == desk.sums(service="passport").called == 1


def test_a_call_put_back_in_the_same_commit_is_none() -> None:
    desk = Watched()
    desk.open()
    desk.issue()
    desk.call()
    desk.do(c.PutBack(), "anna")

    desk.hear()

    assert desk.sampler.live() == {}


def test_a_recall_and_a_second_call_count_once() -> None:
    desk = Watched()
    desk.open()
    desk.issue()
    desk.call()
    desk.hear()
    desk.later(11 * SECOND)
    desk.do(c.Recall(), "anna")
    desk.hear()

    assert desk.sums().called == 1


def test_the_mean_is_weighted_by_time_and_the_most_is_kept() -> None:
    desk = Watched()
    desk.open()
    desk.look()
    for _ in range(4):
        desk.issue()
    desk.later(30 * SECOND)
    desk.look()
    desk.later(60 * SECOND)
    desk.look()

    hour = figures(desk.sums())
    assert desk.sums().seconds == 120
    assert (hour.waiting, hour.most, hour.windows) == (3.0, 4, 1.0)


def test_what_was_looked_at_before_the_turn_counts_for_the_hour_that_ends() -> None:
    desk = Watched()
    desk.issue()
    desk.at = EIGHT + 2 * HOUR - 30 * SECOND
    desk.look()
    desk.later(30 * SECOND)

    desk.look()

    assert list(desk.sampler.live()) == [(TODAY, EIGHT + HOUR)]


def test_a_node_that_slept_does_not_guess_what_it_missed() -> None:
    desk = Watched()
    desk.look()
    desk.later(20 * MINUTE)

    desk.look()

    assert desk.sums().seconds == 90


def test_hours_are_forgotten_when_written_and_long_over() -> None:
    desk = Watched()
    desk.look()

    desk.sampler.forget(desk.at + 4 * HOUR)
    assert desk.sampler.live()
    desk.sampler.take_changed()
    desk.sampler.forget(desk.at + 4 * HOUR)

    assert desk.sampler.live() == {}


@pytest.mark.parametrize(
    ("waits_min", "p50_min", "p90_min"), [([4] * 10, 4, 5), ([1] * 9 + [40], 0.6, 1), ([], 0, 0)]
)
def test_quantiles_stay_in_their_bucket(
    waits_min: list[int], p50_min: float, p90_min: float
) -> None:
    sums = Sums(seconds=60)
    for wait in waits_min:
        sums.call(wait * 60)

    told = figures(sums)

    assert (told.p50_s or 0) / 60 == pytest.approx(p50_min, abs=0.1)
    assert (told.p90_s or 0) / 60 == pytest.approx(p90_min, abs=0.25)


def test_nobody_waiting_at_open_windows_is_no_wait_but_empty_windows_tell_nothing() -> None:
    served, unserved = Sums(), Sums()
    served.look(60, 0, 2)
    unserved.look(60, 0, 0)

    assert figures(served).wait_s == 0
    assert figures(unserved).wait_s is None
