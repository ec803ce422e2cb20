"""What QML reads of the pages that tell something."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.page import PageModel, shown
from kiosk_app.qt.rows import RowModel
from kiosk_app.screens.views import HelpPage

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MessageModel(PageModel):
    """One sentence that matters."""

    changed = Signal()
    title = shown(str, "title", changed)
    text = shown(str, "text", changed)
    aside = shown(str, "aside", changed)
    pill = shown(str, "pill", changed)
    icon = shown(str, "icon", changed)
    seconds = shown(int, "seconds", changed)
    ofSeconds = shown(int, "of_seconds", changed)
    primary = shown(str, "primary", changed)
    primaryAct = shown(str, "primary_act", changed)
    secondary = shown(str, "secondary", changed)
    secondaryAct = shown(str, "secondary_act", changed)


@QmlElement
class HelpModel(PageModel):
    """Three steps."""

    changed = Signal()
    title = shown(str, "title", changed)
    steps = shown(list, "steps", changed)
    staff = shown(str, "staff", changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(self)

    def show(self, page: HelpPage) -> None:
        """Become this page."""
        self._rows.show(page.rows)
        super().show(page)

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows
