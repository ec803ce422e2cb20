"""What QML reads of the page about the chosen services."""

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.page import PageModel, shown

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LeafletModel(PageModel):
    """What to bring, how long, how much, where."""

    changed = Signal()
    title = shown(str, "title", changed)
    about = shown(str, "about", changed)
    listTitle = shown(str, "list_title", changed)
    papers = shown(list, "papers", changed)
    told = shown(str, "told", changed)
    button = shown(str, "button", changed)
    url = shown(str, "url", changed)
    isBusy = shown(bool, "is_busy", changed)

    @Property(list, notify=changed)
    def labels(self) -> list[str]:
        return [label for label, _ in self._page.facts] if self._page else []

    @Property(list, notify=changed)
    def facts(self) -> list[str]:
        return [text for _, text in self._page.facts] if self._page else []
