"""Whether people may come in now: hours, early closing, suspension, and what is too late today."""

from __future__ import annotations

from queue_core.domain.day import next_opening, today_doors
from queue_core.domain.office import Office, ServiceId
from queue_core.domain.state import Intake, OfficeState
from queue_core.views.projection import Row

HOURS = ("state", "opens", "closes", "suspend_text")
"""The fields that `Gate.hours` tells."""

LATE = frozenset({("late", "")})
"""What to hand to `update` after `Gate.late` was set."""


class Gate:
    """The office's doors, shared by its projections; remembers its answer until the next moment."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.late: frozenset[ServiceId] = frozenset()
        """Services whose queue would not end before the doors close; set after a forecast."""
        self._day = ""
        self._intake: Intake | None = None
        self._since = 0
        self._until = 0
        self._hours: Row = {}

    def hours(self, state: OfficeState, at: int) -> Row:
        """`state`, today's doors or the next opening, and the suspension's text."""
        if (
            state.intake is not self._intake
            or state.day != self._day
            or not self._since <= at < self._until
        ):
            self._look(state, at)
        return self._hours

    def is_open(self, state: OfficeState, at: int) -> bool:
        """Whether the doors are open; a suspended office is not."""
        return bool(self.hours(state, at)["state"] == "open")

    def service_state(self, state: OfficeState, service: ServiceId) -> str:
        """`open`, `stopped` or `too_late`."""
        if state.intake.all_stopped or service in state.intake.stopped:
            return "stopped"
        return "too_late" if service in self.late else "open"

    def _look(self, state: OfficeState, at: int) -> None:
        self._day, self._intake, self._since = state.day, state.intake, at
        hours = today_doors(self._office, state)
        if hours is not None and hours[0] <= at < hours[1]:
            self._hours = {"state": "open", "opens": hours[0], "closes": hours[1]}
            self._until = hours[1]
        else:
            opens = next_opening(self._office, at)
            self._hours = {"state": "closed", "opens": opens} if opens else {"state": "closed"}
            self._until = opens or at + 1
        if state.intake.suspended:
            self._hours["state"] = "suspended"
            if state.intake.suspend_text:
                self._hours["suspend_text"] = state.intake.suspend_text


def screen_message(state: OfficeState) -> str:
    """The newest text that a supervisor put on every screen; empty: none."""
    if not state.messages:
        return ""
    shown = [(m.at, m.id, m.text) for m in state.messages.values() if m.to == "screens"]
    return max(shown)[2] if shown else ""
