"""What QML reads of the page about the chosen services."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.screens.views import LeafletPage

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LeafletModel(QObject):
    """What to bring, how long, how much, where."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: LeafletPage | None = None

    def show(self, page: LeafletPage) -> None:
        """Become this page."""
        if page != self._page:
            self._page = page
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(str, notify=changed)
    def about(self) -> str:
        return self._page.about if self._page else ""

    @Property(str, notify=changed)
    def listTitle(self) -> str:
        return self._page.list_title if self._page else ""

    @Property(list, notify=changed)
    def papers(self) -> list[str]:
        return list(self._page.papers) if self._page else []

    @Property(list, notify=changed)
    def labels(self) -> list[str]:
        return [label for label, _ in self._page.facts] if self._page else []

    @Property(list, notify=changed)
    def facts(self) -> list[str]:
        return [text for _, text in self._page.facts] if self._page else []

    @Property(str, notify=changed)
    def told(self) -> str:
        return self._page.told if self._page else ""

    @Property(str, notify=changed)
    def button(self) -> str:
        return self._page.button if self._page else ""

    @Property(str, notify=changed)
    def url(self) -> str:
        return self._page.url if self._page else ""

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        return self._page.is_busy if self._page else False
