"""A link that tells when a document changed, and orders that outlive a lost link."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from client_kit.link import Link, LinkNews
from queue_core.domain.commands import Command
from queue_core.protocol import Error, Hello, Reply
from queue_core.session import Ended


class Presence:
    """One simulated device or member of staff on the live protocol."""

    def __init__(self, url: str, token: str, office: str) -> None:
        """`url`: ws://host:port/live."""
        self.office = office
        self.ended = ""
        """Why the server asked not to come back; empty: it did not."""
        self.link = Link(url, Hello(token, "simulator"), self._hear)
        self._news = asyncio.Event()

    @property
    def who(self) -> str:
        """The staff or device id the server greeted this one by; empty without a link."""
        welcome = self.link.session.welcome
        return welcome.who if welcome else ""

    async def run(self) -> None:
        """Keep the link until cancelled, or until the server asks not to come back."""
        try:
            await self.link.run()
        finally:
            await self.link.stop()

    def watch(self, *names: str) -> None:
        """Follow channels of the office: `desk`, `kiosk` …"""
        for name in names:
            self.link.watch(f"{self.office}/{name}")

    def doc(self, name: str) -> Mapping[str, Any] | None:
        """The document of a watched channel; None: not here yet."""
        found = self.link.session.docs.get(f"{self.office}/{name}")
        return found.doc if found else None

    async def document(self, name: str) -> Mapping[str, Any]:
        """Wait for the first document of a watched channel."""
        while (found := self.doc(name)) is None:
            await self.change()
        return found

    async def change(self, within_s: float | None = None) -> None:
        """Wait until anything is news, or until `within_s` have gone."""
        self._news.clear()
        try:
            async with asyncio.timeout(within_s):
                await self._news.wait()
        except TimeoutError:
            return

    async def do(self, command: Command) -> Reply:
        """Give an order; the link repeats it by its key until it is answered or lapses."""
        return await self.link.do(self.office, command)

    def _hear(self, news: LinkNews) -> None:
        if isinstance(news, Ended):
            self.ended = news.reason
        self._news.set()


def code_of(reply: Reply) -> str:
    """Why an order was refused; empty: it was not."""
    return reply.error.code if isinstance(reply.error, Error) else ""


def fact_of(reply: Reply, name: str, default: int) -> int:
    """A number among the facts of a refusal."""
    facts = reply.error.facts if isinstance(reply.error, Error) else {}
    value = facts.get(name, default)
    return value if isinstance(value, int) else default
