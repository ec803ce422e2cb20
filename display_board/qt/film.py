"""The office's films beside the calls, by QtMultimedia: the one module that needs it.

The package may be missing. Films are silent, since the hall's voice is what must be heard, and
stand still while a call is lit.
"""

import importlib
from collections.abc import Sequence
from typing import Any

import structlog
from PySide6.QtCore import QLoggingCategory, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage

from display_board.errors import FilmsUnavailable

MULTIMEDIA = "PySide6.QtMultimedia"
REST_AFTER_FAULT_MS = 60_000

_log = structlog.get_logger("film")


class Projector(QObject):
    """Plays films in their order, again and again; raises FilmsUnavailable when it cannot."""

    changed = Signal()
    """A film began or ended."""
    framed = Signal(QImage)

    def __init__(self, parent: QObject | None = None, multimedia: str = MULTIMEDIA) -> None:
        super().__init__(parent)
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        try:
            media: Any = importlib.import_module(multimedia)
        except ImportError as error:
            raise FilmsUnavailable(f"{error}: install the extra «film»") from error
        self.is_playing = False
        self._films: tuple[str, ...] = ()
        self._rest_ms = 0
        self._next = 0
        self._held = False
        self._ended = media.QMediaPlayer.MediaStatus.EndOfMedia
        self._no_error = media.QMediaPlayer.Error.NoError
        self._sink = media.QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player = media.QMediaPlayer(self)
        self._player.setVideoOutput(self._sink)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._start)

    def show(self, films: Sequence[str], rest_ms: int) -> None:
        """Addresses of local files; `rest_ms` is left to the pictures between two films."""
        self._rest_ms = rest_ms
        if tuple(films) == self._films:
            return
        self._films, self._next = tuple(films), 0
        if not films:
            self._stop()
        elif not self.is_playing:
            self._rest.start(0)

    def hold(self, held: bool) -> None:
        """Stand still, or go on."""
        if held == self._held:
            return
        self._held = held
        if self.is_playing:
            self._player.pause() if held else self._player.play()

    def close(self) -> None:
        """No frame comes any more."""
        self._films = ()
        self._stop()
        self._player.setVideoOutput(None)

    def _start(self) -> None:
        if not self._films:
            return
        film = self._films[self._next % len(self._films)]
        self._next += 1
        self._player.setSource(QUrl(film))
        self._player.pause() if self._held else self._player.play()

    def _stop(self) -> None:
        self._rest.stop()
        self._player.stop()
        self._tell(playing=False)

    def _on_frame(self, frame: Any) -> None:
        image = frame.toImage() if frame.isValid() else QImage()
        if not image.isNull() and self._films:
            self._tell(playing=True)
            self.framed.emit(image)

    def _on_status(self, status: Any) -> None:
        if status == self._ended:
            self._tell(playing=False)
            self._rest.start(self._rest_ms)

    def _on_error(self, error: Any, told: str) -> None:
        if error != self._no_error:
            _log.warning("a film cannot be shown", film=self._player.source().fileName(), why=told)
            self._tell(playing=False)
            self._rest.start(max(self._rest_ms, REST_AFTER_FAULT_MS))

    def _tell(self, *, playing: bool) -> None:
        if playing != self.is_playing:
            self.is_playing = playing
            self.changed.emit()
