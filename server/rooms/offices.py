"""The rooms of this node: made when first asked for, dropped when nobody has asked for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from time import monotonic

from queue_core.domain.events import AnyEvent
from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState
from server.auth.authority import Authority
from server.config.network import Network
from server.metrics import Metrics
from server.rooms.deciding import Secrets
from server.rooms.ids import FreshIds
from server.rooms.pace import Pace
from server.rooms.request import Request
from server.rooms.room import Room
from server.rooms.surroundings import Surroundings
from server.store.contract import FeedEntry
from server.store.store import Store

IDLE_S = 300.0
_TOKENS_KEPT = 20_000
"""A visitor's page is found by comparing tokens, and making one costs a digest."""


class Offices:
    """Every configured office, and the rooms of those at work here."""

    def __init__(
        self,
        network: Network,
        store: Store,
        authority: Authority,
        node: str,
        metrics: Metrics,
        on_events: Callable[[str, Sequence[AnyEvent]], None],
        on_committed: Callable[[str, OfficeState, Sequence[AnyEvent]], None],
        farewell_ms: int = 0,
    ) -> None:
        """`farewell_ms`: as of `Surroundings`."""
        self.network = network
        self._store = store
        self._authority = authority
        self._node = node
        self._metrics = metrics
        self._on_events = on_events
        self._farewell_ms = farewell_ms
        self._on_committed = on_committed
        self._token_of = lru_cache(_TOKENS_KEPT)(authority.ticket_token)
        self._pace = Pace()
        self._fresh = FreshIds()
        self._rooms: dict[str, Room] = {}

    def __iter__(self) -> Iterator[Room]:
        return iter(list(self._rooms.values()))

    def __len__(self) -> int:
        """How many rooms there are."""
        return len(self._rooms)

    def __contains__(self, office: str) -> bool:
        return office in self.network.offices

    def office(self, office: str) -> Office:
        """The configuration of an office. Raises KeyError."""
        return self.network.offices[office]

    def room(self, office: str) -> Room:
        """The office's room, made if need be. Raises KeyError for an unknown office."""
        room = self._rooms.get(office)
        if room is None:
            room = self._rooms[office] = Room(self.office(office), self._around(office))
            self._metrics.rooms.set(len(self._rooms))
        return room

    def submit(self, office: str, request: Request) -> None:
        """Bring a command to its room."""
        self.room(office).submit(request)

    def hear(self, entry: FeedEntry) -> None:
        """Tell a room what another node committed; an office without a room needs not know."""
        room = self._rooms.get(entry.office)
        if room is not None:
            room.hear(entry)

    async def drop_idle(self) -> None:
        """Forget rooms that nobody watched or used for five minutes."""
        oldest = monotonic() - IDLE_S
        for office, room in list(self._rooms.items()):
            if room.used < oldest and room.is_idle:
                del self._rooms[office]
                await room.close()
        self._metrics.rooms.set(len(self._rooms))

    async def close(self) -> None:
        """End every room's reading."""
        for room in self._rooms.values():
            await room.close()

    def _around(self, office: str) -> Surroundings:
        authority = self._authority
        return Surroundings(
            node=self._node,
            store=self._store,
            secrets=Secrets(
                token_of=partial(self._token_of, office),
                code_of=lambda id: authority.ticket_code(office, id),
            ),
            metrics=self._metrics,
            pace=self._pace,
            fresh=self._fresh,
            on_events=lambda events: self._on_events(office, events),
            on_committed=partial(self._on_committed, office),
            farewell_ms=self._farewell_ms,
        )
