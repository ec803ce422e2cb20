"""All wiring of one server node: store, rooms, feed, clock, sockets, pages."""

from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack, suppress
from time import monotonic
from types import TracebackType
from typing import Any, Self

import structlog
from aiohttp import web

from queue_core.domain.day import zone_of
from queue_core.domain.events import AnyEvent
from queue_core.domain.state import OfficeState
from server.api.contacts import Contacts
from server.auth.authority import Authority
from server.auth.errors import TokenFileBroken
from server.auth.identity import Identity
from server.auth.secret_file import load_secret
from server.config.deployment import Deployment
from server.config.network import Network
from server.history.history import History
from server.live.door import Door
from server.live.hub import Hub
from server.live.questions import Questions
from server.live.socket import LiveSockets
from server.metrics import Metrics
from server.notify.notifier import FAREWELL_MS, Notifier, reaches_visitors
from server.rooms.clock import Clock
from server.rooms.feed import FeedFollower
from server.rooms.ids import clock_ms
from server.rooms.network import NetworkChannel
from server.rooms.nodes import Nodes
from server.rooms.offices import Offices
from server.store.embedded import EmbeddedStore
from server.store.errors import StoreError
from server.store.store import Store
from server.tidying import Tidier
from server.web.limits import PublicLimits
from server.web.site import site_routes

log = structlog.get_logger()

HOUSEKEEPING_S = 5.0
LINKS_BACK_S = 30.0
"""After a start everybody had time to come back."""


class Node:
    """One running server. Use as `async with Node(deployment, network) as node`.

    Entering raises StoreUnavailable, TokenFileBroken or OSError (the port) with the remedy in it.
    """

    def __init__(self, deployment: Deployment, network: Network) -> None:
        self.deployment = deployment
        self.network = network
        self.name = f"{deployment.node}.{os.urandom(3).hex()}"
        """A new one at every start: no commit of it is taken for an older one."""
        for zone in {office.zone for office in network.offices.values()}:
            zone_of(zone)  # read from disk now, not on the loop
        self.metrics = Metrics()
        self.port = deployment.port
        self.embedded: EmbeddedStore | None = None
        self.is_ready = False
        self._tasks: list[asyncio.Task[None]] = []
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        try:
            await self._start()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.is_ready = False
        await self.hub.say_goodbye(after_ms=500)
        await self._stack.aclose()

    @property
    def address(self) -> str:
        """Where browsers and devices reach it."""
        scheme = "https" if self.deployment.tls.cert else "http"
        return f"{scheme}://{self.deployment.host}:{self.port}"

    async def _start(self) -> None:
        deployment, stack = self.deployment, self._stack
        data = deployment.data_dir
        data.mkdir(parents=True, exist_ok=True)
        self.store = await stack.enter_async_context(await self._open_store())
        secret = load_secret(data)
        self.authority = Authority(self.network, data, secret)
        stack.callback(self.authority.close)
        self.nodes = Nodes(self.store, self.name, deployment.nodes)
        self.offices = Offices(
            self.network,
            self.store,
            self.authority,
            self.name,
            self.metrics,
            self._heard_events,
            self._committed,
            farewell_ms=FAREWELL_MS if reaches_visitors(deployment) else 0,
        )
        self.history = History(self.offices, self.store, self.name)
        stack.push_async_callback(self.offices.close)
        self.loads = NetworkChannel(self.network, self.store)
        limits = PublicLimits(deployment.limits.public_per_minute)
        questions = Questions(self.offices, self.store, self.authority)
        self.hub = Hub(self.offices, self.loads, limits, self.metrics, self.name, questions)
        self._feed = FeedFollower(
            self.store, self.offices, self.name, lambda: self.nodes.is_alone, self.metrics
        )
        self._clock = Clock(self.store, self.offices, self.nodes)
        await self.nodes.join()
        stack.push_async_callback(self._leave)
        stack.push_async_callback(self.history.close)
        stack.push_async_callback(self._stop_tasks)
        self._begin_work(Contacts(secret))
        await self._listen()
        self._spawn(stack.enter_context(Tidier()).run())
        self.is_ready = True

    def _begin_work(self, contacts: Contacts) -> None:
        for work in (self.nodes, self._feed, self._clock, self.loads, self.history):
            self._spawn(work.run())
        if reaches_visitors(self.deployment):
            self._spawn(self._notifier(contacts).run())
        self._spawn(self._keep_house())

    def _notifier(self, contacts: Contacts) -> Notifier:
        return Notifier(
            self.network,
            self.store,
            self.nodes,
            self.authority,
            contacts,
            self.deployment,
            self.metrics,
            clock_ms,
        )

    async def _open_store(self) -> Store:
        settings = self.deployment.store
        url = settings.url
        if not url:
            self.embedded = await self._stack.enter_async_context(
                EmbeddedStore(self.deployment.data_dir / "store", fsync=settings.appendfsync)
            )
            url = self.embedded.url
        store = Store(url, shards=settings.shards, replicas=settings.wait_replicas)
        if self.embedded is not None:
            self.embedded.on_ready = store.hurry
        return store

    async def _listen(self) -> None:
        deployment = self.deployment
        door = Door(deployment)
        sockets = LiveSockets(
            self.hub, door, self._identify, deployment.limits, self.nodes.elsewhere
        )
        app = web.Application()
        app.router.add_get("/live", sockets.handle)
        site_routes(app, self)
        runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=2.0)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(
            runner, deployment.host, deployment.port, backlog=4096, ssl_context=_tls(deployment)
        )
        await site.start()
        self.port = runner.addresses[0][1]

    def _identify(self, token: str) -> Identity:
        return self.authority.identify(token, clock_ms())

    def _heard_events(self, office: str, events: Sequence[AnyEvent]) -> None:
        self.hub.heard_events(office, events)

    def _committed(self, office: str, state: OfficeState, events: Sequence[AnyEvent]) -> None:
        self.history.note(office, state, events)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        task.add_done_callback(_complain)
        self._tasks.append(task)

    async def _stop_tasks(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _leave(self) -> None:
        with suppress(StoreError):
            await self.nodes.leave()

    async def _refresh_tokens(self) -> None:
        try:
            if await self.authority.refresh():
                log.info("device tokens read again")
                self.hub.identify_again(self._identify)
        except TokenFileBroken as error:
            log.error("device tokens not read", reason=str(error))

    async def _keep_house(self) -> None:
        """Now and then: idle rooms, changed token files, the store's life sign."""
        began = monotonic()
        while True:
            await asyncio.sleep(HOUSEKEEPING_S)
            await self.offices.drop_idle()
            self.metrics.store_up.set(0 if self.store.trouble else 1)
            await self._refresh_tokens()
            if self.nodes.is_alone and monotonic() - began > LINKS_BACK_S:
                self.hub.look_for_lost_links()


def _complain(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.error("task died", task=task.get_name(), reason=repr(task.exception()))


def _tls(deployment: Deployment) -> ssl.SSLContext | None:
    if not deployment.tls.cert:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(deployment.tls.cert, deployment.tls.key)
    return context
