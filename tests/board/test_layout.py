"""Letters large enough for the back of the hall, or a plain refusal."""

import pytest

from display_board.errors import PanelTooSmall
from display_board.layout import MM_PER_METRE, Extras, Panel, lay_out
from display_board.tokens import board_tokens

TOKENS = board_tokens()
MM = 25.4


def capitals_mm(panel, layout):
    px_per_mm = (panel.width**2 + panel.height**2) ** 0.5 / (panel.diagonal_in * MM)
    return layout.plate * TOKENS.cap_height / px_per_mm


def test_a_55_inch_full_hd_panel_shows_the_designs_four_rows_readable_at_10_m():
    panel = Panel(1920, 1080, diagonal_in=55, depth_m=10)

    layout = lay_out(panel, TOKENS)

    assert (layout.rows, layout.has_word) == (4, True)
    assert layout.plate == pytest.approx(192)
    assert layout.row_height == pytest.approx(244)
    assert capitals_mm(panel, layout) >= 83


@pytest.mark.parametrize(("diagonal", "metres"), [(43, 7.9), (55, 10.1), (65, 12.0)])
def test_the_reading_distance_grows_with_the_panel(diagonal, metres):
    layout = lay_out(Panel(1920, 1080, diagonal_in=diagonal), TOKENS)

    assert layout.reads_to_m == pytest.approx(metres, abs=0.15)


def test_a_hall_too_deep_for_four_rows_gets_fewer_and_larger_ones():
    shallow = lay_out(Panel(1920, 1080, diagonal_in=43, depth_m=7), TOKENS)
    deep = lay_out(Panel(1920, 1080, diagonal_in=43, depth_m=10), TOKENS)

    assert (shallow.rows, deep.rows) == (4, 3)
    assert deep.reads_to_m >= 10


def test_a_panel_that_nobody_at_the_back_could_read_is_refused_with_its_distance():
    with pytest.raises(PanelTooSmall, match=r"read from \d+\.\d m; this hall is 30 m deep"):
        lay_out(Panel(1920, 1080, diagonal_in=32, depth_m=30), TOKENS)


@pytest.mark.parametrize("depth", [4, 6, 8, 10, 12])
@pytest.mark.parametrize("diagonal", [32, 43, 55, 75])
@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160), (1366, 768), (1080, 1920)])
def test_no_layout_ever_falls_below_the_least_letter(size, diagonal, depth):
    panel = Panel(size[0], size[1], diagonal, depth)
    try:
        layout = lay_out(panel, TOKENS)
    except PanelTooSmall:
        return

    assert capitals_mm(panel, layout) >= depth * MM_PER_METRE
    assert layout.row_height * layout.rows + layout.header == pytest.approx(panel.height)
    assert layout.plate * 1.15 < layout.row_height


def test_a_standing_panel_drops_the_word_and_keeps_the_numbers_large():
    layout = lay_out(Panel(1080, 1920), TOKENS)

    assert (layout.rows, layout.has_word) == (5, False)
    assert layout.plate * 3.3 + layout.window_number * 1.2 < 1080
    assert layout.plate > 150


def test_a_4k_panel_is_the_same_picture_twice_as_large():
    small, large = (lay_out(Panel(*size), TOKENS) for size in ((1920, 1080), (3840, 2160)))

    assert large.rows == small.rows
    assert large.plate == pytest.approx(2 * small.plate)
    assert large.clock == pytest.approx(2 * small.clock)


def test_what_stands_beside_the_calls_gives_way_to_their_letters():
    beside = Extras(aside=True)
    shallow = lay_out(Panel(1920, 1080, 55, 9), TOKENS, beside)

    deep = lay_out(Panel(1920, 1080, 55, 10), TOKENS, beside)

    assert (shallow.rows, deep.rows) == (4, 4)
    assert shallow.reads_to_m < 10 <= deep.reads_to_m
    assert 0.29 * 1920 < deep.aside.width < shallow.aside.width
    assert deep.calls.width + deep.aside.width == 1920


def test_a_hall_too_deep_for_anything_beside_the_calls_is_told_so():
    panel = Panel(1920, 1080, 55, 12)

    with pytest.raises(PanelTooSmall, match="a larger panel, nothing beside the calls or"):
        lay_out(panel, TOKENS, Extras(aside=True))

    assert lay_out(panel, TOKENS).reads_to_m >= 12
