"""The kiosk as QML sees it: which page stands there, its view-models, and what may be pressed."""

from typing import assert_never

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.qt.choosing import ChoicesModel, StartModel
from kiosk_app.qt.confirming import ConfirmModel
from kiosk_app.qt.frame import FrameModel
from kiosk_app.qt.leaflet import LeafletModel
from kiosk_app.qt.numbers import TicketModel, WhereModel
from kiosk_app.qt.qr_code import QrCode
from kiosk_app.qt.telling import HelpModel, MessageModel
from kiosk_app.qt.typing import CodeModel, SearchModel
from kiosk_app.screens.views import (
    CodePage,
    ConfirmPage,
    HelpPage,
    LeafletPage,
    ListPage,
    MessagePage,
    Page,
    SearchPage,
    Shown,
    StartPage,
    TicketPage,
    WherePage,
)

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

MADE_BY_QML = (QrCode,)
"""Registered by being imported; no view-model hands them out."""


@QmlElement
class KioskModel(QObject):
    """Shows one `Shown` at a time; every press leaves by a signal."""

    pageChanged = Signal()
    chosen = Signal(str)
    """The act of a row or of a button that stands for one."""
    ticketWanted = Signal()
    codeSent = Signal()
    typed = Signal(str)
    erased = Signal()
    backWanted = Signal()
    homeWanted = Signal()
    spoken = Signal(int)
    """Index of the language."""
    cameBack = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_warning = False
        """The page goes by itself unless somebody is there."""
        self._name = "message"
        self._frame = FrameModel(self)
        self._start = StartModel(self)
        self._list = ChoicesModel(self)
        self._confirm = ConfirmModel(self)
        self._search = SearchModel(self)
        self._code = CodeModel(self)
        self._leaflet = LeafletModel(self)
        self._message = MessageModel(self)
        self._ticket = TicketModel(self)
        self._help = HelpModel(self)
        self._where = WhereModel(self)

    def show(self, shown: Shown) -> None:
        """Become this screen: the page's content before the page."""
        self._frame.show(shown.frame)
        self.is_warning = isinstance(shown.page, MessagePage) and shown.page.seconds >= 0
        name = self._fill(shown.page)
        if name != self._name:
            self._name = name
            self.pageChanged.emit()

    def _fill(self, page: Page) -> str:
        match page:
            case StartPage():
                self._start.show(page)
                return "start"
            case ListPage():
                self._list.show(page)
                return "list"
            case ConfirmPage():
                self._confirm.show(page)
                return "confirm"
            case SearchPage():
                self._search.show(page)
                return "search"
            case CodePage():
                self._code.show(page)
                return "code"
            case LeafletPage():
                self._leaflet.show(page)
                return "leaflet"
            case MessagePage():
                self._message.show(page)
                return "message"
            case TicketPage():
                self._ticket.show(page)
                return "ticket"
            case HelpPage():
                self._help.show(page)
                return "help"
            case WherePage():
                self._where.show(page)
                return "where"
            case _:
                assert_never(page)

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._name

    @Property(FrameModel, constant=True)
    def frame(self) -> FrameModel:
        return self._frame

    @Property(StartModel, constant=True)
    def start(self) -> StartModel:
        return self._start

    @Property(ChoicesModel, constant=True)
    def list(self) -> ChoicesModel:
        return self._list

    @Property(ConfirmModel, constant=True)
    def confirm(self) -> ConfirmModel:
        return self._confirm

    @Property(SearchModel, constant=True)
    def search(self) -> SearchModel:
        return self._search

    @Property(CodeModel, constant=True)
    def code(self) -> CodeModel:
        return self._code

    @Property(LeafletModel, constant=True)
    def leaflet(self) -> LeafletModel:
        return self._leaflet

    @Property(MessageModel, constant=True)
    def message(self) -> MessageModel:
        return self._message

    @Property(TicketModel, constant=True)
    def ticket(self) -> TicketModel:
        return self._ticket

    @Property(HelpModel, constant=True)
    def help(self) -> HelpModel:
        return self._help

    @Property(WhereModel, constant=True)
    def where(self) -> WhereModel:
        return self._where

    @Slot(str)
    def choose(self, act: str) -> None:
        self.chosen.emit(act)

    @Slot()
    def takeTicket(self) -> None:
        self.ticketWanted.emit()

    @Slot()
    def sendCode(self) -> None:
        self.codeSent.emit()

    @Slot(str)
    def type(self, letter: str) -> None:
        self.typed.emit(letter)

    @Slot()
    def erase(self) -> None:
        self.erased.emit()

    @Slot()
    def goBack(self) -> None:
        self.backWanted.emit()

    @Slot()
    def goHome(self) -> None:
        self.homeWanted.emit()

    @Slot(int)
    def speak(self, index: int) -> None:
        self.spoken.emit(index)

    @Slot()
    def comeBack(self) -> None:
        self.cameBack.emit()
