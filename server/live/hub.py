"""All open sessions of this node, and what they reach: rooms, forecasts, the network, presence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from queue_core.domain.events import AnyEvent, WindowOpened
from queue_core.protocol import TICK_EVERY_S, Ask, Error, Report, Welcome
from queue_core.views import ticket as pages
from server.auth.errors import AuthRefused
from server.auth.identity import Identity
from server.live import errors, frames
from server.live.channels import ChannelName
from server.live.outbox import Outbox
from server.live.presence import Presence
from server.live.questions import Questions
from server.live.reports import Reports
from server.live.session import Session
from server.live.silence import Silence
from server.metrics import Metrics
from server.rooms.ids import clock_ms
from server.rooms.network import NetworkChannel
from server.rooms.offices import Offices
from server.rooms.request import Request
from server.store.errors import StoreError
from server.web.limits import PublicLimits


class Hub:
    """The node as the sessions see it."""

    def __init__(
        self,
        offices: Offices,
        network: NetworkChannel,
        limits: PublicLimits,
        metrics: Metrics,
        node: str,
        questions: Questions,
    ) -> None:
        self.metrics = metrics
        self.is_closing = False
        self._offices = offices
        self._network = network
        self._limits = limits
        self._node = node
        self._questions = questions
        self._sessions: dict[int, Session] = {}
        self._presence = Presence(offices)
        self._showing: set[asyncio.Task[None]] = set()
        self._reports = Reports(offices, metrics)
        self.silence = Silence(offices)

    def __iter__(self) -> Iterator[Session]:
        return iter(list(self._sessions.values()))

    # ── sessions come and go ──────────────────────────────────────────────────

    def open(
        self, identity: Identity, outbox: Outbox, language: str, address: str, token: str = ""
    ) -> Session:
        """Welcome a peer."""
        session = Session(identity, outbox, self, language, address, token)
        self._sessions[id(session)] = session
        self.metrics.sockets.labels(identity.role).inc()
        outbox.put(frames.welcome(self._welcome(identity)))
        self.silence.came(identity)
        former = self._presence.came(session)
        if former is not None:
            former.bye("replaced")
        session.open()
        return session

    def close(self, session: Session) -> None:
        """The peer is gone."""
        if self._sessions.pop(id(session), None) is None:
            return
        session.close()
        self.silence.went(session.identity)
        self.metrics.sockets.labels(session.identity.role).dec()
        if not self.is_closing:
            self._presence.went(session)

    def identify_again(self, identify: Callable[[str], Identity]) -> None:
        """Tokens were revoked: whoever still speaks by one is sent away."""
        for session in self:
            try:
                identify(session.token)
            except AuthRefused as refused:
                session.bye("expired" if refused.code == "token_expired" else "refused")

    def look_for_lost_links(self) -> None:
        """For a node that is alone, some time after its start (RULES, presence)."""
        for room in self._offices:
            room.when_settled(partial(self._presence.look_for_lost, room.office.id))

    async def say_goodbye(self, after_ms: int) -> None:
        """Graceful stop: everybody is told to come back, a little apart."""
        self.is_closing = True
        self._presence.stop()
        count = max(1, len(self._sessions))
        for index, session in enumerate(self):
            session.bye("going_down", after_ms + 2000 * index // count)
            if index % 200 == 199:
                await asyncio.sleep(0)

    def heard_events(self, office: str, events: Sequence[AnyEvent]) -> None:
        """Who was replaced at a window is told so; boards owe what was called."""
        self.silence.heard(office, events)
        for event in events:
            if isinstance(event, WindowOpened) and event.replaced:
                former = self._presence.session_of(office, event.replaced)
                if former is not None:
                    former.bye("replaced")

    def _welcome(self, identity: Identity) -> Welcome:
        name = ""
        if identity.office in self._offices:
            person = self._offices.office(identity.office).staff.get(identity.who)
            name = person.name if person else ""
        return Welcome(
            role=identity.role,
            office=identity.office,
            who=identity.who,
            server=self._node,
            tick=TICK_EVERY_S,
            at=clock_ms(),
            name=name,
        )

    # ── what a session reaches ────────────────────────────────────────────────

    def has_office(self, office: str) -> bool:
        """Whether there is such an office."""
        return office in self._offices

    def submit(self, office: str, request: Request) -> None:
        """Bring a command to its room."""
        self._offices.submit(office, request)

    def watch(self, id: int, channel: ChannelName, session: Session) -> Error | None:
        """Send the document and its patches from now on; an error tells why not."""

        def still_wanted() -> bool:
            return session.outbox.is_open and channel.full in session.watched

        if channel.kind == "network":
            self._network.watch(session.outbox)
            return None
        room = self._offices.room(channel.office)
        if channel.kind in ("wait", "desk/wait"):
            room.screens.waits.watch(channel.full, session.outbox, still_wanted)
            return None
        if channel.kind == "ticket":
            if session.identity.role == "public" and not self.may_ask_public(session):
                return errors.error("too_many", session.language)
            room.screens.waits.watch_page(
                channel.full,
                channel.part,
                session.outbox,
                still_wanted,
                lambda: self._show_ended(id, channel, session),
            )
            return None
        view = room.screens.views.by_channel.get(channel.full)
        if view is None:
            return errors.error("unknown_channel", session.language)
        room.screens.watch(view, session.outbox, still_wanted)
        return None

    def _show_ended(self, id: int, channel: ChannelName, session: Session) -> None:
        """A visit that the queue has forgotten may be kept for its rating."""

        async def show() -> None:
            try:
                visit = await self._offices.room(channel.office).ended_visit(channel.part)
            except StoreError:
                visit = None
            if visit is None:
                session.refuse_watch(id, channel, "not_found")
            elif channel.full in session.watched:
                page = pages.build_ended(self._offices.office(channel.office), visit)
                session.outbox.put(frames.doc(channel.full, "ended", 1, page))

        task = asyncio.get_running_loop().create_task(show())
        self._showing.add(task)
        task.add_done_callback(self._showing.discard)

    def unwatch(self, channel: ChannelName, session: Session) -> None:
        """Send no more."""
        if channel.kind == "network":
            self._network.unwatch(session.outbox)
            return
        room = self._offices.room(channel.office)
        if channel.kind in ("wait", "desk/wait", "ticket"):
            room.screens.waits.unwatch(channel.full, session.outbox)
        else:
            room.screens.documents.unwatch(channel.full, session.outbox)

    def ask(self, ask: Ask, session: Session) -> None:
        """Answer a question about what is no view."""
        self._questions.ask(ask, session)

    def version(self, channel: ChannelName) -> int | None:
        """A channel's version now; None: not drawn at this moment."""
        if channel.kind == "network":
            return self._network.version
        room = self._offices.room(channel.office)
        if channel.kind in ("wait", "desk/wait", "ticket"):
            return room.screens.waits.version(channel.full)
        drawn = room.screens.documents.get(channel.full)
        return drawn.version if drawn else None

    def reported(self, session: Session, report: Report) -> None:
        """A device told of itself."""
        self._reports.take(session, report)
        if report.painted and session.identity.device:
            self.silence.painted(session.identity, report.painted)

    def may_ask_public(self, session: Session) -> bool:
        """Whether a visitor without token may give one more order from this address."""
        return self._limits.spend(session.address)
