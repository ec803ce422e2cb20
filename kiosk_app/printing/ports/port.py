"""What every wire to a printer can do, opened for one ticket and closed after it."""

from types import TracebackType
from typing import Protocol, Self

PATIENCE_S = 3.0
"""The longest wait for any one sign of life of a printer."""


class Port(Protocol):
    """An open wire. Whatever breaks raises `PrinterUnavailable`."""

    linger: float
    """Seconds that accepted bytes may still be under way."""
    is_paper: bool
    """True where what was written is the ticket itself: a file."""

    async def write(self, data: bytes) -> None:
        """Hand over everything, or raise when nothing moves for `PATIENCE_S`."""

    async def read(self, within: float) -> bytes:
        """What came, or nothing after `within` seconds."""

    async def close(self) -> None:
        """Let go; never raises, never waits longer than `PATIENCE_S`."""


class Closing:
    """`async with` over a port."""

    def __init__(self, port: Port) -> None:
        self._port = port

    async def __aenter__(self) -> Port:
        return self._port

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._port.close()


class Opener(Protocol):
    """Opens the configured device anew for each ticket: a printer may be switched off between."""

    async def __call__(self) -> Port:
        """Raise `PrinterUnavailable` within `PATIENCE_S`."""


__all__ = ["PATIENCE_S", "Closing", "Opener", "Port", "Self"]
