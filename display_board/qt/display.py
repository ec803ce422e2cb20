"""What both screens share: documents and link from the bridge, a redraw when time changes it."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from client_kit.qt.bridge import Bridge
from display_board.clock import minute_of_day
from display_board.hours import Hours
from display_board.qt.glass import Glass
from queue_core.protocol import Report, Welcome

LOST_AFTER_MS = 3_000
"""A restart of the server is shorter; numbers older than this are not shown as if they were new."""


class Display(QObject):
    """Subclasses draw; this decides when, and tells the server what was painted and heard."""

    dressed = Signal(str)
    """The scheme that this hour wants."""

    def __init__(self, bridge: Bridge, glass: Glass) -> None:
        super().__init__()
        self.bridge = bridge
        self._glass = glass
        self._sound = ""
        self._lack = ""
        self._schemes: Hours | None = None
        self._scheme = ""
        self._device = ""
        self._zone = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        bridge.changed.connect(self._on_document)
        bridge.linked.connect(self._on_link)
        bridge.welcomed.connect(self._on_welcome)
        glass.painted.connect(self._on_painted)

    def refresh(self) -> None:
        """Draw this moment and come back when the next one differs."""
        now = self.bridge.server_time()
        self.pass_hour(minute_of_day(now, self._zone))
        upcoming = self.draw(now)
        if not self.bridge.is_up and self.lost_since(now) is None:
            upcoming = min(upcoming, now - self.bridge.silence_ms() + LOST_AFTER_MS)
        self._timer.start(max(1, upcoming - now))

    def dress_by(self, schemes: Hours) -> None:
        """Wear these schemes by the hour, from the next `refresh` on."""
        self._schemes = schemes

    def pass_hour(self, minute: int) -> None:
        """The office's clock shows this minute of the day."""
        if self._schemes is not None and self._scheme != self._schemes.at(minute):
            self._scheme = self._schemes.at(minute)
            self.dressed.emit(self._scheme)

    @property
    def device(self) -> str:
        """This screen's id by its token; empty without one."""
        return self._device

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

    def expect(self, keys: Iterable[str], standing: Iterable[str] = ()) -> None:
        self._glass.expect(keys, standing)

    def pass_over(self, keys: Iterable[str]) -> None:
        self._glass.pass_over(keys)

    def tell_sound(self, state: str) -> None:
        """`ready`, `off`, `no_device`, `no_speech`: told now and after every reconnect."""
        self._sound = state
        self._report_state()

    def tell_lack(self, detail: str) -> None:
        """What this screen does without, beside its sound; told as `tell_sound` is."""
        self._lack = detail
        self._report_state()

    def _on_document(self, channel: str, document: Mapping[str, Any]) -> None:
        self._zone = document.get("zone", self._zone)
        self.take(channel, document)
        self.refresh()

    def _on_welcome(self, welcome: Welcome) -> None:
        self._device = welcome.who

    def _on_link(self, up: bool) -> None:
        if up:
            self._report_state()
        self.refresh()

    def _report_state(self) -> None:
        if self._sound or self._lack:
            self.bridge.report(Report(sound=self._sound, detail=self._lack))

    def _on_painted(self, keys: frozenset[str]) -> None:
        at = self.bridge.server_time()
        self.bridge.report(Report(painted=dict.fromkeys(sorted(keys), at)))
