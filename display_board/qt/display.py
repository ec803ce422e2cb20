"""What both screens share: documents and link from the bridge, a redraw when time changes it."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from client_kit.qt.bridge import Bridge
from display_board.qt.glass import Glass
from queue_core.protocol import Report

LOST_AFTER_MS = 3_000
"""A restart of the server is shorter; numbers older than this are not shown as if they were new."""


class Display(QObject):
    """Subclasses draw; this decides when, and tells the server what was painted and heard."""

    def __init__(self, bridge: Bridge, glass: Glass) -> None:
        super().__init__()
        self.bridge = bridge
        self._glass = glass
        self._sound = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        bridge.changed.connect(self._on_document)
        bridge.linked.connect(self._on_link)
        glass.painted.connect(self._on_painted)

    def refresh(self) -> None:
        """Draw this moment and come back when the next one differs."""
        now = self.bridge.server_time()
        upcoming = self.draw(now)
        if not self.bridge.is_up and self.lost_since(now) is None:
            upcoming = min(upcoming, now - self.bridge.silence_ms() + LOST_AFTER_MS)
        self._timer.start(max(1, upcoming - now))

    def draw(self, now: int) -> int:
        """Show what holds at `now`; the moment from which it will not."""
        raise NotImplementedError

    def watch(self, office: str) -> None:
        """Follow this screen's documents."""
        raise NotImplementedError

    def take(self, channel: str, document: Mapping[str, Any]) -> None:
        """A document came or changed."""

    def lost_since(self, now: int) -> int | None:
        """Server time of the last word heard, once the silence counts."""
        silence = self.bridge.silence_ms()
        if self.bridge.is_up or silence < LOST_AFTER_MS:
            return None
        return now - silence

    def expect(self, keys: Iterable[str]) -> None:
        self._glass.expect(keys)

    def pass_over(self, keys: Iterable[str]) -> None:
        self._glass.pass_over(keys)

    def tell_sound(self, state: str) -> None:
        """`ready`, `off`, `no_device`, `no_speech`: told now and after every reconnect."""
        self._sound = state
        self.bridge.report(Report(sound=state))

    def _on_document(self, channel: str, document: Mapping[str, Any]) -> None:
        self.take(channel, document)
        self.refresh()

    def _on_link(self, up: bool) -> None:
        if up and self._sound:
            self.bridge.report(Report(sound=self._sound))
        self.refresh()

    def _on_painted(self, keys: frozenset[str]) -> None:
        at = self.bridge.server_time()
        self.bridge.report(Report(painted=dict.fromkeys(sorted(keys), at)))
