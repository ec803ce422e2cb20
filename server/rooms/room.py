"""One office in one node: an inbox with one commit in flight, and no lock.

The working state is for `decide` only and runs ahead of the store while a commit is in flight; the
documents follow what is committed. Anything but `Ok` throws the working state away.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any, assert_never

import structlog

from queue_core.domain.clock import due_events
from queue_core.domain.commands import Tick
from queue_core.domain.context import EndedVisit
from queue_core.domain.events import AnyEvent
from queue_core.domain.office import Office
from queue_core.views.projection import Touched
from server.rooms import refusing
from server.rooms.answering import answer_from
from server.rooms.deciding import Decided, Ground, decide_all
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms, uuid7
from server.rooms.keeper import Keeper
from server.rooms.needs import NONE, needs_of
from server.rooms.proposal import Place, Proposal, propose
from server.rooms.request import CLOCK, FAULT, UNAVAILABLE, UNKNOWN, Done, Request
from server.rooms.screens import Screens
from server.rooms.surroundings import Surroundings
from server.rooms.visits import read_visit, visit_id
from server.store.contract import Conflict, Fault, FeedEntry, Known, Ok, Outcome, Unknown
from server.store.errors import StoreError
from server.store.keys import load_key

log = structlog.get_logger()

MOST_AT_ONCE = 64
Work = Callable[[], Coroutine[Any, Any, Any]]
"""Made by the task that does it: one that is cancelled before it begins leaves nothing behind."""
_AGAIN_S = 0.25


class Room:
    """The only place that changes one office's state in this node."""

    def __init__(self, office: Office, around: Surroundings) -> None:
        self.office = office
        self.used = monotonic()
        self._around = around
        self._place = Place(
            office, around.store.shard_of(office.id), around.node, around.secrets.token_of
        )
        self.screens = Screens(
            office,
            around.metrics,
            around.pace,
            self.when_settled,
            self._write_load,
            around.secrets.token_of,
        )
        self._keeper = Keeper(office, around.store, self._place, self.screens.redraw)
        self._inbox: deque[Request] = deque()
        self._entries: deque[FeedEntry] = deque()
        self._when_settled: list[Callable[[Holding], None]] = []
        self._flight: Proposal | None = None
        self._is_late = False
        """The store has not answered for three seconds: whoever asks now hears so at once."""
        self._work: asyncio.Task[None] | None = None
        """Reading the store, when decisions must wait for that."""
        self._side: set[asyncio.Task[None]] = set()
        self._is_woken = False

    # ── what the rest of the node asks ────────────────────────────────────────

    def submit(self, request: Request) -> None:
        """Decide and commit a command; it is answered exactly once."""
        self.used = monotonic()
        if self._is_late:
            request.answer(UNAVAILABLE)
            return
        self._inbox.append(request)
        self._wake()

    def when_settled(self, call: Callable[[Holding], None]) -> None:
        """Call as soon as the working state is the committed one; at once if it is now."""
        holding = self._settled
        if holding is not None:
            call(holding)
        else:
            self._when_settled.append(call)
            self._wake()

    async def ended_visit(self, token: str) -> EndedVisit | None:
        """What is kept of a visit that is over, for its page. Raises StoreUnavailable."""
        blob = await self._around.store.visit(self.office.id, visit_id(token))
        return read_visit(blob) if blob else None

    def hear(self, entry: FeedEntry) -> None:
        """Another node committed something."""
        self._entries.append(entry)
        if not self.is_busy:
            self._follow_entries()
            self._wake()

    def recheck(self) -> None:
        """The store may have lost or gained something: compare positions (I4)."""
        self._keeper.doubt()
        self._wake()

    @property
    def is_busy(self) -> bool:
        """Whether decisions must wait."""
        return self._flight is not None or self._work is not None

    @property
    def is_idle(self) -> bool:
        """Whether nobody watches, waits or works here."""
        return not (self.is_busy or self._is_wanted)

    async def close(self) -> None:
        """Stop reading; a commit in flight stays the store's business."""
        self.screens.waits.stop()
        for task in [*self._side, *([self._work] if self._work else [])]:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    @property
    def _settled(self) -> Holding | None:
        """The holding, if it is what is committed."""
        return None if self.is_busy or self._keeper.is_doubtful else self._keeper.holding

    @property
    def _is_overdue(self) -> bool:
        """Whether the office must tick before anybody looks: nobody is shown yesterday."""
        return bool(self._inbox) and isinstance(self._inbox[0].command, Tick)

    @property
    def _is_wanted(self) -> bool:
        return bool(self._inbox or self._when_settled or self.screens.is_watched)

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
        self._follow_entries()
        holding = self._settled
        if holding is None:
            if self._is_wanted or self._keeper.is_doubtful:
                self._begin(self._read)
            return
        if self._when_settled and not self._is_overdue:
            self._settle(holding)
        if self._inbox:
            self._decide(holding)

    def _settle(self, holding: Holding) -> None:
        """Let those who wait for the committed state have it; one's fault is not the others'."""
        calls, self._when_settled = self._when_settled, []
        for call in calls:
            try:
                call(holding)
            except Exception:
                log.exception("document not drawn", office=self.office.id)

    def _decide(self, holding: Holding) -> None:
        requests = self._take()
        at = max(clock_ms(), holding.state.at)
        needs = [needs_of(request.command, self.office, at) for request in requests]
        missing = [need for need in needs if need is not NONE and not need.is_met(holding)]
        if missing:
            self._inbox.extendleft(reversed(requests))
            self._begin(partial(self._keeper.fetch, missing))
            return
        try:
            decided = decide_all(list(zip(requests, needs, strict=True)), self._ground(holding), at)
        except Exception:
            log.exception("state spoilt", office=self.office.id)
            self._keeper.give_up()
            for request in requests:
                request.answer(FAULT)
            self._wake()
            return
        if decided.has_writes:
            self._send(propose(decided, holding, self._place))
        elif decided.refused:
            self._begin(partial(self._refuse, holding, decided))
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
            holding=holding,
            secrets=self._around.secrets,
            fresh=self._around.fresh,
            upper_bound=self.screens.waits.upper_bound,
            farewell_ms=self._around.farewell_ms,
        )

    async def _refuse(self, holding: Holding, decided: Decided) -> None:
        seen = await refusing.confirm(self._around.store, holding, decided.refused)
        if seen.has_moved:
            self._keeper.give_up()
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
                self._keeper.adopt(outcome.snapshot)
            case Fault():
                log.error("commit refused", office=self.office.id, reason=outcome.text)
                self._keeper.give_up()
                for request in proposal.requests:
                    request.answer(FAULT)
            case _:
                assert_never(outcome)
        self._turn()

    def _committed(self, proposal: Proposal) -> None:
        """I1, I3: documents first, then the answers; no await in between."""
        holding = self._keeper.committed(proposal)
        decided = proposal.decided
        metrics = self._around.metrics
        metrics.commit_seconds.observe(monotonic() - proposal.sent)
        metrics.commit_size.observe(len(decided.done))
        self._show(holding, decided.at, proposal.touched, decided.events)
        version = proposal.position.version
        for request, result in decided.done:
            request.answer(Done(version, result))
        if not decided.restored:
            self._around.on_committed(holding.state, decided.events)
        if decided.refused:
            store, office = self._around.store, self.office.id
            refuse = refusing.refuse_unless_known
            self._aside(partial(refuse, store, office, version, decided.refused))

    def _repeated(self, proposal: Proposal, known: Known) -> None:
        """Some keys had been answered before: answer them so again, decide the others anew."""
        version = proposal.commit.aggregates[0].expected.version
        self._keeper.give_up()
        receipts = {receipt.key: receipt for receipt in known.receipts}
        for void in proposal.decided.voids:
            if void.key in receipts:
                for request in proposal.requests:
                    request.learn_known(void.key)
        for request in proposal.requests:
            receipt = receipts.get(request.key)
            if receipt is not None:
                request.answer(answer_from(receipt, request, version))
        self._put_back(proposal.requests)

    def _put_back(self, requests: Sequence[Request]) -> None:
        self._inbox.extendleft(r for r in reversed(requests) if not r.is_answered)

    def _be_late(self, proposal: Proposal) -> None:
        """Three seconds without an answer: say so; the store goes on trying this commit."""
        self._is_late = True
        for request in proposal.requests:
            request.answer(UNKNOWN)
        waiting, self._inbox = self._inbox, deque()
        for request in waiting:
            request.answer(UNAVAILABLE)

    # ── reading the store ─────────────────────────────────────────────────────

    async def _read(self) -> None:
        proposal = await self._keeper.read()
        holding = self._keeper.holding
        if proposal is not None:
            self._send(proposal)
        elif holding is not None and due_events(holding.state, self.office, clock_ms()):
            self._inbox.appendleft(Request(Tick(), CLOCK, uuid7(clock_ms()), None))

    def _begin(self, work: Work) -> None:
        """Let decisions wait for `work`."""
        self._work = asyncio.get_running_loop().create_task(self._run(work))

    async def _run(self, work: Work) -> None:
        try:
            await work()
        except StoreError as error:
            log.warning("store unavailable", office=self.office.id, reason=str(error))
            self._fail_waiting()
            await asyncio.sleep(_AGAIN_S)
        except Exception:
            log.exception("room work failed", office=self.office.id)
            self._keeper.give_up()
            self._fail_waiting()
            await asyncio.sleep(_AGAIN_S)
        self._work = None
        self._turn()

    def _aside(self, work: Work) -> None:
        """Do `work` while decisions go on."""
        task = asyncio.get_running_loop().create_task(work())
        self._side.add(task)
        task.add_done_callback(self._side.discard)

    def _fail_waiting(self) -> None:
        waiting, self._inbox = self._inbox, deque()
        for request in waiting:
            request.answer(UNAVAILABLE)

    def _follow_entries(self) -> None:
        """Apply what other nodes committed; whatever cannot be followed is read from the store."""
        while self._entries:
            followed = self._keeper.follow(self._entries.popleft())
            holding = self._keeper.holding
            if followed is not None and holding is not None:
                at = max(clock_ms(), holding.state.at)
                self._show(holding, at, followed.touched, followed.events)

    def _show(
        self, holding: Holding, at: int, touched: Touched, events: Sequence[AnyEvent]
    ) -> None:
        """Draw what was committed. A fault in a view costs no answer: all is drawn afresh."""
        try:
            self.screens.follow(holding, at, touched)
            self._around.on_events(events)
        except Exception:
            log.exception("documents not drawn", office=self.office.id)
            self._keeper.give_up()

    def _write_load(self, load: bytes) -> None:
        """Keep the public load for the network page."""
        store, place = self._around.store, self._place
        key = load_key(place.shard)
        write = partial(store.read, place.shard, "HSET", key, self.office.id, load)
        self._aside(partial(_forgivingly, write))


async def _forgivingly(work: Work) -> None:
    """What the next change will write again may fail."""
    with suppress(StoreError):
        await work()
