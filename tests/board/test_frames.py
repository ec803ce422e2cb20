"""While a call is lit only its disc moves, and a frame costs next to nothing."""

import time

from client_kit.testing.drive import wait_until
from display_board import gallery

FRAME_MS = 16
CALL = gallery.board_states()["call"]


def frame_times(window, count):
    """ms from the end of the animations to the glass, for so many frames."""
    begun, took = [0.0], []
    window.afterAnimating.connect(lambda: begun.__setitem__(0, time.perf_counter()))
    window.frameSwapped.connect(lambda: took.append(1000 * (time.perf_counter() - begun[0])))
    wait_until(lambda: len(took) > count, 10_000)
    return sorted(took[1:])


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


def test_a_board_without_a_lit_call_draws_no_frame_at_all(open_board):
    window = open_board(gallery.board_states()["normal"], still=False)
    lit = open_board(CALL, still=False)
    idle: list[None] = []
    window.frameSwapped.connect(lambda: idle.append(None))

    frame_times(lit, 40)

    assert len(idle) <= 2
