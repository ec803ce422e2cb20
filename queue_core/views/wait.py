"""How long one waits: for who comes now, and (desk) for each waiting visit.

These documents follow forecasts, not commits (RULES, What a forecast is): their versions count for
themselves, and they change only when a shown value does.
"""

from __future__ import annotations

from queue_core.domain.forecast import Forecast, Wait
from queue_core.domain.office import Office, ServiceId
from queue_core.domain.state import OfficeState
from queue_core.patch import diff
from queue_core.views.gate import Gate
from queue_core.views.projection import Doc, Patch, Row
from queue_core.views.shown import minutes, times

FREE_BELOW, SOME_BELOW = 0.5, 1.0
"""Load words: the forecast's middle ÷ the wait target."""


class WaitView:
    """`<office>/wait`, and with `desk` `<office>/desk/wait`, which tells each visit's place too."""

    def __init__(self, office: Office, gate: Gate, desk: bool = False) -> None:
        self.channel = f"{office.id}/desk/wait" if desk else f"{office.id}/wait"
        self._office = office
        self._gate = gate
        self._desk = desk

    def build(self, state: OfficeState, forecast: Forecast) -> Doc:
        """Draw the whole document."""
        return self._draw(state, forecast, {})

    def update(self, doc: Doc, state: OfficeState, forecast: Forecast) -> Patch:
        """Bring `doc` up to a new forecast, in place; return the patch.

        It is empty, and `doc` keeps its time, when no shown value changed.
        """
        new = self._draw(state, forecast, doc)
        patch = diff(doc, new)
        if patch.keys() <= {"at"}:
            return {}
        doc.clear()
        doc.update(new)
        return patch

    def _draw(self, state: OfficeState, forecast: Forecast, shown: Doc) -> Doc:
        is_open = self._gate.is_open(state, forecast.at)
        waiting: dict[ServiceId, int] = {}
        for ticket in state.waiting.values():
            service = ticket.stages[ticket.stage].service
            waiting[service] = waiting.get(service, 0) + 1
        rows = shown.get("services", {})
        doc: Doc = {
            "at": forecast.at,
            **_row(forecast.office, len(state.waiting), self._target(), is_open, shown),
            "services": {
                service: _row(
                    forecast.services.get(service),
                    waiting.get(service, 0),
                    offered.wait_target_s * 1000,
                    is_open,
                    rows.get(service, {}),
                )
                for service, offered in self._office.services.items()
            },
        }
        if self._desk:
            places = shown.get("tickets", {})
            doc["tickets"] = {
                ticket: _place(forecast, ticket, places.get(ticket))
                for ticket in state.waiting
                if ticket in forecast.tickets
            }
        return doc

    def _target(self) -> int:
        """The wait target of a typical visitor, ms."""
        services = self._office.services.values()
        return sum(s.wait_target_s for s in services) * 1000 // max(len(services), 1)


def _row(wait: Wait | None, waiting: int, target: int, is_open: bool, shown: Row) -> Row:
    """Who waits and how long; the range is left out when nothing can be told."""
    row: Row = {"waiting": waiting, "load": "closed"}
    if wait is None or not is_open:
        return row
    row["load"] = load(wait, target)
    before = (shown["low"], shown["high"]) if "low" in shown else None
    row["low"], row["high"] = minutes(wait.low, wait.high, before)
    if wait.ahead:
        row["ahead"] = wait.ahead
    return row


def load(wait: Wait, target: int) -> str:
    """The public word for a wait against its target (ms)."""
    share = wait.middle / max(target, 1)
    return "free" if share < FREE_BELOW else "some" if share < SOME_BELOW else "busy"


def _place(forecast: Forecast, ticket: str, shown: Row | None) -> Row:
    place = forecast.tickets[ticket]
    before = (shown["low"], shown["high"]) if shown else None
    low, high = times(place.low, place.high, forecast.at, before)
    return {"place": place.place, "low": low, "high": high}
