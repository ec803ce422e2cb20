"""The view-model of the count before the next call: one line, one key to stop it, one call."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal

from client_kit.keys import command_key
from operator_console.auto_call import Count, counted, ended, left, stopped
from operator_console.desk import MS, Desk


class AutoCallModel(QObject):
    """Counts while nothing else happens at the desk."""

    changed = Signal()
    due = Signal(str)
    """The count is over; the command key its call must carry."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = Count()
        self._key = ""
        self._desk = Desk({}, "", "", 0)
        self._text = self._short_text = ""
        self._is_new = True
        self._end = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._end.timeout.connect(self._over)

    text = Property(str, lambda self: self._text, notify=changed)
    short_text = Property(str, lambda self: self._short_text, notify=changed)
    """«Пригласим через 5 с»; empty: no count runs."""

    @property
    def is_running(self) -> bool:
        """Whether the next will be called by itself."""
        return self._count.is_running

    def begin(self) -> None:
        """Somebody sat down: what ended before is nobody's count."""
        self._is_new = True
        self._put(Count())

    def follow(self, desk: Desk, is_busy: bool) -> None:
        """A moment later."""
        self._desk = desk
        if self._is_new:
            self._is_new = False
            self._put(stopped(desk))
            return
        self._put(counted(self._count, desk, is_busy))

    def stop(self) -> None:
        """Not this time."""
        self._put(stopped(self._desk))

    # ── inside ────────────────────────────────────────────────────────────────

    def _put(self, count: Count) -> None:
        was, self._count = self._count, count
        if count.is_running and count.after != was.after:
            self._key = command_key(self._desk.at)
            self._end.start(left(count, self._desk))
        elif not count.is_running:
            self._end.stop()
        text = short = ""
        if count.is_running:
            seconds = -(-left(count, self._desk) // MS)
            text = self._desk.say("auto_call_in", seconds=seconds)
            short = self._desk.say("auto_call_short", seconds=seconds)
        if text != self._text:
            self._text, self._short_text = text, short
            self.changed.emit()

    def _over(self) -> None:
        if self._count.is_running:
            self._put(Count(spent=ended(self._desk)))
            self.due.emit(self._key)
