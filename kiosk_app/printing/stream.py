"""Reads an ESC/POS stream as a printer does: commands, bands of dots, letters, cuts.

Written from the printers' manuals and apart from the encoder, so that one proves the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PIL import Image


@dataclass(frozen=True, slots=True)
class Dots:
    """GS v 0: rows of packed dots, 1 is ink."""

    width: int
    rows: int
    packed: bytes
    align: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """How letters stand: ESC a, ESC E, GS !."""

    align: int = 0
    bold: bool = False
    wide: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class Letters:
    """Bytes to print in the chosen code page and shape."""

    text: bytes
    page: int
    style: Style = Style()


@dataclass(frozen=True, slots=True)
class Cut:
    """The paper is cut, or fed to the tear bar."""


@dataclass(frozen=True, slots=True)
class NativeQr:
    """GS ( k: content kept to be drawn by the printer."""

    content: bytes
    align: int = 0


@dataclass(frozen=True, slots=True)
class InTurnQuestion:
    """GS r n."""


@dataclass(frozen=True, slots=True)
class Mouth:
    """GS e n: the ejector; `n` 2 draws in, 3 and 32 hold out, 5 throws out, 6 asks."""

    n: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A byte that begins no command this reader knows."""

    at: int
    byte: int


Step = Dots | Letters | Cut | NativeQr | InTurnQuestion | Mouth | Unknown

_FIXED = {
    b"\x1b@": 2,
    b"\x1b!": 3,
    b"\x1bM": 3,
    b"\x1b-": 3,
    b"\x1b{": 3,
    b"\x1b2": 2,
    b"\x1b3": 3,
    b"\x1bG": 3,
    b"\x1dB": 3,
    b"\x1db": 3,
    b"\x1c.": 2,
    b"\x10\x04": 3,
}
"""Commands that only set something, with their whole length."""


class StreamReader:
    """Feed it bytes as they come; it keeps an unfinished command for later."""

    def __init__(self) -> None:
        self._rest = b""
        self._read = 0
        self._page = 0
        self._style = Style()

    def feed(self, data: bytes) -> Iterator[Step]:
        """The steps these bytes complete."""
        self._rest += data
        while self._rest:
            length, step = self._first(self._rest)
            if not length or length > len(self._rest):
                return
            self._rest = self._rest[length:]
            self._read += length
            if step is not None:
                yield step

    def _first(self, rest: bytes) -> tuple[int, Step | None]:
        """Length of the first command (0: unknown yet) and what it does."""
        if rest[0] not in (0x1B, 0x1D, 0x1C, 0x10):
            return self._letters(rest)
        if len(rest) < 2:
            return 0, None
        head = rest[:2]
        if head in _FIXED:
            return _FIXED[head], None
        match head:
            case b"\x1bt" | b"\x1ba" | b"\x1bE" | b"\x1d!":
                if len(rest) > 2:
                    self._set(head, rest[2])
                return 3, None
            case b"\x1bd":
                return 3, Cut()
            case b"\x1bi":
                return 2, Cut()
            case b"\x1dV":
                return self._cut(rest)
            case b"\x1dr":
                return 3, InTurnQuestion()
            case b"\x1dv":
                return self._dots(rest)
            case b"\x1d(":
                return self._extended(rest)
            case b"\x1de":
                return self._mouth(rest)
            case _:
                return 1, Unknown(self._read, rest[0])

    def _set(self, head: bytes, value: int) -> None:
        match head:
            case b"\x1bt":
                self._page = value
            case b"\x1ba":
                self._style = replace(self._style, align=value)
            case b"\x1bE":
                self._style = replace(self._style, bold=bool(value & 1))
            case _:
                self._style = replace(self._style, wide=(value >> 4) + 1, high=(value & 7) + 1)

    def _letters(self, rest: bytes) -> tuple[int, Step]:
        end = next((i for i, byte in enumerate(rest) if byte in (0x1B, 0x1D, 0x1C, 0x10)), None)
        text = rest[:end]
        return len(text), Letters(text, self._page, self._style)

    def _mouth(self, rest: bytes) -> tuple[int, Step | None]:
        if len(rest) < 3:
            return 0, None
        return {3: 4, 32: 5}.get(rest[2], 3), Mouth(rest[2])

    def _cut(self, rest: bytes) -> tuple[int, Step | None]:
        if len(rest) < 3:
            return 0, None
        return (4 if rest[2] >= 65 else 3), Cut()

    def _dots(self, rest: bytes) -> tuple[int, Step | None]:
        if len(rest) < 8:
            return 0, None
        across, rows = rest[4] + rest[5] * 256, rest[6] + rest[7] * 256
        length = 8 + across * rows
        return length, Dots(across * 8, rows, rest[8:length], self._style.align)

    def _extended(self, rest: bytes) -> tuple[int, Step | None]:
        if len(rest) < 5:
            return 0, None
        length = 5 + rest[3] + rest[4] * 256
        is_qr_content = rest[2:3] == b"k" and rest[5:7] == b"1P"
        return length, NativeQr(rest[8:length], self._style.align) if is_qr_content else None


def picture(steps: list[Step]) -> Image.Image:
    """All bands of dots under one another, as they come out; mode `1`, 0 is ink."""
    bands = [step for step in steps if isinstance(step, Dots)]
    width = max((band.width for band in bands), default=8)
    sheet = Image.new("1", (width, sum(band.rows for band in bands) or 1), 1)
    y = 0
    for band in bands:
        inverted = bytes(byte ^ 0xFF for byte in band.packed)
        sheet.paste(Image.frombytes("1", (band.width, band.rows), inverted), (0, y))
        y += band.rows
    return sheet
