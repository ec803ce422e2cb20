"""How much a board's memory grows over 10,000 calls: board_memory.json.

The real application as a process of its own, its real link, and every call painted before the next
ones come. `growth_percent`: resident memory after the calls against that after the first ones.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from bench.measure import OUT, write
from client_kit.testing.fake_server import FakeServer

CALLS, WARM_UP = 10_000, 1_000
AT_ONCE = 5
CHANNEL, WAIT = "central/board/1", "central/wait"
PATIENCE_S = 30


class MemoryFigures(Struct, frozen=True):
    """What build/bench/board_memory.json holds."""

    growth_percent: float
    before_mb: float
    after_mb: float
    calls: int


def document() -> dict[str, Any]:
    """A hall without calls."""
    name = {"ru": "МФЦ"}
    return {
        **{"office": name, "hall": name, "languages": ["ru"], "zone": "Europe/Moscow"},
        **{"state": "open", "calls": {}},
    }


@contextmanager
def board(server: FakeServer, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The application at this server."""
    flags = ("--server", server.url, "--size", "960x540", "--software", "--voice", "off")
    app = subprocess.Popen(
        (sys.executable, "-m", "display_board", *flags),
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder)},
        stdout=subprocess.DEVNULL,
    )
    try:
        yield app
    finally:
        app.terminate()
        app.wait(10)


class Callers:
    """Calls visitors in groups; the group before leaves."""

    def __init__(self, server: FakeServer) -> None:
        self._server = server
        self._count = 0
        self._standing: list[str] = []

    def call(self, calls: int) -> None:
        """So many calls, each group once the one before is on the glass."""
        until = self._count + calls
        while self._count < until:
            self._group()

    def _group(self) -> None:
        at = time.time_ns() // 1_000_000
        rows: dict[str, Any] = dict.fromkeys(self._standing)
        keys = []
        for _ in range(AT_ONCE):
            self._count += 1
            key = f"c{self._count}"
            keys.append(key)
            rows[f"t{self._count}"] = {
                **{"number": f"А{self._count % 1000:03}", "window": str(1 + self._count % 40)},
                **{"hall": "1", "call": key, "at": at, "last": at, "language": "ru"},
                "order": self._count,
            }
        self._standing = [name for name, row in rows.items() if row is not None]
        self._server.reports.clear()
        self._server.change(CHANNEL, {"calls": rows})
        self._server.wait_for(lambda: self._told() >= set(keys), PATIENCE_S)

    def _told(self) -> set[str]:
        return {key for report in list(self._server.reports) for key in report.painted}


def measure(calls: int, warm_up: int) -> MemoryFigures:
    """Run the application through them."""
    with (
        tempfile.TemporaryDirectory(prefix="talon-board-") as folder,
        FakeServer({CHANNEL: document(), WAIT: {}}, role="board") as server,
        board(server, Path(folder)) as app,
    ):
        server.wait_for(lambda: bool(server.reports), PATIENCE_S)
        callers = Callers(server)
        callers.call(warm_up)
        before = resident_mb(app.pid)
        callers.call(calls)
        after = resident_mb(app.pid)
    return MemoryFigures(round(100 * (after / before - 1), 2), before, after, calls)


def resident_mb(pid: int) -> float:
    """Of a process (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the file."""
    parser = argparse.ArgumentParser(prog="bench.board_memory", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few calls: shows that it works")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    figures = measure(*((50, 50) if options.quick else (CALLS, WARM_UP)))
    print(figures)
    print(write("board_memory", figures, options.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
