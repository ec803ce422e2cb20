"""Webhooks: events of tickets and bookings told to other systems, signed and in order.

One node at a time delivers for a webhook: the one that is its home, as with offices.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import aiohttp
import msgspec
import structlog
from aiohttp import web

from server.api.errors import ApiProblem
from server.api.hook_events import HookEvent
from server.api.hook_feed import HookFeed
from server.api.operation import Call
from server.api.told import DeadLetter, DeadLetters, HookList, HookState
from server.config.deployment import Webhook
from server.notify.feed import Place
from server.notify.signing import shared_secret, signature
from server.rooms.ids import clock_ms
from server.store.errors import StoreError

if TYPE_CHECKING:
    from server.app import Node

log = structlog.get_logger()

EVERY_S = 0.25
KEEP_PLACE_S = 5.0
"""A place that moved past what nobody wants is kept so often."""
MOST_EVENTS = 100
"""In one delivery."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 300.0
_AFTER_FAULT_S = 5.0
_TIMEOUT = aiohttp.ClientTimeout(total=10)
_SHOWN = 100
_encode = msgspec.json.Encoder().encode
_letter = msgspec.json.Decoder(DeadLetter).decode


class Hooks:
    """All webhooks of a deployment."""

    def __init__(self, node: Node) -> None:
        self._hooks = {hook.name: Hook(hook, node) for hook in node.deployment.webhooks}

    async def run(self, _: web.Application) -> AsyncIterator[None]:
        """While the server runs."""
        if not self._hooks:
            yield
            return
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as http:
            tasks = [asyncio.create_task(hook.run(http)) for hook in self._hooks.values()]
            yield
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def list(self, call: Call) -> HookList:
        """How each fares."""
        return HookList(tuple([await hook.state() for hook in self._hooks.values()]))

    async def dead(self, call: Call) -> DeadLetters:
        """What was given up of one."""
        hook = self._hooks.get(call.parts["hook"])
        if hook is None:
            raise ApiProblem("unknown_hook")
        letters = [_letter(letter) for letter in await hook.feed.dead(_SHOWN)]
        return DeadLetters(hook.name, tuple(letters))


class Hook:
    """One webhook."""

    def __init__(self, hook: Webhook, node: Node) -> None:
        self.name = hook.name
        self.feed = HookFeed(node.store, hook.name, self._wants)
        self._hook = hook
        self._nodes = node.nodes
        self._secret = shared_secret(Path(hook.secret_file), f"webhook «{hook.name}»")
        self._delivered = 0
        self._failing_since = 0
        self._trouble = ""
        self._kept_at = 0.0

    async def state(self) -> HookState:
        """How it fares. Raises StoreUnavailable."""
        return HookState(
            self.name,
            self._hook.url,
            self._delivered,
            self._failing_since or None,
            self._trouble or None,
            await self.feed.count_dead(),
        )

    async def run(self, http: aiohttp.ClientSession) -> None:
        """Until cancelled."""
        place: Place | None = None
        while True:
            try:
                if not self._is_ours:
                    place = None
                else:
                    place = await self._step(place or await self.feed.place(), http)
            except StoreError as error:
                log.warning("webhook waits for the store", hook=self.name, reason=str(error))
                place = None
            except Exception:
                log.exception("webhook stumbled", hook=self.name)
                place = None
                await asyncio.sleep(_AFTER_FAULT_S)
            await asyncio.sleep(EVERY_S)

    async def _step(self, place: Place, http: aiohttp.ClientSession) -> Place | None:
        """Deliver what comes next; None: another node goes on from the place that is kept."""
        for letter in await self.feed.again():
            if not await self._deliver(_letter(letter).events, http):
                return None
            await self.feed.is_through(letter)
        batch = await self.feed.after(place)
        for start in range(0, len(batch.events), MOST_EVENTS):
            if not await self._deliver(batch.events[start : start + MOST_EVENTS], http):
                return None
        is_time = monotonic() - self._kept_at > KEEP_PLACE_S
        if batch.events or (batch.is_moved and is_time):
            await self.feed.keep(batch.place)
            self._kept_at = monotonic()
        return batch.place

    async def _deliver(self, events: Sequence[HookEvent], http: aiohttp.ClientSession) -> bool:
        """Until it is taken or given up; False: this is another node's work now."""
        delivery = events[0].id
        pause = FIRST_PAUSE_S
        for left in reversed(range(self._hook.most_tries)):
            trouble = await self._post(delivery, events, http)
            if not trouble:
                self._delivered += len(events)
                self._failing_since, self._trouble = 0, ""
                return True
            self._failing_since = self._failing_since or clock_ms()
            self._trouble = trouble
            log.warning("webhook not taken", hook=self.name, delivery=delivery, reason=trouble)
            if left:
                await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_S)
            if not self._is_ours:
                return False
        log.error("webhook gave up", hook=self.name, delivery=delivery, events=len(events))
        now = clock_ms()
        await self.feed.lay_aside(DeadLetter(delivery, now, self._trouble, tuple(events)), now)
        return True

    async def _post(
        self, delivery: str, events: Sequence[HookEvent], http: aiohttp.ClientSession
    ) -> str:
        """Empty: it was taken."""
        body = _encode({"delivery": delivery, "events": events})
        headers = {
            "Content-Type": "application/json",
            "Talon-Delivery": delivery,
            "Talon-Signature": signature(self._secret, body, clock_ms() // 1000),
        }
        try:
            async with http.post(
                self._hook.url, data=body, headers=headers, allow_redirects=False
            ) as answer:
                return "" if 200 <= answer.status < 300 else f"status {answer.status}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return str(error)[:200] or type(error).__name__

    @property
    def _is_ours(self) -> bool:
        return self._nodes.is_home(f"webhook:{self.name}")

    def _wants(self, event: HookEvent) -> bool:
        kinds, offices = self._hook.events, self._hook.offices
        family = event.type.partition(".")[0]
        return (not kinds or event.type in kinds or family in kinds) and (
            not offices or event.office in offices
        )
