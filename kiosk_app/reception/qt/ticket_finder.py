"""Learns the number of a ticket from its QR, by the ticket's own page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from client_kit.qt.bridge import Bridge
from kiosk_app.reception.qt.hall_watch import HallWatch
from queue_core.protocol import Error


class TicketFinder(QObject):
    """One ticket at a time."""

    found = Signal(str)
    """Its number."""
    lost = Signal()
    """No such ticket here, or it is over."""

    def __init__(self, bridge: Bridge, watch: HallWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._watch = bridge, watch
        self._channel = ""
        bridge.changed.connect(self._change)
        bridge.refused.connect(self._refuse)

    def find(self, token: str) -> None:
        """Ask for the ticket of this token."""
        self._forget()
        self._channel = f"ticket/{self._watch.office}.{token}"
        self._bridge.watch(self._channel)

    def _change(self, channel: str, doc: dict[str, Any]) -> None:
        if channel == self._channel:
            self._forget()
            self.found.emit(str(doc.get("number", "")))

    def _refuse(self, channel: str, error: Error) -> None:
        if channel == self._channel:
            self._forget()
            self.lost.emit()

    def _forget(self) -> None:
        if self._channel:
            self._bridge.unwatch(self._channel)
            self._channel = ""
