"""A scanner types like a keyboard, only faster: its line is caught before any button sees it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

_FASTEST_FINGER_MS = 60
_SHORTEST = 8


def is_long(line: str) -> bool:
    """At a kiosk nobody else types so fast, whatever the line says."""
    return len(line) >= _SHORTEST


class Scanner(QObject):
    """An event filter for the window; fast typing that `accepts` refuses passes by it."""

    read = Signal(str)

    def __init__(
        self, parent: QObject | None = None, accepts: Callable[[str], bool] = is_long
    ) -> None:
        super().__init__(parent)
        self._accepts = accepts
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
        if not self._accepts(line):
            return False
        self.read.emit(line)
        return True
