"""`python -m client_kit.qt.screen` tells how large the free part of this machine's screen is."""

import sys

from PySide6.QtGui import QGuiApplication


def main() -> None:
    """Print it as `1920x1080`."""
    application = QGuiApplication(sys.argv)
    free = application.primaryScreen().availableGeometry()
    print(f"{free.width()}x{free.height()}")
    del application


if __name__ == "__main__":
    main()
