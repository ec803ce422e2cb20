"""Loads the house face from the static cuts that `make setup` makes."""

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from client_kit.qt.errors import FontsMissing
from client_kit.theme import load_tokens

PACKAGE = Path(__file__).resolve().parent.parent
CUTS = ("Regular", "Medium", "Bold")


def load_fonts() -> QFont:
    """Register the three weights and return the face in its regular weight.

    Looked for in `TALON_FONTS`, `build/fonts` of the checkout, and the package's own `fonts`.
    """
    family = str(load_tokens().tables["font"]["family"])
    stem = family.replace(" ", "")
    for folder in _folders():
        files = [folder / f"{stem}-{cut}.ttf" for cut in CUTS]
        if all(file.is_file() for file in files):
            for file in files:
                if QFontDatabase.addApplicationFont(str(file)) < 0:
                    raise FontsMissing(f"{file} is damaged: delete it and run `make setup`")
            return QFont(family)
    places = ", ".join(str(folder) for folder in _folders())
    raise FontsMissing(f"{family} was not found in {places}: run `make setup` or set TALON_FONTS")


def _folders() -> Iterator[Path]:
    if chosen := os.environ.get("TALON_FONTS"):
        yield Path(chosen)
    yield PACKAGE.parent / "build" / "fonts"
    yield PACKAGE / "fonts"
