"""Pictures of a window as a person sees it, for people who check screens and for the README."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtQuick import QQuickWindow

LONGEST_FRAME_MS = 5000


def paint(window: QQuickWindow) -> None:
    """Run the event loop until everything changed so far is laid out and on the glass."""
    loop = QEventLoop()
    window.frameSwapped.connect(loop.quit)
    QTimer.singleShot(LONGEST_FRAME_MS, loop, loop.quit)
    window.update()
    loop.exec()
    window.frameSwapped.disconnect(loop.quit)


def grab(window: QQuickWindow, path: Path) -> Path:
    """Write the window's picture as PNG and return where it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if window.isVisible():
        paint(window)
    image = window.grabWindow()
    if image.isNull() or not image.save(str(path)):
        raise OSError(f"cannot write the picture {path}")
    return path
