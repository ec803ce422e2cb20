"""The voice's own thread: synthesis and sound never hold up a frame."""

import queue
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from display_board.voice.announcements import Call
from display_board.voice.announcer import Announcer


@dataclass(frozen=True, slots=True)
class _Heard:
    called: tuple[Call, ...]
    reconnected: bool


@dataclass(frozen=True, slots=True)
class _Volume:
    percent: int


class VoiceThread:
    """Runs one announcer by a clock in ms; `make` is called on the thread, where it may be slow."""

    def __init__(self, make: Callable[[], Announcer], clock: Callable[[], int]) -> None:
        self._make = make
        self._clock = clock
        self._inbox: queue.SimpleQueue[_Heard | _Volume | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def hear(self, called: Iterable[Call], *, reconnected: bool) -> None:
        """What is called now; returns at once."""
        self._inbox.put(_Heard(tuple(called), reconnected))

    def set_volume(self, percent: int) -> None:
        """From the next announcement on; 0 is silence."""
        self._inbox.put(_Volume(percent))

    def stop(self) -> None:
        """Silence, at once; waits for the thread."""
        self._inbox.put(None)
        if self._thread.is_alive():
            self._thread.join(5)

    def _run(self) -> None:
        announcer = self._make()
        announcer.rehearse()
        wake: int | None = None
        while (heard := self._next(wake)) is not _STOP:
            if isinstance(heard, _Heard):
                announcer.hear(heard.called, reconnected=heard.reconnected)
            elif isinstance(heard, _Volume):
                announcer.set_volume(heard.percent)
            wake = announcer.advance()
        announcer.close()

    def _next(self, wake: int | None) -> "_Heard | _Volume | _Due | None":
        wait = None if wake is None else max(0, wake - self._clock()) / 1000
        try:
            return self._inbox.get(timeout=wait)
        except queue.Empty:
            return _DUE


@dataclass(frozen=True, slots=True)
class _Due:
    """Nothing new, but the time has come."""


_DUE = _Due()
_STOP = None
