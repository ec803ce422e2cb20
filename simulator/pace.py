"""How fast simulated people live: `speed` 6 makes an hour of theirs ten minutes."""

from __future__ import annotations

import asyncio

from msgspec import Struct


class Pace(Struct, frozen=True):
    """Seconds of the simulated day against seconds on the wall."""

    speed: float = 1.0

    def real(self, seconds: float) -> float:
        """How long `seconds` of the simulated day last on the wall."""
        return seconds / self.speed

    async def pass_time(self, seconds: float) -> None:
        """Let so much of the simulated day go by."""
        await asyncio.sleep(self.real(seconds))
