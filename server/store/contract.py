"""What the rooms and the store say to each other: commits, their outcomes and snapshots.

The store treats every field, ticket, event and answer as opaque bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import msgspec


class Position(NamedTuple):
    """Where an aggregate stands. Two equal positions mean the same history (invariant I4)."""

    epoch: str
    version: int
    last_event_id: str

    def after(self, event_id: str) -> "Position":
        """The position one commit later in the same epoch."""
        return Position(self.epoch, self.version + 1, event_id)


START = Position("", 0, "")
"""The position of an aggregate that was never written."""


class Receipt(msgspec.Struct, frozen=True, gc=False):
    """What a command was answered; binds its key to actor and command for two hours."""

    key: str
    """UUIDv7: its time picks the bucket, so the same key is always looked up in the same place."""
    actor: str
    command_hash: str
    answer: bytes


class AggregateWrite(msgspec.Struct, frozen=True, kw_only=True):
    """The changed fields of one aggregate, with the position they were decided on."""

    aggregate: str
    """`office:<id>` or `office:<id>:day:<date>`."""
    expected: Position
    next: Position
    set_fields: Mapping[str, bytes] = {}
    del_fields: Sequence[str] = ()
    tickets_set: Mapping[str, bytes] = {}
    """Kept in a hash of their own beside the office's; only for `office:<id>`."""
    tickets_del: Sequence[str] = ()
    gone_at_ms: int = 0
    """When the store itself deletes the aggregate; 0: never. For days of bookings."""


class FeedEntry(msgspec.Struct, frozen=True, gc=False):
    """What other nodes and the archive hear of a commit. `node` is read before `events`."""

    office: str
    epoch: str
    version: int
    node: str
    events: bytes


class ContactWrite(msgspec.Struct, frozen=True, gc=False):
    """An encrypted contact of a booking; `blob` None removes it.

    What is removed stays for `expire_ms` under `<contact_id>.cancelled`, so that its owner can be
    told why; 0: it is gone at once.
    """

    contact_id: str
    blob: bytes | None
    expire_ms: int = 0


class RatingCount(msgspec.Struct, frozen=True, gc=False):
    """One more of something, in a month's sums of an office's ratings."""

    month: str
    """ISO, of the office's zone."""
    name: str
    expire_at_ms: int


class VisitWrite(msgspec.Struct, frozen=True, gc=False):
    """What is kept of an ended visit for its page and its rating; found by a hash of its token."""

    visit_id: str
    blob: bytes
    expire_ms: int


class ClockUpdate(msgspec.Struct, frozen=True, gc=False):
    """When the office next needs the clock; None takes it off the list."""

    at_ms: int | None


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """One atomic step of one office: several commands over one or several of its aggregates."""

    office: str
    shard: int
    node: str
    now_ms: int
    receipts: Sequence[Receipt]
    aggregates: Sequence[AggregateWrite]
    feed: FeedEntry | None = None
    clock: ClockUpdate | None = None
    load: bytes | None = None
    contacts: Sequence[ContactWrite] = ()
    visits: Sequence[VisitWrite] = ()
    ratings: Sequence[RatingCount] = ()
    also: Sequence[str] = ()
    """Further aggregates that a conflict shall bring along."""


class AggregateSnapshot(NamedTuple):
    """One aggregate as it stands in the store."""

    position: Position
    last_ms: int
    fields: dict[str, bytes]
    tickets: dict[str, bytes]


Snapshot: TypeAlias = dict[str, AggregateSnapshot]
"""Aggregates by name, read at one moment."""


class Ok(msgspec.Struct, frozen=True, gc=False):
    """Written, all of it."""

    position: Position
    """The new position of the commit's first aggregate."""


class Known(msgspec.Struct, frozen=True):
    """Some of the commands were answered before, perhaps by this very commit when its reply was
    lost. This sending wrote nothing: load the office, and decide again what is not among these."""

    receipts: Sequence[Receipt]


class Conflict(msgspec.Struct, frozen=True):
    """Another commit came first; nothing was written. The loser has a short turn to try again."""

    snapshot: Snapshot


class Unknown(msgspec.Struct, frozen=True):
    """The store has not answered for three seconds. The commit may hold; the store goes on trying
    and will give one of the other outcomes later."""


class Fault(msgspec.Struct, frozen=True):
    """The store refused the commit itself: a mistake of ours, for the log. Nothing is retried."""

    text: str


Outcome: TypeAlias = Ok | Known | Conflict | Unknown | Fault
OnOutcome: TypeAlias = Callable[[Outcome], None]


class Confirmed(NamedTuple):
    """Positions by aggregate, and those of the asked receipts that exist, at one moment."""

    positions: Mapping[str, Position]
    receipts: Sequence[Receipt]
