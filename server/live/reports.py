"""What devices tell of themselves: only changes, and each unconfirmed print, become facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queue_core.domain.commands import TellDevice
from queue_core.protocol import Report
from server.live.presence import SERVER
from server.metrics import Metrics
from server.rooms.holding import Holding
from server.rooms.ids import clock_ms, uuid7
from server.rooms.offices import Offices
from server.rooms.request import Request

if TYPE_CHECKING:
    from server.live.session import Session

_LONGEST_DETAIL = 200


class Reports:
    """Takes `report` frames; they are not answered."""

    def __init__(self, offices: Offices, metrics: Metrics) -> None:
        self._offices = offices
        self._metrics = metrics

    def take(self, session: Session, report: Report) -> None:
        """One report of a device."""
        identity = session.identity
        if not identity.device or identity.office not in self._offices:
            return
        if report.painted:
            self._measure(identity.office, report.painted)
        if report.unconfirmed:
            self._metrics.unprinted.inc()
        if report.printer or report.sound or report.detail or report.unconfirmed:
            fact = TellDevice(
                device=identity.device,
                kind=identity.role,
                printer=report.printer,
                sound=report.sound,
                detail=report.detail[:_LONGEST_DETAIL],
                unconfirmed=report.unconfirmed,
            )
            request = Request(fact, SERVER, uuid7(clock_ms()), None)
            self._offices.submit(identity.office, request)

    def _measure(self, office: str, painted: dict[str, int]) -> None:
        """From the call to the glass."""

        def measure(holding: Holding) -> None:
            called = {t.call: t.last_called for t in holding.state.tickets.values() if t.call}
            for call, at in painted.items():
                since = called.get(call.partition("#")[0])
                if since and at >= since:
                    self._metrics.paint_seconds.observe((at - since) / 1000)

        self._offices.room(office).when_settled(measure)
