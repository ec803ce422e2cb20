"""What QML reads of the pages with a number."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.screens.views import TicketPage, WherePage

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TicketModel(QObject):
    """The number."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: TicketPage | None = None

    def show(self, page: TicketPage) -> None:
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
    def label(self) -> str:
        return self._page.label if self._page else ""

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._page.number if self._page else ""

    @Property(str, notify=changed)
    def services(self) -> str:
        return self._page.services if self._page else ""

    @Property(list, notify=changed)
    def place(self) -> list[str]:
        return list(self._page.place) if self._page else []

    @Property(str, notify=changed)
    def explained(self) -> str:
        return self._page.explained if self._page else ""

    @Property(str, notify=changed)
    def explainedTitle(self) -> str:
        return self._page.explained_title if self._page else ""

    @Property(str, notify=changed)
    def url(self) -> str:
        return self._page.url if self._page else ""

    @Property(str, notify=changed)
    def foot(self) -> str:
        return self._page.foot if self._page else ""

    @Property(str, notify=changed)
    def closes(self) -> str:
        return self._page.closes if self._page else ""

    @Property(str, notify=changed)
    def told(self) -> str:
        return self._page.told if self._page else ""

    @Property(str, notify=changed)
    def button(self) -> str:
        return self._page.button if self._page else ""

    @Property(bool, notify=changed)
    def isPaper(self) -> bool:
        return self._page.is_paper if self._page else False


@QmlElement
class WhereModel(QObject):
    """One's own place."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: WherePage | None = None

    def show(self, page: WherePage) -> None:
        """Become this page."""
        if page != self._page:
            self._page = page
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._page.number if self._page else ""

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._page.place if self._page else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._page.state if self._page else ""

    @Property(str, notify=changed)
    def button(self) -> str:
        return self._page.button if self._page else ""

    @Property(bool, notify=changed)
    def isCall(self) -> bool:
        return self._page.is_call if self._page else False
