"""A socket's way out: whole frames, in order, bounded by what the peer has not yet taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

MOST_WAITING = 1 << 20
"""Bytes a reader may leave untaken before it hears `bye slow`; it comes back to fresh documents."""


class Outbox:
    """Writes frames straight to the transport: nothing is queued twice, nothing awaits."""

    __slots__ = ("_on_slow", "_transport", "_write", "is_open", "most_waiting")

    def __init__(
        self,
        transport: asyncio.WriteTransport,
        on_slow: Callable[[], None],
        most_waiting: int = MOST_WAITING,
    ) -> None:
        self._transport = transport
        self._write = transport.write
        self._on_slow = on_slow
        self.most_waiting = most_waiting
        self.is_open = True

    def put(self, frame: bytes) -> None:
        """Send a frame, unless the reader is too slow: then `on_slow` ends the socket."""
        if not self.is_open:
            return
        if self._transport.is_closing():
            self.is_open = False
        elif self._transport.get_write_buffer_size() > self.most_waiting:
            self.is_open = False
            self._on_slow()
        else:
            self._write(frame)

    def last(self, frame: bytes) -> None:
        """Send the last frame, even to a slow reader, and nothing after it."""
        if not self._transport.is_closing():
            self._write(frame)
        self.is_open = False

    def end(self) -> None:
        """Close the connection once what was written is out."""
        self.is_open = False
        self._transport.close()
