"""Forecasts: what they know, that they are steady, and how near the truth they come."""

import pytest
from msgspec.structs import replace

from bench.forecast import Day, Habits, judge
from bench.sample import Play, sample_office
from queue_core.domain import commands as c
from queue_core.domain.events import PauseBegun, TicketIssued
from queue_core.domain.evolve import evolve
from queue_core.domain.forecast import Forecast, forecast
from queue_core.domain.spread import durations, remaining

MINUTE = 60_000
TWO_WINDOWS = sample_office(2, 4, 1)
"""Both windows serve all four services, whose norms are 10 to 16 minutes."""


def looked(play: Play) -> Forecast:
    return forecast(play.state, play.office, play.at)


def ready(windows: int = 2) -> Play:
    """An office in which the first `windows` windows have opened."""
    play = Play(TWO_WINDOWS)
    for window in [*play.office.windows][:windows]:
        play.operate(window, c.SignIn(window))
    return play


def issue(play: Play, count: int, class_id: str = "") -> list[str]:
    """Tickets for one service, a second apart."""
    made = []
    for _ in range(count):
        play.at += 1_000
        made.append(str(play.issue("s1", class_id).answer["ticket"]))
    return made


def test_nobody_waits_where_a_window_is_free() -> None:
    wait = looked(ready()).services["s1"]

    assert (wait.low, wait.high, wait.ahead) == (0, 0, 0)


def test_without_an_open_window_nothing_is_told() -> None:
    play = ready(0)
    issue(play, 3)

    told = looked(play)

    assert told.services == {}
    assert told.tickets == {}
    assert told.office is None
    assert told.upper_bound("s1") == 0


def test_only_services_of_open_windows_are_told() -> None:
    play = Play(sample_office(2, 4, 2))
    play.operate("1", c.SignIn("1"))

    assert {*looked(play).services} == {*play.office.windows["1"].services}


def test_places_follow_the_queue_and_later_places_wait_longer() -> None:
    play = ready()
    made = issue(play, 8)

    told = looked(play)

    places = [told.tickets[ticket] for ticket in made]
    assert [place.place for place in places] == [1, 2, 3, 4, 5, 6, 7, 8]
    middles = [place.low + place.high for place in places]
    assert middles == sorted(middles)
    assert told.services["s1"].ahead == 8
    assert told.services["s1"].high > places[-1].high - play.at


def test_a_visit_by_right_stands_before_those_who_came_earlier() -> None:
    play = ready()
    made = issue(play, 4)
    (by_right,) = issue(play, 1, "veteran")

    told = looked(play)

    assert told.tickets[by_right].place == 1
    assert told.tickets[made[0]].place == 2


def test_a_booked_visit_is_called_at_its_slot_before_those_in_turn() -> None:
    play = ready()
    issue(play, 12)
    slot = play.at + 15 * MINUTE
    evolve(
        play.state,
        TicketIssued(at=play.at, ticket="b1", number="А099", letter="А", counter=99,
                     services=("s1",), due=slot + 5 * MINUTE, source="booking",
                     booking="b", slot=slot),
    )  # fmt: skip

    place = looked(play).tickets["b1"]

    assert slot - 15 * MINUTE <= place.low <= slot + MINUTE
    assert place.high <= slot + 15 * MINUTE


def test_more_windows_mean_a_shorter_wait() -> None:
    one, two = ready(1), ready(2)
    for play in (one, two):
        issue(play, 6)

    assert looked(two).upper_bound("s1") < 0.7 * looked(one).upper_bound("s1")


def test_a_window_on_a_break_counts_from_its_planned_end() -> None:
    play = ready(1)
    issue(play, 1)
    until = play.at + 30 * MINUTE
    evolve(play.state, PauseBegun(at=play.at, window="1", until=until))

    (place,) = looked(play).tickets.values()

    assert until <= place.low <= place.high < until + MINUTE


def test_a_window_on_a_break_without_an_end_and_one_gone_away_count_for_nothing() -> None:
    play = ready(2)
    issue(play, 1)
    evolve(play.state, PauseBegun(at=play.at, window="1"))
    play.state.put_window(replace(play.state.windows["2"], away=True))

    assert looked(play).tickets == {}


