"""Opens redis-py connections to primaries: logged in, with our functions loaded."""

import asyncio
from contextlib import suppress
from typing import Any, cast

from redis.asyncio import ConnectionPool, Redis, Sentinel
from redis.asyncio.connection import AbstractConnection, SSLConnection
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import AuthenticationError, RedisError, ResponseError

from server.store import address
from server.store.address import Access
from server.store.encoding import library
from server.store.errors import StoreUnavailable

CONNECT_SECONDS = 2.0
_LOOKUP_SECONDS = 1.0


def client(access: Access, seconds: float = CONNECT_SECONDS) -> Redis:
    """A plain client for what is no commit: it asks once and never by itself again."""
    once: dict[str, Any] = {"retry": Retry(NoBackoff(), 0), "protocol": 2}
    limits = {"socket_timeout": seconds, "socket_connect_timeout": seconds}
    return Redis.from_pool(ConnectionPool(**{**access.options, **once, **limits}))


async def open_primary(access: Access) -> AbstractConnection:
    """A connection for commits and reads. Raises StoreUnavailable, also on a replica.

    It reads all the time, hence without redis-py's time limit: its owner watches the clock.
    """
    connection = access.connection(
        protocol=2, socket_timeout=None, socket_connect_timeout=CONNECT_SECONDS, driver_info=None
    )
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            await connection.connect()
            await _load_functions(connection, access)
    except (RedisError, OSError, TimeoutError) as error:
        await close(connection)
        raise _unavailable(access, error) from error
    except BaseException:
        await close(connection)
        raise
    return connection


async def close(connection: AbstractConnection) -> None:
    """Let go of it at once; what was not answered stays undecided."""
    with suppress(RedisError, OSError):
        await connection.disconnect(nowait=True)


async def primary_by_sentinel(place: address.Sentinel) -> AbstractConnection:
    """Ask one sentinel after the other where the primary is. Raises StoreUnavailable."""
    asking = {
        "retry": Retry(NoBackoff(), 0),
        "protocol": 2,
        "socket_timeout": _LOOKUP_SECONDS,
        "socket_connect_timeout": _LOOKUP_SECONDS,
        "ssl": place.access.options.get("connection_class") is SSLConnection,
    }
    async with Sentinel(place.sentinels, sentinel_kwargs=asking) as sentinels:
        try:
            host, port = await sentinels.discover_master(place.service)
        except RedisError as error:
            names = ", ".join(f"{host}:{port}" for host, port in place.sentinels)
            raise StoreUnavailable(
                f"no sentinel of {names} knows a primary named {place.service!r}"
            ) from error
    return await open_primary(place.access.at(host, port))


async def slot_owners(access: Access) -> list[tuple[int, int, Access]]:
    """Which slots which primary of a cluster owns, as one node says. Raises StoreUnavailable."""
    try:
        async with client(access, _LOOKUP_SECONDS) as node:
            reply = await node.execute_command("CLUSTER SLOTS")
    except ResponseError as error:
        raise StoreUnavailable(
            f"the server at {access} is no node of a cluster: {error}"
        ) from error
    except (RedisError, OSError) as error:
        raise StoreUnavailable(f"the cluster's node {access} does not answer") from error
    if not reply:
        raise StoreUnavailable(f"the cluster's node {access} knows no owner of any slot yet")
    owners = []
    for first, last, (host, port, *_), *_ in cast(list[Any], reply):
        owner = access.at(host.decode() or access.options["host"], int(port))
        owners.append((int(first), int(last), owner))
    return owners


async def _load_functions(connection: AbstractConnection, access: Access) -> None:
    await connection.send_command("FUNCTION", "LOAD", library().source, check_health=False)
    try:
        await connection.read_response()
    except ResponseError as error:
        if "already exists" in str(error):
            return
        if "unknown command" in str(error).lower():
            raise StoreUnavailable(
                f"the store at {access} is too old: Redis 7 or Valkey is needed"
            ) from error
        code = f"{error.status_code} " if error.status_code else ""
        raise StoreUnavailable(f"the store at {access} is not ready: {code}{error}") from error


def _unavailable(access: Access, error: Exception) -> StoreUnavailable:
    if isinstance(error, (AuthenticationError, ResponseError)):
        return StoreUnavailable(
            f"the store at {access} refuses the login ({error}); correct store.url"
        )
    reason = str(error) or f"no answer within {CONNECT_SECONDS:.0f} s"
    return StoreUnavailable(
        f"the store at {access} cannot be reached ({reason}); "
        "start it, or correct store.url in the server's configuration"
    )
