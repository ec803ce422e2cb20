"""The `network` document: the public load of every office, read from the store every two seconds
while anybody looks."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic
from typing import Any

import msgspec

from queue_core.views.network import update
from server.config.network import Network
from server.live import frames
from server.rooms.documents import Watcher
from server.store.errors import StoreError
from server.store.store import Store

EVERY_S = 2.0
_STRIDE = 500
"""Offices read at a stretch."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode


class NetworkChannel:
    """One document for everybody; offices nobody has opened yet are shown as closed."""

    def __init__(self, network: Network, store: Store) -> None:
        self.version = 1
        self._network = network
        self._store = store
        self._doc: dict[str, Any] = {"offices": self._closed()}
        self._known: dict[str, bytes] = {}
        """As the store told it last."""
        self._whole = b""
        """The document as a frame, until it changes; empty: to be made."""
        self._watchers: dict[int, Watcher] = {}
        self._read_at = 0.0
        self._wanted = asyncio.Event()

    def watch(self, watcher: Watcher) -> None:
        """Send the document and every later patch."""
        if not self._whole:
            self._whole = frames.doc("network", "network", self.version, self._doc)
        watcher.put(self._whole)
        self._watchers[id(watcher)] = watcher
        self._wanted.set()

    def unwatch(self, watcher: Watcher) -> None:
        """Send no more."""
        self._watchers.pop(id(watcher), None)
        if not self._watchers:
            self._wanted.clear()

    async def document(self) -> dict[str, Any]:
        """The document, at most two seconds old while the store answers."""
        if monotonic() - self._read_at > EVERY_S:
            with suppress(StoreError):
                await self._refresh()
        return self._doc

    async def run(self) -> None:
        """Follow the loads while anybody watches."""
        while True:
            await self._wanted.wait()
            with suppress(StoreError):
                await self._refresh()
            await asyncio.sleep(EVERY_S)

    async def _refresh(self) -> None:
        """Only what changed is read: of thousands of offices few change in two seconds."""
        loads = await self._store.loads()
        self._read_at = monotonic()
        known, offices = self._known, self._network.offices
        fresh = {}
        for office, load in loads.items():
            if known.get(office) != load and office in offices:
                fresh[office] = _decode(load)
                if len(fresh) % _STRIDE == 0:
                    await asyncio.sleep(0)  # the first time all are new
        self._known = loads
        change = update(self._doc, fresh)
        if not change:
            return
        frame = frames.patch("network", self.version, self.version + 1, change)
        self.version += 1
        self._whole = b""
        for watcher in list(self._watchers.values()):
            watcher.put(frame)

    def _closed(self) -> dict[str, Any]:
        closed = {"state": "closed", "load": "closed", "waiting": 0}
        return {
            office.id: {"name": office.name, **closed} for office in self._network.offices.values()
        }
