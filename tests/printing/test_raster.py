"""The picture that comes out of the printer's slot, decoded apart from what encoded it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from client_kit.theme.tokens import load_tokens
from kiosk_app.printing.encode import defused, encode_picture
from kiosk_app.printing.fonts import find_fonts
from kiosk_app.printing.measures import ticket_measures
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.profiles import PrinterProfile, load_profiles
from kiosk_app.printing.raster import raster_ticket
from kiosk_app.printing.stream import Cut, Dots, Mouth, StreamReader, Unknown, picture
from kiosk_app.printing.wording import ticket_text

Encode = Callable[..., bytes]
PROFILES = load_profiles()


def printed(stream: bytes) -> Image.Image:
    steps = list(StreamReader().feed(stream))
    assert not [step for step in steps if isinstance(step, Unknown)]
    assert [step for step in steps if not isinstance(step, Mouth)][-1] == Cut()
    return picture(steps)


def test_the_decoded_stream_is_the_picture_that_was_laid_out(
    paper: TicketPaper, encode: Encode
) -> None:
    laid_out = raster_ticket(
        ticket_text(paper), paper.url, ticket_measures(load_tokens()), find_fonts()
    )

    on_paper = printed(encode(paper))

    assert on_paper.size == laid_out.size
    assert on_paper.tobytes() == defused(laid_out).tobytes()


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())
def test_every_printer_gets_a_ticket_of_its_width_with_a_readable_code(
    paper: TicketPaper, encode: Encode, profile: PrinterProfile
) -> None:
    on_paper = printed(encode(paper, profile))

    sheet = Image.new("L", (on_paper.width + 64, on_paper.height), 255)
    sheet.paste(on_paper.convert("L"), (32, 0))
    codes = zxingcpp.read_barcodes(sheet)
    assert on_paper.width == profile.width
    assert [code.text for code in codes] == [paper.url]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())
def test_no_band_is_longer_than_the_printers_buffer(
    paper: TicketPaper, encode: Encode, profile: PrinterProfile
) -> None:
    bands = [step for step in StreamReader().feed(encode(paper, profile)) if isinstance(step, Dots)]

    assert max(band.rows for band in bands) <= profile.band


def test_ink_stays_inside_the_margins(paper: TicketPaper, encode: Encode) -> None:
    long = replace(
        paper,
        services=(
            "Государственная регистрация прав на недвижимое имущество и сделок с ним",
            "Сверхдлинноесловобезединогопробелакотороенигденепомещаетсяцеликом",
        ),
    )

    box = printed(encode(long)).convert("L").point(lambda grey: 255 - grey).getbbox()

    assert box is not None
    assert box[0] >= 28
    assert box[2] <= 576 - 28


def test_a_ticket_takes_the_place_on_paper_that_the_design_gives_it(
    paper: TicketPaper, encode: Encode
) -> None:
    short = replace(paper, url="https://q.example.ru/t/a1b2c3d4e5f6")

    on_paper = printed(encode(short))

    assert on_paper.width == 576
    assert abs(on_paper.height - 1154) <= 8


def test_dots_that_would_be_a_command_are_changed_by_one_dot_each(
    profile: PrinterProfile,
) -> None:
    ink = bytes([0x10, 0x04, 0x01, 0x10, 0x14, 0x01, 0x10, 0x05])
    mine = Image.frombytes("1", (64, 1), bytes(byte ^ 0xFF for byte in ink))

    sent = encode_picture(mine, profile)

    for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14"):
        assert command not in sent
    band = next(step for step in StreamReader().feed(sent) if isinstance(step, Dots))
    changed = [a ^ b for a, b in zip(band.packed, ink, strict=True)]
    assert changed == [0x08, 0, 0, 0x08, 0, 0, 0x08, 0]
