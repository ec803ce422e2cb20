"""One office in one node: an inbox with one commit in flight, and no lock.

The working state is for `decide` only and runs ahead of the store while a commit is in flight; the
documents follow what is committed. Anything but `Ok` throws the working state away.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any, assert_never

import structlog
from msgspec import Struct

from queue_core.domain.events import AnyEvent
from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState
from queue_core.views.office_views import OfficeViews
from queue_core.views.projection import Projection, Touched
from server.metrics import Metrics
from server.rooms import holding as holdings
from server.rooms import recovery, refusing
from server.rooms.answering import answer_from
from server.rooms.deciding import Decided, Ground, Secrets, decide_all
from server.rooms.documents import Documents, Watcher
from server.rooms.following import follow
from server.rooms.holding import Holding
from server.rooms.ids import FreshIds, clock_ms
from server.rooms.memory import Memory, Remembered
from server.rooms.needs import Needs, needs_of
from server.rooms.pace import Pace
from server.rooms.proposal import Place, Proposal, propose
from server.rooms.request import FAULT, UNAVAILABLE, UNKNOWN, Done, Request
from server.rooms.waits import Waits
from server.store.contract import (
    Conflict,
    Fault,
    FeedEntry,
    Known,
    Ok,
    Outcome,
    Position,
    Snapshot,
    Unknown,
)
from server.store.errors import StoreError
from server.store.keys import load_key, office_aggregate
from server.store.store import Store

log = structlog.get_logger()

MOST_AT_ONCE = 64
_AGAIN_S = 0.25


class Surroundings(Struct, frozen=True):
    """What every room of a node shares."""

    node: str
    store: Store
    secrets: Secrets
    metrics: Metrics
    pace: Pace
    fresh: FreshIds
    on_events: Callable[[Sequence[AnyEvent]], None]
    """Hears what was committed, here or elsewhere."""


class Room:
    """The only place that changes one office's state in this node."""

    def __init__(self, office: Office, around: Surroundings) -> None:
        self.office = office
        self.views = OfficeViews(office)
        self.documents = Documents(around.metrics)
        self.waits = Waits(office, self.views.gate, self, around.pace)
        self.holding: Holding | None = None
        """None: to be read from the store before anything else."""
        self.memory = Memory()
        self.used = monotonic()
        self._around = around
        self._place = Place(office, around.store.shard_of(office.id), around.node)
        self._inbox: deque[Request] = deque()
        self._entries: deque[FeedEntry] = deque()
        self._when_settled: list[Callable[[OfficeState], None]] = []
        self._flight: Proposal | None = None
        self._is_late = False
        """The store has not answered for three seconds: whoever asks now hears so at once."""
        self._work: asyncio.Task[None] | None = None
        """Reading the store, when decisions must wait for that."""
        self._side: set[asyncio.Task[None]] = set()
        self._is_woken = False
        self._known_position: Position | None = None
        """The newest position ever known here, whatever became of the working state."""
        self._is_doubtful = False
        """The store's history may not be ours: compare before anything else."""

    # ── what the rest of the node asks ────────────────────────────────────────

    def submit(self, request: Request) -> None:
        """Decide and commit a command; it is answered exactly once."""
        self.used = monotonic()
        if self._is_late:
            request.answer(UNAVAILABLE)
            return
        self._inbox.append(request)
        self._wake()

    def when_settled(self, call: Callable[[OfficeState], None]) -> None:
        """Call as soon as the working state is the committed one; at once if it is now."""
        if self.is_settled and self.holding is not None:
            call(self.holding.state)
        else:
            self._when_settled.append(call)
            self._wake()

    def watch(self, view: Projection, watcher: Watcher, still_wanted: Callable[[], bool]) -> None:
        """Send a document and its patches; a document not yet drawn needs a committed state."""
        self.used = monotonic()
        channel = self.documents.get(view.channel)
        if channel is not None:
            self.documents.watch(channel, watcher)
            return

        def open_and_watch(state: OfficeState) -> None:
            if not still_wanted():
                return
            channel = self.documents.get(view.channel)
            if channel is None:
                at = max(clock_ms(), state.at)
                channel = self.documents.open(view, state, at, self.version)
            self.documents.watch(channel, watcher)

        self.when_settled(open_and_watch)

    def tell_late(self, state: OfficeState, touched: Touched) -> None:
        """Redraw what shows services as too late for today."""
        self.documents.follow(state, max(clock_ms(), state.at), self.version, touched)

    def write_load(self, load: bytes) -> None:
        """Keep the public load for the network page."""
        store, place = self._around.store, self._place
        key = load_key(place.shard)
        self._aside(_forgivingly(store.read(place.shard, "HSET", key, self.office.id, load)))

    def ticket_of(self, state: OfficeState, token: str) -> str:
        """The visit a token names; empty: none that the state still holds."""
        token_of = self._around.secrets.token_of
        return next((id for id in state.tickets if token_of(id) == token), "")

    def hear(self, entry: FeedEntry) -> None:
        """Another node committed something."""
        self._entries.append(entry)
        if not self.is_busy:
            self._follow_entries()
            self._wake()

    def recheck(self) -> None:
        """The store may have lost or gained something: compare positions (I4)."""
        if self._known_position is not None:
            self._is_doubtful = True
            self._wake()

    @property
    def is_busy(self) -> bool:
        """Whether decisions must wait."""
        return self._flight is not None or self._work is not None

    @property
    def is_settled(self) -> bool:
        """Whether the working state is the committed one."""
        return self.holding is not None and not self.is_busy and not self._is_doubtful

    @property
    def is_idle(self) -> bool:
        """Whether nobody watches, waits or works here."""
        return not (self.is_busy or self._inbox or self._when_settled or self._is_watched)

    @property
    def version(self) -> int:
        """Of the last commit known here."""
        return self.holding.position.version if self.holding else 0

    async def close(self) -> None:
        """Stop reading; a commit in flight stays the store's business."""
        self.waits.stop()
        for task in [*self._side, *([self._work] if self._work else [])]:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    # ── deciding ──────────────────────────────────────────────────────────────

    def _wake(self) -> None:
        """Look at the inbox once everybody had a chance to put something in."""
        if not self._is_woken and not self.is_busy:
            self._is_woken = True
            asyncio.get_running_loop().call_soon(self._turn)

    def _turn(self) -> None:
        self._is_woken = False
        if self.is_busy:
            return
        if self._is_doubtful or self.holding is None:
            self._begin(self._compare() if self._is_doubtful else self._load())
            return
        if self._entries:
            self._follow_entries()
        self._settle()
        if self._inbox and not self.is_busy and self.holding is not None:
            self._decide(self.holding)

    def _settle(self) -> None:
        """Let those who wait for a committed state have it."""
        if self._when_settled and self.is_settled and self.holding is not None:
            calls, self._when_settled = self._when_settled, []
            for call in calls:
                call(self.holding.state)

    def _decide(self, holding: Holding) -> None:
        requests = self._take()
        at = max(clock_ms(), holding.state.at)
        id_of = self._around.secrets.id_of
        needs = [needs_of(request.command, self.office, at, id_of) for request in requests]
        missing = [need for need in needs if not need.is_met(holding)]
        if missing:
            self._inbox.extendleft(reversed(requests))
            self._begin(self._fetch(holding, missing))
            return
        try:
            decided = decide_all(list(zip(requests, needs, strict=True)), self._ground(holding), at)
        except Exception:
            log.exception("state spoilt", office=self.office.id)
            self.holding = None
            for request in requests:
                request.answer(FAULT)
            self._wake()
            return
        if decided.has_writes:
            self._send(propose(decided, holding, self._place))
        elif decided.refused:
            self._begin(self._refuse(holding, decided))
        else:
            self._wake()

    def _take(self) -> list[Request]:
        """The next commands, each key once: a repeated key must meet the receipt of the first."""
        taken: list[Request] = []
        keys: set[str] = set()
        while self._inbox and len(taken) < MOST_AT_ONCE and self._inbox[0].key not in keys:
            request = self._inbox.popleft()
            keys.add(request.key)
            taken.append(request)
        return taken

    def _ground(self, holding: Holding) -> Ground:
        return Ground(
            office=self.office,
            state=holding.state,
            secrets=self._around.secrets,
            fresh=self._around.fresh,
            days={date: day.bookings for date, day in holding.days.items()},
            visits={key: visit for key, visit in holding.visits.items() if visit is not None},
            upper_bound=self.waits.upper_bound,
        )

    async def _refuse(self, holding: Holding, decided: Decided) -> None:
        seen = await refusing.confirm(self._around.store, holding, decided.refused)
        if seen.has_moved:
            self.holding = None
        self._put_back(seen.again)

    # ── one commit in flight ──────────────────────────────────────────────────

    def _send(self, proposal: Proposal) -> None:
        self._flight = proposal
        self._around.store.submit(proposal.commit, self._heard)

    def _heard(self, outcome: Outcome) -> None:
        proposal = self._flight
        if proposal is None:
            return
        if isinstance(outcome, Unknown):
            self._be_late(proposal)
            return
        self._flight = None
        self._is_late = False
        self._around.metrics.commits[(type(outcome).__name__.lower(),)] += 1
        match outcome:
            case Ok():
                self._committed(proposal)
            case Known():
                self._repeated(proposal, outcome)
            case Conflict():
                self._put_back(proposal.requests)
                self._adopt(outcome.snapshot)
            case Fault():
                log.error("commit refused", office=self.office.id, reason=outcome.text)
                self.holding = None
                for request in proposal.requests:
                    request.answer(FAULT)
            case _:
                assert_never(outcome)
        self._turn()

    def _committed(self, proposal: Proposal) -> None:
        """I1, I3: documents first, then the answers; no await in between."""
        holding = self.holding
        assert holding is not None
        holding.position = self._known_position = proposal.position
        for date, position in proposal.days.items():
            holding.days[date].position = position
        decided = proposal.decided
        self.memory.add(proposal.position, decided.events, proposal.commit.receipts)
        version = proposal.position.version
        metrics = self._around.metrics
        metrics.commit_seconds.observe(monotonic() - proposal.sent)
        metrics.commit_size.observe(len(decided.done))
        if proposal.position.epoch == self.documents.epoch:
            self.documents.follow(holding.state, decided.at, version, proposal.touched)
        else:
            self.documents.redraw(holding.state, decided.at, version, proposal.position.epoch)
        self.waits.follow(holding.state, proposal.touched)
        for request, result in decided.done:
            request.answer(Done(version, result))
        self._around.on_events(decided.events)
        if decided.refused:
            store, office = self._around.store, self.office.id
            self._aside(refusing.refuse_unless_known(store, office, version, decided.refused))

    def _repeated(self, proposal: Proposal, known: Known) -> None:
        """Some keys had been answered before: answer them so again, decide the others anew."""
        self.holding = None
        receipts = {receipt.key: receipt for receipt in known.receipts}
        for void in proposal.decided.voids:
            if void.key in receipts:
                for request in proposal.requests:
                    request.learn_known(void.key)
        for request in proposal.requests:
            receipt = receipts.get(request.key)
            if receipt is not None:
                request.answer(answer_from(receipt, request, self.version))
        self._put_back(proposal.requests)

    def _put_back(self, requests: Sequence[Request]) -> None:
        self._inbox.extendleft(r for r in reversed(requests) if r.on_answer is not None)

    def _be_late(self, proposal: Proposal) -> None:
        """Three seconds without an answer: say so; the store goes on trying this commit."""
        self._is_late = True
        for request in proposal.requests:
            request.answer(UNKNOWN)
        waiting, self._inbox = self._inbox, deque()
        for request in waiting:
            request.answer(UNAVAILABLE)

    # ── reading the store ─────────────────────────────────────────────────────

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Let decisions wait for `work`."""

        async def run() -> None:
            try:
                await work
            except StoreError as error:
                log.warning("store unavailable", office=self.office.id, reason=str(error))
                self._fail_waiting()
                await asyncio.sleep(_AGAIN_S)
            except Exception:
                log.exception("room work failed", office=self.office.id)
                self.holding = None
                self._fail_waiting()
                await asyncio.sleep(_AGAIN_S)
            self._work = None
            if self.holding is None and not (self._inbox or self._when_settled or self._is_watched):
                return
            self._turn()

        self._work = asyncio.get_running_loop().create_task(run())

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do `work` while decisions go on."""
        task = asyncio.get_running_loop().create_task(work)
        self._side.add(task)
        task.add_done_callback(self._side.discard)

    @property
    def _is_watched(self) -> bool:
        return any(True for _ in self.documents) or self.waits.is_watched

    def _fail_waiting(self) -> None:
        waiting, self._inbox = self._inbox, deque()
        for request in waiting:
            request.answer(UNAVAILABLE)

    async def _load(self) -> None:
        self._adopt(await self._around.store.load(self.office.id))

    async def _fetch(self, holding: Holding, missing: Sequence[Needs]) -> None:
        """Read what commands need; the queue is read with a day, so that both are of one moment."""
        days = {need.day for need in missing if need.day} - holding.days.keys()
        if days:
            wanted = sorted(days | holding.days.keys())
            self._adopt(await self._around.store.load(self.office.id, wanted))
        for need in missing:
            if need.visit and self.holding is not None:
                self.holding.visits[need.visit] = None

    async def _compare(self) -> None:
        """I4: the store must be where this room knows it to be, with every receipt given lately."""
        store, office = self._around.store, self.office.id
        seen = await store.confirm(office, self.memory.keys())
        present = {receipt.key for receipt in seen.receipts}
        here = seen.positions[office_aggregate(office)]
        lost = self.memory.lost(here, present)
        if not lost and self.holding is not None and here == self.holding.position:
            self._is_doubtful = False
            return
        snapshot = await store.load(office, sorted(self.holding.days) if self.holding else ())
        fresh = holdings.load(office, snapshot)
        lost = self.memory.lost(fresh.position, present)
        if lost:
            self._restore(fresh, lost, recovery.restored_ids(snapshot[office_aggregate(office)]))
        else:
            self._go_on_from(fresh)

    def _adopt(self, snapshot: Snapshot) -> None:
        """Go on from what the store told, unless it has gone back or begun anew (I4)."""
        fresh = holdings.load(self.office.id, snapshot)
        known = self._known_position
        if known is not None and (
            fresh.position.epoch != known.epoch or fresh.position.version < known.version
        ):
            self.holding = None
            self._is_doubtful = True
            return
        self._go_on_from(fresh)

    def _go_on_from(self, fresh: Holding) -> None:
        self._is_doubtful = False
        self.holding = fresh
        self._known_position = fresh.position
        position = fresh.position
        at = max(clock_ms(), fresh.state.at)
        self.documents.redraw(fresh.state, at, position.version, position.epoch)
        self.waits.redraw(fresh.state)

    def _restore(self, fresh: Holding, lost: list[Remembered], restored: frozenset[str]) -> None:
        """Put back, in version order and under a new epoch, what was answered and is gone."""
        log.error(
            "store lost its tail",
            office=self.office.id,
            version=fresh.position.version,
            commits=len(lost),
        )
        self._is_doubtful = False
        if self.holding is not None:
            recovery.keep_numbers_ahead(fresh.state, self.holding.state)
        events, receipts = recovery.put_back(fresh, lost, restored)
        decided = Decided(events=events, restored=receipts, at=max(clock_ms(), fresh.state.at))
        self.holding = fresh
        self.memory.forget()
        self._send(recovery.proposal(decided, fresh, self._place, lost))

    # ── the feed ──────────────────────────────────────────────────────────────

    def _follow_entries(self) -> None:
        """Apply what other nodes committed; whatever cannot be followed is read from the store."""
        while self._entries and self.holding is not None:
            entry = self._entries.popleft()
            followed = follow(self.holding, entry)
            if followed is None:
                self.holding = None
                self._entries.clear()
            elif followed.touched or followed.events:
                position = self._known_position = self.holding.position
                self.memory.add(position, followed.events, ())
                at = max(clock_ms(), self.holding.state.at)
                self.documents.follow(self.holding.state, at, position.version, followed.touched)
                self.waits.follow(self.holding.state, followed.touched)
                self._around.on_events(followed.events)


async def _forgivingly(work: Coroutine[Any, Any, Any]) -> None:
    """What the next change will write again may fail."""
    with suppress(StoreError):
        await work
