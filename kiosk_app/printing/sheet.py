"""A white sheet drawn from the top down: the blocks a ticket is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFont

from kiosk_app.printing.breaking import broken
from kiosk_app.printing.measures import TicketMeasures
from kiosk_app.printing.wording import Run

_INK, _PAPER = 0, 255
_LONGEST = 4096
"""Rows of the sheet before it is cut to what was drawn."""

Font = ImageFont.FreeTypeFont


@cache
def _loaded(file: Path, size: int) -> Font:
    return ImageFont.truetype(str(file), size)


@dataclass(frozen=True, slots=True)
class TicketFonts:
    """The static font files a ticket is set in."""

    regular: Path
    bold: Path

    def run(self, run: Run, size: int) -> Font:
        """The font of one run."""
        return _loaded(self.bold if run.bold else self.regular, size)


class Sheet:
    """Blocks set one under another; the caller gives the space between them."""

    def __init__(self, measures: TicketMeasures, fonts: TicketFonts) -> None:
        self.measures = measures
        self._fonts = fonts
        self._image = Image.new("L", (measures.width, _LONGEST), _PAPER)
        self._pen = ImageDraw.Draw(self._image)
        self._y = 0

    def space(self, pixels: int) -> None:
        self._y += self._high(pixels)

    def _high(self, pixels: int) -> int:
        return round(pixels * self.measures.scale)

    def cut(self) -> Image.Image:
        whole = self._image.crop((0, 0, self.measures.width, self._y))
        return whole.point(lambda grey: _PAPER if grey > 127 else _INK).convert(
            "1", dither=Image.Dither.NONE
        )

    def centred(
        self, text: str, size: int, line: int, bold: bool = False, spacing: int = 0
    ) -> None:
        """Lines in the middle; a long text is broken between words."""
        font = self._fonts.run(Run("", bold), size)
        line = self._high(line)
        for row in self._lines([Run(text, bold)], self.measures.content, size):
            words = "".join(run.text for run in row)
            width = font.getlength(words) + spacing * (len(words) - 1)
            self._spaced(words, (self.measures.width - width) / 2, font, line, spacing)
            self._y += line

    def _spaced(self, text: str, x: float, font: Font, line: int, spacing: int) -> None:
        y = self._y + line / 2
        if not spacing:
            self._pen.text((x, y), text, _INK, font, anchor="lm")
            return
        for letter in text:
            self._pen.text((x, y), letter, _INK, font, anchor="lm")
            x += font.getlength(letter) + spacing

    def mark(self, text: str, size: int, height: int) -> None:
        """White letters on a black band across the content: seen before anything is read."""
        m, high = self.measures, self._high(height)
        box = (m.margin, self._y, m.width - m.margin - 1, self._y + high - 1)
        self._pen.rectangle(box, _INK)
        middle = (m.width / 2, self._y + high / 2)
        self._pen.text(middle, text, _PAPER, self._fonts.run(Run("", True), size), anchor="mm")
        self._y += high

    def plate(self, number: str) -> None:
        """The `paper` plate: band, inner line, capitals in the optical middle."""
        shape, em = self.measures.plate, self.measures.plate_size
        font = self._fonts.run(Run("", bold=True), em)
        letter, digits = number[:1], number[1:]
        gap = shape.letter_gap * em
        inked = font.getlength(letter) + gap + font.getlength(digits)
        width = round(inked + 2 * shape.pad_x * em)
        height = round(shape.height * em)
        left = (self.measures.width - width) // 2
        top = self._y
        self._frame(left, top, width, height)
        base = top + height / 2 + shape.cap_height * em / 2
        x = left + shape.pad_x * em
        self._pen.text((x, base), letter, _INK, font, anchor="ls")
        digits_at = x + font.getlength(letter) + gap
        self._pen.text((digits_at, base), digits, _INK, font, anchor="ls")
        self._y = top + height

    def _frame(self, left: int, top: int, width: int, height: int) -> None:
        shape, em = self.measures.plate, self.measures.plate_size
        box = (left, top, left + width - 1, top + height - 1)
        band = round(shape.band * em)
        self._pen.rounded_rectangle(box, shape.radius * em, None, _INK, band)
        inset = round(shape.inner_inset * em)
        inner = (box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset)
        line = max(2, round(shape.inner_width * em))
        radius = (shape.radius - shape.inner_inset) * em
        self._pen.rounded_rectangle(inner, radius, None, _INK, line)

    def rule(self) -> None:
        """A dashed line across the content."""
        m = self.measures
        for x in range(m.margin, m.width - m.margin - 5, 8):
            end = min(x + 5, m.width - m.margin) - 1
            self._pen.rectangle((x, self._y, end, self._y + m.rule - 1), _INK)
        self._y += m.rule

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Labels with their large values below, side by side."""
        m = self.measures
        label_font = self._fonts.run(Run(""), m.body)
        value_font = self._fonts.run(Run("", bold=True), m.value)
        x = float(m.margin)
        for label, value in facts:
            self._pen.text((x, self._y + self._high(29)), label, _INK, label_font, anchor="ls")
            self._pen.text((x, self._y + self._high(101)), value, _INK, value_font, anchor="ls")
            x += max(label_font.getlength(label), value_font.getlength(value)) + 56
        self._y += self._high(102)

    def qr(self, url: str, caption: Sequence[Sequence[Run]]) -> None:
        """The code at the left, its four lines at the right, both on one middle line."""
        m = self.measures
        code = qr_picture(url, m.qr_module)
        self._image.paste(code, (m.margin, self._y))
        left = m.margin + code.width + 4 * m.qr_module
        room = m.width - m.margin - left
        rows = [row for line in caption for row in self._lines(line, room, m.body)]
        line = self._high(34)
        top = self._y + max(0, (code.height - line * len(rows)) // 2)
        for index, row in enumerate(rows):
            self._row(row, left, top + line * index, m.body, line)
        self._y += max(code.height, line * len(rows))

    def paragraph(self, runs: Sequence[Run], size: int, line: int) -> None:
        """Left-aligned text of several weights."""
        line = self._high(line)
        for row in self._lines(runs, self.measures.content, size):
            self._row(row, self.measures.margin, self._y, size, line)
            self._y += line

    def _lines(self, runs: Sequence[Run], room: float, size: int) -> list[tuple[Run, ...]]:
        return broken(runs, room, lambda run: self._fonts.run(run, size).getlength(run.text))

    def _row(self, row: Sequence[Run], x: float, y: float, size: int, line: int) -> None:
        for run in row:
            font = self._fonts.run(run, size)
            self._pen.text((x, y + line / 2), run.text, _INK, font, anchor="lm")
            x += font.getlength(run.text)


def qr_picture(url: str, module: int) -> Image.Image:
    """The code without its quiet zone, which the paper's margins give."""
    rows = [bytes(0 if dark else 255 for dark in row) for row in segno.make_qr(url).matrix]
    small = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows))
    side = len(rows) * module
    return small.resize((side, side), Image.Resampling.NEAREST)
