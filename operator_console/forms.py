"""The console's three forms on the screen: docked, wide, and a mini strip above everything else."""

from __future__ import annotations

import structlog
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from operator_console.console_model import ConsoleModel, Form

DOCKED, WIDE, MINI = (420, 768), (1366, 768), (420, 64)
SIZES: dict[Form, tuple[int, int]] = {"docked": DOCKED, "wide": WIDE, "mini": MINI}
LEAST_HEIGHT = 640
ABOVE = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
NO_ABOVE = ("wayland",)
"""Platforms where a window cannot ask to stay above others."""
_log = structlog.get_logger("console")


def place(form: Form, free: QRect) -> QRect:
    """Where a form stands on what is free of a screen: at its right edge; wide, from the left."""
    match form:
        case "docked":
            height = max(LEAST_HEIGHT, min(DOCKED[1], free.height()))
            return QRect(free.right() + 1 - DOCKED[0], free.top(), DOCKED[0], height)
        case "wide":
            width, height = (min(a, b) for a, b in zip(WIDE, _size(free), strict=True))
            return QRect(free.left(), free.top(), width, height)
        case "mini":
            return QRect(free.right() + 1 - MINI[0], free.top(), *MINI)


def _size(free: QRect) -> tuple[int, int]:
    return free.width(), free.height()


class Forms(QObject):
    """Gives the window the form that the view-model asks for; a moved mini strip is remembered."""

    def __init__(self, window: QQuickWindow, console: ConsoleModel) -> None:
        super().__init__(window)
        self._window, self._console = window, console
        self._form: Form = "docked"
        self._mini_at = QRect()
        console.form_changed.connect(self._follow)

    def begin(self) -> None:
        """Stand there for the first time."""
        self._form = self._console.shape
        self._put()
        if self._form == "mini":
            self._say_what_lacks()

    def _follow(self) -> None:
        form = self._console.shape
        if form == self._form:
            return
        if self._form == "mini":
            self._mini_at = self._window.geometry()
        self._form = form
        self._put()
        if form == "mini":
            self._say_what_lacks()

    def _put(self) -> None:
        window, mini = self._window, self._form == "mini"
        rect = place(self._form, window.screen().availableGeometry())
        if mini and self._mini_at.isValid():
            rect = self._mini_at
        window.setMinimumHeight(MINI[1] if mini else LEAST_HEIGHT)
        window.setFlags(Qt.WindowType.Window | ABOVE if mini else Qt.WindowType.Window)
        window.setGeometry(rect)
        if window.isVisible():
            window.raise_()
            window.requestActivate()

    def _say_what_lacks(self) -> None:
        platform = QGuiApplication.platformName()
        if platform.startswith(NO_ABOVE):
            _log.warning("the mini strip cannot stay above other windows here", platform=platform)
