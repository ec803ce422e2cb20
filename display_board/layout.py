"""How large a board's letters are on this panel, and how many calls it may show at once."""

import math
from dataclasses import dataclass

from display_board.errors import PanelTooSmall

MM_PER_METRE = 25 / 3
"""Least letter height: 25 mm for each 3 m between the panel and the farthest visitor."""
_MM_PER_INCH = 25.4
_DESIGN = (1920, 1080)
_FULL_ROW_EM = 10.0
"""Width of plate, arrow, «окно» and a two-digit number, in em of the plate."""
_SHORT_ROW_EM = 6.7
"""The same without the word, columns close together."""
_ASIDES = (0.36, 0.33, 0.3)
"""Shares of the panel, the first that leaves the calls their letters."""
_TICKER = 0.75
"""Of the header's height."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The glass: pixels, and what is known of the hall around it."""

    width: int
    height: int
    diagonal_in: float = 0.0
    """0: unknown, so no reading distance can be promised."""
    depth_m: float = 0.0
    """From the panel to the farthest visitor; 0: unknown."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What else the panel carries; the calls' letters keep their least height."""

    aside: bool = False
    """Pictures or a summary, beside the calls; under them on a standing panel."""
    ticker: bool = False


NOTHING_ELSE = Extras()


@dataclass(frozen=True, slots=True)
class Box:
    """Px of this panel."""

    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class BoardTokens:
    """The `[board]` table of the design tokens, px of a 1920×1080 panel."""

    header: float
    rows: int
    row_min: float
    plate: float
    window_number: float
    window_word: float
    header_text: float
    clock: float
    lost_title: float
    margin: float
    cap_height: float
    """Of the face, in em."""


@dataclass(frozen=True, slots=True)
class BoardLayout:
    """Sizes in px of this panel."""

    scale: float
    rows: int
    row_height: float
    header: float
    plate: float
    window_number: float
    window_word: float
    header_text: float
    clock: float
    lost_title: float
    margin: float
    has_word: bool
    """«окно» stands before the window's number."""
    reads_to_m: float
    """The farthest visitor who can read a number; 0: unknown."""
    calls: Box
    aside: Box
    """Empty when there is none."""
    ticker: float
    """Its height; 0 when there is none."""


def lay_out(panel: Panel, tokens: BoardTokens, extras: Extras = NOTHING_ELSE) -> BoardLayout:
    """As many rows as stay readable to the back of the hall, at most the design's.

    A standing panel has room for one more.

    Raises PanelTooSmall when not even two calls would be.
    """
    scale = min(panel.width / _DESIGN[0], panel.height / _DESIGN[1])
    tall = panel.height > panel.width
    options = [
        _fit(panel, tokens, extras, scale, rows, has_word, share)
        for rows in range(tokens.rows + (tall and not extras.aside), 1, -1)
        for has_word in ((False,) if tall or extras.aside else (True, False))
        for share in (_ASIDES if extras.aside else (0.0,))
    ]
    for layout in options:
        if not layout.reads_to_m or layout.reads_to_m >= panel.depth_m:
            return layout
    best = max(options, key=lambda layout: layout.reads_to_m)
    spare = ", nothing beside the calls" if extras.aside else ""
    raise PanelTooSmall(
        f"letters on a {panel.diagonal_in:g}″ panel of {panel.width}×{panel.height} are read from "
        f"{best.reads_to_m:.1f} m; this hall is {panel.depth_m:g} m deep: "
        f"use a larger panel{spare} or a second one"
    )


def _fit(
    panel: Panel,
    tokens: BoardTokens,
    extras: Extras,
    scale: float,
    rows: int,
    has_word: bool,
    share: float,
) -> BoardLayout:
    header = tokens.header * scale
    ticker = _TICKER * header if extras.ticker else 0.0
    calls, aside = _part(panel, header, ticker, share)
    row_height = calls.height / rows
    row_em = _FULL_ROW_EM if has_word else _SHORT_ROW_EM
    plate = min(row_height * tokens.plate / tokens.row_min, calls.width / row_em)
    if has_word:
        plate = min(plate, tokens.plate * scale * tokens.rows / rows)
    plate = math.floor(plate)  # fonts have whole pixels, and a lost one may break the limit
    grown = plate / tokens.plate
    return BoardLayout(
        scale=scale,
        rows=rows,
        row_height=row_height,
        header=header,
        plate=plate,
        window_number=tokens.window_number * grown,
        window_word=tokens.window_word * grown,
        header_text=tokens.header_text * scale,
        clock=tokens.clock * scale,
        lost_title=tokens.lost_title * scale,
        margin=tokens.margin * scale,
        has_word=has_word,
        reads_to_m=_reading_distance(panel, plate * tokens.cap_height),
        calls=calls,
        aside=aside,
        ticker=ticker,
    )


def _part(panel: Panel, header: float, ticker: float, share: float) -> tuple[Box, Box]:
    """Where the calls stand, and what is beside or under them."""
    height = panel.height - header - ticker
    if not share:
        return Box(0, header, panel.width, height), Box()
    if panel.height > panel.width:
        under = round(share * panel.height)
        calls = Box(0, header, panel.width, height - under)
        return calls, Box(0, header + calls.height, panel.width, under)
    beside = round(share * panel.width)
    calls = Box(0, header, panel.width - beside, height)
    return calls, Box(calls.width, header, beside, height)


def _reading_distance(panel: Panel, capital_px: float) -> float:
    if not panel.diagonal_in:
        return 0.0
    px_per_mm = math.hypot(panel.width, panel.height) / (panel.diagonal_in * _MM_PER_INCH)
    return capital_px / px_per_mm / MM_PER_METRE
