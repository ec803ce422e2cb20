"""What QML reads of a hall board: one `Screen` at a time."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from client_kit.qt.rows import KeyedRows
from display_board.aside import ServiceLine
from display_board.layout import BoardLayout
from display_board.qt.film_screen import Film
from display_board.qt.measures import BoardSizes
from display_board.qt.rows import RowModel
from display_board.screen import Screen
from display_board.texts import Texts

QML_IMPORT_NAME = "Talon.Board.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BoardModel(QObject):
    changed = Signal()

    def __init__(self, screen: Screen, layout: BoardLayout, words: Texts) -> None:
        super().__init__()
        self._screen = screen
        self._words = words
        self._sizes = BoardSizes(layout)
        self._rows = RowModel()
        self._strip = RowModel()
        self._film: Film | None = None
        self._services = KeyedRows(("key", "name", "waiting", "range"), self)

    def show(self, screen: Screen) -> None:
        """Rows first: a call must not wait for anything else in the frame."""
        self._rows.show(screen.rows)
        self._strip.show(screen.strip)
        self._services.show([_service_row(line) for line in screen.services])
        if _frame(screen) != _frame(self._screen):
            self._screen = screen
            self.changed.emit()
        self._screen = screen

    @Property(BoardSizes, constant=True)
    def sizes(self) -> BoardSizes:
        return self._sizes

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(RowModel, constant=True)
    def strip(self) -> RowModel:
        return self._strip

    @Property(QObject, constant=True)
    def services(self) -> QObject:
        return self._services

    @Property(str, constant=True)
    def waitingNow(self) -> str:
        return self._words.waiting_now

    @Property(bool, notify=changed)
    def hasSummary(self) -> bool:
        return bool(self._screen.services)

    @Property(str, notify=changed)
    def picture(self) -> str:
        return self._screen.picture

    @Property(QObject, notify=changed)
    def film(self) -> Film | None:
        return self._film

    @Property(bool, notify=changed)
    def isFilming(self) -> bool:
        return self._screen.filming

    @Property(str, notify=changed)
    def line(self) -> str:
        return self._screen.line

    @Property(str, constant=True)
    def windowWord(self) -> str:
        return self._words.window

    @Property(str, constant=True)
    def alsoCalled(self) -> str:
        return self._words.also_called

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._screen.kind.value

    @Property(str, notify=changed)
    def hall(self) -> str:
        return self._screen.hall

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self._screen.clock

    @Property(str, notify=changed)
    def news(self) -> str:
        return self._screen.news

    @Property(str, notify=changed)
    def band(self) -> str:
        return self._screen.band

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._screen.title

    @Property(str, notify=changed)
    def headline(self) -> str:
        """The first line under the title: the larger one where a screen has two sizes."""
        return next(iter(self._screen.lines), "")

    @Property(str, notify=changed)
    def text(self) -> str:
        """The lines after the headline."""
        return "\n".join(self._screen.lines[1:])

    @Property(str, notify=changed)
    def foot(self) -> str:
        return self._screen.foot

    @Property(str, notify=changed)
    def board(self) -> str:
        return self._screen.board

    @Property(bool, notify=changed)
    def hasStrip(self) -> bool:
        return bool(self._screen.strip)

    @Property(str, notify=changed)
    def beyond(self) -> str:
        return self._screen.beyond

    def show_film(self, film: Film) -> None:
        """It is seen while the screen is `filming`."""
        self._film = film
        self.changed.emit()

    def adopt_layout(self, layout: BoardLayout) -> None:
        self._sizes.adopt(layout)


def _service_row(line: ServiceLine) -> dict[str, object]:
    return {
        "key": line.service,
        "name": line.name,
        "waiting": line.waiting,
        "range": line.range,
    }


def _frame(screen: Screen) -> tuple[object, ...]:
    """All but the rows, which tell their own changes."""
    return (
        *(screen.kind, screen.hall, screen.clock, screen.news, screen.band, screen.title),
        *(screen.picture, screen.filming, screen.line, bool(screen.services)),
        *(screen.lines, screen.foot, screen.board, bool(screen.strip), screen.beyond),
    )
