"""`/live`: checks before the upgrade, the greeting within 10 s, then frames to the session."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import msgspec
import structlog
from aiohttp import WSMessage, WSMsgType, web

from queue_core.protocol import (
    HELLO_WITHIN_S,
    MAX_FRAME,
    SUBPROTOCOL,
    Ask,
    ByeReason,
    Do,
    Hello,
    Report,
    Unwatch,
    Watch,
)
from server.auth.errors import AuthRefused
from server.auth.identity import Identity
from server.config.deployment import Limits
from server.live import frames
from server.live.door import Door
from server.live.hub import Hub
from server.live.outbox import Outbox, Postman
from server.live.session import Session

log = structlog.get_logger()
_hello = msgspec.json.Decoder(Hello).decode
_message = msgspec.json.Decoder(Watch | Unwatch | Do | Ask | Report).decode

DEAD_AFTER_MS = 30_000
"""Unacknowledged bytes for so long: the peer is gone (ticks make sure that there are some)."""


FRAME_BYTES = 4096
"""What a frame counts for in `limits.outbox`."""

Elsewhere = Callable[[str], str]
"""Office → the address of the node that shall serve it; empty: this one."""
Identify = Callable[[str], Identity]
"""Token → whose it is; raises AuthRefused."""


class LiveSockets:
    """Serves `/live`."""

    def __init__(
        self, hub: Hub, door: Door, identify: Identify, limits: Limits, elsewhere: Elsewhere
    ) -> None:
        self._hub = hub
        self._door = door
        self._identify = identify
        self._limits = limits
        self._elsewhere = elsewhere
        self._postman = Postman()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One socket, from upgrade to end."""
        if self._hub.is_closing:
            raise web.HTTPServiceUnavailable(text="going down", headers={"Retry-After": "2"})
        address = self._door.enter(request)
        try:
            link = web.WebSocketResponse(
                protocols=(SUBPROTOCOL,),
                compress=False,
                max_msg_size=MAX_FRAME,
                timeout=1.0,
                decode_text=False,
            )
            await link.prepare(request)
            transport = request.transport
            if transport is not None:
                _notice_death(transport)
                await self._serve(link, request, transport, address)
        finally:
            self._door.leave(address)
        return link

    async def _serve(
        self,
        link: web.WebSocketResponse,
        request: web.Request,
        transport: asyncio.Transport,
        address: str,
    ) -> None:
        """Phase one ends with a session or with none."""
        hello = await self._greeted(link, transport)
        if hello is None:
            return
        try:
            identity = self._identify(hello.token)
        except AuthRefused as refused:
            log.info("hello refused", code=refused.code, app=hello.app[:40])
            expired = refused.code == "token_expired"
            _dismiss(transport, "expired" if expired else "refused")
            return
        where = self._elsewhere(identity.office) if identity.office else ""
        if where:
            _dismiss(transport, "moved", where)
            return
        language = "en" if request.headers.get("Accept-Language", "").startswith("en") else "ru"
        most = self._limits.outbox * FRAME_BYTES
        outbox = Outbox(
            transport,
            self._postman,
            lambda: session.bye("slow", 1000),
            most,
            is_crowd=identity.role == "public",
        )
        session = self._hub.open(identity, outbox, language, address, hello.token)
        try:
            await self._converse(link, session)
        finally:
            self._hub.close(session)

    async def _greeted(
        self, link: web.WebSocketResponse, transport: asyncio.Transport
    ) -> Hello | None:
        try:
            async with asyncio.timeout(HELLO_WITHIN_S):
                first = await link.receive()
        except TimeoutError:
            _dismiss(transport, "no_hello")
            return None
        if first.type is not WSMsgType.TEXT:
            _dismiss(transport, "bad_frame")
            return None
        try:
            return _hello(first.data)
        except msgspec.MsgspecError:
            _dismiss(transport, "no_hello")
            return None

    async def _converse(self, link: web.WebSocketResponse, session: Session) -> None:
        """Hand every frame to the session, no faster than the limit."""
        allowance = _Allowance(self._limits.frames_per_s)
        while session.outbox.is_open:
            message: WSMessage = await link.receive()
            if message.type is not WSMsgType.TEXT:
                if message.type is WSMsgType.BINARY:
                    session.bye("bad_frame")
                return
            try:
                frame = _message(message.data)
            except msgspec.MsgspecError as error:
                log.warning("bad frame", role=session.identity.role, reason=str(error)[:200])
                session.bye("bad_frame")
                return
            session.take(frame)
            if wait := allowance.spend():
                await asyncio.sleep(wait)


class _Allowance:
    """A sustained number of frames a second, with ten seconds' worth saved at most."""

    def __init__(self, per_second: int) -> None:
        self._rate = per_second
        self._clock = asyncio.get_running_loop().time
        self._saved = 10.0 * per_second
        self._seen = self._clock()

    def spend(self) -> float:
        """Count one frame; returns how long to wait before the next may be read."""
        now = self._clock()
        self._saved = min(10.0 * self._rate, self._saved + (now - self._seen) * self._rate) - 1
        self._seen = now
        return -self._saved / self._rate if self._saved < 0 else 0.0


def _dismiss(transport: asyncio.Transport, reason: ByeReason, where: str = "") -> None:
    if not transport.is_closing():
        transport.write(frames.bye(reason, where=where))
        transport.close()


def _notice_death(transport: asyncio.Transport) -> None:
    peer = transport.get_extra_info("socket")
    if peer is not None and peer.family != socket.AF_UNIX and hasattr(socket, "TCP_USER_TIMEOUT"):
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, DEAD_AFTER_MS)
