"""An operator over the real protocol: looks at the desk's document and does what it asks for.

State-driven, so that a restart of the server, a take-over or a lost link needs no care of its own:
after each step the operator looks at the window again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from random import Random
from typing import Any

from queue_core.domain import commands as c
from queue_core.protocol import Reply
from simulator.day import Rest, Shift
from simulator.hall import Guest, Hall
from simulator.pace import Pace
from simulator.presence import Presence, code_of, fact_of

LOOK_AGAIN_S = 2.0
"""Real seconds between looks when nothing changes."""
TIDY_S = 8.0
MISSED_S = 12.0
"""Real seconds between the call, its recall and the no-show: the rules count in real time."""


class Operator:
    """One person at one window for the whole day."""

    def __init__(
        self,
        presence: Presence,
        shift: Shift,
        hall: Hall,
        pace: Pace,
        seed: int,
        begins: float = 0,
        missed_s: float = MISSED_S,
    ) -> None:
        """`begins`: second of the planned day at which the work starts."""
        self._missed_s = missed_s
        self._presence, self._hall, self._pace = presence, hall, pace
        self._window = shift.window
        self._rests = [rest for rest in shift.rests if rest.at >= begins]
        self._begins = begins
        self._clock_began = presence.link.server_time()
        self._chance = Random(seed)
        self._share_of_first = self._chance.random()
        """The first visit was half over when we came to look: not all finish at once."""

    async def work(self) -> None:
        """Work until the server sends this operator away, or until cancelled."""
        self._presence.watch("desk")
        await self._presence.document("desk")
        while not self._presence.ended:
            if not self._presence.link.is_up:
                await self._presence.change(LOOK_AGAIN_S)
                continue
            await self._look()

    async def _look(self) -> None:
        desk = await self._presence.document("desk")
        mine = desk["windows"].get(self._window, {"state": "closed"})
        ticket = desk["tickets"].get(mine.get("ticket", ""))
        is_mine = mine.get("operator", self._presence.who) == self._presence.who
        match mine["state"] if is_mine else "somebody else's":
            case "closed":
                await self._step(c.SignIn(window=self._window, take_over=True))
            case "paused":
                await self._rest_on(mine)
            case "called" if ticket:
                await self._receive(mine["ticket"], ticket)
            case "serving" if ticket:
                await self._serve(mine["ticket"], ticket)
            case "free":
                await self._next(desk)
            case _:
                await self._presence.change(LOOK_AGAIN_S)

    # ── between visits ────────────────────────────────────────────────────────

    async def _next(self, desk: Mapping[str, Any]) -> None:
        if (rest := self._due_rest()) is not None:
            reason = rest.reason if rest.reason in desk["pause_reasons"] else ""
            lasts_ms = int(self._pace.real(rest.lasts_s) * 1000) + 1000
            until = self._presence.link.server_time() + lasts_ms
            await self._step(c.Pause(reason=reason, until=until))
            return
        if not any(ticket["state"] == "waiting" for ticket in desk["tickets"].values()):
            await self._presence.change(LOOK_AGAIN_S)
            return
        await self._pace.pass_time(self._chance.uniform(0.5, 1.5) * TIDY_S)
        await self._step(c.CallNext())

    async def _rest_on(self, mine: Mapping[str, Any]) -> None:
        left_ms = mine.get("pause_until", 0) - self._presence.link.server_time()
        if left_ms > 0:
            await self._presence.change(left_ms / 1000)
        else:
            await self._step(c.EndPause())

    def _due_rest(self) -> Rest | None:
        gone_s = (self._presence.link.server_time() - self._clock_began) / 1000 * self._pace.speed
        due = [rest for rest in self._rests if rest.at <= self._begins + gone_s]
        for rest in due:
            self._rests.remove(rest)
        return due[-1] if due else None

    # ── one visit ─────────────────────────────────────────────────────────────

    async def _receive(self, id: str, ticket: Mapping[str, Any]) -> None:
        guest = self._hall.guest(id, ticket["service"])
        if guest.visit.misses and not guest.has_missed:
            await self._wait_in_vain(id, guest)
            return
        await self._pace.pass_time(guest.visit.walk_s)
        await self._step(c.Start(ticket=id))

    async def _wait_in_vain(self, id: str, guest: Guest) -> None:
        for order in (c.Recall(ticket=id), c.NoShow(ticket=id)):
            await asyncio.sleep(self._missed_s)
            await self._step(order)
        guest.has_missed = True
        guest.missed.set()

    async def _serve(self, id: str, ticket: Mapping[str, Any]) -> None:
        guest = self._hall.guest(id, ticket["service"])
        visit = guest.visit
        if ticket.get("class_claim") == "claimed":
            proven = c.ConfirmClass(ticket=id) if visit.proven else c.DenyClass(ticket=id)
            await self._step(proven)
        if visit.transfer and not guest.was_sent_on:
            guest.was_sent_on = True
            await self._pace.pass_time(60)
            await self._step(c.Transfer(ticket=id, service=visit.transfer))
        elif visit.hold_s and not guest.was_held:
            guest.was_held = True
            await self._pace.pass_time(120)
            until = self._presence.link.server_time() + int(self._pace.real(visit.hold_s) * 1000)
            await self._step(c.Hold(ticket=id, until=until))
        else:
            await self._finish(id, ticket, guest)

    async def _finish(self, id: str, ticket: Mapping[str, Any], guest: Guest) -> None:
        await self._pace.pass_time(guest.next_service_s() * self._share_of_first)
        self._share_of_first = 1.0
        await self._step(c.Finish(ticket=id, documents=self._chance.randint(1, 4)))
        if not ticket.get("next"):
            self._hall.leave(id)

    # ── one order ─────────────────────────────────────────────────────────────

    async def _step(self, command: c.Command) -> None:
        """Give an order; wait where the rules ask to; after a refusal look again a little later."""
        reply: Reply = await self._presence.do(command)
        if code_of(reply) == "too_early":
            await asyncio.sleep(fact_of(reply, "seconds", 5))
            reply = await self._presence.do(command)
        if not reply.ok:
            await self._presence.change(LOOK_AGAIN_S)
