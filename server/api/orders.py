"""Brings commands to their rooms and waits for the answer; nothing else changes any state."""

from __future__ import annotations

import asyncio
import hmac
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

from queue_core.domain.commands import AnyCommand
from queue_core.domain.context import Actor
from server.api.errors import from_room
from server.metrics import Metrics
from server.rooms.offices import Offices
from server.rooms.request import UNKNOWN, Done, Failed, Request, Seal

PATIENCE_S = 6.0
"""The room answers within three seconds, with `unknown` at the worst."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode


class Orders:
    """Gives orders in the name of a caller."""

    def __init__(self, offices: Offices, metrics: Metrics) -> None:
        self._offices = offices
        self._metrics = metrics

    async def give(
        self, office: str, command: AnyCommand, actor: Actor, key: str, seal: Seal | None = None
    ) -> dict[str, Any]:
        """The command's result. Raises ApiProblem."""
        answer = await self._answer(office, command, actor, key, seal)
        if isinstance(answer, Failed):
            raise from_room(answer)
        return _decode(answer.result)

    async def _answer(
        self, office: str, command: AnyCommand, actor: Actor, key: str, seal: Seal | None
    ) -> Done | Failed:
        heard: asyncio.Future[Done | Failed] = asyncio.get_running_loop().create_future()

        def hear(answer: Done | Failed) -> None:
            code = answer.code if isinstance(answer, Failed) else "done"
            self._metrics.commands[type(command).__name__, code] += 1
            if not heard.done():
                heard.set_result(answer)

        self._offices.submit(office, Request(command, actor, key, hear, seal=seal))
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await heard
        except TimeoutError as error:
            raise from_room(UNKNOWN) from error


def key_after(key: str, purpose: str) -> str:
    """The key of a further command that belongs to the same act: the same for every retry."""
    value = UUID(key).int
    chance = int.from_bytes(hmac.digest(key.encode(), purpose.encode(), sha256)[:10], "big")
    made = (value >> 80 << 80) | 0x7000 << 64 | (chance & 0x0FFF_FFFF_FFFF_FFFF_FFFF)
    return str(UUID(int=made & ~(0xC000 << 48) | 0x8000 << 48))
