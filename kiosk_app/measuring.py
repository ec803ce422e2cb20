"""How long the kiosk takes to stand there, and how much memory, for the bench."""

import json
import os
import time
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")


def age_ms() -> float:
    """Since this process began, the interpreter's own start included."""
    fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    born = int(fields[19]) / _TICKS
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - born) * 1000


def rss_mb() -> float:
    """Resident memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * _PAGE / 1_000_000


class Measure:
    """Collects the figures and writes them each time one comes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._figures: dict[str, float] = {}
        self._touches: list[tuple[str, float]] = []

    def note(self, name: str) -> None:
        """The moment `name` has come; the first time counts."""
        if name in self._figures:
            return
        self._figures[name] = round(age_ms(), 1)
        self._figures["rss_mb"] = round(rss_mb(), 1)
        self._write()

    def touch(self, name: str) -> None:
        """A control is touched now, by the clock all processes of the machine share."""
        self._touches.append((name, time.monotonic()))

    def close(self) -> None:
        """Write the touches; a file written at a touch would be part of what is measured."""
        self._write()

    def _write(self) -> None:
        fresh = self._path.with_suffix(".new")
        figures = {**self._figures, "touches": self._touches}
        fresh.write_text(json.dumps(figures), encoding="utf-8")
        os.replace(fresh, self._path)
