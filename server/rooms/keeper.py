"""Keeps a room's holding true: reads it, follows others, doubts the store when it must (I4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog

from queue_core.domain.office import Office
from server.rooms import holding as holdings
from server.rooms import recovery
from server.rooms.deciding import Decided
from server.rooms.following import Followed, follow
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms
from server.rooms.memory import Memory, Remembered
from server.rooms.needs import Needs
from server.rooms.proposal import Place, Proposal
from server.rooms.visits import read_visit, visit_id
from server.store.contract import FeedEntry, Position, Snapshot
from server.store.keys import office_aggregate
from server.store.store import Store

log = structlog.get_logger()


class Keeper:
    """The only way by which a holding comes into a room or is given up."""

    def __init__(
        self, office: Office, store: Store, place: Place, on_fresh: Callable[[Holding], None]
    ) -> None:
        self.holding: Holding | None = None
        """None: to be read from the store before anything else."""
        self.is_doubtful = False
        """The store's history may not be ours: compare before anything else."""
        self._office = office
        self._store = store
        self._place = place
        self._on_fresh = on_fresh
        self._memory = Memory()
        self._known: Position | None = None
        """The newest position ever known here, whatever became of the holding."""
        self._numbers: Holding | None = None
        """The last holding, for the numbers it had given out."""

    def doubt(self) -> None:
        """The store may have lost or gained something."""
        if self._known is not None:
            self.is_doubtful = True

    def give_up(self) -> None:
        """The holding is not what is committed any more."""
        self._numbers = self.holding or self._numbers
        self.holding = None

    def committed(self, proposal: Proposal) -> Holding:
        """Our commit is in the store: the holding is what is committed."""
        holding = self.holding
        assert holding is not None
        holding.position = self._known = proposal.position
        holding.visits.clear()
        for date, position in proposal.days.items():
            holding.days[date].position = position
        commit = proposal.commit
        self._memory.add(
            proposal.position,
            proposal.decided.events,
            commit.receipts,
            commit.contacts,
            commit.visits,
        )
        return holding

    def follow(self, entry: FeedEntry) -> Followed | None:
        """Another node's commit; None: nothing follows, or the office must be read anew."""
        if self.holding is None:
            return None
        followed = follow(self.holding, entry)
        if followed is None:
            self.give_up()
        elif followed.events or followed.touched:
            self.holding.visits.clear()
            self._known = self.holding.position
            self._memory.add(self._known, followed.events, ())
            return followed
        return None

    def adopt(self, snapshot: Snapshot) -> None:
        """Go on from what the store told, unless it has gone back or begun anew."""
        fresh = holdings.load(self._office.id, snapshot)
        known = self._known
        if known is not None and (
            fresh.position.epoch != known.epoch or fresh.position.version < known.version
        ):
            self.give_up()
            self.is_doubtful = True
            return
        self._go_on_from(fresh)

    async def read(self) -> Proposal | None:
        """Read the office. A proposal puts back what the store lost; it comes before all else."""
        if self.is_doubtful:
            return await self._compare()
        self.adopt(await self._store.load(self._office.id))
        return None

    async def fetch(self, missing: Sequence[Needs]) -> None:
        """Read what commands need; queue and days together, so that all are of one moment."""
        holding = self.holding
        assert holding is not None
        days = {day for need in missing for day in need.days} - holding.days.keys()
        if days:
            wanted = sorted(days | holding.days.keys())
            self.adopt(await self._store.load(self._office.id, wanted))
        for visit in {need.visit for need in missing if need.visit}:
            blob = await self._store.visit(self._office.id, visit)
            if self.holding is not None:
                self.holding.visits[visit] = read_visit(blob) if blob else None

    async def _compare(self) -> Proposal | None:
        """I4: the store must be where this room knows it to be, with every receipt given lately."""
        office, holding = self._office.id, self.holding
        seen = await self._store.confirm(office, self._memory.keys())
        present = {receipt.key for receipt in seen.receipts}
        here = seen.positions[office_aggregate(office)]
        lost = self._memory.lost(here, present)
        if not lost and holding is not None and here == holding.position:
            self.is_doubtful = False
            return None
        days = recovery.days_of(lost) | (holding.days.keys() if holding else set())
        snapshot = await self._store.load(office, sorted(days))
        fresh = holdings.load(office, snapshot)
        lost = self._memory.lost(fresh.position, present)
        if lost:
            restored = recovery.restored_ids(snapshot[office_aggregate(office)])
            for ticket in recovery.rated_tickets(lost):
                visit = visit_id(self._place.token_of(ticket))
                blob = await self._store.visit(office, visit)
                fresh.visits[visit] = read_visit(blob) if blob else None
            return self._restore(fresh, lost, restored)
        self._go_on_from(fresh)
        return None

    def _go_on_from(self, fresh: Holding) -> None:
        self.is_doubtful = False
        self.holding = fresh
        self._known = fresh.position
        self._on_fresh(fresh)

    def _restore(
        self, fresh: Holding, lost: list[Remembered], restored: frozenset[str]
    ) -> Proposal:
        """Put back, in version order and under a new epoch, what was answered and is gone."""
        version = fresh.position.version
        log.error("store lost its tail", office=fresh.office, version=version, commits=len(lost))
        self.give_up()
        known = self._numbers.state if self._numbers else None
        events, receipts = recovery.put_back(fresh, lost, restored, known)
        decided = Decided(
            events=events,
            restored=receipts,
            contacts=[write for commit in lost for write in commit.contacts],
            kept_visits=recovery.kept_visits(fresh, lost, self._place),
            at=max(clock_ms(), fresh.state.at),
        )
        self.is_doubtful = False
        self.holding = fresh
        return recovery.proposal(decided, fresh, self._place, lost)
