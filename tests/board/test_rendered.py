"""Measured on the glass: letter heights, contrast, and colours as all eyes see them."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from client_kit.testing.drive import items
from client_kit.testing.glass import ENOUGH, MUCH, pale_texts, scene_rect
from client_kit.theme.colour_blind import SIGHTS, ciede2000, distance
from client_kit.theme.contrast import contrast_ratio
from display_board import gallery
from display_board.errors import PanelTooSmall
from display_board.layout import MM_PER_METRE, NOTHING_ELSE, Extras

MM = 25.4
STATES = gallery.board_states()
BESIDE = gallery.beside_states()


def item_of(window, text):
    found = [i for i in items(window) if i.isVisible() and i.property("text") == text]
    return found[0]


def glyph_height(picture, rect):
    """Rows of the tallest unbroken run of ink; a keyline above or below is a run of its own."""
    rect = rect.intersected(picture.rect())
    ground = picture.pixelColor(rect.left() + 1, rect.center().y()).name()
    inked = [
        y
        for y in range(rect.top(), rect.bottom() + 1)
        if any(
            contrast_ratio(picture.pixelColor(x, y).name(), ground) > 2
            for x in range(rect.left() + 2, rect.right() - 1, 3)
        )
    ]
    runs, length = [], 1
    for above, below in pairwise(inked):
        length = length + 1 if below == above + 1 else 1
        runs.append(length)
    return max(runs)


FULL_HD, UHD = (1920, 1080), (3840, 2160)


@pytest.mark.parametrize(
    ("size", "diagonal", "depth", "rows"),
    [
        (FULL_HD, 43, 8, 4),
        (FULL_HD, 43, 10, 3),
        (FULL_HD, 55, 8, 4),
        (FULL_HD, 55, 10, 4),
        (FULL_HD, 55, 12, 3),
        (FULL_HD, 65, 8, 4),
        (FULL_HD, 65, 10, 4),
        (FULL_HD, 65, 12, 4),
        (UHD, 43, 8, 4),
        (UHD, 55, 10, 4),
        (UHD, 65, 12, 4),
        ((1080, 1920), 55, 7, 5),
        ((2160, 3840), 75, 10, 5),
    ],
)
def test_the_letters_on_the_glass_are_read_from_the_back_of_the_hall(
    open_board, size, diagonal, depth, rows
):
    document = gallery.board_document(("К012", "7"), *gallery.FOUR[1:])
    facts = replace(STATES["normal"], board=document)
    window = open_board(facts, size, diagonal=diagonal, depth=depth)
    px_per_mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / (diagonal * MM)

    picture = window.grabWindow()

    for text in ("К", "7"):
        height = glyph_height(picture, scene_rect(item_of(window, text)))
        assert height / px_per_mm >= depth * MM_PER_METRE, text
    assert picture.size().toTuple() == size
    assert open_board.layout.rows == rows


def test_beside_pictures_too_the_letters_are_read_from_the_back_of_the_hall(open_board):
    document = gallery.board_document(("К012", "7"), *gallery.FOUR[1:])
    facts = replace(BESIDE["beside"], board=document)
    whole = Extras(aside=True, ticker=True)
    window = open_board(facts, FULL_HD, diagonal=55, depth=9, extras=whole)

    picture = window.grabWindow()

    px_per_mm = (1920**2 + 1080**2) ** 0.5 / (55 * MM)
    for text in ("К", "7"):
        height = glyph_height(picture, scene_rect(item_of(window, text)))
        assert height / px_per_mm >= 9 * MM_PER_METRE, text


def test_a_hall_whose_back_could_not_read_is_refused_with_what_to_do(open_board):
    with pytest.raises(PanelTooSmall, match="hall is 12 m deep: use a larger panel"):
        open_board(STATES["normal"], UHD, diagonal=43, depth=12)


def test_a_4k_panel_draws_twice_the_letter_of_a_full_hd_one(open_board):
    heights = []
    for size in ((1920, 1080), (3840, 2160)):
        window = open_board(STATES["normal"], size)
        heights.append(glyph_height(window.grabWindow(), scene_rect(item_of(window, "К"))))

    assert heights[0] == pytest.approx(134, abs=1)
    assert heights[1] == pytest.approx(268, abs=1)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
@pytest.mark.parametrize(
    "state",
    [
        *("call", "strip-crowded", "message", "message-long", "link-lost", "waiting-hall-strip"),
        *("empty", "suspended", "arrows-strip", "beside", "beside-hall"),
    ],
)
def test_every_text_on_the_glass_stands_out_from_its_ground(open_board, state, scheme):
    whole = Extras(aside=True, ticker=True) if state in BESIDE else NOTHING_ELSE
    window = open_board((STATES | BESIDE)[state], scheme=scheme, extras=whole)
    assert list(pale_texts(window, MUCH if scheme == "contrast" else ENOUGH)) == []


FAR_APART = 20


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_a_called_row_is_told_from_the_others_by_every_eye(open_board, scheme, sight):
    picture = open_board(STATES["call"], scheme=scheme).grabWindow()
    lit, plain = (picture.pixelColor(1200, 104 + 244 * n + 20).name() for n in (0, 1))
    plates = [picture.pixelColor(100, 104 + 244 * n + 60).name() for n in (0, 1)]

    assert distance(lit, plain, sight) > FAR_APART
    assert distance(lit, plates[0], sight) > FAR_APART
    assert distance(lit, plates[1], sight) > FAR_APART


def test_a_called_row_is_told_without_any_colour_by_its_disc(open_board):
    window = open_board(STATES["call"])

    discs = [i for i in items(window) if i.property("radius") and i.width() == i.height()]
    shown = [scene_rect(disc).top() < 104 + 244 for disc in discs if disc.isVisible()]

    assert shown == [True]


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_colour_distances_are_those_published_with_the_formula(one, other, published):
    assert ciede2000(one, other) == pytest.approx(published, abs=1e-4)


def test_every_pair_of_sights_differs_for_red_and_green():
    seen = {sight: distance("#d02020", "#208020", sight) for sight in SIGHTS}

    assert seen["normal"] > 2 * seen["deuteranopia"]
    assert all(one != other for one, other in combinations(seen.values(), 2))
