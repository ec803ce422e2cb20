"""What every room of a node shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from queue_core.domain.events import AnyEvent
from queue_core.domain.state import OfficeState
from server.metrics import Metrics
from server.rooms.deciding import Secrets
from server.rooms.ids import FreshIds
from server.rooms.pace import Pace
from server.store.store import Store


class Surroundings(Struct, frozen=True, kw_only=True):
    """The node around a room."""

    node: str
    store: Store
    secrets: Secrets
    metrics: Metrics
    pace: Pace
    fresh: FreshIds
    on_events: Callable[[Sequence[AnyEvent]], None]
    """Hears what was committed, here or elsewhere."""
    on_committed: Callable[[OfficeState, Sequence[AnyEvent]], None]
    """Hears what this node committed, with the state after it; each commit is some one node's."""
    farewell_ms: int = 0
    """How long a cancelled booking's contact is kept for the letter that tells so."""
