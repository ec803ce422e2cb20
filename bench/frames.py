"""What a frame of a highlighted call costs without a graphics card: frames.json.

A call comes every three seconds onto a full board of 1920×1080: its row enters, is yellow, and its
disc pulses; the older ones step down and fade. `p95_ms`: from the end of the animations' step to
the finished frame.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bench.measure import OUT, percentile_ms, write
from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from display_board import gallery, screen
from display_board.layout import Panel, lay_out
from display_board.qt.app_paths import BOARD_QML, MODULES
from display_board.qt.board_model import BoardModel
from display_board.texts import texts
from display_board.tokens import board_tokens

CALLS, EVERY_MS = 8, 3_000


class FrameFigures(Struct, frozen=True):
    """What build/bench/frames.json holds."""

    p95_ms: float
    p50_ms: float
    max_ms: float
    frames: int


def measure(calls: int, every_ms: int) -> FrameFigures:
    """Draw so many calls in turn."""
    application = QGuiApplication([])
    load_fonts()
    layout, words = lay_out(Panel(*gallery.FULL_HD), board_tokens()), texts("ru")
    base = gallery.board_states()["normal"]
    model = BoardModel(screen.compose(base, words, "ru"), layout, words)
    engine = Engine(MODULES)
    window = engine.load(BOARD_QML, {"vm": model})
    begun, took = [0.0], []
    window.afterAnimating.connect(lambda: begun.__setitem__(0, time.perf_counter()))
    window.frameSwapped.connect(lambda: took.append(time.perf_counter() - begun[0]))
    window.resize(*gallery.FULL_HD)
    window.show()
    numbers = [(f"А{n:03}", str(1 + n % 30)) for n in range(calls, 0, -1)]
    for done in range(1, calls + 1):
        called = numbers[calls - done :][:4]
        lit = gallery.facts_of(gallery.board_document(*called), (called[0][0],))
        model.show(screen.compose(lit, words, "ru"))
        QTest.qWait(every_ms)
    shown = took[3:]  # the first frames fill caches once in a board's life
    engine.close()
    del application
    return FrameFigures(
        percentile_ms(shown, 0.95), percentile_ms(shown, 0.5), percentile_ms(shown, 1), len(shown)
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the file."""
    parser = argparse.ArgumentParser(prog="bench.frames", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two calls: shows that it works")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_QUICK_BACKEND"] = "software"
    os.environ["QSG_RENDER_LOOP"] = "basic"
    figures = measure(*((2, 500) if options.quick else (CALLS, EVERY_MS)))
    print(figures)
    print(write("frames", figures, options.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
