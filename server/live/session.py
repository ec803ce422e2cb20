"""A greeted socket: it may watch, order, ask and report, each as its role allows."""

from __future__ import annotations

import asyncio
from functools import partial
from random import random
from typing import Protocol, assert_never

import msgspec

from queue_core.domain.commands import (
    AnyCommand,
    Book,
    CancelBooking,
    Command,
    IssueTicket,
    MoveBooking,
)
from queue_core.domain.context import Actor
from queue_core.domain.roles import may
from queue_core.protocol import (
    TICK_EVERY_S,
    Ask,
    ByeReason,
    Do,
    Error,
    Report,
    Unwatch,
    Watch,
)
from server.auth.identity import Identity
from server.live import channels, errors, frames
from server.live.channels import ChannelName
from server.live.outbox import Outbox
from server.metrics import Metrics
from server.rooms.ids import clock_ms, key_fault
from server.rooms.request import Done, Failed, Request

_command = msgspec.json.Decoder(AnyCommand).decode

AfterHello = Watch | Unwatch | Do | Ask | Report


class Wing(Protocol):
    """What a session reaches of the node."""

    metrics: Metrics

    def has_office(self, office: str) -> bool:
        """Whether there is such an office."""

    def submit(self, office: str, request: Request) -> None:
        """Bring a command to its room."""

    def watch(self, id: int, channel: ChannelName, session: Session) -> Error | None:
        """Send the document and its patches from now on; an error tells why not."""

    def unwatch(self, channel: ChannelName, session: Session) -> None:
        """Send no more."""

    def ask(self, ask: Ask, session: Session) -> None:
        """Answer a question about what is no view."""

    def version(self, channel: ChannelName) -> int | None:
        """A channel's version now; None: not drawn at this moment."""

    def reported(self, session: Session, report: Report) -> None:
        """A device told of itself."""

    def may_ask_public(self, session: Session) -> bool:
        """Whether a visitor without token may give one more order from this address."""


class Session:
    """One peer, from welcome to bye."""

    def __init__(
        self,
        identity: Identity,
        outbox: Outbox,
        wing: Wing,
        language: str,
        address: str,
        token: str = "",
    ) -> None:
        self.identity = identity
        self.outbox = outbox
        self.language = language
        self.address = address
        self.token = token
        """Looked at again whenever tokens are revoked."""
        self.actor = Actor(identity.role, identity.who)
        self.watched: dict[str, ChannelName] = {}
        self._wing = wing
        self._timer: asyncio.TimerHandle | None = None
        self._end: asyncio.TimerHandle | None = None

    def open(self) -> None:
        """Begin to tick; the first tick falls anywhere in the period, so that ticks spread."""
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(random() * TICK_EVERY_S, self._tick)
        if self.identity.expires:
            left = (self.identity.expires - clock_ms()) / 1000
            self._end = loop.call_later(left, self.bye, "expired")

    def close(self) -> None:
        """Forget everything that is watched."""
        for timer in (self._timer, self._end):
            if timer is not None:
                timer.cancel()
        for channel in self.watched.values():
            self._wing.unwatch(channel, self)
        self.watched.clear()
        self.outbox.is_open = False

    def bye(self, reason: ByeReason, after: int = 0) -> None:
        """Say why, and close."""
        self._wing.metrics.byes.labels(reason).inc()
        self.outbox.last(frames.bye(reason, after))
        self.outbox.end()

    def take(self, message: AfterHello) -> None:
        """One frame."""
        match message:
            case Do():
                self._do(message)
            case Watch():
                self._watch(message)
            case Unwatch():
                self._unwatch(message)
            case Ask():
                self._wing.ask(message, self)
            case Report():
                self._wing.reported(self, message)
            case _:
                assert_never(message)

    # ── orders ────────────────────────────────────────────────────────────────

    def _do(self, do: Do) -> None:
        fault = self._fault_of(do)
        if fault:
            self.fail(do.id, fault)
            return
        try:
            command = _command(do.command)
        except msgspec.MsgspecError as error:
            self.fail(do.id, "bad_command", detail=str(error)[:200])
            return
        if not may(self.identity.role, command) or self._is_by_http(command):
            self.fail(do.id, "forbidden")
            return
        answer = partial(self._answer, do.id, command)
        self._wing.submit(do.office, Request(command, self.actor, do.key, answer))

    def _is_by_http(self, command: Command) -> bool:
        """Places are taken from outside the office by HTTP, where contacts and limits are looked
        at; nobody tells the limit key."""
        is_outside = self.identity.role in ("public", "partner")
        if isinstance(command, Book):
            return is_outside or bool(command.limit_key)
        return is_outside and isinstance(command, IssueTicket | MoveBooking | CancelBooking)

    def _fault_of(self, do: Do) -> str:
        if not self._wing.has_office(do.office):
            return "unknown_office"
        if self.identity.role != "public" and self.identity.office not in ("", do.office):
            return "forbidden"
        if self.identity.role == "public" and not self._wing.may_ask_public(self):
            return "too_many"
        return key_fault(do.key, clock_ms())

    def _answer(self, id: int, command: Command, answer: Done | Failed) -> None:
        count = self._wing.metrics.commands
        match answer:
            case Done():
                count[type(command).__name__, "done"] += 1
                self.outbox.put(frames.reply(id, answer.version, answer.result))
            case Failed():
                count[type(command).__name__, answer.code] += 1
                self.outbox.put(frames.refusal(id, errors.told(answer, self.language)))

    def answer(self, id: int, result: bytes) -> None:
        """Answer a question; `result` is JSON."""
        self.outbox.put(frames.reply(id, 0, result))

    def fail(self, id: int, code: str, **facts: object) -> None:
        """Answer that it was not done, and why."""
        self.outbox.put(frames.refusal(id, errors.error(code, self.language, **facts)))

    # ── documents ─────────────────────────────────────────────────────────────

    def _watch(self, watch: Watch) -> None:
        channel = channels.parse(watch.channel)
        if channel is None or (channel.office and not self._wing.has_office(channel.office)):
            self.fail(watch.id, "unknown_channel")
            return
        if not channels.may_watch(self.identity, channel):
            self.fail(watch.id, "forbidden")
            return
        self.watched[channel.full] = channel
        error = self._wing.watch(watch.id, channel, self)
        if error is not None:
            del self.watched[channel.full]
            self.outbox.put(frames.refusal(watch.id, error))

    def refuse_watch(self, id: int, channel: ChannelName, code: str) -> None:
        """What was to be watched does not exist after all."""
        self.watched.pop(channel.full, None)
        self.fail(id, code)

    def _unwatch(self, unwatch: Unwatch) -> None:
        channel = self.watched.pop(unwatch.channel, None)
        if channel is not None:
            self._wing.unwatch(channel, self)
        self.outbox.put(frames.reply(unwatch.id, 0, b"{}"))

    def _tick(self) -> None:
        """I6: a word at least every 15 s, and proof that nothing was missed."""
        versions = {
            name: version
            for name, channel in self.watched.items()
            if (version := self._wing.version(channel)) is not None
        }
        self.outbox.put(frames.tick(clock_ms(), versions))
        self._timer = asyncio.get_running_loop().call_later(TICK_EVERY_S, self._tick)
