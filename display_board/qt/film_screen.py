"""Where a film is seen: the last frame, as large as it fits; drawn without a graphics card too."""

from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Talon.Board.Models"
QML_IMPORT_MAJOR_VERSION = 1


class Film(Protocol):
    """A QObject that tells its frames."""

    framed: Any
    """Signal(QImage)."""


@QmlElement
class FilmScreen(QQuickPaintedItem):
    """Nothing is shown without a film."""

    filmChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._film: QObject | None = None
        self._frame = QImage()

    def paint(self, painter: QPainter) -> None:
        if self._frame.isNull():
            return
        area = QRectF(0, 0, self.width(), self.height())
        size = QSizeF(self._frame.size()).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(area.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._frame)

    @Property(QObject, notify=filmChanged)
    def film(self) -> QObject | None:
        return self._film

    @film.setter
    def film(self, film: Any) -> None:
        if film is self._film:
            return
        self._film = film
        if film is not None:
            film.framed.connect(self._show)
        self.filmChanged.emit()

    def _show(self, frame: QImage) -> None:
        self._frame = frame
        self.update()
