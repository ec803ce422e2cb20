"""A scanner types like a keyboard, only faster: its line is caught before any button sees it."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

_FASTEST_FINGER_MS = 60
_SHORTEST = 8


class Scanner(QObject):
    """An event filter for the window."""

    read = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self._since = QElapsedTimer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self._since.isValid() and self._since.elapsed() > _FASTEST_FINGER_MS:
            self._letters = ""
        self._since.restart()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            line, self._letters = self._letters, ""
            if len(line) < _SHORTEST:
                return False
            self.read.emit(line)
            return True
        self._letters += event.text()
        return False
