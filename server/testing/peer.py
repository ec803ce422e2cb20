"""A raw client: sends frames as they are, keeps documents, and waits for what it is told to."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

import aiohttp
import msgspec

from queue_core.domain.commands import Command
from queue_core.patch import apply
from queue_core.protocol import SUBPROTOCOL
from server.rooms.ids import clock_ms, uuid7

Json = dict[str, Any]
PATIENCE_S = 10.0


class Peer:
    """One socket. Use as `async with Peer(served.live, token) as peer`."""

    def __init__(self, live: str, token: str = "", *, says_hello: bool = True) -> None:
        self.docs: dict[str, Json] = {}
        self.versions: dict[str, int] = {}
        self.frames: list[Json] = []
        """Everything that came, in order."""
        self.welcome: Json = {}
        self.bye: Json = {}
        self.is_closed = False
        self._live = live
        self._token = token
        self._says_hello = says_hello
        self._last_id = 0
        self._news = asyncio.Condition()

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        self._socket = await self._http.ws_connect(
            self._live, protocols=(SUBPROTOCOL,), max_msg_size=0
        )
        self._reader = asyncio.create_task(self._read())
        if self._says_hello:
            await self.send({"type": "hello", "token": self._token, "app": "test"})
            await self.until(lambda: bool(self.welcome) or self.is_closed)
        return self

    async def __aexit__(self, *ended: object) -> None:
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader
        await self._socket.close()
        await self._http.close()

    # ── saying ────────────────────────────────────────────────────────────────

    async def send(self, frame: Json) -> None:
        """Send one frame as JSON."""
        await self._socket.send_str(msgspec.json.encode(frame).decode())

    async def send_raw(self, text: str | bytes) -> None:
        """Send whatever this is."""
        if isinstance(text, bytes):
            await self._socket.send_bytes(text)
        else:
            await self._socket.send_str(text)

    def cut(self) -> None:
        """Break the connection without a word."""
        response = self._socket._response  # no public way to be this rude
        if response.connection is not None and response.connection.transport is not None:
            response.connection.transport.abort()

    async def watch(self, channel: str) -> Json:
        """Watch a channel and return its document."""
        self.docs.pop(channel, None)
        id = self.next_id()
        await self.send({"type": "watch", "id": id, "channel": channel})
        await self.until(lambda: channel in self.docs or self._reply(id) is not None)
        refusal = self._reply(id)
        if refusal is not None:
            raise AssertionError(refusal)
        return self.docs[channel]

    async def ask(self, frame: Json) -> Json:
        """Send a frame with an id of its own and return its reply."""
        id = self.next_id()
        await self.send({**frame, "id": id})
        return await self.reply(id)

    async def do(self, office: str, command: Command, key: str = "") -> Json:
        """Give an order and return its reply."""
        return await self.reply(await self.begin(office, command, key))

    async def begin(self, office: str, command: Command, key: str = "") -> int:
        """Give an order; `reply` waits for its answer."""
        id = self.next_id()
        body = msgspec.Raw(msgspec.json.encode(command))
        frame = {"type": "do", "id": id, "key": key or fresh_key(), "office": office}
        await self.send({**frame, "command": body})
        return id

    async def reply(self, id: int) -> Json:
        """The reply to a frame."""
        await self.until(lambda: self._reply(id) is not None)
        found = self._reply(id)
        assert found is not None
        return found

    async def result(self, office: str, command: Command, key: str = "") -> Json:
        """Give an order that must succeed and return its result."""
        reply = await self.do(office, command, key)
        assert reply["ok"], reply
        result: Json = reply["result"]
        return result

    async def until(self, is_so: Callable[[], bool], patience: float = PATIENCE_S) -> None:
        """Wait for a condition; raises TimeoutError."""
        async with asyncio.timeout(patience), self._news:
            await self._news.wait_for(is_so)

    def next_id(self) -> int:
        """A fresh frame id."""
        self._last_id += 1
        return self._last_id

    # ── hearing ───────────────────────────────────────────────────────────────

    def _reply(self, id: int) -> Json | None:
        for frame in reversed(self.frames):
            if frame["type"] == "reply" and frame["id"] == id:
                return frame
        return None

    async def _read(self) -> None:
        with suppress(aiohttp.ClientError):
            async for message in self._socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    await self._heard(msgspec.json.decode(message.data))
        self.is_closed = True
        async with self._news:
            self._news.notify_all()

    async def _heard(self, frame: Json) -> None:
        frame["_at"] = time.perf_counter()
        self.frames.append(frame)
        match frame["type"]:
            case "welcome":
                self.welcome = frame
            case "bye":
                self.bye = frame
            case "doc":
                self.docs[frame["channel"]] = frame["doc"]
                self.versions[frame["channel"]] = frame["version"]
            case "patch":
                self._patched(frame)
        async with self._news:
            self._news.notify_all()

    def _patched(self, frame: Json) -> None:
        channel = frame["channel"]
        if channel not in self.docs:
            return
        assert self.versions[channel] == frame["from"], "a patch was missed"
        self.docs[channel] = apply(self.docs[channel], frame["patch"])
        self.versions[channel] = frame["version"]


def fresh_key() -> str:
    """A command key of this moment."""
    return uuid7(clock_ms())
