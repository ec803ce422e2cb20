"""Operators and kiosks of a run with faults: keyed orders over real links, every answer noted."""

from __future__ import annotations

import asyncio
from collections import Counter
from random import Random

from msgspec import Struct, field

from bench.checker import Answer
from client_kit.keys import command_key
from client_kit.link import Link
from queue_core.domain import commands as c
from queue_core.protocol import Error, Hello, Reply

BACKLOG = 40
"""Kiosks pause while so many wait in their office."""
PAUSE_S = 0.1


class Ledger(Struct):
    """What the clients know when the run is over."""

    answers: list[Answer] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    """Office → issued and not yet called, as far as these clients know."""
    stopping: bool = False


class Member:
    """One socket that gives orders, one after the other, each until it is answered."""

    def __init__(
        self, url: str, token: str, office: str, channel: str, ledger: Ledger, seed: int
    ) -> None:
        self.office, self.channel, self.ledger = office, f"{office}/{channel}", ledger
        self.link = Link(url, Hello(token, "soak"))
        self.link.watch(self.channel)
        self.chance = Random(seed)

    async def pause(self) -> None:
        """Let others come in between."""
        await asyncio.sleep(self.chance.uniform(0, 2 * PAUSE_S))

    async def give(self, command: c.Command, window: str = "") -> Reply:
        """Give an order, patiently, and note what came of it."""
        key = command_key(self.link.server_time())
        reply = await self.link.do(self.office, command, key=key, patience=None)
        if reply.ok:
            answer = Answer(self.office, key, command, reply.result or {}, window)
            self.ledger.answers.append(answer)
        elif isinstance(reply.error, Error):
            self.ledger.refused[f"{type(command).__name__}: {reply.error.code}"] += 1
        return reply


class Kiosk(Member):
    """Issues tickets as long as not too many wait."""

    async def work(self, services: tuple[str, ...]) -> None:
        """Issue until the run stops; all number series in turn."""
        while not self.ledger.stopping:
            if self.ledger.waiting[self.office] < BACKLOG:
                reply = await self.give(c.IssueTicket(services=(self.chance.choice(services),)))
                self.ledger.waiting[self.office] += reply.ok
            await self.pause()


class Operator(Member):
    """Calls, puts back, starts, transfers and finishes at one window."""

    async def work(self, window: str, services: tuple[str, ...]) -> None:
        """Work until the run stops; then finish the visit at hand."""
        await self.give(c.SignIn(window=window, take_over=True))
        while not self.ledger.stopping:
            await self.pause()
            called = await self.give(c.CallNext(), window)
            if called.ok:
                self.ledger.waiting[self.office] -= 1
                await self._serve(called.result["ticket"], services)

    async def _serve(self, ticket: str, services: tuple[str, ...]) -> None:
        await self.pause()
        if self.chance.random() < 0.1:
            await self.give(c.PutBack(ticket=ticket))
            self.ledger.waiting[self.office] += 1
            return
        await self.give(c.Start(ticket=ticket))
        await self.pause()
        if self.chance.random() < 0.1:
            await self.give(c.Transfer(ticket=ticket, service=self.chance.choice(services)))
            self.ledger.waiting[self.office] += 1
            return
        await self.give(c.Finish(ticket=ticket))
