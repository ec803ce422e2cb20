"""What QML reads of the pages that tell something."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.rows import RowModel
from kiosk_app.screens.views import HelpPage, MessagePage

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MessageModel(QObject):
    """One sentence that matters."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: MessagePage | None = None

    def show(self, page: MessagePage) -> None:
        """Become this page."""
        if page != self._page:
            self._page = page
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._page.text if self._page else ""

    @Property(str, notify=changed)
    def aside(self) -> str:
        return self._page.aside if self._page else ""

    @Property(str, notify=changed)
    def pill(self) -> str:
        return self._page.pill if self._page else ""

    @Property(str, notify=changed)
    def icon(self) -> str:
        return self._page.icon if self._page else ""

    @Property(int, notify=changed)
    def seconds(self) -> int:
        return self._page.seconds if self._page else 0

    @Property(int, notify=changed)
    def ofSeconds(self) -> int:
        return self._page.of_seconds if self._page else 0

    @Property(str, notify=changed)
    def primary(self) -> str:
        return self._page.primary if self._page else ""

    @Property(str, notify=changed)
    def primaryAct(self) -> str:
        return self._page.primary_act if self._page else ""

    @Property(str, notify=changed)
    def secondary(self) -> str:
        return self._page.secondary if self._page else ""

    @Property(str, notify=changed)
    def secondaryAct(self) -> str:
        return self._page.secondary_act if self._page else ""


@QmlElement
class HelpModel(QObject):
    """Three steps."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: HelpPage | None = None
        self._rows = RowModel(self)

    def show(self, page: HelpPage) -> None:
        """Become this page."""
        self._rows.show(page.rows)
        if page != self._page:
            self._page = page
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(list, notify=changed)
    def steps(self) -> list[str]:
        return list(self._page.steps) if self._page else []

    @Property(str, notify=changed)
    def staff(self) -> str:
        return self._page.staff if self._page else ""

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows
