"""Touches given on the command line, for pictures and rehearsals: the same screens, no finger."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQuick import QQuickWindow

from client_kit.qt.shot import grab

STEP_MS = 100
SETTLE_MS = 500
"""Before a picture, so that what the last touch brought stands still."""


class Script(QObject):
    """`NAME` touches the control of that name once it stands there, `shot:FILE` takes a picture,
    `quit` ends the app."""

    def __init__(self, window: QQuickWindow, steps: list[str], leave: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._steps = list(steps)
        self._leave = leave
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(STEP_MS)

    def _step(self) -> None:
        if not self._steps:
            self._timer.stop()
            return
        step = self._steps[0]
        kind, _, what = step.partition(":")
        if kind == "shot" and self._timer.interval() != SETTLE_MS:
            self._timer.setInterval(SETTLE_MS)
            return
        self._timer.setInterval(STEP_MS)
        if kind == "shot":
            grab(self._window, Path(what))
        elif step == "quit":
            self._leave()
        elif not self._touch(step):
            return  # not there yet
        self._steps.pop(0)

    def _touch(self, name: str) -> bool:
        from client_kit.testing.drive import click, is_shown

        if not is_shown(self._window, name):
            return False
        click(self._window, name)
        return True
