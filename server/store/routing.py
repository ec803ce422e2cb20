"""Finds the server of a shard: one fixed, one that sentinels name, or a cluster's."""

import asyncio
import binascii
import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol, assert_never

import hiredis

from server.store import keys
from server.store.address import Address, Cluster, Login, Place, Sentinel, Single, TcpAddress
from server.store.connection import Connection, connect, load_functions
from server.store.errors import StoreUnavailable
from server.store.pump import Pump, Request

_SLOTS = 16384
_REFRESH_SECONDS = 0.1


class Router(Protocol):
    """Brings requests to the right server and keeps its connections."""

    @property
    def generation(self) -> int:
        """Changes whenever a connection was made anew."""

    @property
    def trouble(self) -> StoreUnavailable | None:
        """Why there is no connection, if there is none."""

    def submit(self, shard: int, request: Request) -> None: ...

    def together(self, shards: Sequence[int]) -> list[Sequence[int]]:
        """The shards in groups that one command may read together."""

    def hurry(self) -> None: ...

    async def run(self) -> None: ...

    async def wait_until_connected(self) -> None: ...


def router_for(place: Place, replicas: int = 0) -> Router:
    match place:
        case Single():
            return OneServer(lambda: _primary(place.address, place.login), replicas)
        case Sentinel():
            return OneServer(lambda: _primary_by_sentinel(place), replicas)
        case Cluster():
            return ClusterRouter(place, replicas)
        case _:
            assert_never(place)


class OneServer:
    """Everything lives on one server, wherever that is just now."""

    def __init__(self, connect_primary: Callable[[], Any], replicas: int) -> None:
        self._pump = Pump(connect_primary, replicas=replicas)

    @property
    def generation(self) -> int:
        return self._pump.generation

    @property
    def trouble(self) -> StoreUnavailable | None:
        return self._pump.trouble

    def submit(self, shard: int, request: Request) -> None:
        self._pump.submit(request)

    def together(self, shards: Sequence[int]) -> list[Sequence[int]]:
        return [shards]

    def hurry(self) -> None:
        self._pump.hurry()

    async def run(self) -> None:
        await self._pump.run()

    async def wait_until_connected(self) -> None:
        await self._pump.connected.wait()


async def _primary(address: Address, login: Login) -> Connection:
    connection = await connect(address, login)
    try:
        await load_functions(connection, address)
    except StoreUnavailable:
        connection.abort()
        raise
    return connection


async def _primary_by_sentinel(place: Sentinel) -> Connection:
    """Ask one sentinel after the other where the primary is. Raises StoreUnavailable."""
    for sentinel in place.sentinels:
        try:
            connection = await connect(sentinel, Login())
        except StoreUnavailable:
            continue
        try:
            question = ("SENTINEL", "GET-MASTER-ADDR-BY-NAME", place.service)
            async with asyncio.timeout(1):
                (answer,) = await connection.ask(question)
        except (OSError, TimeoutError):
            continue
        finally:
            connection.abort()
        if isinstance(answer, list):
            primary = TcpAddress(answer[0].decode(), int(answer[1]))
            return await _primary(primary, place.login)
    names = ", ".join(map(str, place.sentinels))
    raise StoreUnavailable(f"no sentinel of {names} knows a primary named {place.service!r}")


class ClusterRouter:
    """A pump for each primary of the cluster; a shard's slot says which one is meant."""

    def __init__(self, place: Cluster, replicas: int) -> None:
        self._place = place
        self._replicas = replicas
        self._owners: list[tuple[int, int, TcpAddress]] = []
        self._pumps: dict[TcpAddress, Pump] = {}
        self._running: dict[TcpAddress, asyncio.Task[None]] = {}
        self._left = 0
        self._homeless: list[tuple[int, Request]] = []
        self._stale = asyncio.Event()
        self._known = asyncio.Event()
        self.trouble: StoreUnavailable | None = None

    @property
    def generation(self) -> int:
        return self._left + sum(pump.generation for pump in self._pumps.values())

    def submit(self, shard: int, request: Request) -> None:
        pump = self._pump_of(shard)
        if pump is None:
            self._homeless.append((shard, request))
            self._stale.set()
            return
        request.shard = shard
        pump.submit(request)

    def together(self, shards: Sequence[int]) -> list[Sequence[int]]:
        return [[shard] for shard in shards]

    def hurry(self) -> None:
        self._stale.set()

    async def wait_until_connected(self) -> None:
        await self._known.wait()
        for pump in list(self._pumps.values()):
            await pump.connected.wait()

    async def run(self) -> None:
        try:
            while True:
                self._stale.clear()
                if await self._learn_the_map():
                    await self._stale.wait()
                await asyncio.sleep(_REFRESH_SECONDS)
        finally:
            for address in list(self._pumps):
                await self._close(address)

    def _pump_of(self, shard: int) -> Pump | None:
        slot = slot_of(shard)
        for first, last, address in self._owners:
            if first <= slot <= last:
                return self._pumps[address]
        return None

    async def _learn_the_map(self) -> bool:
        """Ask any node who owns what, and send off what waited for that. False: none answers."""
        for address in [*self._pumps, *self._place.nodes]:
            try:
                owners = await _slots(address, self._place.login)
            except StoreUnavailable as error:
                self.trouble = error
                continue
            self.trouble = None
            self._owners = owners
            wanted = {owner for _, _, owner in owners}
            for owner in wanted - self._pumps.keys():
                self._open(owner)
            for former in self._pumps.keys() - wanted:
                await self._close(former)
            waiting, self._homeless = self._homeless, []
            for shard, request in waiting:
                self.submit(shard, request)
            self._known.set()
            return True
        return False

    def _open(self, address: TcpAddress) -> None:
        login = self._place.login
        pump = Pump(
            lambda: _primary(address, login),
            replicas=self._replicas,
            on_misplaced=self._misplaced,
        )
        self._pumps[address] = pump
        self._running[address] = asyncio.create_task(pump.run(), name=f"store {address}")

    async def _close(self, address: TcpAddress) -> None:
        """Let go of a server that owns nothing any more; what it left undecided goes elsewhere."""
        task = self._running.pop(address)
        task.cancel()
        await asyncio.wait([task])
        self._left += self._pumps.pop(address).generation

    def _misplaced(self, request: Request, text: str) -> None:
        """The slot has moved, or moves: ask who owns it now, and send the request there."""
        self._homeless.append((request.shard, request))
        self._stale.set()


async def _slots(address: TcpAddress, login: Login) -> list[tuple[int, int, TcpAddress]]:
    connection = await connect(address, login)
    try:
        async with asyncio.timeout(1):
            (reply,) = await connection.ask(("CLUSTER", "SLOTS"))
    except (OSError, TimeoutError) as error:
        raise StoreUnavailable(f"the cluster's node {address} does not answer") from error
    finally:
        connection.abort()
    if isinstance(reply, hiredis.ReplyError):
        raise StoreUnavailable(f"the server at {address} is no node of a cluster: {reply}")
    owners = []
    for first, last, primary, *_ in reply:
        host = primary[0].decode() if primary[0] else address.host
        owners.append((int(first), int(last), TcpAddress(host, int(primary[1]))))
    if not owners:
        raise StoreUnavailable(f"the cluster's node {address} knows no owner of any slot yet")
    return owners


def slot_of(shard: int) -> int:
    """The cluster slot of a shard: CRC16 of what stands in the braces."""
    found = re.search(r"\{(.*)\}", keys.prefix(shard))
    assert found is not None
    return binascii.crc_hqx(found[1].encode(), 0) % _SLOTS
