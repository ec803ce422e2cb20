"""Tickets and operators as the pages' tests need them, over the real protocol."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from queue_core.domain import commands as c
from server.testing import Peer, Served

OFFICE = "central"
WINDOW = "5"


class Hall:
    """An office at work: a kiosk that issues, one operator who calls."""

    def __init__(self, kiosk: Peer, phone: Peer, desk: Peer, services: list[str]) -> None:
        self.desk = desk
        self.services = services
        self._kiosk = kiosk
        self._phone = phone

    async def issue(self, service: str = "", class_id: str = "") -> dict[str, Any]:
        """A ticket for a service that the window serves."""
        command = c.IssueTicket((service or self.services[0],), class_id=class_id)
        return await self._kiosk.result(OFFICE, command)

    async def call(self, ticket: dict[str, Any]) -> None:
        """Call it to the window."""
        await self.desk.result(OFFICE, c.Call(ticket=ticket["ticket"]))

    async def miss(self, ticket: dict[str, Any]) -> None:
        """The call is repeated, nobody comes, and the window says so; takes ten seconds."""
        async with asyncio.timeout(15):
            while not (await self.desk.do(OFFICE, c.Recall()))["ok"]:
                await asyncio.sleep(0.5)
        await self.desk.result(OFFICE, c.NoShow(ticket=ticket["ticket"]))

    async def act(self, ticket: dict[str, Any], act: str) -> None:
        """What the visitor does by the ticket's page."""
        token = ticket["token"]
        commands: dict[str, c.Command] = {
            "leave": c.Leave(token=token),
            "step-away": c.StepAway(token=token),
        }
        await self._phone.result(OFFICE, commands[act])

    def state(self, ticket: dict[str, Any]) -> str:
        """What the desk's document says of it; empty: it is gone."""
        row = self.desk.docs[f"{OFFICE}/desk"]["tickets"].get(ticket["ticket"], {})
        return str(row.get("state", ""))


@asynccontextmanager
async def at_work(served: Served) -> AsyncIterator[Hall]:
    """The office with its window open."""
    async with AsyncExitStack() as stack:
        kiosk = Peer(served.live, await served.device("kiosk", OFFICE, "kiosk-1"))
        desk = Peer(served.live, served.credentials.staff(OFFICE, "smirnova"))
        phone = Peer(served.live)
        await stack.enter_async_context(kiosk)
        await stack.enter_async_context(phone)
        await stack.enter_async_context(desk)
        place = (await desk.watch(f"{OFFICE}/desk"))["windows"][WINDOW]
        await desk.result(OFFICE, c.SignIn(WINDOW))
        yield Hall(kiosk, phone, desk, place["may"])


def page_of(ticket: dict[str, Any]) -> str:
    """The address of its page."""
    return f"/t/{OFFICE}.{ticket['token']}"
