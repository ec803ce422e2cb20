"""Our calling rule keeps its promises on whole days, through the real decide and evolve."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from queue_core.domain.events import AnyEvent, TicketCalled, TicketIssued
from queue_core.domain.office import Office, Rules, Window
from queue_core.domain.policy import TURN, Key, eligible, times_passed
from queue_core.domain.state import OfficeState, Ticket, WindowState
from simulator.day import plan_day
from simulator.habits import Habits
from simulator.lab.figures import Wait, figures_of, quantile
from simulator.lab.office import centre_of, lab_office
from simulator.lab.rules import RULES, ours
from simulator.lab.trial import Trial
from simulator.policy_lab import LOADS, OPENS, compare, table, waits_of

EVENTFUL = Habits(no_show=0.1, transferred=0.1, held=0.1, stepped_away=0.1, second_service=0.2)
SERVICES = ("passport", "estate", "benefit")

Check = Callable[[OfficeState, TicketCalled, Office], None]


def specialised() -> Office:
    """Windows that take different services, so that eligibility matters."""
    office = lab_office()
    windows: dict[str, Window] = {}
    for n, (id, window) in enumerate(office.windows.items()):
        left = SERVICES[n % 3]
        windows[id] = replace(
            window,
            services=tuple(s for s in window.services if s != left),
            overflow=tuple(s for s in window.services if s == left) if n % 2 else (),
        )
    return replace(office, windows=windows)


def play(office: Office, load: float, seed: int, check: Check | None = None) -> Trial:
    centre = centre_of(office)

    def watch(state: OfficeState, event: AnyEvent) -> None:
        if isinstance(event, TicketCalled) and check is not None:
            check(state, event, office)

    trial = Trial(office, plan_day(centre, EVENTFUL, load, seed), OPENS, ours, watch)
    trial.play(centre.open_s)
    return trial


def others_waiting(
    state: OfficeState, event: TicketCalled, office: Office
) -> list[tuple[Key, Ticket]]:
    """(place, ticket) of everybody else this window might have called instead."""
    window: WindowState = state.windows[event.window]
    keys = [(eligible(t, window, office, event.at), t) for t in state.waiting.values()]
    return [(key, ticket) for key, ticket in keys if key is not None]


@pytest.mark.parametrize("office", [lab_office(), specialised()], ids=["alike", "specialised"])
def test_nobody_by_right_waits_while_the_window_calls_an_ordinary_visitor(office: Office) -> None:
    calls = 0

    def check(state: OfficeState, event: TicketCalled, office: Office) -> None:
        nonlocal calls
        called = state.tickets[event.ticket]
        if called.urgent or called.class_id:
            return
        calls += 1
        assert not any(t.class_id for _, t in others_waiting(state, event, office))

    play(office, load=0.95, seed=5, check=check)

    assert calls > 200


@pytest.mark.parametrize("office", [lab_office(), specialised()], ids=["alike", "specialised"])
def test_a_booked_visitor_passes_nobody_whom_the_cap_protects(office: Office) -> None:
    booked_calls = 0

    def check(state: OfficeState, event: TicketCalled, office: Office) -> None:
        nonlocal booked_calls
        called = state.tickets[event.ticket]
        if not event.passing or called.urgent or called.class_id:
            return
        booked_calls += 1
        own = called.now_at.service in state.windows[event.window].services
        protected = [
            (key[1:3], ticket)
            for key, ticket in others_waiting(state, event, office)
            if key[0] == TURN and times_passed(ticket, state) > office.rules.cap
        ]
        assert all((int(not own), called.now_at.due) <= place for place, _ in protected)

    play(office, load=0.95, seed=6, check=check)

    assert booked_calls > 20


def test_without_a_cap_booked_visitors_pass_the_same_people_more_often() -> None:
    capless = replace(lab_office(), rules=Rules(cap=10_000))

    capped = [w.overtaken for w in waits_of(lab_office(), ours, 0.95, 1) if w.kind == "ordinary"]
    free = [w.overtaken for w in waits_of(capless, ours, 0.95, 1) if w.kind == "ordinary"]

    assert max(capped) < max(free)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_visit_of_an_eventful_day_comes_to_an_end(seed: int) -> None:
    numbers: dict[str, str] = {}
    endings: dict[str, str] = {}
    office = specialised()
    centre = centre_of(office)

    def watch(state: OfficeState, event: AnyEvent) -> None:
        if isinstance(event, TicketIssued):
            numbers[event.ticket] = event.number
        endings.update({t.id: t.ending for t in state.tickets.values() if t.state == "ended"})

    trial = Trial(office, plan_day(centre, EVENTFUL, 0.8, seed), OPENS, ours, watch)
    trial.play(centre.open_s)

    assert len(numbers) > 250
    assert len(set(numbers.values())) == len(numbers)
    assert endings.keys() == numbers.keys()
    assert {"completed", "no_show"} <= set(endings.values())
    assert trial.open_tickets() == []


def test_our_rule_keeps_by_right_visitors_in_target_where_others_do_not() -> None:
    compared = compare(load=0.95, days=1, seed=1)

    assert compared["Talon"]["by right"].in_target > 0.95
    assert compared["first come"]["by right"].in_target < 0.5
    assert (
        compared["Talon"]["ordinary"].overtaken_max
        < compared["strict priority"]["ordinary"].overtaken_max
    )
    assert set(compared) == set(RULES)
    assert all(str(classes) for classes in compared.values())
    assert "Talon" in table(0.95, compared)


def test_the_same_seed_gives_the_same_figures() -> None:
    office = lab_office()

    assert waits_of(office, ours, LOADS[0], 3) == waits_of(office, ours, LOADS[0], 3)


def test_figures_are_those_of_the_waits() -> None:
    minute = 60_000
    waits = [
        Wait("ordinary", entered=0, due=15 * minute, called=n * minute, overtaken=n % 3)
        for n in range(1, 21)
    ] + [Wait("ordinary", entered=0, due=1)]

    figures = figures_of(waits)

    assert figures.visitors == 21
    assert figures.never_called == 1
    assert figures.in_target == 15 / 20
    assert (figures.p95_min, figures.max_min, figures.overtaken_max) == (19, 20, 2)
    assert quantile([1.0, 2.0, 3.0], 0.5) == 2.0
