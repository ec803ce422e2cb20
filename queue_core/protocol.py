"""The live protocol `talon.v1`: JSON text frames on a WebSocket (docs/protocol.md)."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import Raw, Struct, field

SUBPROTOCOL = "talon.v1"
HELLO_WITHIN_S = 10
TICK_EVERY_S = 15
SILENCE_S = 25
"""I6: without a word for this long a link counts as dead."""
MAX_FRAME = 64 * 1024
"""Bytes; the longest client frame."""


class Message(Struct, frozen=True, tag_field="type", tag=str.lower, omit_defaults=True):
    """One frame."""


# ── client → server ───────────────────────────────────────────────────────────


class Hello(Message, frozen=True, forbid_unknown_fields=True):
    """First frame; an empty token is role `public`. A token never stands in a URL."""

    token: str = ""
    app: str = ""
    version: str = ""


class Watch(Message, frozen=True, forbid_unknown_fields=True):
    """Ask for a channel's document and its patches."""

    id: int
    channel: str


class Unwatch(Message, frozen=True, forbid_unknown_fields=True):
    id: int
    channel: str


class Do(Message, frozen=True, forbid_unknown_fields=True):
    """A command. `key` is a UUIDv7 made when the finger lifts and kept until answered."""

    id: int
    key: str
    office: str
    command: Raw
    """One of `queue_core.domain.commands`, decoded apart so that a bad one is refused by id."""


class Ask(Message, frozen=True, forbid_unknown_fields=True):
    """A question that is no view: `{"type": "journal", "office": …, "page": …}` and the like."""

    id: int
    query: dict[str, Any]


class Report(Message, frozen=True, forbid_unknown_fields=True):
    """What a device painted, printed or lacks; not committed, not answered."""

    painted: dict[str, int] = {}
    """Call id (`#n` for the n-th recall) → when it was on the glass, ms, server clock."""
    printer: str = ""
    """ready, near_end, out, cover, cutter, offline, silent; '' = says nothing."""
    printed: str = ""
    """Ticket id whose print was confirmed."""
    unconfirmed: str = ""
    """Ticket id whose print was not confirmed."""
    sound: str = ""
    detail: str = ""


ClientMessage = Hello | Watch | Unwatch | Do | Ask | Report


# ── server → client ───────────────────────────────────────────────────────────


class Welcome(Message, frozen=True):
    role: str
    office: str
    who: str
    server: str
    tick: int
    """Seconds between ticks."""
    at: int
    """Server time, ms: keys and shown times follow it."""
    name: str = ""


class Doc(Message, frozen=True):
    """The whole document: the answer to `watch`, and the cure for every doubt."""

    channel: str
    epoch: str
    version: int
    doc: Any


class Patch(Message, frozen=True):
    """An RFC 7396 merge patch from version `since` (wire: `from`) to `version`."""

    channel: str
    since: int = field(name="from")
    version: int = 0
    patch: Any = None


class Error(Struct, frozen=True, omit_defaults=True):
    """Why not, for people (`text`, in the asker's language) and for programs (`code`)."""

    code: str
    text: str = ""
    retry: bool = False
    """The same key may be sent again."""
    facts: dict[str, Any] = {}
    """What a screen needs to say it well: which window was faster, where the service is."""


class Reply(Message, frozen=True):
    """The answer to `do`, `ask`, `watch` (errors only) and `unwatch`; after the patch it caused."""

    id: int
    ok: bool
    version: int = 0
    result: Any = msgspec.UNSET
    error: Error | msgspec.UnsetType = msgspec.UNSET


class Tick(Message, frozen=True):
    """Life, clock, and proof that nothing was missed: version by watched channel."""

    at: int
    versions: dict[str, int] = {}


class Bye(Message, frozen=True):
    """40xx: come back after `after` ms (4004 `moved` says where); 45xx: do not."""

    code: int
    reason: str
    after: int = 0
    where: str = ""


ServerMessage = Welcome | Doc | Patch | Reply | Tick | Bye

ByeReason = Literal[
    "going_down",
    "slow",
    "silent",
    "moved",
    "replaced",
    "expired",
    "bad_frame",
    "refused",
    "no_hello",
]
BYE_CODES: dict[str, int] = {
    "going_down": 4000,
    "slow": 4001,
    "silent": 4002,
    "moved": 4004,
    "replaced": 4500,
    "expired": 4501,
    "bad_frame": 4502,
    "refused": 4503,
    "no_hello": 4504,
}
