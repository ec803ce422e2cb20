"""All documents of one office that follow its commits, and which of them a commit concerns."""

from __future__ import annotations

from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState
from queue_core.views.board import BoardView
from queue_core.views.desk import DeskView
from queue_core.views.gate import Gate
from queue_core.views.kiosk import KioskView
from queue_core.views.projection import Projection, Touched
from queue_core.views.public import PublicView
from queue_core.views.wait import WaitView
from queue_core.views.window import WindowView


class OfficeViews:
    """The projections of one office by channel.

    `wait` and `desk_wait` follow forecasts instead, ticket pages are made one by one.
    """

    def __init__(self, office: Office) -> None:
        self.gate = Gate(office)
        self.desk = DeskView(office, self.gate)
        self.kiosk = KioskView(office, self.gate)
        self.public = PublicView(office, self.gate)
        self.wait = WaitView(office, self.gate)
        self.desk_wait = WaitView(office, self.gate, desk=True)
        self.boards = tuple(BoardView(office, hall, self.gate) for hall in office.halls)
        self._windows = {window: WindowView(office, window) for window in office.windows}
        self._common: tuple[Projection, ...] = (
            *self.boards,
            self.kiosk,
            self.desk,
            self.public,
        )
        self.by_channel: dict[str, Projection] = {
            view.channel: view for view in (*self._common, *self._windows.values())
        }

    def concerned(self, state: OfficeState, touched: Touched) -> list[Projection]:
        """The projections a commit may change; the others' `update` would return nothing."""
        windows: dict[str, None] = {}
        for kind, key in touched:
            if kind == "windows":
                windows[key] = None
            elif kind == "tickets":
                ticket = state.tickets.get(key)
                if ticket is not None and ticket.window:
                    windows[ticket.window] = None
            elif kind in ("intake", "messages"):
                return [*self.by_channel.values()]
        found = [self._windows[key] for key in windows if key in self._windows]
        return [*self._common, *found]
