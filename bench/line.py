"""One greeted socket of a load run: sends orders, hears their replies, counts everything else."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import msgspec

from bench.wire import Wire, open_wire
from client_kit.keys import command_key
from queue_core.protocol import Reply

REPLY = b'reply"'
WELCOME = b'welcome"'
BYE = b'bye"'
KIND = len(b'{"type":"')

_decode = msgspec.json.Decoder(Reply).decode
Answered = Callable[[Reply], None]


class Line:
    """A socket that has said hello; `frames` counts what came in."""

    def __init__(self) -> None:
        self.frames = 0
        self.goodbye = b""
        self._wire: Wire | None = None
        self._awaiting: dict[int, Answered] = {}
        self._last_id = 0
        self._greeted: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def open(self, host: str, port: int, token: str) -> Line:
        """Connect and greet; raises `ConnectionError` when the server does not greet back."""
        self._wire = await open_wire(host, port, self._take, self._gone)
        self._wire.send(b'{"type":"hello","token":"%s","app":"bench"}' % token.encode())
        await asyncio.wait_for(self._greeted, 30)
        return self

    def watch(self, channel: str) -> None:
        """Follow a channel; its frames are counted, not read."""
        id = self._next_id()
        self._send(b'{"type":"watch","id":%d,"channel":"%s"}' % (id, channel.encode()))

    def do(self, office: bytes, command: bytes, answered: Answered) -> None:
        """Give an order (encoded) and call `answered` with its reply."""
        id = self._next_id()
        self._awaiting[id] = answered
        key = command_key(int(time.time() * 1000)).encode()
        self._send(
            b'{"type":"do","id":%d,"key":"%s","office":"%s","command":%s}'
            % (id, key, office, command)
        )

    async def order(self, office: bytes, command: bytes) -> Reply:
        """Give an order and wait for its reply."""
        reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self.do(office, command, reply.set_result)
        return await asyncio.wait_for(reply, 30)

    def close(self) -> None:
        """Close the socket."""
        if self._wire is not None:
            self._wire.close()

    def _take(self, text: bytes) -> None:
        self.frames += 1
        if text.startswith(REPLY, KIND):
            reply = _decode(text)
            answered = self._awaiting.pop(reply.id, None)
            if answered is not None:
                answered(reply)
        elif text.startswith(WELCOME, KIND):
            self._greeted.set_result(None)
        elif text.startswith(BYE, KIND):
            self.goodbye = text

    def _gone(self) -> None:
        if not self._greeted.done():
            self._greeted.set_exception(ConnectionError(f"not greeted: {self.goodbye.decode()}"))

    def _send(self, payload: bytes) -> None:
        if self._wire is not None:
            self._wire.send(payload)

    def _next_id(self) -> int:
        self._last_id += 1
        return self._last_id
