"""The paper drawn from the bytes alone: letters, codes and marks stand where they should."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk_app.printing.encode import Mode
from kiosk_app.printing.fonts import find_fonts
from kiosk_app.printing.gallery import draw_tickets
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.profiles import PrinterProfile, load_profiles
from kiosk_app.printing.proof import proof
from kiosk_app.printing.stream import Letters, StreamReader, Style

Encode = Callable[..., bytes]
PROFILES = load_profiles()


def on_paper(stream: bytes, profile: PrinterProfile) -> Image.Image:
    steps = list(StreamReader().feed(stream))
    return proof(steps, profile.width, profile.codec, find_fonts())


def framed(picture: Image.Image) -> Image.Image:
    """With the edges of the paper that no printer reaches."""
    sheet = Image.new("L", (picture.width + 64, picture.height), 255)
    sheet.paste(picture.convert("L"), (32, 0))
    return sheet


@pytest.mark.parametrize("mode", ["raster", "text"])
@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())
def test_the_code_is_read_back_from_every_printers_paper(
    paper: TicketPaper, encode: Encode, profile: PrinterProfile, mode: Mode
) -> None:
    picture = on_paper(encode(paper, profile, mode), profile)

    codes = zxingcpp.read_barcodes(framed(picture))
    assert picture.width == profile.width
    assert [code.text for code in codes] == [paper.url]


def test_in_letters_the_number_is_the_largest_and_stands_in_the_middle(
    paper: TicketPaper, encode: Encode
) -> None:
    profile = PROFILES["epson-tm-t88"]
    steps = list(StreamReader().feed(encode(paper, profile, "text")))

    (number,) = (s for s in steps if isinstance(s, Letters) and s.text.startswith(b"\xc0012"))
    assert number.style == Style(align=1, bold=True, wide=6, high=6)
    picture = on_paper(encode(paper, profile, "text"), profile)
    ink = picture.crop((0, 100, picture.width, 230)).convert("L").point(lambda grey: 255 - grey)
    left, _, right, _ = ink.getbbox() or (0, 0, 0, 0)
    assert right - left > 230
    assert abs(left + right - picture.width) <= 16


def test_a_copy_wears_a_black_band_that_the_first_print_lacks(
    paper: TicketPaper, encode: Encode, profile: PrinterProfile
) -> None:
    first = on_paper(encode(paper), profile)
    copy = on_paper(encode(replace(paper, copy=True)), profile)

    assert black_rows(first) == 0
    assert black_rows(copy) >= 10


def black_rows(picture: Image.Image) -> int:
    """Rows of the head that are ink from margin to margin, the plate's aside."""
    head = picture.crop((40, 0, picture.width - 40, 190)).convert("L")
    rows = (head.crop((0, y, head.width, y + 1)).getextrema() for y in range(head.height))
    return sum(row == (0, 0) for row in rows)


def test_every_kind_of_ticket_can_be_looked_at(tmp_path: Path) -> None:
    pictures = draw_tickets(tmp_path)

    assert len(pictures) == len(set(pictures)) == 11
    for picture in pictures:
        with Image.open(picture) as sheet:
            assert sheet.height > 700, picture.name
