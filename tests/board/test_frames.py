"""While a call is lit only its disc moves, and a frame costs next to nothing."""

import time
from dataclasses import replace

from client_kit.testing.drive import items, wait_until
from client_kit.testing.drive import texts as texts_on
from display_board import gallery, screen
from display_board.texts import texts

FRAME_MS = 16
CALL = gallery.board_states()["call"]


def frame_times(window, count):
    """ms of the processor from the animations to the glass, for so many frames."""
    begun, took = [0.0], []
    window.afterAnimating.connect(lambda: begun.__setitem__(0, time.thread_time()))
    window.frameSwapped.connect(lambda: took.append(1000 * (time.thread_time() - begun[0])))
    wait_until(lambda: len(took) > count, 10_000)
    return sorted(took[1:])


def picture(facts):
    return screen.compose(facts, texts("ru"), "ru")


def test_a_frame_of_a_lit_board_stays_below_16_ms(open_board):
    window = open_board(CALL, still=False)

    times = frame_times(window, 60)

    assert times[int(0.95 * len(times))] < FRAME_MS


def test_only_the_disc_of_a_lit_call_changes_between_frames(open_board):
    window = open_board(CALL, still=False)
    pictures = []
    for _ in range(5):
        frame_times(window, 10)
        pictures.append(window.grabWindow())

    differing = {
        (x, y)
        for y in range(0, 1080, 12)
        for x in range(0, 1920, 12)
        if len({picture.pixel(x, y) for picture in pictures}) > 1
    }
    assert differing
    assert all(960 < x < 1140 and 130 < y < 320 for x, y in differing)


def test_a_row_fades_back_and_is_yellow_again_when_the_voice_repeats_it(open_board):
    window = open_board(CALL, still=False)
    model = open_board.model
    lit, plain = picture(CALL), picture(gallery.board_states()["normal"])

    def top_row():
        return window.grabWindow().pixelColor(1200, 124).name()

    model.show(plain)
    halfway = top_row()
    wait_until(lambda: top_row() == "#ffffff")
    model.show(lit)

    assert halfway != "#ffffff"
    wait_until(lambda: top_row() == "#ffcd2e")


def test_a_new_call_pushes_the_rows_down_and_is_whole_at_once(open_board):
    window = open_board(gallery.board_states()["normal"], still=False)
    document = gallery.board_document(("В777", "2"), *gallery.FOUR[:3])
    facts = replace(gallery.board_states()["call"], board=document)

    open_board.model.show(picture(facts))
    at_once = {text for text in texts_on(window) if text in ("В", "777")}
    rows = [item for item in items(window) if item.property("windowWidth") is not None]
    started_from = sorted(row.y() for row in rows)

    assert at_once == {"В", "777"}
    assert started_from != [0, 244, 488, 732]
    wait_until(lambda: sorted(row.y() for row in rows) == [0, 244, 488, 732])


def test_a_board_without_a_lit_call_draws_no_frame_at_all(open_board):
    window = open_board(gallery.board_states()["normal"], still=False)
    lit = open_board(CALL, still=False)
    idle: list[None] = []
    window.frameSwapped.connect(lambda: idle.append(None))

    frame_times(lit, 40)

    assert len(idle) <= 2
