"""How many commands a second one server answers, and how fast: build/bench/commands.json.

One server process with its own store; crews and onlookers are other processes with a real socket
for each device. A command is one of issue, call next, start and finish in equal parts, as on a day.
Closed loop: 1, 16 and 256 operators over 200 offices, and 256 on 8 hot offices. Open loop: 500 and
1,500 commands a second at times fixed ahead. Each with `appendfsync` everysec and always, beside
the raw rate of the same commit from a C client (`ratio`: closed loop of 256 against that).
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import Struct

from bench.crew import Plan, Result
from bench.measure import OUT, write
from bench.onlookers import Look, Scene, Seen
from bench.store_raw import raw_rates
from bench.town import Fsync, Town
from bench.worker import Seat
from server.auth.identity import DeviceRole

OFFICES, HOT_OFFICES, OPERATORS = 200, 8, 256
OPERATORS_CASE = str(OPERATORS)
RATES = (500, 1500)
EXPECTED = {"nobody_waiting"}
"""Refusals of a sound run: somebody else may have called the visitor just issued."""


class Case(Struct, frozen=True, kw_only=True):
    """One measurement."""

    name: str
    operators: int
    rate: float = 0.0
    offices: int = OFFICES
    template: str = "centre"
    windows: tuple[str, ...] = ("11", "12", "3", "4", "5", "6")
    """Filled in this order, one office after the other."""


HOT = tuple(map(str, (*range(15, 45), 56, 57)))
CLOSED = (
    Case(name="1", operators=1),
    Case(name="16", operators=16),
    Case(name=OPERATORS_CASE, operators=OPERATORS),
    Case(name="hot", operators=OPERATORS, offices=HOT_OFFICES, template="flagship", windows=HOT),
)
OPEN = tuple(Case(name=str(rate), operators=OPERATORS, rate=rate) for rate in RATES)


class Timing(Struct, frozen=True):
    """How long each case warms up and is measured, seconds."""

    warm_up: float = 1.5
    measured: float = 6.0


async def measure(case: Case, fsync: Fsync, timing: Timing) -> Result:
    """Run one case on a server and store of its own."""
    with tempfile.TemporaryDirectory(prefix="talon-bench-") as folder:
        town = Town(Path(folder), case.offices, case.template, fsync)
        seats = _seats(town, case)
        looks = _looks(town, {(seat.office, seat.window) for seat in seats})
        async with town.server() as server:
            onlookers = await _start("bench.onlookers")
            scene = Scene("127.0.0.1", server.port, looks)
            assert onlookers.stdin is not None
            assert onlookers.stdout is not None
            onlookers.stdin.write(msgspec.json.encode(scene) + b"\n")
            await onlookers.stdout.readline()
            plan = Plan(
                host="127.0.0.1",
                port=server.port,
                seats=seats,
                seconds=timing.measured,
                warm_up=timing.warm_up,
                rate=case.rate,
                watched={"server": server.pid, "store": server.store_pid()},
            )
            crew = await _start("bench.crew")
            output, _ = await crew.communicate(msgspec.json.encode(plan))
            seen, _ = await onlookers.communicate(b"")
        if crew.returncode:
            raise RuntimeError(f"case {case.name} failed; the server said:\n{town.last_words()}")
        result = msgspec.json.decode(output, type=Result)
        if unexpected := set(result.refused) - EXPECTED:
            raise RuntimeError(f"refused: {unexpected}; the server said:\n{town.last_words()}")
    _tell(case, fsync, result, msgspec.json.decode(seen, type=Seen))
    return result


def _seats(town: Town, case: Case) -> tuple[Seat, ...]:
    offices = list(town.offices)
    places = [(office, window) for window in case.windows for office in offices][: case.operators]
    used = sorted({office for office, _ in places})
    kiosks = dict(zip(used, town.devices(("kiosk", o, "kiosk-1") for o in used), strict=True))
    return tuple(
        Seat(
            office=office,
            window=window,
            operator=town.operator(office, window),
            kiosk=kiosks[office],
            services=tuple(map(str, town.offices[office].windows[window].services)),
        )
        for office, window in places
    )


def _looks(town: Town, seats: set[tuple[str, str]]) -> tuple[Look, ...]:
    """The boards and a public page of each office; a kiosk and a console where nobody works."""
    worked = {office for office, _ in seats}
    wanted: list[tuple[DeviceRole, str, str]] = []
    channels: list[tuple[str, ...]] = []
    for name, office in town.offices.items():
        for hall in office.halls:
            wanted.append(("board", name, f"board-{hall}"))
            channels.append((f"{name}/board/{hall}", f"{name}/wait"))
        if name not in worked:
            wanted += [("kiosk", name, "kiosk-1"), ("console", name, "console-1")]
            channels += [(f"{name}/kiosk", f"{name}/wait"), (f"{name}/desk", f"{name}/desk/wait")]
    looks = [Look(t, c) for t, c in zip(town.devices(wanted), channels, strict=True)]
    return (*looks, *(Look("", (f"{name}/public", f"{name}/wait")) for name in town.offices))


async def _start(module: str) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, stdin=pipe, stdout=pipe
    )


def _tell(case: Case, fsync: Fsync, result: Result, seen: Seen) -> None:
    loop = f"open {case.name}/s" if case.rate else f"closed {case.name}"
    per_s = result.commands / result.seconds
    frames = result.frames / max(1, result.commands)
    print(
        f"{loop:<12} {fsync:<9} {per_s:>8.0f}/s  p50 {result.p50_ms:>7.2f} ms  "
        f"p99 {result.p99_ms:>7.2f} ms  max {result.max_ms:>7.1f} ms  "
        f"µs a command {result.cpu_us}  {frames:.1f} frames at the crew, {seen.frames} at onlookers"
        + (f"  refused {result.refused}" if result.refused else ""),
        flush=True,
    )


async def run(timing: Timing, cases: Sequence[Case] = (*CLOSED, *OPEN)) -> dict[str, Any]:
    """Run the cases with both kinds of fsync."""
    figures: dict[str, Any] = {"closed": {}, "open": {}}
    for fsync in get_args(Fsync):
        closed, open_ = (
            figures["closed"].setdefault(fsync, {}),
            figures["open"].setdefault(fsync, {}),
        )
        for case in cases:
            result = await measure(case, fsync, timing)
            if case.rate:
                open_[case.name] = {"p99_ms": result.p99_ms}
            else:
                per_s = round(result.commands / result.seconds)
                closed[case.name] = {
                    "per_s": per_s,
                    "p50_ms": result.p50_ms,
                    "p99_ms": result.p99_ms,
                }
    return figures


async def _all(timing: Timing) -> dict[str, Any]:
    """The figures of the file: ours, the store's own, and ours against those."""
    raw = await raw_rates()
    figures = await run(timing)
    ratio = {
        fsync: round(closed[OPERATORS_CASE]["per_s"] / raw[fsync]["per_s"], 3)
        for fsync, closed in figures["closed"].items()
    }
    return figures | {"raw": raw, "ratio": ratio}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the file."""
    parser = argparse.ArgumentParser(prog="bench.commands", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a second each: shows that it works")
    parser.add_argument("--case", help="this one alone; no file is written")
    parser.add_argument("--fsync", choices=get_args(Fsync), default="always")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    timing = Timing(0.2, 1.0) if options.quick else Timing()
    if options.case:
        case = next(case for case in (*CLOSED, *OPEN) if case.name == options.case)
        asyncio.run(measure(case, options.fsync, timing))
        return 0
    figures = asyncio.run(_all(timing))
    print(write("commands", figures, options.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
