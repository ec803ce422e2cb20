"""Documents that follow forecasts: waits, one's own page, the network; and how they are said."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.sample import MONDAY_8, Play, sample_office
from queue_core.domain import commands as c
from queue_core.domain.context import EndedVisit
from queue_core.domain.events import TicketCalled, TicketIssued
from queue_core.domain.evolve import evolve
from queue_core.domain.forecast import Forecast, Wait, forecast
from queue_core.domain.policy import due, rank
from queue_core.domain.state import Ticket
from queue_core.patch import apply
from queue_core.views import desk_order, network, ticket
from queue_core.views.office_views import OfficeViews
from queue_core.views.shown import minutes, times
from queue_core.views.wait import load

MINUTE = 60_000
OFFICE = sample_office(2, 4, 1)


def looked(play: Play) -> Forecast:
    return forecast(play.state, play.office, play.at)


def lively(seed: int = 3, steps: int = 250) -> Play:
    play = Play(sample_office(12, 20, 3), seed)
    play.open_windows()
    for _ in range(steps):
        play.step()
    play.do("supervisor", "boss", c.ResumeAll())
    play.do("supervisor", "boss", c.CloseEarly(0))
    return play


def ready() -> Play:
    """Both windows open, four people waiting, two of them called."""
    play = Play(OFFICE)
    play.open_windows()
    for _ in range(4):
        play.at += 1_000
        play.issue("s1")
    for window in ("1", "2"):
        play.operate(window, c.CallNext())
    return play


def waiting(play: Play) -> list[Ticket]:
    return sorted(play.state.waiting.values(), key=lambda visit: visit.arrived)


# ── wait ──────────────────────────────────────────────────────────────────────


def test_the_wait_document_tells_who_waits_and_how_long_in_minutes() -> None:
    play = ready()

    doc = OfficeViews(OFFICE).wait.build(play.state, looked(play))

    row = doc["services"]["s1"]
    assert {*doc} == {"at", "waiting", "low", "high", "load", "ahead", "services"}
    assert (row["waiting"], row["ahead"], doc["waiting"]) == (2, 2, 2)
    assert 0 <= row["low"] < row["high"] < 60
    assert doc["services"]["s0"]["waiting"] == 0


def test_without_an_open_window_the_range_is_left_out() -> None:
    play = Play(OFFICE)
    play.issue("s1")

    doc = OfficeViews(OFFICE).wait.build(play.state, looked(play))

    assert doc["services"]["s1"] == {"waiting": 1, "load": "closed"}
    assert "low" not in doc


def test_a_closed_or_suspended_office_promises_no_wait() -> None:
    play = ready()
    play.do("supervisor", "boss", c.SuspendAll("Тревога"))
    views = OfficeViews(OFFICE)

    suspended = views.wait.build(play.state, looked(play))
    play.do("supervisor", "boss", c.ResumeAll())
    play.at = MONDAY_8 + 13 * 60 * MINUTE
    closed = views.wait.build(play.state, looked(play))

    assert suspended["load"] == closed["load"] == "closed"
    assert "low" not in suspended
    assert "low" not in closed


def test_only_the_desk_is_told_each_visits_place() -> None:
    play = ready()
    views = OfficeViews(OFFICE)

    public = views.wait.build(play.state, looked(play))
    desk = views.desk_wait.build(play.state, looked(play))

    first, second = waiting(play)
    assert desk["tickets"][first.id]["place"] == 1
    assert desk["tickets"][second.id]["place"] == 2
    assert {key: value for key, value in desk.items() if key != "tickets"} == public


@pytest.mark.parametrize(
    ("middle", "word"), [(0, "free"), (7, "free"), (8, "some"), (14, "some"), (15, "busy")]
)
def test_load_words_compare_the_wait_with_its_target(middle: int, word: str) -> None:
    wait = Wait(middle * MINUTE, middle * MINUTE, 0)

    assert load(wait, 15 * MINUTE) == word


def test_a_new_forecast_that_shows_the_same_is_no_patch() -> None:
    play = ready()
    view = OfficeViews(OFFICE).desk_wait
    doc = view.build(play.state, looked(play))
    before = dict(doc)

    play.at += 1_000

    assert view.update(doc, play.state, looked(play)) == {}
    assert doc == before


@pytest.mark.parametrize("desk", [False, True])
def test_wait_patches_bring_a_screen_to_the_same_document(desk: bool) -> None:
    play = lively()
    views = OfficeViews(play.office)
    view = views.desk_wait if desk else views.wait
    doc = view.build(play.state, looked(play))
    screen: Any = dict(doc)
    said = 0

    for _ in range(60):
        play.step()
        patch = view.update(doc, play.state, looked(play))
        screen = apply(screen, patch)
        said += bool(patch)
        assert screen == doc

    assert 0 < said <= 60


# ── how it is said ────────────────────────────────────────────────────────────

spans = st.tuples(st.integers(0, 200 * MINUTE), st.integers(0, 60 * MINUTE))


@given(spans)
def test_shown_minutes_hold_the_range_and_are_never_too_narrow(span: tuple[int, int]) -> None:
    low, high = span[0], span[0] + span[1]

    first, last = minutes(low, high)

    assert first * MINUTE <= low
    assert last * MINUTE >= high
    assert last - first >= 2
    assert first or last >= 3


@given(spans, st.integers(-20_000, 20_000))
def test_shown_minutes_do_not_flicker(span: tuple[int, int], shift: int) -> None:
    low, high = span[0], span[0] + span[1]
    shown = minutes(low, high)

    moved = minutes(max(low + shift, 0), max(high + shift, 0), shown)
    back = minutes(low, high, moved)

    assert back == moved


def test_a_short_wait_is_told_as_up_to_three_minutes() -> None:
    assert minutes(0, 10_000) == (0, 3)
    assert minutes(8 * MINUTE + 1, 13 * MINUTE + 1) == (8, 14)
    assert minutes(33 * MINUTE, 51 * MINUTE) == (30, 55)


@given(spans)
def test_shown_times_are_full_minutes_and_lie_ahead(span: tuple[int, int]) -> None:
    at = MONDAY_8 + 1_234
    low, high = at + span[0], at + span[0] + span[1]

    first, last = times(low, high, at)

    assert at <= first <= max(low, at)
    assert last >= high
    assert last - first >= 2 * MINUTE


def test_a_shown_time_changes_when_it_has_passed() -> None:
    at = MONDAY_8
    shown = times(at + 5 * MINUTE, at + 9 * MINUTE, at)

    assert times(at + 5 * MINUTE + 40_000, at + 9 * MINUTE, at, shown) == shown
    late = at + 6 * MINUTE
    assert times(late + MINUTE, late + 4 * MINUTE, late, shown) != shown


# ── one's own page ────────────────────────────────────────────────────────────


def test_a_waiting_visitor_sees_place_and_time() -> None:
    play = ready()
    first, second = waiting(play)

    page = ticket.build(play.state, OFFICE, second, looked(play))

    assert (page["state"], page["ahead"], page["service"]) == ("waiting", 1, "s1")
    assert play.at <= page["low"] < page["high"]
    assert "ahead" not in ticket.build(play.state, OFFICE, first, looked(play))


def test_a_called_visitor_sees_the_window_and_no_forecast() -> None:
    play = ready()
    called = next(t for t in play.state.tickets.values() if t.state == "called")

    page = ticket.build(play.state, OFFICE, called, looked(play))

    assert page["window"] == called.window
    assert page["called"] == called.called
    assert not {"ahead", "low", "high", "passed"} & {*page}


def test_a_page_follows_its_visit_to_the_end() -> None:
    play = ready()
    told = looked(play)
    (id, *_) = [t.id for t in waiting(play)]
    doc = ticket.build(play.state, OFFICE, play.state.tickets[id], told)
    screen: Any = dict(doc)

    seen = []
    for window, command in (
        ("1", c.NoShow()), ("1", c.CallNext()), ("1", c.Recall()), ("1", c.Start()),
        ("1", c.Finish()),
    ):  # fmt: skip
        play.at += 60_000
        play.operate(window, command)
        visit = play.state.tickets[id]
        screen = apply(screen, ticket.update(doc, play.state, OFFICE, visit, told))
        assert (
            screen
            == doc
            == ticket.build(play.state, OFFICE, visit, None)
            | {key: doc[key] for key in ("ahead", "low", "high") if key in doc}
        )
        seen.append(doc["state"])

    assert seen == ["waiting", "called", "called", "serving", "ended"]
    assert doc["ending"] == "completed"


def test_those_who_went_first_are_told_by_reason_without_numbers() -> None:
    play = ready()
    last = waiting(play)[-1]
    play.at += 1_000
    slot = play.at
    evolve(
        play.state,
        TicketIssued(at=play.at, ticket="b1", number="А099", letter="А", counter=99,
                     services=("s1",), due=slot, source="booking", booking="b", slot=slot),
    )  # fmt: skip
    evolve(
        play.state,
        TicketCalled(at=play.at, ticket="b1", window="1", operator="o1", call="c1",
                     reason="booked_slot", passing=OFFICE.windows["1"].services),
    )  # fmt: skip
    play.issue("s1", "veteran")
    play.operate("2", c.Start())
    play.operate("2", c.Finish())
    play.at += 1_000
    play.operate("2", c.CallNext())

    page = ticket.build(play.state, OFFICE, last)

    assert page["passed"] == {"booked_slot": 1, "by_right": 1}


def test_a_page_tells_neither_token_nor_class() -> None:
    play = ready()
    id = play.issue("s1", "veteran").answer["ticket"]

    page = ticket.build(play.state, OFFICE, play.state.tickets[id], looked(play))

    assert page["class_note"] is True
    assert "veteran" not in str(page)
    assert "token-" not in str(page)


def test_the_page_of_an_ended_visit_remains_with_its_rating() -> None:
    visit = EndedVisit("t", "А012", MONDAY_8, "completed", ("s0", "s1"), score=5)

    page = ticket.build_ended(OFFICE, visit)

    assert (page["state"], page["ending"], page["rated"]) == ("ended", "completed", 5)
    assert page["service_name"] == OFFICE.services["s1"].name


# ── the network, and the desk's order ─────────────────────────────────────────


def test_the_network_page_takes_changed_offices_in_and_closed_ones_out() -> None:
    play = ready()
    views = OfficeViews(OFFICE)
    row = network.load_row(
        OFFICE, views.gate, play.state, views.wait.build(play.state, looked(play)), play.at
    )
    doc = network.build({"a": row, "b": row})

    patch = network.update(doc, {"a": {**row, "waiting": 7}, "b": None})

    assert row["state"] == "open"
    assert patch == {"offices": {"a": {"waiting": 7}, "b": None}}
    assert doc == {"offices": {"a": {**row, "waiting": 7}}}
    assert network.update(doc, {"a": {**row, "waiting": 7}}) == {}


@pytest.mark.parametrize("seed", range(5))
def test_the_desk_sorts_as_the_policy_ranks(seed: int) -> None:
    play = lively(seed)
    for n in range(6):
        slot = play.at + (n - 3) * 5 * MINUTE
        evolve(
            play.state,
            TicketIssued(at=play.at, ticket=f"b{n}", number="А099", letter="А", counter=99,
                         services=("s1",), due=max(slot, play.at) + 5 * MINUTE,
                         source="booking", booking="b", slot=slot),
        )  # fmt: skip
    rows = OfficeViews(play.office).desk.build(play.state, play.at)["tickets"]

    shown = sorted(play.state.waiting, key=lambda id: desk_order(rows[id], play.at, id))

    def key(id: str) -> tuple[int, int, str]:
        visit = play.state.waiting[id]
        return rank(visit, play.office, play.at), due(visit, play.at), id

    assert shown == sorted(play.state.waiting, key=key)


def test_services_too_late_today_are_told_at_the_kiosk_and_in_public() -> None:
    play = ready()
    views = OfficeViews(OFFICE)
    kiosk, public = (view.build(play.state, play.at) for view in (views.kiosk, views.public))

    views.gate.late = frozenset({"s1"})
    late = frozenset({("late", "")})
    patches = [
        views.kiosk.update(kiosk, play.state, late, play.at),
        views.public.update(public, play.state, late, play.at),
    ]

    assert patches == [{"services": {"s1": {"state": "too_late"}}}] * 2
    assert kiosk == views.kiosk.build(play.state, play.at)
