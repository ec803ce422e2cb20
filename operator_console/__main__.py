"""`talon-console`: wiring and flags of the operators' desk."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from client_kit.config import common_flags, read_settings, read_token
from client_kit.errors import SettingsWrong
from client_kit.qt.shell import Shell, run_app
from operator_console.console_model import ConsoleModel

QML = Path(__file__).resolve().parent / "qml" / "Talon" / "Console"
DOCKED, WIDE = (420, 768), (1366, 768)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the console; returns the exit code."""
    try:
        settings = read_settings(console_flags(), argv)
        settings.windowed = True
        size = WIDE if settings.wide else DOCKED
        return run_app(settings, "talon-console", build, size)
    except SettingsWrong as error:
        print(f"talon-console: {error}", file=sys.stderr)
        return 2


def console_flags() -> argparse.ArgumentParser:
    """The console's own flags beside those of every app."""
    flags = common_flags("talon-console", "Talon: the operators' desk")
    flags.add_argument("--window", default="", help="window to offer first")
    flags.add_argument("--login", default="", help="login to fill in")
    flags.add_argument("--language", choices=("ru", "en"), default="ru")
    shape = flags.add_mutually_exclusive_group()
    shape.add_argument("--docked", action="store_true", help="a narrow panel (the default)")
    shape.add_argument("--wide", action="store_true", help="the queue beside the desk")
    return flags


def build(shell: Shell) -> QQuickWindow:
    """The console's window over its view-models."""
    settings = shell.settings
    console = ConsoleModel(
        shell.bridge,
        settings.server,
        read_token(settings.token_file),
        office=settings.office,
        window=settings.window,
        login=settings.login,
        language=settings.language,
    )
    window = shell.engine.load(QML / "Main.qml", {"vm": console})
    console.open()
    if not settings.wide:
        _dock(window)
    return window


def _dock(window: QQuickWindow) -> None:
    """Stand at the right edge of the screen, beside the operator's other work."""
    free = window.screen().availableGeometry()
    window.setPosition(free.right() + 1 - DOCKED[0], free.top())


if __name__ == "__main__":
    sys.exit(main())
