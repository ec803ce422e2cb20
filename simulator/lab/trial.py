"""Plays one planned day in one office through the real `decide` and `evolve`, event by event.

Time jumps from event to event. Visitors and operators do what the plan says; which visitor a free
window calls is the rule's. Times inside are ms since the epoch.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import count

from msgspec import Struct

from queue_core.domain import commands as c
from queue_core.domain.bookings import DayBookings
from queue_core.domain.context import Actor, Context, Role
from queue_core.domain.day import local_date
from queue_core.domain.decide import carry_out
from queue_core.domain.events import AnyEvent, SlotBooked, TicketCalled, TicketIssued
from queue_core.domain.office import Office, StaffId
from queue_core.domain.state import OfficeState, Ticket
from simulator.day import Day, Rest, Shift, Visit
from simulator.lab.rules import Rule

TICK_MS = 30_000
OVERTIME_MS = 2 * 3600 * 1000
"""How long after the doors close the trial goes on: until the day closes."""

Act = Callable[[], object]
Watch = Callable[[OfficeState, AnyEvent], None]
"""Hears every event, with the state after the order that brought it."""


class Visitor(Struct):
    """One planned visit while it is played."""

    visit: Visit
    ticket: str = ""
    booking: str = ""
    missed: bool = False
    held: bool = False
    sent_on: bool = False
    stage: int = 0


class Trial:
    """One day being played."""

    def __init__(
        self,
        office: Office,
        day: Day,
        opens: int,
        rule: Rule,
        watch: Watch = lambda state, event: None,
    ) -> None:
        """`opens`: when the doors open, ms; `watch` hears every event."""
        self.state = OfficeState()
        self.visitors = {n: Visitor(visit) for n, visit in enumerate(day.visits)}
        self.refused: Counter[str] = Counter()
        self._office, self._day, self._opens, self._rule = office, day, opens, rule
        self._watch = watch
        self._bookings = DayBookings(day=local_date(office, opens))
        self._by_ticket: dict[str, Visitor] = {}
        self._agenda: list[tuple[int, int, Act]] = []
        self._numbers = count(1)
        self._free: dict[str, None] = {}
        self._at = opens

    def play(self, open_s: int) -> None:
        """Play the whole day, overtime and the day's close included."""
        self._prepare(open_s)
        while self._agenda:
            self._at, _, act = heapq.heappop(self._agenda)
            act()
            self._offer()

    # ── before the doors open ─────────────────────────────────────────────────

    def _prepare(self, open_s: int) -> None:
        self._at = self._opens - 3600_000
        for visitor in self.visitors.values():
            if visitor.visit.slot is not None:
                self._book(visitor, visitor.visit.slot)
        self._at = self._opens
        self._do("clock", "", c.Tick())
        for shift in self._day.shifts:
            self._open(shift)
        for visitor in self.visitors.values():
            self._later(visitor.visit.at, partial(self._arrive, visitor))
        for tick in range(TICK_MS, open_s * 1000 + OVERTIME_MS + 2 * TICK_MS, TICK_MS):
            self._at = self._opens
            self._later(tick / 1000, partial(self._do, "clock", "", c.Tick()))

    def _book(self, visitor: Visitor, slot: int) -> None:
        at = self._opens + slot * 1000
        booked = self._do("public", "", c.Book(service=visitor.visit.services[0], slot=at))
        visitor.booking = next((e.booking for e in booked if isinstance(e, SlotBooked)), "")

    def _open(self, shift: Shift) -> None:
        self._do("operator", self._staff(shift.window), c.SignIn(window=shift.window))
        self._free[shift.window] = None
        for rest in shift.rests:
            self._later(rest.at, partial(self._rest, shift.window, rest))

    # ── visitors ──────────────────────────────────────────────────────────────

    def _arrive(self, visitor: Visitor) -> None:
        visit = visitor.visit
        order: c.AnyCommand = c.IssueTicket(services=visit.services, class_id=visit.class_id)
        if visitor.booking:
            order = c.CheckIn(token=_token(visitor.booking), class_id=visit.class_id)
        events = self._do("kiosk", "kiosk-1", order)
        if not events and visitor.booking:
            visitor.booking = ""
            self._arrive(visitor)
            return
        issued = [event for event in events if isinstance(event, TicketIssued)]
        if not issued:
            return
        visitor.ticket = issued[0].ticket
        self._by_ticket[visitor.ticket] = visitor
        if visit.away_s:
            self._do("public", "", c.StepAway(token=_token(visitor.ticket), minutes=15))
            self._later(visit.away_s, lambda: self._come_back(visitor))

    def _come_back(self, visitor: Visitor) -> None:
        self._do("reception", "desk-1", c.ComeBack(ticket=visitor.ticket))

    # ── windows ───────────────────────────────────────────────────────────────

    def _offer(self) -> None:
        """Every free window asks for the next visitor, the longest idle first."""
        for window in list(self._free):
            order = self._rule(self.state, self._office, self._at)
            events = self._do("operator", self._staff(window), order)
            called = [event for event in events if isinstance(event, TicketCalled)]
            if called:
                del self._free[window]
                self._receive(window, self._by_ticket[called[0].ticket])

    def _receive(self, window: str, visitor: Visitor) -> None:
        if visitor.visit.misses and not visitor.missed:
            visitor.missed = True
            wait = self._office.rules.no_show_after_s
            self._later(wait, lambda: self._no_show(window, visitor))
        else:
            self._later(visitor.visit.walk_s, lambda: self._start(window, visitor))

    def _no_show(self, window: str, visitor: Visitor) -> None:
        self._do("operator", self._staff(window), c.NoShow())
        self._release(window)
        if visitor.visit.back_s:
            self._later(visitor.visit.back_s, lambda: self._come_back(visitor))

    def _start(self, window: str, visitor: Visitor) -> None:
        if self._do("operator", self._staff(window), c.Start()):
            self._serve(window, visitor)

    def _serve(self, window: str, visitor: Visitor) -> None:
        visit = visitor.visit
        takes = visit.takes_s[min(visitor.stage, len(visit.takes_s) - 1)]
        if visit.transfer and not visitor.sent_on:
            visitor.sent_on = True
            order: c.AnyCommand = c.Transfer(service=visit.transfer)
            self._later(min(60, takes), lambda: self._send_off(window, order))
        elif visit.hold_s and not visitor.held:
            visitor.held = True
            self._later(takes / 2, lambda: self._hold(window, visit.hold_s))
        else:
            self._later(takes, lambda: self._finish(window, visitor))

    def _hold(self, window: str, hold_s: int) -> None:
        self._send_off(window, c.Hold(until=self._at + hold_s * 1000))

    def _send_off(self, window: str, order: c.AnyCommand) -> None:
        self._do("operator", self._staff(window), order)
        self._release(window)

    def _finish(self, window: str, visitor: Visitor) -> None:
        self._do("operator", self._staff(window), c.Finish())
        visitor.stage += 1
        if self.state.window(window).ticket:
            self._serve(window, visitor)
        else:
            self._release(window)

    def _rest(self, window: str, rest: Rest) -> None:
        until = self._at + rest.lasts_s * 1000
        busy = bool(self.state.window(window).ticket)
        pause = c.Pause(reason=rest.reason, until=until, after_visit=busy)
        self._do("operator", self._staff(window), pause)
        self._free.pop(window, None)
        self._later(rest.lasts_s, lambda: self._return(window))

    def _return(self, window: str) -> None:
        self._do("operator", self._staff(window), c.EndPause())
        self._release(window)

    def _release(self, window: str) -> None:
        state = self.state.window(window)
        if state.operator and not state.ticket and not state.paused:
            self._free[window] = None

    # ── one order ─────────────────────────────────────────────────────────────

    def _do(self, role: Role, who: str, order: c.AnyCommand) -> tuple[AnyEvent, ...]:
        context = Context(
            office=self._office,
            at=max(self._at, self.state.at),
            actor=Actor(role, who),
            fresh=f"{self._at:013d}{next(self._numbers):06d}",
            token_of=_token,
            code_of=_code,
            bookings=self._bookings,
        )
        done = carry_out(order, self.state, context)
        for event in done.events:
            self._watch(self.state, event)
        if done.refused is not None:
            self.refused[done.refused.code] += 1
            return ()
        return done.events

    def _later(self, seconds: float, act: Act) -> None:
        at = self._at + round(seconds * 1000)
        heapq.heappush(self._agenda, (at, next(self._numbers), act))

    def _staff(self, window: str) -> StaffId:
        return list(self._office.staff)[list(map(str, self._office.windows)).index(window)]

    def open_tickets(self) -> list[Ticket]:
        """Visits that have not ended."""
        return [ticket for ticket in self.state.tickets.values() if ticket.state != "ended"]


def _token(id: str) -> str:
    return f"token-{id}"


def _code(id: str) -> str:
    return id[-8:]
