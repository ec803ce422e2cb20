"""How soon the kiosk stands there, what memory it takes, how soon a tap is paper: kiosk.json.

`first_frame_ms`, `rss_mb`: of the application as its own process, from its birth. `tap_to_byte_ms`:
from the finger's lift on «Взять талон» in the real screens, through a real server and its store
(fsync always), to the first byte at a printer on the network. Each is the worst of its runs.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from msgspec import Struct

from bench.measure import OUT, write
from bench.town import Town
from server.testing import Child

ROOT = Path(__file__).resolve().parent.parent
STARTS, TAPS = 3, 20
PATIENCE_S = 30


class KioskFigures(Struct, frozen=True):
    """What build/bench/kiosk.json holds."""

    first_frame_ms: float
    ready_ms: float
    """The first frame with the office's own services."""
    rss_mb: float
    tap_to_byte_ms: float
    tap_to_byte_p50_ms: float


class Start(Struct, frozen=True):
    """What the kiosk tells of its own start by `--measure`."""

    first_frame_ms: float
    ready_ms: float
    rss_mb: float


def measure(folder: Path, starts: int, taps: int) -> KioskFigures:
    """Measure on a server of our own."""
    town = Town(folder, 1, "centre", "always")
    (office,) = town.offices
    (token,) = town.devices([("kiosk", office, "kiosk-1")])
    with _running(town.server()) as server:
        begun = [_start(server.url, folder, token) for _ in range(starts)]
        took = _taps(server.url, token, office, taps)
    return KioskFigures(
        first_frame_ms=max(each.first_frame_ms for each in begun),
        ready_ms=max(each.ready_ms for each in begun),
        rss_mb=max(each.rss_mb for each in begun),
        tap_to_byte_ms=round(max(took), 1),
        tap_to_byte_p50_ms=round(median(took), 1),
    )


def _start(address: str, folder: Path, token: str) -> Start:
    """Start the application once and end it when its services stand there."""
    token_file, figures = folder / "kiosk.token", folder / "start.json"
    token_file.write_text(token, encoding="utf-8")
    token_file.chmod(0o600)
    figures.unlink(missing_ok=True)
    flags = ("--server", address, "--token-file", str(token_file), "--size", "1080x1920")
    app = subprocess.Popen(
        [sys.executable, "-m", "kiosk_app", *flags, "--measure", str(figures)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(folder)},
    )
    try:
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and app.poll() is None:
            told = json.loads(figures.read_text(encoding="utf-8")) if figures.exists() else {}
            if "ready_ms" in told:
                return Start(**told)
            time.sleep(0.05)
    finally:
        app.terminate()
        app.wait(10)
    raise RuntimeError("the kiosk did not show its services")


def _taps(address: str, token: str, office: str, count: int) -> list[float]:
    """Milliseconds from tap to the printer's first byte, each visitor from the first screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from kiosk_app.testing.printer import PrinterThread
    from kiosk_app.testing.stand import running

    application = QGuiApplication.instance() or QGuiApplication(["bench"])
    with (
        PrinterThread() as printer,
        running(address, printer, token=token, office=office) as kiosk,
    ):
        took = [kiosk.tap_to_byte_ms() for _ in range(count)]
    del application
    return took


@contextmanager
def _running(server: Child) -> Iterator[Child]:
    """The server's process kept by a loop of its own, so that Qt may have this thread."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(server.start(), loop).result(90)
        yield server
        asyncio.run_coroutine_threadsafe(server.stop(), loop).result(30)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the file."""
    parser = argparse.ArgumentParser(prog="bench.kiosk", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one start, two taps")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    counts = (1, 2) if options.quick else (STARTS, TAPS)
    with tempfile.TemporaryDirectory(prefix="talon-kiosk-") as folder:
        figures = measure(Path(folder), *counts)
    print(figures)
    print(write("kiosk", figures, options.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
