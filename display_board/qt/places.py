"""Where a board keeps what it can make again."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def sounds_folder() -> Path:
    """Of this machine's user."""
    cache = QStandardPaths.StandardLocation.GenericCacheLocation
    return Path(QStandardPaths.writableLocation(cache)) / "talon-board"


def pack_folder() -> Path:
    """Of the clips rendered at set-up."""
    return sounds_folder() / "pack"
