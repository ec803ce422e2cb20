"""`make shots`: every screen in every state into build/shots/, with one page to look them over.

Each part draws its own gallery; then one ticket is driven through all applications (`bench.story`).
`--references DIR` lays pictures of the same name beside ours. Needs no display.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from glob import glob
from pathlib import Path
from shutil import rmtree

from bench.overview import overview

OUT = Path("build/shots")
GALLERIES = (
    ("client_kit.gallery",),
    ("display_board.gallery",),
    ("kiosk_app.gallery",),
    ("kiosk_app.reception.gallery",),
    ("kiosk_app.printing.gallery",),
    ("operator_console.gallery",),
    ("pytest", "-q", *sorted(glob("tests/web/test_pictures*.py"))),
    ("bench.story",),
)
"""Modules to run, with their arguments."""
PAGE = "index.html"


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what is asked for and write the page; 1 when a gallery failed."""
    parser = argparse.ArgumentParser(prog="bench.shots", description=__doc__)
    parser.add_argument(
        "--only", default="", metavar="WORD", help="galleries whose name has this word"
    )
    parser.add_argument("--references", type=Path, metavar="DIR", help="pictures to compare with")
    options = parser.parse_args(arguments)
    if not options.only:
        rmtree(OUT, ignore_errors=True)  # what a screen no longer is must not stay
    failed = [run for run in GALLERIES if options.only in " ".join(run) and not _draw(run)]
    OUT.mkdir(parents=True, exist_ok=True)
    pictures = sorted(path.relative_to(OUT) for path in OUT.rglob("*.png"))
    page = overview(pictures, _named(options.references))
    (OUT / PAGE).write_text(page, encoding="utf-8")
    print(f"{OUT / PAGE}  {len(pictures)} pictures")
    for run in failed:
        print(f"failed: {' '.join(run)}", file=sys.stderr)
    return 1 if failed else 0


def _draw(run: Sequence[str]) -> bool:
    print(f"── {' '.join(run)}", flush=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run((sys.executable, "-m", *run), env=environment, check=False)
    return done.returncode == 0


def _named(folder: Path | None) -> dict[str, Path]:
    """Reference pictures by their name."""
    return {path.stem: path.resolve() for path in folder.glob("*.png")} if folder else {}


if __name__ == "__main__":
    sys.exit(main())
