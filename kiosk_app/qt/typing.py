"""What QML reads of the pages one types on."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.rows import RowModel
from kiosk_app.screens.views import CodePage, SearchPage

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SearchModel(QObject):
    """The search."""

    changed = Signal()
    keysChanged = Signal()
    """Apart: new keys under a finger would be other keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: SearchPage | None = None
        self._rows = RowModel(self)

    def show(self, page: SearchPage) -> None:
        """Become this page."""
        self._rows.show(page.rows)
        before, self._page = self._page, page
        if before is None or page.keys != before.keys:
            self.keysChanged.emit()
        if page != before:
            self.changed.emit()

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._page.query if self._page else ""

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._page.hint if self._page else ""

    @Property(list, notify=keysChanged)
    def keys(self) -> list[str]:
        return list(self._page.keys) if self._page else []

    @Property(str, notify=changed)
    def space(self) -> str:
        return self._page.space if self._page else ""

    @Property(str, notify=changed)
    def erase(self) -> str:
        return self._page.erase if self._page else ""


@QmlElement
class CodeModel(QObject):
    """A booking's code."""

    changed = Signal()
    keysChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: CodePage | None = None

    def show(self, page: CodePage) -> None:
        """Become this page."""
        before, self._page = self._page, page
        if before is None or page.keys != before.keys:
            self.keysChanged.emit()
        if page != before:
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._page.text if self._page else ""

    @Property(str, notify=changed)
    def digits(self) -> str:
        return self._page.digits if self._page else ""

    @Property(str, notify=changed)
    def scanHint(self) -> str:
        return self._page.scan_hint if self._page else ""

    @Property(str, notify=changed)
    def button(self) -> str:
        return self._page.button if self._page else ""

    @Property(str, notify=changed)
    def erase(self) -> str:
        return self._page.erase if self._page else ""

    @Property(bool, notify=changed)
    def canSend(self) -> bool:
        return self._page.can_send if self._page else False

    @Property(bool, notify=changed)
    def isAmiss(self) -> bool:
        return self._page.is_amiss if self._page else False

    @Property(str, notify=changed)
    def link(self) -> str:
        return self._page.link.title if self._page and self._page.link else ""

    @Property(str, notify=changed)
    def linkAct(self) -> str:
        return self._page.link.key if self._page and self._page.link else ""

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        return self._page.is_busy if self._page else False

    @Property(list, notify=keysChanged)
    def keys(self) -> list[str]:
        return list(self._page.keys) if self._page else []
