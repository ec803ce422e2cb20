"""Pictures, lines and the load of each service stand beside the calls, which lose nothing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from client_kit.testing.drive import find, items, texts, wait_until
from display_board import gallery, screen
from display_board import texts as words
from display_board.aside import MOST_SERVICES, TURN_MS, in_turn, summary
from display_board.errors import PanelTooSmall
from display_board.layout import MM_PER_METRE, Extras, Panel, lay_out
from display_board.media import Shelf
from display_board.tokens import board_tokens

RUSSIAN = words.texts("ru")
WHOLE = Extras(aside=True, ticker=True)
SIZES = [(1920, 1080), (3840, 2160), (1366, 768), (1080, 1920)]


def service(waiting, **more):
    return {"waiting": waiting, "low": 5, "high": 9, "load": "some"} | more


def test_the_services_most_people_wait_for_come_first_and_empty_ones_not_at_all():
    wait = {"services": {"a": service(2), "b": service(7), "c": service(0), "x": service(9)}}
    public = {"services": {key: {"name": {"ru": key.upper()}} for key in "abc"}}

    lines = summary(wait, public, RUSSIAN, "ru")

    assert [(line.name, line.waiting, line.range) for line in lines] == [
        *(("B", 7, "5–9 мин"), ("A", 2, "5–9 мин")),
    ]


def test_a_service_that_nobody_serves_now_promises_no_time():
    wait = {"services": {"a": {"waiting": 3, "load": "closed"}}}
    public = {"services": {"a": {"name": {"en": "Passport"}}}}

    [line] = summary(wait, public, RUSSIAN, "ru")

    assert (line.name, line.waiting, line.range) == ("Passport", 3, "")


def test_a_long_catalogue_keeps_to_the_busiest():
    wait = {"services": {f"s{n}": service(n + 1) for n in range(84)}}
    public = {"services": {f"s{n}": {"name": {"ru": f"S{n}"}} for n in range(84)}}

    assert len(summary(wait, public, RUSSIAN, "ru")) == MOST_SERVICES


def test_pictures_and_lines_take_turns_and_the_board_knows_when():
    facts = gallery.facts_of(gallery.board_document(), pictures=("1", "2"), lines=("a", "b", "c"))
    start = facts.now - facts.now % TURN_MS

    shown = [in_turn(facts.lines, start + n * TURN_MS) for n in range(4)]

    assert len(set(shown[:3])) == 3
    assert shown[3] == shown[0]
    assert screen.next_change(facts) <= start + TURN_MS


def test_without_pictures_and_lines_nothing_stands_there():
    assert in_turn((), 5) == ""


def test_a_picture_added_to_the_folder_is_seen_at_the_next_look(tmp_path):
    lines = tmp_path / "lines.txt"
    shelf = Shelf(str(tmp_path), str(lines))
    shelf.look()
    before = (shelf.pictures, shelf.lines)

    (tmp_path / "b.png").write_bytes(b"")
    (tmp_path / "notes.doc").write_bytes(b"")
    lines.write_text("Первая\n\n  Вторая \n", encoding="utf-8")
    shelf.look()

    assert before == ((), ())
    assert shelf.pictures == ((tmp_path / "b.png").as_uri(),)
    assert shelf.lines == ("Первая", "Вторая")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("diagonal", [43, 55, 75])
@pytest.mark.parametrize("depth", [4, 7, 10])
def test_letters_beside_a_picture_never_fall_below_the_least(size, diagonal, depth):
    panel = Panel(size[0], size[1], diagonal, depth)
    try:
        layout = lay_out(panel, board_tokens(), WHOLE)
    except PanelTooSmall:
        return
    px_per_mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / (diagonal * 25.4)

    assert layout.plate * board_tokens().cap_height / px_per_mm >= depth * MM_PER_METRE
    assert layout.calls.height == pytest.approx(layout.rows * layout.row_height)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", gallery.board_states())
def test_no_call_is_covered_and_no_text_leaves_its_place(open_board, state, size):
    window = open_board(gallery.board_states()[state], size, extras=WHOLE)
    layout = open_board.layout
    place = QRectF(layout.calls.x, layout.calls.y, layout.calls.width, layout.calls.height)

    rows = [item for item in items(window) if item.property("windowWidth") is not None]
    for row in filter(lambda item: item.isVisible(), rows):
        box = row.mapRectToScene(QRectF(0, 0, row.width(), row.height()))
        assert place.adjusted(-15, -1, 15, 1).contains(box), row.property("number")


def test_a_picture_a_line_and_the_load_stand_beside_the_calls(open_board, tmp_path):
    picture = gallery.notice_picture(tmp_path / "notice.png")
    facts = gallery.beside_states(picture)["beside"]
    window = open_board(facts, extras=WHOLE)
    wait_until(lambda: find(window, "picture").property("progress") == 1)

    shown = texts(window)
    glass = window.grabWindow()

    assert {"Сейчас ждут", "Паспорт гражданина РФ", "9–18 мин"} <= set(shown)
    assert "Запись на завтра открыта в терминале и на портале" in shown
    painted = QImage(str(tmp_path / "notice.png")).pixelColor(5, 5).name()
    assert glass.pixelColor(1600, 860).name() == painted


def test_a_lost_link_takes_the_whole_glass(open_board):
    facts = replace(
        gallery.beside_states()["beside"],
        lost_since=gallery.at(10, 40),
    )
    window = open_board(facts, extras=WHOLE)

    assert "Сейчас ждут" not in texts(window)
    assert not [text for text in texts(window) if text.startswith("Запись")]
