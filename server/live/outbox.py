"""A socket's way out: whole frames, in order, bounded by what the peer has not yet taken."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic

MOST_WAITING = 1 << 20
"""Bytes a reader may leave untaken before it hears `bye slow`; it comes back to fresh documents."""


CROWD_STRIDE_S = 0.002
"""So long the crowd is served at a stretch; then whoever has pressed something is heard."""


class Postman:
    """Carries out, once in a turn of the loop, what was put into all outboxes.

    A write costs ten times what making its frame does: a patch and the reply after it go as one.
    The public may be ten thousand sockets at one office, a tenth of a second of writing: they are
    served in strides, after the hall's screens and its staff, and never hold up a command.
    """

    def __init__(self) -> None:
        self._waiting: list[Outbox] = []
        self._crowd: deque[Outbox] = deque()

    def call(self, outbox: Outbox) -> None:
        """Come for this outbox at the end of the turn."""
        if outbox.is_crowd:
            if not self._crowd:
                asyncio.get_running_loop().call_soon(self._go_on)
            self._crowd.append(outbox)
            return
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._go)
        self._waiting.append(outbox)

    def _go(self) -> None:
        waiting, self._waiting = self._waiting, []
        for outbox in waiting:
            outbox.flush()

    def _go_on(self) -> None:
        crowd, until = self._crowd, monotonic() + CROWD_STRIDE_S
        while crowd:
            crowd.popleft().flush()
            if monotonic() > until:
                break
        if crowd:
            asyncio.get_running_loop().call_soon(self._go_on)


class Outbox:
    """Frames on their way to one peer."""

    __slots__ = (
        "_frames",
        "_on_slow",
        "_postman",
        "_transport",
        "is_crowd",
        "is_open",
        "most_waiting",
    )

    def __init__(
        self,
        transport: asyncio.WriteTransport,
        postman: Postman,
        on_slow: Callable[[], None],
        most_waiting: int = MOST_WAITING,
        *,
        is_crowd: bool = False,
    ) -> None:
        self._transport = transport
        self._postman = postman
        self._on_slow = on_slow
        self._frames: list[bytes] = []
        self.most_waiting = most_waiting
        self.is_crowd = is_crowd
        """One of the public: served after the hall."""
        self.is_open = True

    def put(self, frame: bytes) -> None:
        """Send a frame with whatever else this turn brings."""
        if self.is_open:
            if not self._frames:
                self._postman.call(self)
            self._frames.append(frame)

    def flush(self) -> None:
        """Write what was put; a reader that is too slow is ended by `on_slow` instead."""
        frames, self._frames = self._frames, []
        transport = self._transport
        if not frames:
            return
        if transport.is_closing():
            self.is_open = False
        elif transport.get_write_buffer_size() > self.most_waiting:
            self.is_open = False
            self._on_slow()
        else:
            transport.write(frames[0] if len(frames) == 1 else b"".join(frames))

    def last(self, frame: bytes) -> None:
        """Send the last frame, even to a slow reader, and nothing after it."""
        if self.is_open:
            self.flush()
        if not self._transport.is_closing():
            self._transport.write(frame)
        self.is_open = False

    def end(self) -> None:
        """Close the connection once what was written is out."""
        self.is_open = False
        self._transport.close()
