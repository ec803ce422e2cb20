"""The real screens, drawn: no warning, nothing cut off, the measures of the design."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage

from client_kit.testing.drive import items
from display_board import gallery

YELLOW = "#ffcd2e"
SIZES = [(1920, 1080), (1366, 768), (1080, 1920), (1024, 768)]


def texts_shown(window):
    """(text, its item, where its letters are) of everything visible."""
    for item in items(window):
        text = item.property("text")
        if item.isVisible() and isinstance(text, str) and text:
            wide = item.property("contentWidth"), item.property("contentHeight")
            if None not in wide:
                yield text, item, item.mapRectToScene(ink(item))


def ink(item):
    """Where letters are: a line's box is higher than its capitals, which may fill a row."""
    box = QRectF(0, 0, item.width(), item.height())
    if item.property("lineCount") == 1:
        spare = (box.height() - QFontMetricsF(item.property("font")).capHeight()) / 2
        box.adjust(0, spare, 0, -spare)
    return box


@pytest.mark.usefixtures("qapp")
def test_every_state_is_drawn_without_a_warning(tmp_path, monkeypatch):
    monkeypatch.setattr(gallery, "SHOTS", tmp_path)

    assert gallery.draw_all() == []
    assert len(list(tmp_path.glob("*.png"))) == len(gallery.board_states()) + 26


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", gallery.board_states())
def test_no_text_leaves_the_glass_and_no_number_is_cut(open_board, state, size):
    window = open_board(gallery.board_states()[state], size)
    glass = QRectF(-1, -1, size[0] + 2, size[1] + 2)

    for text, item, place in texts_shown(window):
        assert glass.contains(place), (text, place)
        assert item.property("contentWidth") <= item.width() + 1, text
        if any(letter.isdigit() for letter in text) and not text.startswith("МФЦ"):
            assert not item.property("truncated"), text


def test_a_plate_and_its_window_have_the_heights_of_the_design(open_board):
    window = open_board(gallery.board_states()["normal"])

    sizes = {
        text: QFontMetricsF(item.property("font")).capHeight()
        for text, item, _ in texts_shown(window)
    }

    assert sizes["012"] == pytest.approx(134, abs=1)
    assert sizes["12"] == pytest.approx(145, abs=1)


def test_a_called_row_is_yellow_and_the_others_are_not(open_board):
    window = open_board(gallery.board_states()["call"])

    picture = window.grabWindow()

    rows = [picture.pixelColor(1200, 104 + 244 * n + 20).name() for n in range(4)]
    assert rows == [YELLOW, "#ffffff", "#ffffff", "#ffffff"]


@pytest.mark.parametrize("label", ["12", "105", "3А", "Касса 2", "Администратор"])
def test_a_window_of_any_name_is_shown_whole_and_clear_of_the_arrow(open_board, label):
    document = gallery.board_document(("А012", label))
    window = open_board(replace(gallery.board_states()["call"], board=document))

    [(item, place)] = [(item, place) for text, item, place in texts_shown(window) if text == label]

    assert place.left() > 1140
    assert item.property("contentWidth") <= item.width() + 1
    assert not item.property("truncated")


def test_two_calls_are_both_yellow(open_board):
    picture = open_board(gallery.board_states()["two-calls"]).grabWindow()

    rows = [picture.pixelColor(1200, 104 + 244 * n + 20).name() for n in range(3)]
    assert rows == [YELLOW, YELLOW, "#ffffff"]


def test_without_a_link_no_number_and_no_yellow_is_left(open_board):
    window = open_board(gallery.board_states()["link-lost"])

    shown = [text for text, _, _ in texts_shown(window)]
    picture = window.grabWindow().scaled(96, 54)

    assert not any(text in ("А", "012", "К", "034") for text in shown)
    assert YELLOW not in {picture.pixelColor(x, y).name() for x in range(96) for y in range(54)}


@pytest.mark.usefixtures("qapp")
def test_a_called_window_is_wholly_yellow_and_a_lost_one_shows_its_number_alone(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(gallery, "SHOTS", tmp_path)
    states = gallery.window_states()
    for name in ("called", "link-lost"):
        gallery.draw_window(name, *states[name], "light")

    called, lost = (QImage(str(tmp_path / f"window-{n}.png")) for n in ("called", "link-lost"))

    assert {called.pixelColor(*spot).name() for spot in ((5, 5), (1270, 390))} == {YELLOW}
    right = lost.copy(900, 0, 380, 400)
    assert len({right.pixel(x, y) for x in range(0, 380, 7) for y in range(0, 400, 7)}) == 1
