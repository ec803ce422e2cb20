"""One office as this node sees it, hour by hour: who waits now and then, and everybody called."""

from __future__ import annotations

from collections.abc import Sequence

from queue_core.domain.events import AnyEvent, TicketCalled
from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState
from queue_core.views.counts import all_serving
from server.history.hours import HOUR_MS, hour_of
from server.history.sums import Hour

Name = tuple[str, int]
"""The business day, and when the hour began."""
LOOK_S = 30
_LONGEST_S = 2 * LOOK_S
"""What one look may stand for."""


class Sampler:
    """Sums of the present hour and the last; those older are written and forgotten."""

    def __init__(self, office: Office) -> None:
        self.hours: dict[Name, Hour] = {}
        self.changed: set[Name] = set()
        """To be written."""
        self.is_looking = False
        """A look is under way."""
        self._office = office
        self._looked = 0
        self._calls: list[tuple[str, int, str, int]] = []

    def note(self, state: OfficeState, events: Sequence[AnyEvent]) -> None:
        """This node has committed `events`: remember whose wait ended. On the commands' way."""
        for event in events:
            if type(event) is not TicketCalled or event.ticket not in state.tickets:
                continue
            ticket = state.tickets[event.ticket]
            for stage in ticket.stages:
                if stage.called == event.at:  # else it was put back, or called before
                    since = max(stage.entered, ticket.slot) + ticket.held_ms
                    self._calls.append((state.day, event.at, stage.service, event.at - since))

    def look(self, state: OfficeState, at: int) -> None:
        """See who waits and which windows serve, and count those called since the last look."""
        self._count_calls()
        seconds = min(round((at - self._looked) / 1000), _LONGEST_S) if self._looked else LOOK_S
        self._looked = at
        if not state.day or seconds <= 0:
            return
        waiting: dict[str, int] = {}
        for ticket in state.waiting.values():
            service = ticket.stages[ticket.stage].service
            waiting[service] = waiting.get(service, 0) + 1
        serving: dict[str, int] = {}
        windows = 0
        for _, services in all_serving(state):
            windows += bool(services)
            for service in services:
                serving[service] = serving.get(service, 0) + 1
        hour = self._hour(state.day, at - seconds * 500)
        hour.office.look(seconds, len(state.waiting), windows)
        for service in waiting.keys() | serving.keys():
            hour.service(service).look(seconds, waiting.get(service, 0), serving.get(service, 0))

    def live(self) -> dict[Name, Hour]:
        """Everything this node knows, calls of this moment included."""
        self._count_calls()
        return self.hours

    def take_changed(self) -> dict[Name, Hour]:
        """Hours to be written."""
        self._count_calls()
        taken, self.changed = self.changed, set()
        return {name: self.hours[name] for name in sorted(taken)}

    def forget(self, at: int) -> None:
        """Drop written hours that are over for good."""
        for name in [n for n in self.hours if n[1] < at - 2 * HOUR_MS and n not in self.changed]:
            del self.hours[name]

    def _count_calls(self) -> None:
        calls, self._calls = self._calls, []
        for day, at, service, wait_ms in calls:
            hour = self._hour(day, at)
            wait_s = max(0, wait_ms // 1000)
            hour.office.call(wait_s)
            hour.service(service).call(wait_s)

    def _hour(self, day: str, at: int) -> Hour:
        name = (day, hour_of(self._office.zone, at))
        self.changed.add(name)
        hour = self.hours.get(name)
        if hour is None:
            hour = self.hours[name] = Hour()
        return hour
