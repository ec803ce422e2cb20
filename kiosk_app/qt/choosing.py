"""What QML reads of the pages of choices."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.page import PageModel, shown
from kiosk_app.qt.rows import RowModel
from kiosk_app.screens.views import ListPage, StartPage

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StartModel(PageModel):
    """The first screen."""

    changed = Signal()
    title = shown(str, "title", changed)
    note = shown(str, "note", changed)
    notice = shown(str, "notice", changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles = RowModel(self)
        self._rows = RowModel(self)

    def show(self, page: StartPage) -> None:
        """Become this page."""
        self._tiles.show(page.tiles)
        self._rows.show(page.rows)
        super().show(page)

    @Property(RowModel, constant=True)
    def tiles(self) -> RowModel:
        return self._tiles

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows


@QmlElement
class ChoicesModel(PageModel):
    """Topics, services, classes, comfort, languages."""

    changed = Signal()
    title = shown(str, "title", changed)
    note = shown(str, "note", changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(self)

    def show(self, page: ListPage) -> None:
        """Become this page."""
        self._rows.show(page.rows)
        super().show(page)

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows
