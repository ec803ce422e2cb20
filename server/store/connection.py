"""One pipelined connection to a Redis server: bytes out, replies in order."""

import asyncio
import ssl
from collections.abc import Callable
from typing import Any, cast

import hiredis

from server.store.address import Address, Login, UnixAddress
from server.store.encoding import library
from server.store.errors import StoreUnavailable
from server.store.resp import command

CONNECT_SECONDS = 2.0


class Connection(asyncio.Protocol):
    """A socket that parses replies. Its owner sets `on_reply` and awaits `lost`."""

    def __init__(self) -> None:
        self.on_reply: Callable[[Any], None] = _nobody_asked
        self.lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._reader = hiredis.Reader()
        self._transport: asyncio.Transport | None = None

    def write(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)

    def abort(self) -> None:
        """Close at once; what was not answered stays undecided."""
        if self._transport is not None:
            self._transport.abort()

    async def ask(self, *calls: tuple[str, ...]) -> list[Any]:
        """The replies to a few calls, errors among them, before the connection is put to use."""
        replies: list[Any] = []
        complete = asyncio.get_running_loop().create_future()

        def collect(reply: Any) -> None:
            replies.append(reply)
            if len(replies) == len(calls) and not complete.done():
                complete.set_result(None)

        self.on_reply = collect
        self.write(b"".join(command(*call) for call in calls))
        await asyncio.wait([complete, self.lost], return_when=asyncio.FIRST_COMPLETED)
        self.on_reply = _nobody_asked
        if self.lost.done():
            raise ConnectionResetError("the connection was closed during the greeting")
        return replies

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._reader.feed(data)
        while (reply := self._reader.gets()) is not False:
            self.on_reply(reply)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if not self.lost.done():
            self.lost.set_result(None)


def _nobody_asked(_: Any) -> None:
    """Replies to what was given up are dropped."""


async def connect(address: Address, login: Login) -> Connection:
    """A connection that is logged in. Raises StoreUnavailable."""
    connection: Connection | None = None
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            connection = await _open(address, login.tls)
            greeting = _greeting(login)
            replies = await connection.ask(*greeting) if greeting else []
        _check(replies, address)
    except (OSError, TimeoutError) as error:
        if connection is not None:
            connection.abort()
        reason = str(error) or f"no answer within {CONNECT_SECONDS:.0f} s"
        raise StoreUnavailable(
            f"the store at {address} cannot be reached ({reason}); "
            "start it, or correct store.url in the server's configuration"
        ) from error
    except StoreUnavailable:
        if connection is not None:
            connection.abort()
        raise
    return connection


async def load_functions(connection: Connection, address: Address) -> None:
    """See to it that the server has our functions. Raises StoreUnavailable, also on a replica."""
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            (reply,) = await connection.ask(("FUNCTION", "LOAD", library().source))
    except (OSError, TimeoutError) as error:
        raise StoreUnavailable(f"the store at {address} does not answer") from error
    if isinstance(reply, hiredis.ReplyError) and "already exists" not in str(reply):
        if "unknown command" in str(reply).lower():
            raise StoreUnavailable(
                f"the store at {address} is too old: Redis 7 or Valkey is needed"
            )
        raise StoreUnavailable(f"the store at {address} is not ready: {reply}")


async def _open(address: Address, tls: bool) -> Connection:
    loop = asyncio.get_running_loop()
    if isinstance(address, UnixAddress):
        return (await loop.create_unix_connection(Connection, address.path))[1]
    context = ssl.create_default_context() if tls else None
    return (await loop.create_connection(Connection, address.host, address.port, ssl=context))[1]


def _greeting(login: Login) -> list[tuple[str, ...]]:
    calls: list[tuple[str, ...]] = []
    if login.password:
        user = (login.username,) if login.username else ()
        calls.append(("AUTH", *user, login.password))
    if login.database:
        calls.append(("SELECT", str(login.database)))
    return calls


def _check(replies: list[Any], address: Address) -> None:
    for reply in replies:
        if isinstance(reply, hiredis.ReplyError):
            raise StoreUnavailable(
                f"the store at {address} refuses the login ({reply}); correct store.url"
            )
