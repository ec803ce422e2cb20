"""Which of the three desktop applications the demonstration opens here, and how."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec

from msgspec import Struct

from simulator.children import ChildFailed, run_module
from simulator.demo_place import Place

FULL_HD = (1920, 1080)
KIOSK, CONSOLE = (540, 960), (420, 768)
LEAST_BOARD = 480
TITLE_BAR = 40


class App(Struct, frozen=True):
    """One window of the demonstration."""

    name: str
    module: str
    arguments: tuple[str, ...]
    shows: str
    """What a person sees in it."""


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether windows can be opened."""
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def side_by_side(width: int, height: int) -> dict[str, str]:
    """Kiosk, board and console on one screen, none over another, as `--size` wants it.

    The kiosk is as high as the screen allows, the console narrow at the right, the board between.
    """
    high = min(KIOSK[1], height - TITLE_BAR)
    kiosk = high * KIOSK[0] // KIOSK[1]
    between = max(LEAST_BOARD, width - kiosk - CONSOLE[0])
    console = max(CONSOLE[1], high)
    return {
        "kiosk": f"{kiosk}x{high}+0+0",
        "board": f"{between}x{between * 9 // 16}+{kiosk}+0",
        "console": f"{CONSOLE[0]}x{console}+{max(0, width - CONSOLE[0])}+0",
    }


def screen_here() -> tuple[int, int]:
    """The free part of this machine's screen; a usual one where it cannot be told."""
    try:
        width, _, height = run_module("client_kit.qt.screen").partition("x")
        return int(width), int(height)
    except (ChildFailed, ValueError):
        return FULL_HD


def apps_of(
    place: Place, window: str, login: str, printer_port: int, screen: tuple[int, int] = FULL_HD
) -> list[App]:
    """A kiosk with its printer, the board of hall 1 and a console at `window`, side by side."""
    sizes = side_by_side(*screen)

    def linked(kind: str) -> tuple[str, ...]:
        file = place.tokens / f"{place.devices(kind)[0]}.token"
        link = ("--server", place.address, "--token-file", str(file), "--windowed")
        return (*link, "--size", sizes[kind])

    paper = ("--port", str(printer_port), "--out", str(place.paper))
    printer = ("--printer", f"tcp://127.0.0.1:{printer_port}")
    state = ("--state", str(place.deployment.parent / "kiosk.json"))
    desk = ("--window", window, "--login", login)
    return [
        App(
            "printer",
            "kiosk_app.testing.fake_printer",
            paper,
            "the kiosk's printer: its tickets become pictures",
        ),
        App("kiosk", "kiosk_app", (*linked("kiosk"), *printer, *state), "the citizens' kiosk"),
        App("board", "display_board", linked("board"), "the board of hall 1"),
        App(
            "console",
            "operator_console",
            (*linked("console"), *desk),
            f"the console at window {window}",
        ),
    ]


def missing(app: App) -> bool:
    """Whether the application is not installed on this machine."""
    return find_spec(app.module) is None or find_spec("PySide6") is None


def display_here() -> bool:
    """Whether this process can open windows."""
    return has_display(os.environ)