def test_a_visit_long_under_way_ends_sooner_than_one_just_begun() -> None:
    play = ready(1)
    issue(play, 2)
    play.operate("1", c.CallNext())
    play.operate("1", c.Start())
    fresh = looked(play).services["s1"].low

    play.at += 8 * MINUTE

    assert looked(play).services["s1"].low < fresh - 2 * MINUTE


def test_service_times_of_today_outweigh_the_norm() -> None:
    play = ready(1)
    issue(play, 5)
    usual = looked(play).upper_bound("s1")

    play.state.recent["s1"] = (30 * MINUTE,) * 10

    assert looked(play).upper_bound("s1") > 1.6 * usual


def test_help_from_a_neighbour_is_reckoned_with_only_when_its_own_queue_is_done() -> None:
    office = sample_office(3, 4, 2)
    assert office.windows["3"].overflow == office.windows["2"].services
    own, other = office.windows["3"].services[0], office.windows["2"].services[0]
    play = Play(office)
    play.operate("3", c.SignIn("3"))
    helped = str(play.issue(other).answer["ticket"])
    first = [str(play.issue(own).answer["ticket"]) for _ in range(3)]

    told = looked(play).tickets

    assert told[helped].low > max(told[ticket].low for ticket in first)


def test_a_neighbours_booked_visitor_does_not_keep_a_window_from_its_own() -> None:
    office = sample_office(3, 4, 2)
    own, other = office.windows["3"].services[0], office.windows["2"].services[0]
    play = Play(office)
    play.operate("3", c.SignIn("3"))
    for _ in range(4):
        play.at += 1_000
        play.issue(own)
    play.operate("3", c.CallNext())
    play.operate("3", c.Start())
    usual = looked(play).upper_bound(own)

    evolve(
        play.state,
        TicketIssued(at=play.at, ticket="b1", number="А099", letter="А", counter=99,
                     services=(other,), due=play.at, source="booking", booking="b", slot=play.at),
    )  # fmt: skip

    assert usual < looked(play).upper_bound(own) < usual + 40 * MINUTE


def test_the_same_state_gives_the_same_forecast() -> None:
    play = Play(sample_office(12, 20, 3), seed=4)
    play.open_windows()
    for _ in range(200):
        play.step()

    assert looked(play) == looked(play)


def test_every_waiting_visit_of_a_lively_office_has_a_place_or_no_window() -> None:
    for seed in range(8):
        play = Play(sample_office(12, 20, 3), seed)
        play.open_windows()
        for _ in range(200):
            play.step()
        told = looked(play)
        open_windows = [
            w for w in play.state.windows.values() if not w.away and (not w.paused or w.pause_until)
        ]

        for ticket in play.state.waiting.values():
            served = any(ticket.now_at.service in w.services for w in open_windows)
            place = told.tickets.get(ticket.id)
            assert place is not None or not served
            if place is not None:
                assert play.at <= place.low <= place.high < play.at + 86_400_000


def test_a_service_that_left_the_catalogue_in_the_day_is_still_served() -> None:
    play = ready()
    (ticket,) = issue(play, 1)
    smaller = {k: v for k, v in play.office.services.items() if k != "s1"}
    play.office = replace(play.office, services=smaller)

    told = looked(play)

    assert told.tickets[ticket].place == 1
    assert "s1" not in told.services


@pytest.mark.parametrize("scenarios", [8, 16])
def test_draws_have_the_mean_of_the_norm(scenarios: int) -> None:
    draws = [draw for scenario in durations(scenarios) for draw in scenario]

    assert sum(draws) / len(draws) == pytest.approx(1, abs=0.02)


def test_what_remains_of_a_long_visit_never_ends_in_the_past() -> None:
    for elapsed in (0.0, 0.3, 1.0, 2.7, 5.9, 6.0, 40.0):
        left = remaining(elapsed, 16)

        assert left == sorted(left)
        assert left[0] > 0


def test_ranges_hold_the_truth_and_beat_simpler_rules() -> None:
    days = [Day(Play(sample_office(12, 20, 3), seed), Habits(), hours=5) for seed in (1, 2)]

    figures = judge([told for day in days for told in day.run()])

    assert figures["visitors"] > 250
    assert 0.5 <= figures["coverage"] <= 0.95
    assert figures["mae_min"] <= figures["mae_rate_min"]
    assert figures["mae_min"] <= figures["mae_last_min"]
