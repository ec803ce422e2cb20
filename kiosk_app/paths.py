"""Where the kiosk's QML lies."""

from pathlib import Path

MODULES = Path(__file__).resolve().parent / "qml"
KIOSK_QML = MODULES / "Talon" / "Kiosk" / "Kiosk.qml"
