"""A light WebSocket client: what a load run can afford for each of thousands of sockets.

It speaks just enough of RFC 6455 for `talon.v1`: unfragmented text frames, ping and close. Frames
go out masked with the zero key, which a peer has to accept and which costs nothing to apply.
"""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Callable
from typing import cast

from queue_core.protocol import SUBPROTOCOL

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
FINAL, MASKED = 0x80, 0x80

Take = Callable[[bytes], None]


def upgrade(host: str, port: int) -> bytes:
    """Return the request that opens a socket at `/live`."""
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        f"GET /live HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Protocol: {SUBPROTOCOL}\r\n\r\n"
    ).encode()


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """Return one masked client frame."""
    length = len(payload)
    if length < 126:
        head = bytes((FINAL | opcode, MASKED | length))
    elif length < 65536:
        head = bytes((FINAL | opcode, MASKED | 126)) + length.to_bytes(2, "big")
    else:
        head = bytes((FINAL | opcode, MASKED | 127)) + length.to_bytes(8, "big")
    return head + b"\0\0\0\0" + payload


class Frames:
    """Cuts a stream of server bytes into frames."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes, take: Callable[[int, bytes], None]) -> None:
        """Give each whole frame in `data` (and what was left before) to `take(opcode, payload)`."""
        if self._rest:
            data = self._rest + data
        position, size = 0, len(data)
        while size - position >= 2:
            length, start = data[position + 1], position + 2
            if length == 126:
                start += 2
                length = int.from_bytes(data[start - 2 : start], "big")
            elif length == 127:
                start += 8
                length = int.from_bytes(data[start - 8 : start], "big")
            end = start + length
            if end > size or start > size:
                break
            take(data[position] & 15, data[start:end])
            position = end
        self._rest = data[position:] if position < size else b""


class Wire(asyncio.Protocol):
    """One socket: `take` hears every text frame, `gone` that the socket closed."""

    def __init__(self, opening: bytes, take: Take, gone: Callable[[], None]) -> None:
        self._opening = opening
        self._take_text = take
        self._gone = gone
        self._frames = Frames()
        self._transport: asyncio.Transport | None = None
        self._greeting = b""
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(self._opening)

    def data_received(self, data: bytes) -> None:
        if not self.opened.done():
            data = self._greeted(data)
        self._frames.feed(data, self._take)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("closed during the upgrade"))
        self._transport = None
        self._gone()

    def send(self, payload: bytes) -> None:
        """Send one text frame; lost if the socket is."""
        if self._transport is not None:
            self._transport.write(frame(payload))

    def close(self) -> None:
        """Close the socket at once."""
        if self._transport is not None:
            self._transport.abort()

    def _take(self, opcode: int, payload: bytes) -> None:
        if opcode == TEXT:
            self._take_text(payload)
        elif opcode == PING and self._transport is not None:
            self._transport.write(frame(payload, PONG))
        elif opcode == CLOSE:
            self.close()

    def _greeted(self, data: bytes) -> bytes:
        head, end, rest = (self._greeting + data).partition(b"\r\n\r\n")
        if not end:
            self._greeting = head
            return b""
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            self.opened.set_exception(ConnectionError(head.decode(errors="replace")))
            return b""
        self.opened.set_result(None)
        return rest


async def open_wire(
    host: str, port: int, take: Take, gone: Callable[[], None] = lambda: None
) -> Wire:
    """Open a socket; raises `OSError` when there is no server."""
    loop = asyncio.get_running_loop()
    _, wire = await loop.create_connection(
        lambda: Wire(upgrade(host, port), take, gone), host, port
    )
    await wire.opened
    return wire
