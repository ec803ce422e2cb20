"""A board's window on a state of the gallery, and its synthesizer."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from display_board import screen
from display_board.layout import NOTHING_ELSE, Panel, lay_out
from display_board.qt.app_paths import BOARD_QML, MODULES
from display_board.qt.board_model import BoardModel
from display_board.texts import texts
from display_board.tokens import board_tokens
from display_board.voice.espeak import Espeak
from display_board.voice.render_process import RenderProcess


class Boards:
    """Opens windows; `model` is that of the last one."""

    def __init__(self):
        self._open = []

    def __call__(
        self,
        facts,
        size=(1920, 1080),
        language="ru",
        *,
        still=True,
        scheme="light",
        diagonal=0,
        depth=0,
        extras=NOTHING_ELSE,
    ):
        self.layout = layout = lay_out(
            Panel(size[0], size[1], diagonal, depth), board_tokens(), extras
        )
        words = texts(language)
        shown = screen.compose(replace(facts, rows=layout.rows), words, language)
        self.model = BoardModel(shown, layout, words)
        self.model.show(shown)
        engine = Engine(MODULES)
        self._open.append((engine, self.model))
        window = engine.load(BOARD_QML, {"vm": self.model})
        engine.use_theme(scheme, reduced_motion=still)
        window.resize(*size)
        window.show()
        QGuiApplication.processEvents()
        assert engine.warnings == []
        return window

    def close(self):
        for engine, _ in self._open:
            engine.close()


@pytest.fixture
def open_board(qapp):
    load_fonts()
    boards = Boards()
    yield boards
    boards.close()


@pytest.fixture(scope="module")
def espeak():
    return Espeak()


@pytest.fixture(scope="module")
def renderer():
    """The board's own: eSpeak in a process."""
    process = RenderProcess(-18)
    yield process
    process.close()
