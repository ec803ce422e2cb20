"""What lies on the paper after any stream: pictures, letters and codes, drawn from the steps."""

from collections.abc import Iterator, Sequence

import segno
from PIL import Image, ImageDraw, ImageFont

from kiosk_app.printing.sheet import TicketFonts
from kiosk_app.printing.stream import Dots, Letters, NativeQr, Step, Style

_CELL, _LINE = 12, 24
"""Dots of a letter of font A."""
_QR_DOTS = 6
_INK, _PAPER = 0, 1


def proof(steps: Sequence[Step], width: int, codec: str, fonts: TicketFonts) -> Image.Image:
    """The paper, `width` dots broad; mode `1`, 0 is ink."""
    blocks = list(_blocks(steps, width, codec, fonts))
    sheet = Image.new("1", (width, sum(block.height for block in blocks) or 1), _PAPER)
    y = 0
    for block in blocks:
        sheet.paste(block, (0, y))
        y += block.height
    return sheet


def _blocks(
    steps: Sequence[Step], width: int, codec: str, fonts: TicketFonts
) -> Iterator[Image.Image]:
    row: list[tuple[str, Style]] = []
    for step in steps:
        match step:
            case Letters(text, _, style):
                first, *rest = text.decode(codec, "replace").split("\n")
                row.append((first, style))
                for words in rest:
                    yield _line(row, width, fonts)
                    row = [(words, style)]
            case Dots():
                yield _placed(_dots(step), width, step.align)
            case NativeQr(content, align):
                yield _placed(_code(content.decode()), width, align)
            case _:
                pass
    if any(words for words, _ in row):
        yield _line(row, width, fonts)


def _line(row: Sequence[tuple[str, Style]], width: int, fonts: TicketFonts) -> Image.Image:
    row = [(words, style) for words, style in row if words]
    high = max((style.high for _, style in row), default=1)
    broad = sum(_CELL * style.wide * len(words) for words, style in row)
    line = Image.new("1", (max(broad, 1), _LINE * high), _PAPER)
    x = 0
    for words, style in row:
        for letter in words:
            cell = _letter(letter, style, fonts)
            line.paste(cell, (x, line.height - cell.height))
            x += cell.width
    return _placed(line, width, row[0][1].align if row else 0)


def _letter(letter: str, style: Style, fonts: TicketFonts) -> Image.Image:
    file = fonts.bold if style.bold else fonts.regular
    font = ImageFont.truetype(str(file), 19)
    broad = max(_CELL, round(font.getlength(letter)))
    cell = Image.new("L", (broad, _LINE), 255)
    ImageDraw.Draw(cell).text((broad / 2, 19), letter, 0, font, anchor="ms")
    large = cell.resize((_CELL * style.wide, _LINE * style.high), Image.Resampling.BICUBIC)
    return large.point(lambda grey: 255 if grey > 127 else 0).convert("1")


def _dots(step: Dots) -> Image.Image:
    return Image.frombytes("1", (step.width, step.rows), bytes(byte ^ 0xFF for byte in step.packed))


def _code(content: str) -> Image.Image:
    rows = [bytes(0 if dark else 255 for dark in row) for row in segno.make_qr(content).matrix]
    small = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows))
    side = (len(rows) + 8) * _QR_DOTS
    sheet = Image.new("1", (side, side), _PAPER)
    module = small.resize((len(rows) * _QR_DOTS,) * 2, Image.Resampling.NEAREST)
    sheet.paste(module.convert("1"), (4 * _QR_DOTS, 4 * _QR_DOTS))
    return sheet


def _placed(block: Image.Image, width: int, align: int) -> Image.Image:
    """What is too broad is cut by the paper's edge."""
    room = Image.new("1", (width, block.height), _PAPER)
    room.paste(block, (max(0, (width - block.width) * align // 2), 0))
    return room
