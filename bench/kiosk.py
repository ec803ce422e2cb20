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
from typing import Any

from msgspec import Struct

from bench.measure import OUT, write
from bench.town import Town
from kiosk_app.testing.printer import PrinterThread
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
    services = town.offices[office].services.values()
    service = min(services, key=lambda each: (-each.popularity, each.id)).id
    with _running(town.server()) as server:
        app = App(server.url, folder, token)
        begun = [app.start() for _ in range(starts)]
        took = app.taps(str(service), taps)
    return KioskFigures(
        first_frame_ms=max(each.first_frame_ms for each in begun),
        ready_ms=max(each.ready_ms for each in begun),
        rss_mb=max(each.rss_mb for each in begun),
        tap_to_byte_ms=round(max(took), 1),
        tap_to_byte_p50_ms=round(median(took), 1),
    )


class App:
    """The real application as a process of its own."""

    def __init__(self, address: str, folder: Path, token: str) -> None:
        self._folder = folder
        self._figures = folder / "figures.json"
        token_file = folder / "kiosk.token"
        token_file.write_text(token, encoding="utf-8")
        token_file.chmod(0o600)
        self._flags = ("--server", address, "--token-file", str(token_file))

    def start(self) -> Start:
        """Start it once, until its services stand there."""
        app = self._run()
        try:
            end = time.monotonic() + PATIENCE_S
            while time.monotonic() < end and app.poll() is None:
                told = self._told()
                if "ready_ms" in told:
                    return Start(told["first_frame_ms"], told["ready_ms"], told["rss_mb"])
                time.sleep(0.05)
        finally:
            app.terminate()
            app.wait(10)
        raise RuntimeError("the kiosk did not show its services")

    def taps(self, service: str, count: int) -> list[float]:
        """Milliseconds from tap to the ticket's first byte, each visitor from the first screen."""
        steps = ("pause:2000", *(f"service:{service}", "take", "done") * count, "quit")
        with PrinterThread() as printer:
            taps = (part for step in steps for part in ("--tap", step))
            app = self._run("--printer", printer.address, *taps)
            app.wait(PATIENCE_S + 3 * count)
        touches = [at for name, at in self._told()["touches"] if name == "take"]
        firsts = printer.fake.first_bytes
        if len(touches) != len(firsts) or len(firsts) != count:
            raise RuntimeError(f"{len(touches)} taps gave {len(firsts)} tickets")
        return [(first - tap) * 1000 for tap, first in zip(touches, firsts, strict=True)]

    def _run(self, *flags: str) -> subprocess.Popen[bytes]:
        self._figures.unlink(missing_ok=True)
        more = ("--size", "1080x1920", "--measure", str(self._figures))
        return subprocess.Popen(
            [sys.executable, "-m", "kiosk_app", *self._flags, *more, *flags],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(self._folder)},
        )

    def _told(self) -> dict[str, Any]:
        if not self._figures.exists():
            return {}
        told: dict[str, Any] = json.loads(self._figures.read_text(encoding="utf-8"))
        return told


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
