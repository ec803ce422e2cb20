"""A scanner that types: its line is known by its speed and by what it says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kiosk_app.flow.scan import read_code

_FASTEST_FINGER_MS = 60


class Wedge(QObject):
    """An event filter for the window; unlike the kiosk's, fast typing of words passes by it."""

    read = Signal(object)
    """`BookingCode | TicketCode`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self._at = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        # When it was struck, not when a busy screen takes it up; 0: a key without a time.
        before, self._at = self._at, event.timestamp()
        if before and self._at and self._at - before > _FASTEST_FINGER_MS:
            self._letters = ""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._letters = self._letters + event.text() if event.text().isprintable() else ""
            return False
        line, self._letters = self._letters, ""
        code = read_code(line) if "/" in line or not line.isascii() else None
        if code is None:
            return False
        self.read.emit(code)
        return True
