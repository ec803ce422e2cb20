"""Whether this desktop shows tray icons: on Linux a StatusNotifier host must stand on the bus."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

WATCHER = "org.kde.StatusNotifierWatcher"


def has_desktop() -> bool:
    """Whether anybody sees this console at all; pictures are drawn without."""
    return QGuiApplication.platformName() not in ("offscreen", "minimal")


def has_tray() -> bool:
    """Bare X, a screen that is not there, and a desktop without a tray have none."""
    match QGuiApplication.platformName():
        case "windows" | "cocoa":
            return True
        case "xcb" | "wayland" | "wayland-egl":
            from PySide6.QtDBus import QDBusConnection

            bus = QDBusConnection.sessionBus()
            return bus.isConnected() and bus.interface().isServiceRegistered(WATCHER).value()
        case _:
            return False
