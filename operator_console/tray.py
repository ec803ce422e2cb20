"""The console in the tray, where the desktop has one: an icon with the number, and a menu.

Qt.labs.platform draws it without QtWidgets, by the desktop's own means.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import structlog
from PySide6.QtCore import Property, QObject, QTemporaryDir, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickWindow

from client_kit.qt.engine import Engine
from operator_console.console_model import ConsoleModel
from operator_console.tray_place import has_desktop, has_tray
from operator_console.tray_text import TrayText, tray_text

SIDE = 64
QML = Path(__file__).resolve().parent / "qml" / "Talon" / "Console" / "TrayIcon.qml"
_log = structlog.get_logger("console")


class Tray(QObject):
    """Follows the desk; `is_there` tells whether this desktop has a tray."""

    changed = Signal()

    def __init__(self, window: QQuickWindow, console: ConsoleModel, engine: Engine) -> None:
        super().__init__(window)
        self._window, self._console, self._engine = window, console, engine
        self._text = TrayText()
        self._folder = QTemporaryDir()
        self._icon = self._painted()
        self.is_there = has_tray()
        console.summoned.connect(self._raise)
        if not self.is_there:
            if has_desktop():
                _log.info("no tray here; the mini strip (Ctrl+3) stands instead")
            return
        console.desk_model.drawn.connect(self._follow)
        console.screen_changed.connect(self._follow)
        self._component = QQmlComponent(engine.qml, QUrl.fromLocalFile(str(QML)), self)
        self._made: Any = self._component.createWithInitialProperties({"tray": self, "vm": console})
        self._made.setParent(self)

    tooltip = Property(str, lambda self: self._text.tooltip, notify=changed)
    icon = Property(QUrl, lambda self: self._icon, notify=changed)
    act_text = Property(str, lambda self: self._text.act_text, notify=changed)
    is_allowed = Property(bool, lambda self: self._text.is_allowed, notify=changed)

    @Slot()
    def act(self) -> None:
        """The main act of the moment."""
        if self._text.act:
            self._console.desk_model.press(self._text.act)

    # ── inside ────────────────────────────────────────────────────────────────

    def _follow(self) -> None:
        desk = self._console.moment
        text = tray_text(desk) if desk is not None else TrayText()
        if text != self._text:
            self._text = text
            self._icon = self._painted()
            self.changed.emit()

    def _raise(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.requestActivate()

    def _painted(self) -> QUrl:
        """The plate as an icon, written once for each badge."""
        text, theme = self._text, self._engine.theme
        place = f"{'call' if text.is_call else 'mine'}-{ord_of(text.badge)}.png"
        file = Path(self._folder.path()) / place
        if not file.exists():
            field, ink = ("call", "textOnCall") if text.is_call else ("plate", "textOnPlate")
            painted = badge(text.badge, QColor(theme.property(field)), QColor(theme.property(ink)))
            painted.save(str(file))
        return QUrl.fromLocalFile(str(file))


def ord_of(text: str) -> str:
    """A badge as a file name."""
    return "".join(f"{ord(letter):x}" for letter in text) or "none"


def badge(text: str, field: QColor, ink: QColor) -> QImage:
    """A square icon with the number on it, as large as it goes."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 0))
    painter.setBrush(field)
    painter.drawRoundedRect(image.rect(), 10, 10)
    painter.setPen(ink)
    font = QFont("IBM Plex Sans", weight=QFont.Weight.Bold)
    font.setPixelSize(44 if len(text) < 3 else 26)
    painter.setFont(font)
    painter.drawText(image.rect(), 0x84, text)  # centred both ways
    painter.end()
    return image
