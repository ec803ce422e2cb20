"""Percentiles, and the file each bench leaves behind."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

OUT = Path("build/bench")


def percentile_ms(seconds: Sequence[float], share: float) -> float:
    """Return the value that `share` of all (unsorted, seconds) do not exceed, in ms."""
    ordered = sorted(seconds)
    if not ordered:
        return math.nan
    return round(ordered[max(0, math.ceil(share * len(ordered)) - 1)] * 1000, 3)


def processor_s(pid: int) -> float:
    """Return how long a process has used a processor so far (Linux)."""
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def write(name: str, figures: Any, out: Path = OUT) -> Path:
    """Write build/bench/<name>.json for people and programs."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{name}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(figures)) + b"\n")
    return path
