"""The sign of life that a watched app gives from the thread that draws and answers."""

import os
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from client_kit.watchdog import BEAT_S


class Heartbeat(QObject):
    """Touches a file each second; quits when the parent's end of standard input closes."""

    orphaned = Signal()

    def __init__(self, path: Path, application: QCoreApplication) -> None:
        super().__init__(application)
        self._path = path
        self._timer = QTimer(self, interval=int(BEAT_S * 1000))
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self.orphaned.connect(application.quit, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, name="parent", daemon=True).start()

    def _beat(self) -> None:
        self._path.touch()

    def _listen(self) -> None:
        while os.read(0, 64):  # no buffered reader: its lock would be held at our own end
            pass
        self.orphaned.emit()
