"""Draws every control in every colour scheme into `build/shots/gallery-*.png`."""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from client_kit.qt.engine import QML, Engine
from client_kit.qt.fonts import load_fonts
from client_kit.qt.shot import grab
from client_kit.theme import SCHEMES


def draw_gallery(folder: Path) -> list[Path]:
    """Write one picture a scheme and return their paths; a running QGuiApplication is needed."""
    load_fonts()
    engine = Engine()
    window = engine.load(QML / "Gallery.qml", {})
    pictures = []
    for scheme in SCHEMES:
        engine.use_theme(scheme, reduced_motion=True)
        pictures.append(grab(window, folder / f"gallery-{scheme}.png"))
    warnings = list(engine.warnings)
    engine.close()
    if warnings:
        raise SystemExit("\n".join(warnings))
    return pictures


def main() -> None:
    """Draw and say where the pictures are."""
    application = QGuiApplication(sys.argv)
    for picture in draw_gallery(Path("build/shots")):
        print(picture)
    del application


if __name__ == "__main__":
    main()
