"""What QML reads of the pages one types on."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.page import PageModel, shown
from kiosk_app.qt.rows import RowModel
from kiosk_app.screens.views import SearchPage

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


class KeyedModel(PageModel):
    """A page with keys. They are told apart: new keys under a finger would be other keys."""

    keysChanged: Signal

    def show(self, page: Any) -> None:
        """Become this page."""
        before = self._page
        super().show(page)
        if before is None or page.keys != before.keys:
            self.keysChanged.emit()


@QmlElement
class SearchModel(KeyedModel):
    """The search."""

    changed = Signal()
    keysChanged = Signal()

    title = shown(str, "title", changed)
    query = shown(str, "query", changed)
    hint = shown(str, "hint", changed)
    keys = shown(list, "keys", keysChanged)
    space = shown(str, "space", changed)
    erase = shown(str, "erase", changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(self)

    def show(self, page: SearchPage) -> None:
        """Become this page."""
        self._rows.show(page.rows)
        super().show(page)

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows


@QmlElement
class CodeModel(KeyedModel):
    """A booking's code, or number and code."""

    changed = Signal()
    keysChanged = Signal()

    title = shown(str, "title", changed)
    text = shown(str, "text", changed)
    digits = shown(str, "digits", changed)
    scanHint = shown(str, "scan_hint", changed)
    button = shown(str, "button", changed)
    erase = shown(str, "erase", changed)
    canSend = shown(bool, "can_send", changed)
    isAmiss = shown(bool, "is_amiss", changed)
    isBusy = shown(bool, "is_busy", changed)
    keys = shown(list, "keys", keysChanged)

    @Property(str, notify=changed)
    def link(self) -> str:
        return self._page.link.title if self._page and self._page.link else ""

    @Property(str, notify=changed)
    def linkAct(self) -> str:
        return self._page.link.key if self._page and self._page.link else ""
