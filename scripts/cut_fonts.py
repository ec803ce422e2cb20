"""Cuts the static Regular, Medium and Bold of IBM Plex Sans that Qt needs from the variable font.

Qt fakes the weights of a variable font; static files show the real ones.
"""

import hashlib
import sys
from pathlib import Path

import fontpkg_ibm_plex_sans
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).resolve().parent.parent / "build" / "fonts"
WEIGHTS = {"Regular": 400, "Medium": 500, "Bold": 700}


def main() -> None:
    """Write the three files into build/fonts unless they are there already."""
    source = variable_font()
    stamp = FOLDER / "source.sha256"
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest and all(map(Path.exists, targets().values())):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for style, path in targets().items():
        print(f"setup: cutting {path.name}", file=sys.stderr)
        cut(source, style).save(path)
    stamp.write_text(digest)


def targets() -> dict[str, Path]:
    return {style: FOLDER / f"IBMPlexSans-{style}.ttf" for style in WEIGHTS}


def variable_font() -> Path:
    files = Path(fontpkg_ibm_plex_sans.ROOT) / "files"
    return files / "IBMPlexSans[wdth,wght].ttf"


def cut(source: Path, style: str) -> TTFont:
    """The font at one weight and normal width, named so that Qt keeps the styles apart."""
    return instancer.instantiateVariableFont(
        TTFont(source), {"wght": WEIGHTS[style], "wdth": 100}, updateFontNames=True
    )


if __name__ == "__main__":
    main()
