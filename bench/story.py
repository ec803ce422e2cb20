"""Drives one ticket from tap to finish through the three real applications, for pictures.

A real server with a living office stands behind them. The kiosk is touched, the console is worked
by keyboard, the board only looks; each screen is written to build/shots/story/ as it comes, with
an index. Needs no display: Qt draws offscreen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from bench.album import Album, App
from bench.living_office import LivingOffice
from client_kit.qt.bridge import Bridge
from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.qt.shell import Shell, configure_logs
from client_kit.testing.drive import (
    click,
    find,
    is_shown,
    press_key,
    text_of,
    type_text,
    wait_until,
)
from display_board.__main__ import board_flags
from display_board.app import FULL_HD
from display_board.app import build as build_board
from display_board.highlights import HIGHLIGHT_MS
from kiosk_app.app import PORTRAIT
from kiosk_app.app import build as build_kiosk
from kiosk_app.app import flags as kiosk_flags
from kiosk_app.printing.stream import Cut, Step, StreamReader
from operator_console.__main__ import build as build_console
from operator_console.__main__ import console_flags
from operator_console.forms import WIDE
from simulator.demo_place import PASSWORD

OUT = Path("build/shots/story")
LONG_MS = 60_000
ROWS, FADE_MS = 4, 1000
SERVICE, OTHER_SERVICE = "passport", "residence"
Key = Qt.Key


class Story:
    """One visitor's way through the office, seen on every screen."""

    def __init__(
        self,
        application: QGuiApplication,
        office: LivingOffice,
        folder: Path,
        album: Album,
        *,
        hasty: bool,
    ) -> None:
        """`hasty`: does not wait until former calls have lost their highlight."""
        self._hasty = hasty
        self._application, self._office, self._album = application, office, album
        self._paper = folder / "paper"
        self._paper.mkdir()
        self._closing = ExitStack()
        self._folder = folder

    def play(self) -> None:
        """Tell it from the tap to the end."""
        self._kiosk, self._board, self._console = self._open_all(self._folder)
        self._see_the_office()
        self._office.send_home()
        number = self._take_ticket()
        self._call(number)
        self._serve_and_transfer()
        self._finish(number)

    def close(self) -> None:
        """Close all applications."""
        self._closing.close()

    # ── the story ─────────────────────────────────────────────────────────────

    def _see_the_office(self) -> None:
        take = self._album.take
        wait_until(lambda: is_shown(self._kiosk.window, f"service:{SERVICE}"), LONG_MS)
        take(self._kiosk, "kiosk-start", "The kiosk waits for somebody")
        wait_until(lambda: len(self._calls()) >= ROWS and self._fresh_rows() <= 2, LONG_MS)
        take(self._board, "board", "The board of hall 1 while others are called")
        take(self._console, "console-sign-in", "The console asks who works here")
        login = self._office.place.operators[0][0]
        for word in (login, PASSWORD):
            type_text(self._console.window, word)
            press_key(self._console.window, Key.Key_Return)
        self._wait_for(self._console, "windows")
        take(self._console, "console-window", "The operator chooses a window")
        press_key(self._console.window, Key.Key_Return)
        self._wait_for(self._console, "strip.window")
        take(self._console, "console-idle", "The console of window 4, and who waits")

    def _take_ticket(self) -> str:
        window = self._kiosk.window
        click(window, f"service:{SERVICE}")
        self._wait_for(self._kiosk, "take")
        self._album.take(self._kiosk, "kiosk-confirm", "How many are ahead, and how long it takes")
        click(window, "take")
        self._wait_for(self._kiosk, "foot")
        self._album.take(self._kiosk, "kiosk-ticket", "The ticket comes out")
        number = str(find(window, "number").property("number"))
        wait_until(lambda: Cut() in self._printed(), LONG_MS)
        self._album.add_paper(self._printed())
        return number

    def _call(self, number: str) -> None:
        wait_until(lambda: not self._fresh_rows(), LONG_MS)
        self._choose(number)
        self._album.take(self._console, "console-called", "The operator has called the visitor")
        wait_until(lambda: number in self._called(), LONG_MS)
        self._album.take(self._board, "board-call", f"The board calls {number} to window 4")

    def _serve_and_transfer(self) -> None:
        window, take = self._console.window, self._album.take
        press_key(window, Key.Key_F4)
        self._wait_for_head("На приёме")
        take(self._console, "console-serving", "The visit is under way")
        press_key(window, Key.Key_F9)
        self._wait_for(self._console, "panel.field")
        take(self._console, "console-transfer", "Where the visitor shall be sent")
        desk = self._console.bridge.documents[f"{self._office.place.office}/desk"]
        type_text(window, desk["services"][OTHER_SERVICE]["name"]["ru"])
        press_key(window, Key.Key_Return)
        self._wait_for_head("Следующий")
        take(self._console, "console-transferred", "The visitor waits for the other service")

    def _finish(self, number: str) -> None:
        self._choose(number)
        press_key(self._console.window, Key.Key_F4)
        self._wait_for_head("На приёме")
        press_key(self._console.window, Key.Key_F6)
        self._wait_for(self._console, "act.undo")
        self._album.take(self._console, "console-finished", "Finished; for 10 s it may be undone")
        self._album.take(self._board, "board-after", "The board afterwards")

    def _choose(self, number: str) -> None:
        press_key(self._console.window, Key.Key_Slash)
        self._wait_for(self._console, "panel.field")
        type_text(self._console.window, number)
        press_key(self._console.window, Key.Key_Return)
        self._wait_for_head("Приглашён")

    # ── looking ───────────────────────────────────────────────────────────────

    def _wait_for(self, app: App, name: str) -> None:
        wait_until(lambda: is_shown(app.window, name), LONG_MS)

    def _wait_for_head(self, words: str) -> None:
        window = self._console.window
        wait_until(
            lambda: is_shown(window, "card.head") and text_of(window, "card.head") == words, LONG_MS
        )

    def _printed(self) -> list[Step]:
        return [
            step
            for file in self._paper.iterdir()
            for step in StreamReader().feed(file.read_bytes())
        ]

    def _calls(self) -> dict[str, dict[str, str]]:
        channel = f"{self._office.place.office}/board/1"
        calls: dict[str, dict[str, str]] = self._board.bridge.documents.get(channel, {}).get(
            "calls", {}
        )
        return calls

    def _fresh_rows(self) -> int:
        """How many of the board's rows are still highlighted."""
        if self._hasty:
            return 0
        lit = self._board.bridge.server_time() - HIGHLIGHT_MS - FADE_MS
        newest = sorted(self._calls().values(), key=lambda call: -int(call["order"]))
        return sum(int(call["last"]) > lit for call in newest[:ROWS])

    def _called(self) -> set[str]:
        return {call["number"] for call in self._calls().values()}

    # ── opening ───────────────────────────────────────────────────────────────

    def _open_all(self, folder: Path) -> tuple[App, App, App]:
        place = self._office.place
        kiosk = self._settings(
            kiosk_flags(),
            place.devices("kiosk")[0],
            *("--printer", f"file:{self._paper}", "--state", str(folder / "kiosk.json")),
        )
        board = self._settings(board_flags(), place.devices("board")[0], "--voice", "off")
        console = self._settings(
            console_flags(),
            place.devices("console")[0],
            *("--window", self._office.own_window, "--wide"),
        )
        return (
            self._open(build_kiosk, kiosk, PORTRAIT),
            self._open(build_board, board, FULL_HD),
            self._open(build_console, console, WIDE),
        )

    def _settings(
        self, flags: argparse.ArgumentParser, device: str, *more: str
    ) -> argparse.Namespace:
        place = self._office.place
        token = str(place.tokens / f"{device}.token")
        words = ["--server", place.address, "--token-file", token, "--windowed"]
        return flags.parse_args([*words, "--reduced-motion", "--office", place.office, *more])

    def _open(
        self,
        build: Callable[[Shell], QQuickWindow],
        settings: argparse.Namespace,
        size: tuple[int, int],
    ) -> App:
        engine, bridge = Engine(), Bridge(settings.server)
        self._closing.callback(engine.close)
        self._closing.callback(bridge.close)
        engine.use_theme(settings.scheme, settings.reduced_motion)
        window = build(Shell(self._application, engine, bridge, settings))
        window.resize(*size)
        window.show()
        return App(window, bridge)


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the story and write the pictures; 1 when it did not come to its end."""
    parser = argparse.ArgumentParser(prog="bench.story", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR")
    parser.add_argument("--hasty", action="store_true", help="do not wait for highlights to end")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication(["talon-shots"])
    application.setFont(load_fonts())
    album = Album(options.out)
    ended: list[bool] = []
    with tempfile.TemporaryDirectory(prefix="talon-shots-") as name:
        configure_logs(str(Path(name) / "apps.log"))
        with LivingOffice(Path(name) / "office") as office:
            story = Story(application, office, Path(name), album, hasty=options.hasty)

            def tell() -> None:
                try:
                    story.play()
                    ended.append(True)
                finally:
                    album.close()
                    application.quit()

            QTimer.singleShot(0, tell)
            application.exec()
            story.close()
    return 0 if ended else 1


if __name__ == "__main__":
    sys.exit(main())
