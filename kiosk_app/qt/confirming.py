"""What QML reads of the page before the ticket."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.page import PageModel, shown
from kiosk_app.qt.rows import RowModel
from kiosk_app.screens.views import ConfirmPage, Fact

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_NOTHING = Fact("", "", "")


@QmlElement
class FactModel(PageModel):
    """A label, a large value, its unit."""

    changed = Signal()
    label = shown(str, "label", changed)
    value = shown(str, "value", changed)
    unit = shown(str, "unit", changed)


@QmlElement
class ConfirmModel(PageModel):
    """What one gets before one takes it."""

    changed = Signal()
    title = shown(str, "title", changed)
    about = shown(str, "about", changed)
    papersTitle = shown(str, "papers_title", changed)
    papers = shown(list, "papers", changed)
    papersAct = shown(str, "papers_act", changed)
    button = shown(str, "button", changed)
    notice = shown(str, "notice", changed)
    canTake = shown(bool, "can_take", changed)
    isBusy = shown(bool, "is_busy", changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = RowModel(self)
        self._rows = RowModel(self)
        self._people = FactModel(self)
        self._wait = FactModel(self)

    def show(self, page: ConfirmPage) -> None:
        """Become this page."""
        self._services.show(page.services)
        self._rows.show(page.rows)
        facts = (*page.facts, _NOTHING, _NOTHING)
        self._people.show(facts[0])
        self._wait.show(facts[1])
        super().show(page)

    @Property(RowModel, constant=True)
    def services(self) -> RowModel:
        return self._services

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(FactModel, constant=True)
    def people(self) -> FactModel:
        return self._people

    @Property(FactModel, constant=True)
    def wait(self) -> FactModel:
        return self._wait

    @Property(bool, notify=changed)
    def hasSeveral(self) -> bool:
        return bool(self._page and self._page.services)
