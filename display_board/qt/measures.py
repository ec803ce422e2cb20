"""The board's sizes for QML, in px of this panel."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from display_board.layout import BoardLayout

QML_IMPORT_NAME = "Talon.Board.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BoardSizes(QObject):
    changed = Signal()

    def __init__(self, layout: BoardLayout) -> None:
        super().__init__()
        self._layout = layout

    def adopt(self, layout: BoardLayout) -> None:
        if layout != self._layout:
            self._layout = layout
            self.changed.emit()

    @Property(float, notify=changed)
    def scale(self) -> float:
        return self._layout.scale

    @Property(int, notify=changed)
    def rows(self) -> int:
        return self._layout.rows

    @Property(float, notify=changed)
    def rowHeight(self) -> float:
        return self._layout.row_height

    @Property(float, notify=changed)
    def header(self) -> float:
        return self._layout.header

    @Property(float, notify=changed)
    def plate(self) -> float:
        return self._layout.plate

    @Property(float, notify=changed)
    def windowNumber(self) -> float:
        return self._layout.window_number

    @Property(float, notify=changed)
    def windowWord(self) -> float:
        return self._layout.window_word

    @Property(float, notify=changed)
    def headerText(self) -> float:
        return self._layout.header_text

    @Property(float, notify=changed)
    def clock(self) -> float:
        return self._layout.clock

    @Property(float, notify=changed)
    def lostTitle(self) -> float:
        return self._layout.lost_title

    @Property(float, notify=changed)
    def margin(self) -> float:
        return self._layout.margin

    @Property(float, notify=changed)
    def callsWidth(self) -> float:
        return self._layout.calls.width

    @Property(float, notify=changed)
    def callsHeight(self) -> float:
        return self._layout.calls.height

    @Property(float, notify=changed)
    def asideX(self) -> float:
        return self._layout.aside.x

    @Property(float, notify=changed)
    def asideY(self) -> float:
        return self._layout.aside.y

    @Property(float, notify=changed)
    def asideWidth(self) -> float:
        return self._layout.aside.width

    @Property(float, notify=changed)
    def asideHeight(self) -> float:
        return self._layout.aside.height

    @Property(float, notify=changed)
    def ticker(self) -> float:
        return self._layout.ticker

    @Property(bool, notify=changed)
    def hasWord(self) -> bool:
        return self._layout.has_word
