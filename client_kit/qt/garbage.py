"""Python's cycle collector, kept on the GUI thread.

Left alone it runs in whatever thread allocates, and there destroys Qt objects that belong to the
GUI: a crash seen with a printer's thread, and possible with the link's or a voice's. Reference
counting is not touched.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500


class GuiCollector(QObject):
    """Collects by Python's own thresholds, but from a timer of the GUI."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(LOOK_MS)

    def close(self) -> None:
        """Collect once more and leave the collector as it was."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    def _collect(self) -> None:
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
