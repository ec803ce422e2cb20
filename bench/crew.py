"""A process of a load run: `python -m bench.crew` reads a plan from stdin, writes its result.

All windows of the plan sign in, warm up, then work: in a closed loop (the next order as soon as the
last is answered) or an open one (at times fixed ahead; latency counts from the scheduled time, so a
slow server cannot hide).
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from array import array
from collections import Counter
from random import Random
from time import perf_counter

import msgspec
import uvloop
from msgspec import Struct

from bench.line import Line
from bench.measure import percentile_ms, processor_s
from bench.worker import Seat, Worker


class Plan(Struct, frozen=True, kw_only=True):
    """What this process shall do."""

    host: str
    port: int
    seats: tuple[Seat, ...]
    seconds: float
    warm_up: float
    watched: dict[str, int] = {}
    """Name → process whose use of a processor is told."""
    rate: float = 0.0
    """Orders a second, fixed ahead; 0: closed loop."""
    seed: int = 1


class Result(Struct, frozen=True, kw_only=True):
    """What it saw after warming up."""

    commands: int
    seconds: float
    p50_ms: float
    p99_ms: float
    max_ms: float
    frames: int
    cpu_us: dict[str, float]
    """Processor time of each watched process, and of the crew, per command."""
    refused: dict[str, int]


class Crew:
    """The windows of one plan and the clock they are measured by."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._latencies = array("d")
        self._measuring = False
        self._lines: list[Line] = []
        self._workers: list[Worker] = []

    async def take_seats(self) -> None:
        """Connect everybody: a kiosk for each office, a console for each window."""
        kiosks: dict[str, Line] = {}
        for seat in self._plan.seats:
            if seat.office not in kiosks:
                kiosks[seat.office] = await self._line(seat.kiosk, seat.office, "kiosk", "wait")
            desk = await self._line(seat.operator, seat.office, "desk", "desk/wait")
            opened = await desk.order(
                seat.office.encode(),
                b'{"type":"sign_in","window":"%s","take_over":true}' % seat.window.encode(),
            )
            if not opened.ok:
                raise RuntimeError(f"{seat.office} window {seat.window}: {opened.error}")
            self._workers.append(Worker(seat, kiosks[seat.office], desk, self._done))

    async def work(self) -> Result:
        """Warm up, measure, and stop."""
        if self._plan.rate:
            pace = asyncio.create_task(self._keep_pace())
        else:
            pace = asyncio.create_task(asyncio.sleep(0))
            for worker in self._workers:
                worker.rest = lambda w=worker: w.order(perf_counter())  # type: ignore[misc]
                worker.order(perf_counter())
        await asyncio.sleep(self._plan.warm_up)
        frames, cpu = self._frames(), self._cpu()
        began, self._measuring = perf_counter(), True
        await asyncio.sleep(self._plan.seconds)
        self._measuring, lasted = False, perf_counter() - began
        frames = self._frames() - frames
        cpu = {name: used - cpu[name] for name, used in self._cpu().items()}
        pace.cancel()
        for worker in self._workers:
            worker.rest = lambda: None
        return self._result(lasted, frames, cpu)

    def leave(self) -> None:
        """Close all sockets."""
        for line in self._lines:
            line.close()

    async def _keep_pace(self) -> None:
        chance, at = Random(self._plan.seed), perf_counter()
        crew = self._workers
        while True:
            for worker in chance.sample(crew, len(crew)):
                at += chance.expovariate(self._plan.rate)
                if (ahead := at - perf_counter()) > 0:
                    await asyncio.sleep(ahead)
                worker.order(at)

    def _done(self, asked: float) -> None:
        if self._measuring:
            self._latencies.append(perf_counter() - asked)

    def _frames(self) -> int:
        return sum(line.frames for line in self._lines)

    def _cpu(self) -> dict[str, float]:
        watched = self._plan.watched | {"crew": os.getpid()}
        return {name: processor_s(pid) for name, pid in watched.items()}

    async def _line(self, token: str, office: str, *channels: str) -> Line:
        line = await Line().open(self._plan.host, self._plan.port, token)
        for channel in channels:
            line.watch(f"{office}/{channel}")
        self._lines.append(line)
        return line

    def _result(self, lasted: float, frames: int, cpu: dict[str, float]) -> Result:
        refused: Counter[str] = Counter()
        for worker in self._workers:
            refused.update(worker.refused)
        return Result(
            commands=len(self._latencies),
            seconds=round(lasted, 3),
            p50_ms=percentile_ms(self._latencies, 0.5),
            p99_ms=percentile_ms(self._latencies, 0.99),
            max_ms=percentile_ms(self._latencies, 1.0),
            frames=frames,
            cpu_us={name: round(s / max(1, len(self._latencies)) * 1e6) for name, s in cpu.items()},
            refused=dict(refused),
        )


async def run(plan: Plan) -> Result:
    """Do what the plan says."""
    crew = Crew(plan)
    try:
        await crew.take_seats()
        gc.collect()
        gc.freeze()
        return await crew.work()
    finally:
        crew.leave()


def main() -> None:
    """Read the plan from stdin, write the result to stdout."""
    plan = msgspec.json.decode(sys.stdin.buffer.read(), type=Plan)
    result = uvloop.run(run(plan))
    sys.stdout.buffer.write(msgspec.json.encode(result))


if __name__ == "__main__":
    main()
