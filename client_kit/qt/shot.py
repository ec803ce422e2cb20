"""Pictures of a window as a person sees it, for people who check screens and for the README."""

from pathlib import Path

from PySide6.QtQuick import QQuickWindow


def grab(window: QQuickWindow, path: Path) -> Path:
    """Write the window's picture as PNG and return where it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = window.grabWindow()
    if image.isNull() or not image.save(str(path)):
        raise OSError(f"cannot write the picture {path}")
    return path
