"""A command on its way through a room, and the answers it may get."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from time import monotonic
from typing import Any

import msgspec
from msgspec import Struct, field

from queue_core.domain.commands import AnyCommand, CancelUnclaimed
from queue_core.domain.context import Actor
from server.store.contract import ContactWrite

_encode = msgspec.json.Encoder().encode


class Done(Struct, frozen=True, gc=False):
    """The command is in the store; `result` is JSON."""

    version: int
    result: bytes


class Failed(Struct, frozen=True):
    """The command did nothing, or (code `unknown`) nobody can tell yet."""

    code: str
    facts: dict[str, Any] = {}
    retry: bool = False


UNKNOWN = Failed("unknown", retry=True)
UNAVAILABLE = Failed("unavailable", retry=True)
FAULT = Failed("fault")
KEY_REUSED = Failed("key_reused")
CANCELLED = Failed("cancelled")

CLOCK = Actor("clock", "clock")
"""Who gives the orders that nobody gives."""

Seal = Callable[[str], ContactWrite]
"""Booking id → the sealed contact to be kept with it, in the booking's own commit."""

OnAnswer = Callable[[Done | Failed], None]


class Request(Struct, eq=False):
    """One command, answered exactly once."""

    command: AnyCommand
    actor: Actor
    key: str
    on_answer: OnAnswer | None
    """None: nobody asks."""
    forbids: bool = True
    """A `CancelUnclaimed` that finds no ticket voids its key; False once that key is known."""
    digest: str = ""
    seal: Seal | None = None
    """Of a `Book` that comes with a contact."""
    born: float = field(default_factory=monotonic)
    is_answered: bool = False

    def answer(self, answer: Done | Failed) -> None:
        """Answer, unless that was done before."""
        if not self.is_answered:
            self.is_answered = True
            if self.on_answer is not None:
                self.on_answer(answer)

    @property
    def command_hash(self) -> str:
        """What binds the key to this very command."""
        if not self.digest:
            self.digest = blake2b(_encode(self.command), digest_size=12).hexdigest()
        return self.digest

    @property
    def actor_name(self) -> str:
        """Who gave the key away: another one cannot use it."""
        return f"{self.actor.role}:{self.actor.who}"

    def learn_known(self, key: str) -> None:
        """A key that this request wanted to forbid has been used: there is nothing to forbid."""
        if isinstance(self.command, CancelUnclaimed) and self.command.of == key:
            self.forbids = False
