"""Server messages as WebSocket frames, encoded and framed once however many sockets they go to."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Raw

from queue_core.protocol import (
    BYE_CODES,
    Bye,
    ByeReason,
    Doc,
    Error,
    Patch,
    Reply,
    Tick,
    Welcome,
)

_encode = msgspec.json.Encoder().encode


def framed(payload: bytes) -> bytes:
    """One unmasked text frame (RFC 6455, 5.2)."""
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 65536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


def closing(code: int) -> bytes:
    """A close frame with an application code."""
    return b"\x88\x02" + code.to_bytes(2, "big")


def doc(channel: str, epoch: str, version: int, document: dict[str, Any]) -> bytes:
    """A whole document."""
    return framed(_encode(Doc(channel, epoch, version, document)))


def patch(channel: str, since: int, version: int, change: dict[str, Any]) -> bytes:
    """A merge patch."""
    return framed(_encode(Patch(channel, since, version, change)))


def reply(id: int, version: int, result: bytes) -> bytes:
    """The answer to a command that was done; `result` is JSON."""
    return framed(_encode(Reply(id, True, version, Raw(result))))


def refusal(id: int, error: Error) -> bytes:
    """The answer to what was not done."""
    return framed(_encode(Reply(id, False, error=error)))


def welcome(message: Welcome) -> bytes:
    """The greeting."""
    return framed(_encode(message))


def tick(at: int, versions: dict[str, int]) -> bytes:
    """A sign of life."""
    return framed(_encode(Tick(at, versions)))


def bye(reason: ByeReason, after: int = 0, where: str = "") -> bytes:
    """The last word, and the close frame behind it."""
    code = BYE_CODES[reason]
    return framed(_encode(Bye(code, reason, after, where))) + closing(code)
