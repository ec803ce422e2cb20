"""Touches given on the command line, for pictures and rehearsals: the same screens, no finger."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtQuick import QQuickWindow

from client_kit.qt.shot import grab, paint

STEP_MS = 100
HOLD_MS = 3_400
"""Longer than the staff's corner asks for."""
SETTLE_MS = 500
"""Before a picture, so that what the last touch brought stands still."""


class Script(QObject):
    """`NAME` touches the control of that name once it stands there, `hold:NAME` keeps the finger
    on it, `shot:FILE` takes a picture, `pause:MS` waits, `quit` ends the app."""

    touched = Signal(str)
    """A control is about to be touched."""

    def __init__(self, window: QQuickWindow, steps: list[str], leave: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._steps = list(steps)
        self._leave = leave
        self._is_settled = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)
        self._timer.start(STEP_MS)

    def _turn(self) -> None:
        """One step at a time: painting runs the event loop, where the next turn must not begin."""
        self._timer.setInterval(STEP_MS)
        self._step()
        if self._steps:
            self._timer.start()

    def _step(self) -> None:
        if not self._steps:
            return
        kind, _, what = self._steps[0].partition(":")
        match kind:
            case "pause":
                self._timer.setInterval(int(what))
            case "shot" if not self._is_settled:
                self._is_settled = True
                self._timer.setInterval(SETTLE_MS)
                return
            case "shot":
                self._is_settled = False
                grab(self._window, Path(what))
            case "hold" if not self._hold(what):
                return
            case "hold":
                self._timer.setInterval(HOLD_MS)
            case "quit":
                self._leave()
            case _ if not self._touch(self._steps[0]):
                return  # not there yet
        self._steps.pop(0)

    def _hold(self, name: str) -> bool:
        from PySide6.QtTest import QTest

        from client_kit.testing.drive import centre, is_shown

        if not is_shown(self._window, name):
            return False
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        at = centre(self._window, name)
        QTest.mousePress(self._window, left, none, at)
        QTimer.singleShot(
            HOLD_MS - STEP_MS, self, lambda: QTest.mouseRelease(self._window, left, none, at)
        )
        return True

    def _touch(self, name: str) -> bool:
        from PySide6.QtTest import QTest

        from client_kit.testing.drive import centre, is_shown

        if not is_shown(self._window, name):
            return False
        paint(self._window)
        if not is_shown(self._window, name):
            return False  # gone while it was painted: no event is handled from here to the click
        self.touched.emit(name)
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self._window, left, none, centre(self._window, name))
        return True
