"""The board and the display over a window in the accessibility tree."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickWindow

from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.testing.access import faults, told
from display_board import gallery, screen, window_screen
from display_board.layout import Panel, lay_out
from display_board.qt.app_paths import BOARD_QML, MODULES, WINDOW_QML
from display_board.qt.board_model import BoardModel
from display_board.qt.window_model import WindowModel
from display_board.texts import texts
from display_board.tokens import board_tokens, window_panel_size

WORDS = texts("ru")


@pytest.fixture(scope="module")
def board(qapp: Any) -> Iterator[tuple[QQuickWindow, BoardModel, int]]:
    load_fonts()
    layout = lay_out(Panel(*gallery.FULL_HD), board_tokens())
    model = BoardModel(screen.compose(gallery.facts_of({}), WORDS, "ru"), layout, WORDS)
    engine = Engine(MODULES)
    engine.use_theme("light", reduced_motion=True)
    window = engine.load(BOARD_QML, {"vm": model})
    window.resize(*gallery.FULL_HD)
    window.show()
    yield window, model, layout.rows
    engine.close()


@pytest.mark.parametrize("state", gallery.board_states())
def test_every_text_of_the_board_is_told(
    board: tuple[QQuickWindow, BoardModel, int], state: str
) -> None:
    window, model, rows = board

    model.show(screen.compose(replace(gallery.board_states()[state], rows=rows), WORDS, "ru"))
    QCoreApplication.processEvents()

    assert list(faults(window)) == []


def test_a_call_is_told_with_its_window_as_one(
    board: tuple[QQuickWindow, BoardModel, int],
) -> None:
    window, model, rows = board

    model.show(screen.compose(replace(gallery.board_states()["call"], rows=rows), WORDS, "ru"))
    QCoreApplication.processEvents()

    heard = [each.name for each in told(window) if "→" in each.name]
    assert heard == ["А012 → 5", "К034 → 12", "Д007 → 3", "А011 → 8"]


@pytest.mark.parametrize("state", gallery.window_states())
def test_every_text_of_a_window_display_is_told(qapp: Any, state: str) -> None:
    load_fonts()
    document, is_lost = gallery.window_states()[state]
    shown = window_screen.compose(
        document, "5", is_lost=is_lost, now=gallery.at(10, 42), words=WORDS
    )
    model = WindowModel(shown, WORDS)
    engine = Engine(MODULES)
    window = engine.load(WINDOW_QML, {"vm": model})
    window.resize(*window_panel_size())
    window.show()
    QCoreApplication.processEvents()

    amiss = list(faults(window))

    engine.close()
    assert amiss == []
