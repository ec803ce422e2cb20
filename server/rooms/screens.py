"""What shows one office: documents that follow commits, and those that follow forecasts."""

from __future__ import annotations

from collections.abc import Callable

from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState
from queue_core.views.office_views import OfficeViews
from queue_core.views.projection import Projection, Touched
from server.metrics import Metrics
from server.rooms.documents import Documents, Watcher
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms
from server.rooms.pace import Pace
from server.rooms.waits import Waits

WhenSettled = Callable[[Callable[[Holding], None]], None]
"""Calls with the committed state, at once or as soon as there is one."""


class Screens:
    """The documents of one office at this node (I3)."""

    def __init__(
        self,
        office: Office,
        metrics: Metrics,
        pace: Pace,
        when_settled: WhenSettled,
        write_load: Callable[[bytes], None],
        token_of: Callable[[str], str],
    ) -> None:
        self.views = OfficeViews(office)
        self.documents = Documents(metrics)
        self._when_settled = when_settled
        self._token_of = token_of
        self.write_load = write_load
        self._version = 0
        self.waits = Waits(office, self.views.gate, self, pace)

    @property
    def is_watched(self) -> bool:
        """Whether anybody looks."""
        return not self.documents.is_empty or self.waits.is_watched

    def watch(self, view: Projection, watcher: Watcher, still_wanted: Callable[[], bool]) -> None:
        """Send a document and its patches; a document not yet drawn needs a committed state."""
        channel = self.documents.get(view.channel)
        if channel is not None:
            self.documents.watch(channel, watcher)
            return

        def open_and_watch(holding: Holding) -> None:
            if not still_wanted():
                return
            channel = self.documents.get(view.channel)
            if channel is None:
                at = max(clock_ms(), holding.state.at)
                channel = self.documents.open(view, holding.state, at, holding.position.version)
            self.documents.watch(channel, watcher)

        self._when_settled(open_and_watch)

    def follow(self, holding: Holding, at: int, touched: Touched) -> None:
        """A commit was made, here or elsewhere."""
        position = holding.position
        if position.epoch != self.documents.epoch:
            self.redraw(holding)
            return
        self._version = position.version
        self.documents.follow(holding.state, at, position.version, touched)
        self.waits.follow(holding.state, touched)

    def redraw(self, holding: Holding) -> None:
        """The office was read anew."""
        position = holding.position
        self._version = position.version
        at = max(clock_ms(), holding.state.at)
        self.documents.redraw(holding.state, at, position.version, position.epoch)
        self.waits.redraw(holding.state)

    # ── what forecasts need ───────────────────────────────────────────────────

    def when_settled(self, call: Callable[[OfficeState], None]) -> None:
        """Call with the committed state."""
        self._when_settled(lambda holding: call(holding.state))

    def tell_late(self, state: OfficeState, touched: Touched) -> None:
        """Redraw what shows services as too late for today."""
        self.documents.follow(state, max(clock_ms(), state.at), self._version, touched)

    def ticket_of(self, state: OfficeState, token: str) -> str:
        """The visit a token names; empty: none that the state still holds."""
        return next((id for id in state.tickets if self._token_of(id) == token), "")
