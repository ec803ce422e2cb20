"""A server that speaks `talon.v1` from scripted documents, in a thread of its own.

    with FakeServer({"central/desk": {...}}) as server:
        server.on("call_next", lambda command: {"number": "А012"})
        app(server.url)                       # http://127.0.0.1:port
        server.change("central/desk", {"tickets": {"t1": None}})
        server.cut()                          # every socket breaks; the server stays
        assert server.commands[-1].command["type"] == "call_next"

It answers a repeated key as it answered the first time, as the real one does.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any, Self

import msgspec
from aiohttp import WSMsgType, web

from queue_core.domain.office import Text
from queue_core.patch import apply
from queue_core.protocol import (
    SUBPROTOCOL,
    Ask,
    Bye,
    Do,
    Doc,
    Error,
    Hello,
    Patch,
    Reply,
    Report,
    ServerMessage,
    Tick,
    Unwatch,
    Watch,
    Welcome,
)

Answer = dict[str, Any] | Error
Handler = Callable[[dict[str, Any]], Answer]
_client_messages = msgspec.json.Decoder(Hello | Watch | Unwatch | Do | Ask | Report)


class Given(msgspec.Struct, frozen=True):
    """A command as it arrived, decoded to plain values."""

    key: str
    office: str
    token: str
    command: dict[str, Any]
    repeated: bool = False


class Account(msgspec.Struct, frozen=True):
    """A member of staff who may sign in."""

    password: str
    staff: str
    name: str
    role: str = "operator"
    office: str = "central"


class FakeServer:
    """See the module; every public method may be called from any thread."""

    def __init__(
        self,
        documents: dict[str, dict[str, Any]] | None = None,
        *,
        role: str = "operator",
        office: str = "central",
        accounts: dict[str, Account] | None = None,
    ) -> None:
        self.documents = dict(documents or {})
        self.commands: list[Given] = []
        self.questions: list[dict[str, Any]] = []
        self.reports: list[Report] = []
        self.hellos: list[Hello] = []
        self.accounts = dict(accounts or {})
        self.url = ""
        self.held = False
        """True: commands are taken but not answered until `release`."""
        self.names: Text = {}
        self._versions = dict.fromkeys(self.documents, 1)
        self._role, self._office = role, office
        self._handlers: dict[str, Handler] = {}
        self._answers: dict[str, Reply] = {}
        self._waiting: list[tuple[web.WebSocketResponse, Reply]] = []
        self._sockets: dict[web.WebSocketResponse, set[str]] = {}
        self._transports: dict[web.WebSocketResponse, asyncio.Transport] = {}
        self._happened = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._runner: web.AppRunner | None = None
        self._port = 0

    # ── what a test does ──────────────────────────────────────────────────────

    def __enter__(self) -> Self:
        self._thread.start()
        self.start()
        return self

    def __exit__(self, *why: object) -> None:
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def start(self) -> None:
        """Listen; after `stop`, on the same port."""
        self._run(self._start())

    def stop(self) -> None:
        """Break every socket and listen no more."""
        self._run(self._stop())

    def cut(self) -> None:
        """Break every socket without a word; clients may come back at once."""
        self._run(self._cut())

    def on(self, command: str, handler: Handler) -> None:
        """Answer commands of this type by `handler`, questions by `ask <type>`; others get `{}`."""
        self._handlers[command] = handler

    def change(self, channel: str, patch: dict[str, Any]) -> None:
        """Patch a document and push it to whoever watches."""
        if threading.current_thread() is self._thread:
            self._loop.create_task(self._change(channel, patch))
        else:
            self._run(self._change(channel, patch))

    def bye(self, code: int, reason: str, where: str = "") -> None:
        """Say bye to everybody."""
        self._run(self._say_all(Bye(code, reason, where=where)))

    def tick(self) -> None:
        """Say the time and the versions to everybody."""
        versions = dict(self._versions)
        self._run(self._say_all(Tick(at=_now(), versions=versions)))

    def wait_for(self, condition: Callable[[], bool], seconds: float = 5) -> None:
        """Block until what clients sent makes the condition true."""
        with self._happened:
            if not self._happened.wait_for(condition, seconds):
                raise TimeoutError(f"the clients did not do it; commands: {self.commands}")

    def release(self) -> None:
        """Send the answers held back."""
        self.held = False
        self._run(self._release())

    # ── the loop's side ───────────────────────────────────────────────────────

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(5)

    async def _start(self) -> None:
        app = web.Application()
        app.add_routes([web.get("/live", self._live), web.post("/session", self._session)])
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self._port}"

    async def _stop(self) -> None:
        await self._cut()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _cut(self) -> None:
        for transport in self._transports.values():
            transport.abort()
        self._sockets.clear()
        self._transports.clear()

    async def _session(self, request: web.Request) -> web.Response:
        asked = await request.json()
        account = self.accounts.get(asked["login"])
        if account is None or account.password != asked["password"]:
            refusal = {"code": "wrong_login", "text": "Неверный логин или пароль", "retry": True}
            return web.json_response(refusal, status=401)
        return web.json_response(
            {
                "token": f"staff:{account.staff}",
                "staff": account.staff,
                "name": account.name,
                "role": account.role,
                "office": account.office,
                "expires": _now() + 12 * 3_600_000,
            }
        )

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(protocols=(SUBPROTOCOL,), compress=False)
        await socket.prepare(request)
        self._sockets[socket] = set()
        if request.transport is not None:
            self._transports[socket] = request.transport
        token = ""
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            message = _client_messages.decode(frame.data)
            if isinstance(message, Hello):
                token = message.token
            await self._hear(socket, message, token)
            with self._happened:
                self._happened.notify_all()
        self._sockets.pop(socket, None)
        self._transports.pop(socket, None)
        return socket

    async def _hear(self, socket: web.WebSocketResponse, message: Any, token: str) -> None:
        match message:
            case Hello():
                self.hellos.append(message)
                role = "console" if token.startswith("device") else self._role
                who = token.partition(":")[2]
                welcome = Welcome(role, self._office, who, "fake", 15, _now(), self._name(who))
                await _say(socket, welcome)
            case Watch(channel=channel) if channel in self.documents:
                self._sockets.setdefault(socket, set()).add(channel)
                await _say(socket, self._document(channel))
            case Watch():
                await _say(socket, Reply(message.id, False, error=Error("forbidden")))
            case Unwatch():
                self._sockets[socket].discard(message.channel)
            case Do():
                await self._do(socket, message, token)
            case Ask():
                self.questions.append(message.query)
                handler = self._handlers.get(f"ask {message.query.get('type', '')}")
                answer: Answer = handler(message.query) if handler else {}
                await _say(socket, _reply(message.id, answer))
            case Report():
                self.reports.append(message)

    async def _do(self, socket: web.WebSocketResponse, frame: Do, token: str) -> None:
        command = msgspec.json.decode(frame.command)
        known = self._answers.get(frame.key)
        given = Given(frame.key, frame.office, token, command, repeated=known is not None)
        self.commands.append(given)
        if known is None:
            handler = self._handlers.get(command["type"])
            answer: Answer = handler(command) if handler else {}
            await asyncio.sleep(0)  # lets the handler's own changes go out before the reply
            known = _reply(frame.id, answer)
            self._answers[frame.key] = known
        reply = msgspec.structs.replace(known, id=frame.id)
        if self.held:
            self._waiting.append((socket, reply))
        else:
            await _say(socket, reply)

    async def _release(self) -> None:
        for socket, reply in self._waiting:
            await _say(socket, reply)
        self._waiting.clear()

    async def _change(self, channel: str, patch: dict[str, Any]) -> None:
        since = self._versions.get(channel, 0)
        self.documents[channel] = apply(self.documents.get(channel, {}), patch)
        self._versions[channel] = since + 1
        for socket, channels in list(self._sockets.items()):
            if channel in channels:
                await _say(socket, Patch(channel, since, since + 1, patch))

    async def _say_all(self, message: ServerMessage) -> None:
        for socket in list(self._sockets):
            await _say(socket, message)

    def _document(self, channel: str) -> Doc:
        return Doc(channel, "fake", self._versions.setdefault(channel, 1), self.documents[channel])

    def _name(self, who: str) -> str:
        return next((a.name for a in self.accounts.values() if a.staff == who), "")


async def _say(socket: web.WebSocketResponse, message: ServerMessage) -> None:
    if not socket.closed:
        await socket.send_str(msgspec.json.encode(message).decode())


def _reply(id: int, answer: Answer) -> Reply:
    if isinstance(answer, Error):
        return Reply(id, False, error=answer)
    return Reply(id, True, result=answer)


def _now() -> int:
    return int(time.time() * 1000)
