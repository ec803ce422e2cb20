"""Finds the server of a shard: one fixed, one that sentinels name, or a cluster's."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, assert_never

from redis.asyncio.connection import AbstractConnection
from redis.crc import key_slot

from server.store import keys
from server.store.address import Access, Cluster, Place, Sentinel, Single
from server.store.connection import open_primary, primary_by_sentinel, slot_owners
from server.store.errors import StoreUnavailable
from server.store.pump import Pump, Request

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
            return OneServer(lambda: open_primary(place.access), replicas)
        case Sentinel():
            return OneServer(lambda: primary_by_sentinel(place), replicas)
        case Cluster():
            return ClusterRouter(place, replicas)
        case _:
            assert_never(place)


class OneServer:
    """Everything lives on one server, wherever that is just now."""

    def __init__(self, connect: Callable[[], Awaitable[AbstractConnection]], replicas: int) -> None:
        self._pump = Pump(connect, replicas=replicas)

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


class ClusterRouter:
    """A pump for each primary of the cluster; a shard's slot says which one is meant."""

    def __init__(self, place: Cluster, replicas: int) -> None:
        self._place = place
        self._replicas = replicas
        self._owners: list[tuple[int, int, str]] = []
        self._pumps: dict[str, Pump] = {}
        self._access: dict[str, Access] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
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
            for name in list(self._pumps):
                await self._close(name)

    def _pump_of(self, shard: int) -> Pump | None:
        slot = slot_of(shard)
        for first, last, name in self._owners:
            if first <= slot <= last:
                return self._pumps[name]
        return None

    async def _learn_the_map(self) -> bool:
        """Ask any node who owns what, and send off what waited for that. False: none answers."""
        entries = [self._place.access.at(*node) for node in self._place.nodes]
        for access in [*self._access.values(), *entries]:
            try:
                owners = await slot_owners(access)
            except StoreUnavailable as error:
                self.trouble = error
                continue
            self.trouble = None
            self._owners = [(first, last, str(owner)) for first, last, owner in owners]
            wanted = {str(owner): owner for _, _, owner in owners}
            for name in wanted.keys() - self._pumps.keys():
                self._open(name, wanted[name])
            for former in self._pumps.keys() - wanted.keys():
                await self._close(former)
            waiting, self._homeless = self._homeless, []
            for shard, request in waiting:
                self.submit(shard, request)
            self._known.set()
            return True
        return False

    def _open(self, name: str, access: Access) -> None:
        pump = Pump(
            lambda: open_primary(access), replicas=self._replicas, on_misplaced=self._misplaced
        )
        self._pumps[name], self._access[name] = pump, access
        self._running[name] = asyncio.create_task(pump.run(), name=f"store {name}")

    async def _close(self, name: str) -> None:
        """Let go of a server that owns nothing any more; what it left undecided goes elsewhere."""
        task = self._running.pop(name)
        task.cancel()
        await asyncio.wait([task])
        del self._access[name]
        self._left += self._pumps.pop(name).generation

    def _misplaced(self, request: Request) -> None:
        """The slot has moved, or moves: ask who owns it now, and send the request there."""
        self._homeless.append((request.shard, request))
        self._stale.set()


def slot_of(shard: int) -> int:
    """The cluster slot of a shard: the hash of what stands in the braces."""
    return key_slot(keys.prefix(shard).encode())
