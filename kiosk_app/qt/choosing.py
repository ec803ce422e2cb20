"""What QML reads of the pages of choices."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.rows import RowModel
from kiosk_app.screens.views import ListPage, StartPage

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StartModel(QObject):
    """The first screen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: StartPage | None = None
        self._tiles = RowModel(self)
        self._rows = RowModel(self)

    def show(self, page: StartPage) -> None:
        """Become this page."""
        self._tiles.show(page.tiles)
        self._rows.show(page.rows)
        if page != self._page:
            self._page = page
            self.changed.emit()

    @Property(RowModel, constant=True)
    def tiles(self) -> RowModel:
        return self._tiles

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._page.note if self._page else ""

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._page.notice if self._page else ""


@QmlElement
class ChoicesModel(QObject):
    """Topics, services, classes, comfort, languages."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: ListPage | None = None
        self._rows = RowModel(self)

    def show(self, page: ListPage) -> None:
        """Become this page."""
        self._rows.show(page.rows)
        if page != self._page:
            self._page = page
            self.changed.emit()

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._page.note if self._page else ""
