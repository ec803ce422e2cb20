"""Draws the desk in every state into `build/shots/console-*.png`, against a scripted server."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from client_kit.qt.shot import grab
from client_kit.testing.drive import (
    click,
    is_shown,
    press_key,
    settle,
    type_text,
    wait_until,
)
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.forms import DOCKED, MINI, WIDE
from operator_console.stand import Console, accounts, device_token, standing
from queue_core.domain.refusals import text
from queue_core.patch import diff
from queue_core.protocol import Error

SHOTS = Path("build/shots")
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Sizes = tuple[tuple[int, int], ...]


class Gallery:
    """One console that is walked through its states."""

    def __init__(self, server: FakeServer, console: Console) -> None:
        self._server, self._engine = server, console.engine
        self._bridge, self._window = console.bridge, console.window

    def show(self, doc: scenes.Doc) -> None:
        """Make this the desk document, and wait until it is drawn."""
        patch = diff(self._server.documents[scenes.CHANNEL], doc)
        if patch:
            self._server.change(scenes.CHANNEL, patch)
        wait_until(lambda: self._bridge.documents.get(scenes.CHANNEL) == doc)

    def shoot(self, name: str) -> None:
        """Write the picture."""
        settle(self._window, 60)
        print(grab(self._window, SHOTS / f"console-{name}.png"))

    def shoot_forms(self, name: str, sizes: Sizes = (DOCKED, WIDE)) -> None:
        """The same in light and dark, in each size."""
        for size in sizes:
            self._window.resize(*size)
            settle(self._window, 120)
            for scheme in ("light", "dark"):
                self._engine.use_theme(scheme, reduced_motion=True)
                end = ("-wide" if size == WIDE else "") + ("-dark" if scheme == "dark" else "")
                self.shoot(name + end)
        self._engine.use_theme("light", reduced_motion=True)
        self._window.resize(*sizes[0])
        settle(self._window, 120)

    def draw(self) -> None:
        """Every state, docked and wide, light and dark."""
        window, at = self._window, _now()
        self.shoot_forms("sign-in")
        self.enter("smirnova")
        self.shoot_forms("window")
        self._server.on("sign_in", lambda command: _taken())
        press_key(window, Key.Key_Return)
        wait_until(lambda: is_shown(window, "question"))
        self.shoot_forms("take-over")
        press_key(window, Key.Key_Escape)
        self._steps(at)
        self._panels(at)
        self._forms()
        self._others(at)

    def draw_alarms(self) -> None:
        """What a supervisor is told of devices and tickets."""
        self.enter("ivanova")
        self.show(scenes.paper_out(_now()))
        self.shoot_forms("device-alarm")
        press_key(self._window, Key.Key_K, CTRL)
        self.shoot_forms("supervisor-more")

    def enter(self, login: str) -> None:
        """Sign in, as far as the choice of a window."""
        for word in (login, "1234"):
            type_text(self._window, word)
            press_key(self._window, Key.Key_Return)
        wait_until(lambda: is_shown(self._window, "windows"))

    def _forms(self) -> None:
        window = self._window
        self.show(scenes.finished(_now(), auto_call_s=8))
        self.shoot_forms("auto-call")
        self.show(scenes.idle(_now()))
        type_text(window, "a01")
        self.shoot_forms("filter")
        press_key(window, Key.Key_Escape)
        press_key(window, Key.Key_F10)
        self.shoot_forms("cover-warning")
        press_key(window, Key.Key_Escape)
        press_key(window, Key.Key_J, CTRL)
        self.shoot_forms("my-day")
        press_key(window, Key.Key_Escape)
        press_key(window, Key.Key_3, CTRL)
        for name, scene in MINI_STATES.items():
            self.show(scene(_now()))
            self.shoot_forms(f"mini-{name}", (MINI,))
        press_key(window, Key.Key_1, CTRL)

    def _steps(self, at: int) -> None:
        for name, scene in STATES.items():
            self.show(scene(at))
            self.shoot(name)
        self.show(scenes.idle(at))
        press_key(self._window, Key.Key_Down)
        press_key(self._window, Key.Key_Down)
        self.shoot("choosing")
        self._server.on("call", lambda command: _already())
        press_key(self._window, Key.Key_Return)
        settle(self._window, 150)
        self.shoot("conflict")
        press_key(self._window, Key.Key_Escape)

    def _panels(self, at: int) -> None:
        window = self._window
        self.show(scenes.serving(at))
        panels = (
            ("transfer", Key.Key_F9),
            ("hold", Key.Key_F8),
            ("add-service", Key.Key_F11),
            ("note", Key.Key_F12),
        )
        for name, key in panels:
            press_key(window, key)
            settle(window, 100)
            self.shoot(name)
            press_key(window, Key.Key_Escape)
        click(window, "outcome.1")
        self.shoot("decline")
        press_key(window, Key.Key_Return)
        self.shoot("declined")
        self.show(scenes.idle(at))
        press_key(window, Key.Key_F10)
        self.shoot("pause-picker")
        press_key(window, Key.Key_Escape)
        for name, letter in (("more", Key.Key_K), ("services", Key.Key_S), ("message", Key.Key_M)):
            press_key(window, letter, CTRL)
            self.shoot(name)
            press_key(window, Key.Key_Escape)
        press_key(window, Key.Key_Slash)
        type_text(window, "a01")
        self.shoot("find")
        press_key(window, Key.Key_Escape)

    def _others(self, at: int) -> None:
        self.show(scenes.serving(at))
        self._engine.use_theme("dark", reduced_motion=True)
        self.shoot("serving-dark")
        self._engine.use_theme("contrast", reduced_motion=True)
        self.shoot("serving-contrast")
        self._engine.use_theme("light", reduced_motion=True)
        self._window.resize(*WIDE)
        settle(self._window, 150)
        self.shoot("wide")
        self._pages()
        self._window.resize(*DOCKED)
        self._server.stop()
        settle(self._window, 1500)
        self.shoot("link-lost")
        self._server.start()
        wait_until(lambda: self._bridge.is_up)
        self.show(scenes.called(_now(), recalls=1))
        self._server.stop()
        press_key(self._window, Key.Key_F4)
        press_key(self._window, Key.Key_Plus)
        press_key(self._window, Key.Key_Plus)
        settle(self._window, 1500)
        self.shoot_forms("kept")
        press_key(self._window, Key.Key_3, CTRL)
        self.shoot_forms("mini-link-lost", (MINI,))

    def _pages(self) -> None:
        at = _now()
        self._server.on("ask journal", lambda query: {"lines": scenes.journal(at)})
        self._server.on("ask bookings", lambda query: {"slots": scenes.bookings(at)})
        for tab, name in ((4, "journal"), (5, "bookings")):
            click(self._window, f"tab.{tab}")
            settle(self._window, 200)
            self.shoot(f"wide-{name}")
        click(self._window, "tab.0")


MINI_STATES: dict[str, Callable[[int], scenes.Doc]] = {
    "idle": scenes.idle,
    "called": scenes.called,
    "serving": scenes.serving,
    "over": lambda at: scenes.serving(at, minutes=14),
    "break": scenes.paused,
    "empty": scenes.empty,
    "count": lambda at: scenes.finished(at, auto_call_s=8),
}
STATES: dict[str, Callable[[int], scenes.Doc]] = {
    "idle": scenes.idle,
    "empty": scenes.empty,
    "called": scenes.called,
    "recalled": lambda at: scenes.called(at, recalls=1),
    "serving": scenes.serving,
    "serving-over": lambda at: scenes.serving(at, minutes=14),
    "break": scenes.paused,
    "undo": scenes.finished,
    "hold-reminder": scenes.held_alone,
}


def _taken() -> Error:
    facts = {"window": "5", "operator": "op-3"}
    return Error("window_taken", text("window_taken", "ru", facts), facts=facts)


def _already() -> Error:
    facts = {"number": "Д008", "window": "3"}
    return Error("already_called", text("already_called", "ru", facts), facts=facts)


def _now() -> int:
    return int(time.time() * 1000)


def main() -> None:
    """Draw and say where the pictures are."""
    application = QGuiApplication(sys.argv)
    documents = {scenes.CHANNEL: scenes.office(_now()), f"{scenes.CHANNEL}/wait": scenes.WAIT}
    with (
        TemporaryDirectory() as folder,
        FakeServer(documents, accounts=accounts()) as server,
        standing(server.url, device_token(Path(folder)), window="5") as console,
    ):
        Gallery(server, console).draw()
        print("\n".join(console.engine.warnings))
    documents = {scenes.CHANNEL: scenes.office(_now())}
    with (
        TemporaryDirectory() as folder,
        FakeServer(documents, accounts=accounts()) as server,
        standing(server.url, device_token(Path(folder)), window="5") as console,
    ):
        Gallery(server, console).draw_alarms()
    del application


if __name__ == "__main__":
    main()
