"""Cuts the tiny bold face of the web pages, for plates, figures and titles.

Made at set-up from the bold that cut_fonts.py has cut; the pages do without when it is absent.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "build" / "fonts" / "IBMPlexSans-Bold.ttf"
TARGET = ROOT / "server" / "web" / "static" / "plate.woff2"
STAMP = ROOT / "build" / "fonts" / "plate.sha256"
LETTERS = (
    "".join(chr(code) for code in range(0x20, 0x7F))
    + "".join(chr(code) for code in range(0x410, 0x450))
    + "ЁёӘәӨөҮүҖҗҢңҺһ«»„“”’–—…·№\u00a0\u200a\u2192"
)


def main() -> None:
    """Write the file unless it is there already."""
    digest = hashlib.sha256(SOURCE.read_bytes() + LETTERS.encode()).hexdigest()
    if TARGET.exists() and STAMP.exists() and STAMP.read_text() == digest:
        return
    print(f"setup: cutting {TARGET.name}", file=sys.stderr)
    options = subset.Options(flavor="woff2", layout_features=["kern", "mark", "mkmk", "ccmp"])
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [1, 2]
    font = subset.load_font(str(SOURCE), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=LETTERS)
    cutter.subset(font)
    subset.save_font(font, str(TARGET), options)
    STAMP.write_text(digest)


if __name__ == "__main__":
    main()
