"""Where the board's QML lies."""

from pathlib import Path

MODULES = Path(__file__).resolve().parent.parent / "qml"
BOARD_QML = MODULES / "Talon" / "Board" / "Board.qml"
WINDOW_QML = MODULES / "Talon" / "Board" / "WindowPanel.qml"
