"""`talon-console`: wiring and flags of the operators' desk."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from client_kit.config import common_flags, read_settings, read_token
from client_kit.errors import SettingsWrong
from client_kit.qt.shell import Shell, configure_logs, run_app
from client_kit.watchdog import run_watched
from operator_console.console_model import ConsoleModel, Form
from operator_console.forms import SIZES, Forms
from operator_console.keys_everywhere import KeysEverywhere
from operator_console.tray import Tray

QML = Path(__file__).resolve().parent / "qml" / "Talon" / "Console"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the console; returns the exit code."""
    try:
        settings = read_settings(console_flags(), argv)
        if settings.watchdog and not settings.heartbeat:
            configure_logs(settings.log)
            return run_watched("operator_console", sys.argv[1:] if argv is None else argv)
        settings.windowed = True
        return run_app(settings, "talon-console", build, SIZES[form_of(settings)])
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
    shape.add_argument("--mini", action="store_true", help="a strip above everything else")
    flags.add_argument(
        "--global-keys",
        default="",
        metavar="MODIFIERS",
        help='such as "Ctrl+Shift": with them the desk\'s F-keys work in every program; off',
    )
    return flags


def form_of(settings: argparse.Namespace) -> Form:
    """The form asked for."""
    return "wide" if settings.wide else "mini" if settings.mini else "docked"


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
        form=form_of(settings),
    )
    window = shell.engine.load(QML / "Main.qml", {"vm": console})
    Forms(window, console).begin()
    Tray(window, console, shell.engine)
    if settings.global_keys:
        KeysEverywhere(console, window).listen(settings.global_keys)
    console.open()
    return window


if __name__ == "__main__":
    sys.exit(main())
