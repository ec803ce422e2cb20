"""Everybody who works and everything that looks during a run with faults."""

from __future__ import annotations

import asyncio

from bench.screens import Screen
from bench.soak_crew import Kiosk, Ledger, Member, Operator
from bench.town import Town
from client_kit.link import Link
from queue_core.domain.office import Office
from queue_core.protocol import Hello

WINDOWS = ("3", "4", "5", "6", "8", "9", "11", "12")
KIOSKS = ("kiosk-1", "kiosk-2")


class Staffing:
    """Links, workers and screens of all offices of a town."""

    def __init__(self, town: Town, live: str, ledger: Ledger, seed: int) -> None:
        self.screens: list[Screen] = []
        self._town, self._live, self._ledger, self._seed = town, live, ledger, seed
        self._members: list[Member] = []
        self._lookers: list[Link] = []
        self._links: list[asyncio.Task[None]] = []
        self._work: list[asyncio.Task[None]] = []

    def start(self, tokens: dict[tuple[str, str], str]) -> None:
        """Connect all and begin to work. `tokens`: by (office, device)."""
        for name, office in self._town.offices.items():
            for device in KIOSKS:
                self._add_kiosk(name, office, tokens[name, device])
            for window in WINDOWS:
                self._add_operator(name, office, window, tokens[name, "console-1"])
            for hall in office.halls:
                self._look(f"{name}/board/{hall}", tokens[name, f"board-{hall}"])
            self._look(f"{name}/public", "")

    async def finish(self) -> None:
        """Let everybody finish what they are at."""
        self._ledger.stopping = True
        async with asyncio.timeout(30):
            await asyncio.gather(*self._work)

    async def leave(self) -> None:
        """Close all links."""
        for link in (*self._lookers, *(member.link for member in self._members)):
            await link.stop()
        for task in (*self._work, *self._links):
            task.cancel()
        await asyncio.gather(*self._work, *self._links, return_exceptions=True)

    def _add_kiosk(self, name: str, office: Office, token: str) -> None:
        self._seed += 1
        kiosk = Kiosk(self._live, token, name, "kiosk", self._ledger, self._seed)
        self._begin(kiosk, token)
        services = one_of_each_series(office)
        self._work.append(asyncio.create_task(kiosk.work(services)))

    def _add_operator(self, name: str, office: Office, window: str, console: str) -> None:
        self._seed += 1
        token = self._town.operator(name, window)
        operator = Operator(self._live, token, name, "desk", self._ledger, self._seed)
        self._begin(operator, console)
        services = one_of_each_series(office)
        self._work.append(asyncio.create_task(operator.work(window, services)))

    def _begin(self, member: Member, viewer: str) -> None:
        """`viewer`: a token that may see the same document."""
        self._members.append(member)
        self._links.append(asyncio.create_task(member.link.run()))
        self.screens.append(Screen(member.link, member.channel, viewer))

    def _look(self, channel: str, token: str) -> None:
        link = Link(self._live, Hello(token, "soak"))
        link.watch(channel)
        self._lookers.append(link)
        self._links.append(asyncio.create_task(link.run()))
        self.screens.append(Screen(link, channel, token))


def one_of_each_series(office: Office) -> tuple[str, ...]:
    """A service of each letter, so that no series of numbers runs out early."""
    by_letter = {service.letter: str(id) for id, service in office.services.items()}
    return tuple(by_letter.values())
