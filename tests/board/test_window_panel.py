"""The display over a window: every state, in every language, whole and legible."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication

from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.testing.drive import items
from client_kit.theme.contrast import contrast_ratio
from display_board import gallery, window_screen
from display_board.qt.app_paths import MODULES, WINDOW_QML
from display_board.qt.window_model import WindowModel
from display_board.texts import texts
from display_board.tokens import window_panel_size
from display_board.voice.numerals import LANGUAGES

STATES = gallery.window_states()
LEAST_CONTRAST = 4.5


@pytest.fixture
def open_panel(qapp):
    load_fonts()
    kept = []

    def open_one(state, language="ru", scheme="light", size=None, **more):
        document, is_lost = STATES[state]
        words = texts(language)
        shown = window_screen.compose(
            document | more, "5", is_lost=is_lost, now=gallery.at(10, 42), words=words
        )
        model, engine = WindowModel(shown, words), Engine(MODULES)
        kept.append((engine, model))
        window = engine.load(WINDOW_QML, {"vm": model})
        engine.use_theme(scheme, reduced_motion=True)
        window.resize(*(size or window_panel_size()))
        window.show()
        QGuiApplication.processEvents()
        assert engine.warnings == []
        return window

    yield open_one
    for engine, _ in kept:
        engine.close()


def texts_shown(window):
    """(text, item) of everything visible."""
    for item in items(window):
        text = item.property("text")
        if item.isVisible() and isinstance(text, str) and text and item.property("contentWidth"):
            yield text, item


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_no_word_of_a_window_display_leaves_it_or_is_cut(open_panel, state, language):
    window = open_panel(state, language)
    glass = QRectF(0, 0, window.width(), window.height())

    for text, item in texts_shown(window):
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        assert glass.contains(place.adjusted(1, 1, -1, -1)), (text, place)
        assert item.property("contentWidth") <= item.width() + 1, text
        assert not item.property("truncated"), text


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("state", STATES)
def test_every_word_of_a_window_display_stands_out_from_its_ground(open_panel, state, scheme):
    window = open_panel(state, scheme=scheme)
    picture = window.grabWindow()

    for text, item in texts_shown(window):
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).toAlignedRect()
        part = picture.copy(place.intersected(picture.rect()))
        pixels = memoryview(part.constBits()).cast("I")
        ground = QColor(pixels[0]).name()
        contrast = max(contrast_ratio(QColor(pixel).name(), ground) for pixel in set(pixels))
        assert contrast >= LEAST_CONTRAST, (text, contrast)


@pytest.mark.parametrize("label", ["5", "12", "105", "3А", "Касса 2"])
def test_a_window_of_any_name_is_whole_on_its_display(open_panel, label):
    window = open_panel("called", window=label)

    [item] = [item for text, item in texts_shown(window) if text == label]

    assert item.property("contentWidth") <= item.width() + 1
    assert item.mapRectToScene(QRectF(0, 0, item.width(), 1)).right() <= 338


def test_a_called_number_is_as_large_as_the_design_wants_and_grows_with_the_panel(open_panel):
    sizes = []
    for size in ((1280, 400), (1920, 600)):
        window = open_panel("called", size=size)
        [plate] = [item for text, item in texts_shown(window) if text == "012"]
        sizes.append(plate.property("font").pixelSize())

    assert sizes == [196, 294]
