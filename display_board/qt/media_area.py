"""What the office shows beside its calls: pictures, lines, and films where they can be played."""

from collections.abc import Callable

import structlog
from PySide6.QtCore import QObject, Signal

from display_board.aside import TURN_MS
from display_board.errors import FilmsUnavailable
from display_board.media import Shelf
from display_board.qt.film import Projector

NO_FILM = "no_film"
"""`detail` of this device: films lie there, and nothing plays them."""

_log = structlog.get_logger("board")


class MediaArea(QObject):
    """Looks at the shelf when told to; films are asked for only when some lie there."""

    changed = Signal()
    """A film began or ended."""
    opened = Signal(QObject)
    """The projector, once there is one."""
    lacking = Signal(str)
    """What is missing; told once, and the pictures go on."""

    def __init__(
        self, shelf: Shelf, open_films: Callable[[QObject], Projector] = Projector
    ) -> None:
        super().__init__()
        self.shelf = shelf
        self._open_films = open_films
        self._projector: Projector | None = None
        self._lacks_films = False

    @property
    def is_filming(self) -> bool:
        return self._projector is not None and self._projector.is_playing

    def look(self) -> None:
        """What lies there now."""
        self.shelf.look()
        if self._projector is None and self.shelf.films and not self._lacks_films:
            self._open()
        if self._projector is not None:
            self._projector.show(self.shelf.films, TURN_MS * len(self.shelf.pictures))

    def hold(self, held: bool) -> None:
        """Nothing moves while somebody is called."""
        if self._projector is not None:
            self._projector.hold(held)

    def close(self) -> None:
        """The application ends."""
        if self._projector is not None:
            self._projector.close()

    def _open(self) -> None:
        try:
            self._projector = self._open_films(self)
        except FilmsUnavailable as error:
            _log.warning("films are not shown", why=str(error))
            self._lacks_films = True
            self.lacking.emit(NO_FILM)
            return
        self._projector.changed.connect(self.changed)
        self.opened.emit(self._projector)
