"""Which nodes work on this store, and which of them is an office's home."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from hashlib import blake2b

import structlog

from server.rooms.ids import clock_ms
from server.store.errors import StoreError
from server.store.store import Store

log = structlog.get_logger()

BEAT_S = 0.5
ALIVE_MS = 4_000
_KEY = "talon:{s00}:nodes"


class Nodes:
    """This node's heartbeat, and the living ones."""

    def __init__(self, store: Store, name: str, addresses: Mapping[str, str] | None = None) -> None:
        """`addresses`: configured node names → where clients reach them; none: no one is moved."""
        self.name = name
        self._store = store
        self._addresses = addresses or {}
        self._living: tuple[str, ...] = (name,)

    @property
    def is_alone(self) -> bool:
        """Whether no other node works on this store."""
        return len(self._living) == 1

    def is_home(self, office: str) -> bool:
        """Whether this node runs the office's clock: the highest hash of the living wins."""
        return max(self._living, key=lambda node: _weight(node, office)) == self.name

    def elsewhere(self, office: str) -> str:
        """Where an office's sockets belong: a living node with an address; empty: here."""
        if not self._addresses or self.is_home(office):
            return ""
        home = max(self._living, key=lambda node: _weight(node, office))
        return self._addresses.get(home.rpartition(".")[0], "")

    async def join(self) -> None:
        """Be known before serving: the others then already read the feed. Raises StoreError."""
        await self._beat()
        if not self.is_alone:
            await asyncio.sleep(2 * BEAT_S)

    async def leave(self) -> None:
        """Be forgotten at once."""
        await self._store.read(0, "HDEL", _KEY, self.name)

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            await asyncio.sleep(BEAT_S)
            try:
                await self._beat()
            except StoreError as error:
                log.warning("heartbeat missed", reason=str(error))

    async def _beat(self) -> None:
        now = clock_ms()
        await self._store.read(0, "HSET", _KEY, self.name, str(now))
        reply = await self._store.read(0, "HGETALL", _KEY)
        seen = dict(zip(reply[::2], reply[1::2], strict=True))
        living = {node.decode() for node, at in seen.items() if now - int(at) < ALIVE_MS}
        for node, at in seen.items():
            if now - int(at) > 60 * ALIVE_MS:
                await self._store.read(0, "HDEL", _KEY, node.decode())
        found = tuple(sorted(living | {self.name}))
        if found != self._living:
            log.info("nodes", living=",".join(found))
            self._living = found


def _weight(node: str, office: str) -> bytes:
    return blake2b(f"{node}|{office}".encode(), digest_size=8).digest()
