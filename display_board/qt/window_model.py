"""What QML reads of a window display: one `WindowScreen` at a time."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from display_board.texts import Texts
from display_board.window_screen import WindowScreen

QML_IMPORT_NAME = "Talon.Board.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class WindowModel(QObject):
    changed = Signal()

    def __init__(self, screen: WindowScreen, words: Texts) -> None:
        super().__init__()
        self._screen = screen
        self._words = words

    def show(self, screen: WindowScreen) -> None:
        if screen != self._screen:
            self._screen = screen
            self.changed.emit()

    @Property(str, constant=True)
    def windowWord(self) -> str:
        return self._words.window

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._screen.kind.value

    @Property(str, notify=changed)
    def window(self) -> str:
        return self._screen.window

    @Property(str, notify=changed)
    def caption(self) -> str:
        return self._screen.caption

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._screen.number

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._screen.title

    @Property(str, notify=changed)
    def text(self) -> str:
        return "\n".join(self._screen.lines)
