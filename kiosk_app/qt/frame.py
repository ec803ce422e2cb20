"""What QML reads of the header, the bottom bar and the comfort of the whole screen."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.screens.views import Frame

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FrameModel(QObject):
    """What stands around every page."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None

    def show(self, frame: Frame) -> None:
        """Become this frame."""
        if frame != self._frame:
            self._frame = frame
            self.changed.emit()

    @Property(str, notify=changed)
    def office(self) -> str:
        return self._frame.office if self._frame else ""

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self._frame.clock if self._frame else ""

    @Property(str, notify=changed)
    def bar(self) -> str:
        return self._frame.bar if self._frame else "none"

    @Property(list, notify=changed)
    def languages(self) -> list[str]:
        return list(self._frame.languages) if self._frame else []

    @Property(int, notify=changed)
    def language(self) -> int:
        return self._frame.language if self._frame else 0

    @Property(str, notify=changed)
    def languageWord(self) -> str:
        return self._frame.language_word if self._frame else ""

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._frame.back if self._frame else ""

    @Property(str, notify=changed)
    def comfort(self) -> str:
        return self._frame.comfort if self._frame else ""

    @Property(str, notify=changed)
    def help(self) -> str:
        return self._frame.help if self._frame else ""

    @Property(str, notify=changed)
    def done(self) -> str:
        return self._frame.done if self._frame else ""

    @Property(str, notify=changed)
    def closes(self) -> str:
        return self._frame.closes if self._frame else ""

    @Property(bool, notify=changed)
    def isComfortable(self) -> bool:
        return self._frame.is_comfortable if self._frame else False

    @Property(bool, notify=changed)
    def large(self) -> bool:
        return self._frame.large if self._frame else False

    @Property(bool, notify=changed)
    def lowReach(self) -> bool:
        return self._frame.low_reach if self._frame else False
