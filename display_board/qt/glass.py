"""When a call was on the glass: the first frame after its row came, told and logged."""

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtQuick import QQuickWindow


class Glass(QObject):
    """Watches one window's frames; needs the basic render loop, which draws on the GUI thread.

    There every frame that ends after `expect` was begun after it, so it holds what was changed.
    """

    painted = Signal(object)
    """Call keys of one frame."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._awaited: set[str] = set()
        self._told: set[str] = set()
        self._window: QQuickWindow | None = None

    def watch(self, window: QQuickWindow) -> None:
        self._window = window
        window.frameSwapped.connect(self._swapped)

    def expect(self, keys: Iterable[str], standing: Iterable[str] = ()) -> None:
        """These are in the scene now; each is told once, keys that left are forgotten.

        `standing`: what may come back into the scene, and is not to be told again then.
        """
        present = set(keys)
        self._told &= present | set(standing)
        self._awaited = present - self._told
        if self._awaited and self._window is not None:
            self._window.update()

    def pass_over(self, keys: Iterable[str]) -> None:
        """These are old news: shown again after a silence, not to be measured from their call."""
        self._told |= set(keys)

    def _swapped(self) -> None:
        if self._awaited:
            shown, self._awaited = self._awaited, set()
            self._told |= shown
            self.painted.emit(frozenset(shown))


def paint_log(path: Path) -> Callable[[Iterable[str]], None]:
    """Appends `{"call", "painted_at"}` a line, wall time in ms: what a measuring run reads."""

    def write(keys: Iterable[str]) -> None:
        at = time.time_ns() / 1_000_000
        lines = [json.dumps({"call": key, "painted_at": at}) + "\n" for key in sorted(keys)]
        with path.open("a", encoding="utf-8") as log:
            log.writelines(lines)

    return write
