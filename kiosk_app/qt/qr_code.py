"""A QR code as a QML item: black modules on white, sharp at any size."""

import segno
from PySide6.QtCore import Property, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class QrCode(QQuickPaintedItem):
    """Draws `url` as large as whole pixels allow, without its quiet zone."""

    urlChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self._rows: tuple[bytearray, ...] = ()

    @Property(str, notify=urlChanged)
    def url(self) -> str:
        return self._url

    @url.setter
    def url(self, url: str) -> None:
        if url == self._url:
            return
        self._url = url
        self._rows = tuple(segno.make_qr(url).matrix) if url else ()
        self.urlChanged.emit()
        self.update()

    def paint(self, painter: QPainter) -> None:
        if not self._rows:
            return
        side = len(self._rows)
        module = max(1, int(min(self.width(), self.height())) // side)
        left = (int(self.width()) - module * side) // 2
        top = (int(self.height()) - module * side) // 2
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    square = QRectF(left + x * module, top + y * module, module, module)
                    painter.fillRect(square, Qt.GlobalColor.black)
