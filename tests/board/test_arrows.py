"""An arrow leads to the window as the board's own settings say, in rows and in the strip."""

from dataclasses import replace

import pytest

from client_kit.config import read_settings
from client_kit.errors import SettingsWrong
from client_kit.testing.drive import items
from display_board import gallery
from display_board.__main__ import board_flags
from display_board.arrows import DIRECTIONS, NO_ARROW, arrows_of, table_of

CALL = gallery.board_states()["call"]


def test_windows_are_named_by_runs_and_one_by_one():
    arrows = arrows_of({"left": "1-3, 11", "up": "Касса"})

    turns = {window: arrows.turn(window) for window in ("1", "3", "4", "11", "Касса")}

    assert turns == {"1": 180, "3": 180, "4": NO_ARROW, "11": 180, "Касса": 270}


def test_a_star_stands_for_all_windows_that_are_not_named():
    arrows = arrows_of({"left": "1-3", "right": "*"})

    assert [arrows.turn(window) for window in ("2", "40")] == [180, 0]


def test_without_settings_every_arrow_goes_from_the_number_to_the_window():
    assert arrows_of({}).turn("5") == DIRECTIONS["right"] == 0


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"west": "1"}, "west: choose from right"),
        ({"left": "1-4", "right": "4-8"}, "window 4 is both left and right"),
        ({"left": "9-3"}, "left: 9-3 is no run of windows"),
        ({"left": ""}, 'left: write windows as "1-8, 11"'),
        ({"left": 5}, 'left: write windows as "1-8, 11"'),
    ],
)
def test_a_wrong_table_is_told_with_its_fault(table, told):
    with pytest.raises(SettingsWrong, match=told):
        arrows_of(table)


def test_the_file_and_the_flag_say_the_same(tmp_path):
    file = tmp_path / "board.toml"
    file.write_text('[arrows]\nleft = "1-8, 11"\nup = "9-10"\n')

    by_file = read_settings(board_flags(), ["--config", str(file)]).arrows
    by_flag = read_settings(board_flags(), ["--arrows", "left 1-8 11, up 9-10"]).arrows

    assert by_file == by_flag == table_of("left 1-8, up 9-10, left 11")


def drawn(window):
    """Degrees of every visible arrow, from the top."""
    arrows = [i for i in items(window) if i.objectName() == "arrow" and i.isVisible()]
    arrows.sort(key=lambda arrow: arrow.mapToScene(arrow.boundingRect().center()).y())
    return [arrow.rotation() for arrow in arrows]


def test_every_row_has_the_arrow_of_its_window(open_board):
    facts = replace(CALL, arrows=arrows_of({"left": "5", "up": "12", "down-right": "3, 8"}))

    window = open_board(facts)

    assert drawn(window) == [180, 270, 45, 45]


def test_the_strip_has_arrows_too(open_board):
    facts = replace(gallery.board_states()["strip-crowded"], arrows=arrows_of({"left": "*"}))

    assert drawn(open_board(facts)) == [180] * 9


def test_an_arrow_to_the_left_has_its_head_on_the_left(open_board):
    picture = open_board(replace(CALL, arrows=arrows_of({"left": "*"}))).grabWindow()

    def inked(xs):
        """Pixels of the second row's arrow within these columns."""
        ground = picture.pixelColor(980, 380).name()
        return sum(
            picture.pixelColor(x, y).name() != ground for x in xs for y in range(400, 540, 2)
        )

    assert inked(range(995, 1040)) > 1.5 * inked(range(1060, 1105))


def test_a_window_of_which_nothing_is_known_has_no_arrow_but_a_disc_while_it_calls(open_board):
    window = open_board(replace(CALL, arrows=arrows_of({"left": "12"})))

    discs = [i for i in items(window) if i.objectName() == "disc" and i.isVisible()]

    assert drawn(window) == [180]
    assert len(discs) == 1
