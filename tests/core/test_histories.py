"""Random command histories: what must hold of every office at every moment (I1, I2, RULES)."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from queue_core.domain import commands as c
from queue_core.domain import events as e
from queue_core.domain.bookings import Booking, DayBookings
from queue_core.domain.evolve import evolve
from queue_core.domain.policy import BOOKED, TURN, eligible, rank, times_passed
from queue_core.domain.state import OfficeState, Ticket
from queue_core.encoding import (
    feed_events,
    is_textual,
    load_office,
    office_fields,
    read_feed_events,
)
from tests.core.sample import HOUR, MINUTE, SECOND, Desk

WINDOWS = ("1", "2", "3")
STAFF = ("anna", "boris", "vera")
SERVICES = ("passport", "collect", "estate", "advice")
some_window = st.sampled_from(WINDOWS)
some_staff = st.sampled_from(STAFF)
some_service = st.sampled_from(SERVICES)


def passed(state: OfficeState) -> dict[str, list[int]]:
    return {service: calls for service, calls in state.passing.items() if calls}


class Histories(RuleBasedStateMachine):
    """A day of an office under arbitrary orders from everybody, at arbitrary moments."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.desk.bookings = DayBookings(
            day="2026-11-23",
            bookings={
                f"b{n}": Booking(
                    id=f"b{n}", service=SERVICES[n % 3], slot=self.desk.at + n * 5 * MINUTE
                )
                for n in range(12)
            },
        )
        self.follower = OfficeState()
        self.stored: dict[bytes, bytes] = {}
        self.stored_tickets: dict[bytes, bytes] = {}
        self.numbers: set[tuple[str, str]] = set()
        self.issued: set[str] = set()
        self.gone: set[str] = set()

    # ── orders ──

    def order(self, command: c.AnyCommand, who: str, role: Any = None) -> None:
        """Carry one out, persist what was touched, let the follower see the feed."""
        before = {key: ticket.state for key, ticket in self.desk.state.tickets.items()}
        due_before = self._cap_watch(command, who)
        done = self.desk.try_(command, who, role)
        self._check_cap(done.events, due_before)
        self._note(done.events, before)
        self._store()
        if any(is_textual(event) for event in done.events):
            self.follower = load_office(self.stored, self.stored_tickets)
        else:
            for event in read_feed_events(feed_events(done.events)):
                evolve(self.follower, event)

    def _note(self, events: tuple[e.AnyEvent, ...], before: Mapping[str, str]) -> None:
        for event in events:
            match event:
                case e.DayOpened():
                    self.numbers.clear()
                    self.gone |= set(before)
                case e.TicketIssued():
                    number = (self.desk.state.day, event.number)
                    assert number not in self.numbers, f"{number} issued twice"
                    self.numbers.add(number)
                    self.issued.add(event.ticket)
                case _:
                    pass
        for key, state in before.items():
            if key not in self.desk.state.tickets:
                assert state == "ended" or key in self.gone, f"{key} vanished while {state}"
                self.gone.add(key)

    def _store(self) -> None:
        fields = office_fields(self.desk.state, self.desk.state.take_touched())
        for name, value in fields.set.items():
            self.stored[name.encode()] = value
        for name in fields.drop:
            self.stored.pop(name.encode(), None)
        for name, value in fields.tickets_set.items():
            self.stored_tickets[name.encode()] = value
        for name in fields.tickets_drop:
            self.stored_tickets.pop(name.encode(), None)

    def _cap_watch(self, command: c.AnyCommand, who: str) -> bool:
        """Whether an ordinary visitor eligible at this window was already passed `cap` times."""
        if not isinstance(command, c.CallNext):
            return False
        state, office, at = self.desk.state, self.desk.office, self.desk.at
        window = next((w for w in state.windows.values() if w.operator == who), None)
        if window is None or at >= state.wake:
            return False
        return any(
            rank(ticket, office, at) == TURN
            and not ticket.slot
            and eligible(ticket, window, office, at) is not None
            and times_passed(ticket, state) >= office.rules.cap
            for ticket in state.waiting.values()
        )

    def _check_cap(self, events: tuple[e.AnyEvent, ...], capped: bool) -> None:
        """Once the cap is reached a booked visitor goes first by due time only."""
        for event in events:
            if not (capped and isinstance(event, e.TicketCalled)):
                continue
            called = self.desk.state.tickets[event.ticket]
            if rank(called, self.desk.office, event.at) != BOOKED:
                continue
            window = self.desk.state.window(event.window)
            for other in self.desk.state.waiting.values():
                place = eligible(other, window, self.desk.office, event.at)
                if place is not None and place[1] == 0 and not other.slot:
                    assert called.now_at.due <= other.now_at.due or place[0] < BOOKED

    @rule(
        services=st.lists(some_service, min_size=1, max_size=3),
        class_id=st.sampled_from(["", "", "", "veteran", "family"]),
    )
    def issue(self, services: list[str], class_id: str) -> None:
        self.order(c.IssueTicket(tuple(services), class_id=class_id), "kiosk-1")

    @rule(n=st.integers(0, 11))
    def check_in(self, n: int) -> None:
        self.order(c.CheckIn(token=f"token-b{n}"), "kiosk-1")

    @rule(who=some_staff, window=some_window, take_over=st.booleans())
    def sign_in(self, who: str, window: str, take_over: bool) -> None:
        self.order(c.SignIn(window, take_over=take_over), who)

    @rule(who=some_staff)
    def sign_out(self, who: str) -> None:
        self.order(c.SignOut(), who)

    @rule(who=some_staff)
    def call_next(self, who: str) -> None:
        self.order(c.CallNext(), who)

    @rule(
        who=some_staff,
        order=st.sampled_from(
            [
                c.Recall(),
                c.PutBack(),
                c.Start(),
                c.Start(),
                c.Finish(),
                c.Finish(),
                c.NoShow(),
                c.Hold(),
                c.UndoAct(),
                c.EndPause(),
                c.Pause(after_visit=True),
                c.ConfirmClass(),
                c.DenyClass(),
                c.WriteNote(text="перезвонить"),
                c.Count(documents=2),
                c.CallHelp(),
            ]
        ),
    )
    def act(self, who: str, order: c.AnyCommand) -> None:
        self.order(order, who)

    @rule(
        who=some_staff,
        service=st.sampled_from(["", *SERVICES]),
        window=st.sampled_from(["", *WINDOWS]),
        urgent=st.booleans(),
        back=st.booleans(),
    )
    def transfer(self, who: str, service: str, window: str, urgent: bool, back: bool) -> None:
        self.order(c.Transfer("", "", service, window, "", urgent, back), who)

    @rule(who=some_staff, service=some_service)
    def serve_without_ticket(self, who: str, service: str) -> None:
        self.order(c.ServeWithoutTicket("", service), who)

    @rule(who=some_staff, data=st.data(), kind=st.sampled_from([c.Call, c.ResumeHeld]))
    @precondition(lambda self: self.desk.state.tickets)
    def call_chosen(self, who: str, data: st.DataObject, kind: Any) -> None:
        ticket = data.draw(st.sampled_from(sorted(self.desk.state.tickets)))
        self.order(kind(ticket=ticket), who)

    @rule(
        data=st.data(),
        kind=st.sampled_from([c.ComeBack, c.StepAway, c.Leave, c.CancelVisit, c.Hold]),
    )
    @precondition(lambda self: self.desk.state.tickets)
    def at_reception(self, data: st.DataObject, kind: Any) -> None:
        ticket = data.draw(st.sampled_from(sorted(self.desk.state.tickets)))
        self.order(kind(ticket=ticket), "desk", "reception")

    @rule(data=st.data(), window=some_window)
    @precondition(lambda self: self.desk.state.tickets)
    def take_over(self, data: st.DataObject, window: str) -> None:
        ticket = data.draw(st.sampled_from(sorted(self.desk.state.tickets)))
        self.order(c.TakeOver(ticket, window), "boss", "supervisor")

    @rule(data=st.data(), class_id=st.sampled_from(["", "veteran", "family"]))
    @precondition(lambda self: self.desk.state.waiting)
    def claim(self, data: st.DataObject, class_id: str) -> None:
        ticket = data.draw(st.sampled_from(sorted(self.desk.state.waiting)))
        self.order(c.ClaimClass(ticket, class_id), "desk", "reception")
        self.order(c.Raise(ticket, "плохо"), "boss", "supervisor")

    @rule(who=some_staff, online=st.booleans())
    def presence(self, who: str, online: bool) -> None:
        self.order(c.TellPresence(who, online=online), "server", "clock")

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        """A busy office to start from: random single orders alone seldom get far."""
        for who, window in zip(STAFF, WINDOWS, strict=True):
            self.order(c.SignIn(window), who)
        self.busy_while(seed)

    @rule(seed=st.integers(0, 2**32))
    def busy_while(self, seed: int) -> None:
        """Sixty orders that mostly fit the moment."""
        chance = random.Random(seed)
        for _ in range(60):
            self.desk.later(chance.choice([0, SECOND, 5 * SECOND, 45 * SECOND, 2 * MINUTE]))
            who = chance.choice(STAFF)
            window = next((w for w in self.desk.state.windows.values() if w.operator == who), None)
            if window is None:
                self.order(c.SignIn(chance.choice(WINDOWS), take_over=chance.random() < 0.5), who)
            elif chance.random() < 0.4:
                self._visitor(chance)
            else:
                self._work(chance, who, self.desk.state.tickets.get(window.ticket))

    def _visitor(self, chance: random.Random) -> None:
        known = sorted(self.desk.state.tickets)
        kind = chance.random()
        if kind < 0.5 or not known:
            services = tuple(chance.sample(SERVICES, chance.choice([1, 1, 2, 3])))
            class_id = chance.choice(["", "", "", "veteran", "family"])
            self.order(c.IssueTicket(services, class_id=class_id), "kiosk-1")
        elif kind < 0.75:
            self.order(c.CheckIn(token=f"token-b{chance.randrange(12)}"), "kiosk-1")
        else:
            order = chance.choice([c.ComeBack, c.StepAway, c.Leave, c.Hold])
            self.order(order(ticket=chance.choice(known)), "desk", "reception")

    def _work(self, chance: random.Random, who: str, ticket: Ticket | None) -> None:
        service, window = chance.choice(SERVICES), chance.choice(("", *WINDOWS))
        back = chance.random() < 0.5
        move = c.Transfer("", "", service, window, "", False, back)
        orders: list[c.AnyCommand]
        if ticket is None:
            held = [t.id for t in self.desk.state.tickets.values() if t.state == "held"]
            orders = [*[c.CallNext()] * 6, c.UndoAct(), c.EndPause(), c.Pause(), c.SignOut()]
            orders += [c.ResumeHeld(ticket=t) for t in held]
        elif ticket.state == "called":
            orders = [*[c.Start()] * 4, c.Recall(), c.NoShow(), c.PutBack(), c.DenyClass(), move]
        else:
            orders = [*[c.Finish()] * 4, c.Hold(), move, c.ConfirmClass(), c.DenyClass()]
            orders += [c.AddService("", "", service), c.Pause(after_visit=True)]
        self.order(chance.choice(orders), who)

    @rule(ms=st.sampled_from([SECOND, 15 * SECOND, MINUTE, 10 * MINUTE, HOUR]))
    def wait(self, ms: int) -> None:
        self.desk.later(ms)

    @rule()
    @precondition(lambda self: len(self.desk.events) > 150)
    def next_morning(self) -> None:
        self.desk.later(24 * HOUR)
        self.order(c.Tick(), "clock", "clock")

    # ── what must hold ──

    @invariant()
    def one_visitor_at_a_window_and_one_window_for_a_visitor(self) -> None:
        state = self.desk.state
        seated = [window.ticket for window in state.windows.values() if window.ticket]
        assert len(seated) == len(set(seated))
        for window in state.windows.values():
            if window.ticket:
                assert state.tickets[window.ticket].window == window.id
        called = {t.id for t in state.tickets.values() if t.state in ("called", "serving")}
        assert called == set(seated)

    @invariant()
    def indexes_tell_what_the_records_tell(self) -> None:
        state = self.desk.state
        waiting = {t.id: t for t in state.tickets.values() if t.state == "waiting"}
        assert state.waiting == waiting
        assert set(state.ended) == {t.id for t in state.tickets.values() if t.state == "ended"}

    @invariant()
    def every_ticket_is_whole(self) -> None:
        for ticket in self.desk.state.tickets.values():
            self._check_whole(ticket)
        known = set(self.desk.state.tickets) | self.gone
        assert self.issued <= known, "a ticket vanished"

    def _check_whole(self, ticket: Ticket) -> None:
        assert 0 <= ticket.stage < len(ticket.stages)
        assert (ticket.state == "ended") == bool(ticket.ending)
        assert (ticket.state == "missed") == bool(ticket.missed_until)
        assert (ticket.state == "held") == bool(ticket.held_kind)
        assert ticket.now_at.due, "a current stage without a due time"
        if ticket.state == "serving":
            assert ticket.now_at.started

    @invariant()
    def the_store_and_a_follower_of_the_feed_tell_the_same_office(self) -> None:
        loaded = load_office(self.stored, self.stored_tickets)
        for other in (loaded, self.follower):
            for kind in ("tickets", "windows", "counters", "intake", "day", "booked_calls"):
                assert getattr(other, kind) == getattr(self.desk.state, kind), kind
            assert passed(other) == passed(self.desk.state)

    @invariant()
    def figures_never_fall_below_nothing(self) -> None:
        for figures in self.desk.state.staff.values():
            assert figures.served >= 0
            assert figures.busy_ms >= 0
        for tally in self.desk.state.tallies.values():
            assert min(tally.served, tally.no_shows, tally.in_target) >= 0
            assert tally.in_target <= tally.called


Histories.TestCase.settings = settings(
    max_examples=80,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestHistories = Histories.TestCase
