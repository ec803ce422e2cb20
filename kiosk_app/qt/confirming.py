"""What QML reads of the page before the ticket."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.qt.rows import RowModel
from kiosk_app.screens.views import ConfirmPage, Fact

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_NOTHING = Fact("", "", "")


@QmlElement
class FactModel(QObject):
    """A label, a large value, its unit."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fact = _NOTHING

    def show(self, fact: Fact) -> None:
        """Become this fact."""
        if fact != self._fact:
            self._fact = fact
            self.changed.emit()

    @Property(str, notify=changed)
    def label(self) -> str:
        return self._fact.label

    @Property(str, notify=changed)
    def value(self) -> str:
        return self._fact.value

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self._fact.unit


@QmlElement
class ConfirmModel(QObject):
    """What one gets before one takes it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: ConfirmPage | None = None
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
        if page != self._page:
            self._page = page
            self.changed.emit()

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

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(str, notify=changed)
    def about(self) -> str:
        return self._page.about if self._page else ""

    @Property(str, notify=changed)
    def papersTitle(self) -> str:
        return self._page.papers_title if self._page else ""

    @Property(list, notify=changed)
    def papers(self) -> list[str]:
        return list(self._page.papers) if self._page else []

    @Property(str, notify=changed)
    def papersAct(self) -> str:
        return self._page.papers_act if self._page else ""

    @Property(bool, notify=changed)
    def hasSeveral(self) -> bool:
        return bool(self._page and self._page.services)

    @Property(str, notify=changed)
    def button(self) -> str:
        return self._page.button if self._page else ""

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._page.notice if self._page else ""

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        return self._page.can_take if self._page else False

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        return self._page.is_busy if self._page else False
