"""Which of the three desktop applications the demonstration opens here, and how."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec

from msgspec import Struct

from simulator.demo_place import Place


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


def apps_of(place: Place, window: str, login: str) -> list[App]:
    """A kiosk, the board of hall 1 and a console at `window`."""
    kiosk, board = place.devices("kiosk")[0], place.devices("board")[0]
    console = place.devices("console")[0]

    def common(device: str) -> tuple[str, ...]:
        file = place.tokens / f"{device}.token"
        return ("--server", place.address, "--token-file", str(file), "--windowed")

    state = str(place.deployment.parent / "kiosk.json")
    return [
        App(
            "kiosk",
            "kiosk_app",
            (
                *(*common(kiosk), "--size", "540x960", "--state", state),
                *("--printer", f"file:{place.paper}"),
            ),
            "the citizens' kiosk",
        ),
        App("board", "display_board", (*common(board), "--size", "960x540"), "the board of hall 1"),
        App(
            "console",
            "operator_console",
            (*common(console), "--window", window, "--login", login, "--wide"),
            f"the console at window {window}",
        ),
    ]


def missing(app: App) -> bool:
    """Whether the application is not installed on this machine."""
    return find_spec(app.module) is None or find_spec("PySide6") is None


def display_here() -> bool:
    """Whether this process can open windows."""
    return has_display(os.environ)
