"""Load pages: how many answers a second one server process gives, whole and «not changed».

`python -m bench.pages` writes build/bench/pages.json. Readers keep their connection and ask again
as soon as they are answered; meanwhile the office works, and its page is drawn anew all the time.
First, in alternating rounds, how long a call takes to the board without readers and with `RATE`
answers a second: `board_p99_growth_percent`. The readers' own process needs most of a processor at
that rate; it runs at a low priority, since it stands for other machines.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import cast

import uvloop

from bench.board_delay import Hall, at_work
from bench.measure import percentile_ms, processor_s, write
from queue_core.domain import commands as c
from server.testing import Child, Peer

OFFICE, PATH = "central", "/offices/central"
READERS, CREWS = 32, 1
READERS_NICE = 15
"""People's phones are other machines: they take no processor from server, store and hall."""
RATE = 3_000
"""Answers a second while the way to the board is timed."""
ROUNDS, ROUND_S = 4, 6.0
_STRIDE_S = 0.001
EVERY_S = 0.2
"""Between two commands of the working office."""
_ETAG = re.compile(rb"\r\nETag: ([^\r]+)\r\n", re.IGNORECASE)
_LENGTH = re.compile(rb"\r\nContent-Length: (\d+)\r\n", re.IGNORECASE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or (started by ourselves) be a crew of readers."""
    parser = argparse.ArgumentParser(prog="bench.pages", description=__doc__)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--crew", nargs=3, metavar=("PORT", "KIND", "RATE"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    seconds = 1.0 if options.quick else options.seconds
    if options.crew:
        os.nice(READERS_NICE)
        port, kind, rate = options.crew
        print(uvloop.run(read_for(int(port), kind == "conditional", seconds, int(rate))))
        return 0
    rounds, round_s = (1, 1.5) if options.quick else (ROUNDS, ROUND_S)
    figures = uvloop.run(measure(seconds, rounds, round_s))
    print(f"{write('pages', figures)}: {figures}")
    return 0


async def measure(seconds: float, rounds: int, round_s: float) -> dict[str, float]:
    """Start a server, let its office work, and count answers."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        async with Child(Path("config"), Path(folder), arguments=("--unlimited",)) as child:
            async with at_work(child, OFFICE) as hall:
                figures |= await board_growth(hall, child.port, rounds, round_s)
            kiosk = child.credentials.device("kiosk", OFFICE, "kiosk-1")
            await asyncio.sleep(6)  # a running server takes a new token over within five seconds
            async with Peer(child.live, kiosk) as peer:
                work = asyncio.create_task(keep_working(peer))
                for kind in ("conditional", "full"):
                    spent, began = processor_s(child.pid), perf_counter()
                    answers = await crews(child.port, kind, seconds)
                    figures[f"{kind}_per_s"] = round(answers / seconds)
                    spent = processor_s(child.pid) - spent
                    figures[f"{kind}_server_us"] = round(spent / max(answers, 1) * 1e6, 1)
                    figures[f"{kind}_server_share"] = round(spent / (perf_counter() - began), 2)
                work.cancel()
                with suppress(asyncio.CancelledError):
                    await work
    return figures


async def board_growth(hall: Hall, port: int, rounds: int, round_s: float) -> dict[str, float]:
    """Time calls to the board in turn without and with readers."""
    alone: list[float] = []
    read: list[float] = []
    answers = 0
    for _ in range(rounds):
        alone += await hall.call_for(round_s)
        for kind in ("conditional", "full"):
            readers = asyncio.create_task(crews(port, kind, round_s / 2, RATE))
            await asyncio.sleep(0.5)  # the readers' process starts
            read += await hall.call_for(round_s / 2)
            answers += await readers
    before, after = percentile_ms(alone, 0.99), percentile_ms(read, 0.99)
    return {
        "board_p99_growth_percent": round((after / before - 1) * 100, 1),
        "board_p99_ms_alone": before,
        "board_p99_ms_read": after,
        "board_p50_ms_alone": percentile_ms(alone, 0.5),
        "board_p50_ms_read": percentile_ms(read, 0.5),
        "board_calls": len(alone) + len(read),
        "read_per_s": round(answers / (rounds * round_s)),
    }


async def keep_working(peer: Peer) -> None:
    """Take a ticket every now and then, whatever becomes of it."""
    services = list((await peer.watch(f"{OFFICE}/kiosk"))["services"])
    for n in range(1_000_000):
        await peer.do(OFFICE, c.IssueTicket((services[n % len(services)],)))
        await asyncio.sleep(EVERY_S)


async def crews(port: int, kind: str, seconds: float, rate: int = 0) -> int:
    """Readers in processes of their own; the sum of their answers."""
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bench.pages", "--seconds", str(seconds), "--crew", str(port), kind, str(rate)),
            stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(CREWS)
    ]
    heard = [await process.communicate() for process in started]
    return sum(int(words) for words, _ in heard)


async def read_for(port: int, is_conditional: bool, seconds: float, rate: int) -> int:
    """Let readers ask for some time, so many times a second (0: as fast as they are answered);
    returns the answers counted."""
    loop = asyncio.get_running_loop()
    readers = [Reader(is_conditional, is_eager=not rate) for _ in range(READERS)]
    for reader in readers:
        await loop.create_connection(_giving(reader), "127.0.0.1", port)
    began, asked = loop.time(), 0
    while (now := loop.time() - began) < seconds:
        idle = [reader for reader in readers if reader.is_idle]
        due = idle[: max(0, int(now * rate) - asked)]
        for reader in due:
            reader.ask()
        asked += len(due)
        await asyncio.sleep(_STRIDE_S if rate else seconds)
    for reader in readers:
        reader.stop()
    return sum(reader.answers for reader in readers)


def _giving(reader: Reader) -> Callable[[], Reader]:
    return lambda: reader


class Reader(asyncio.Protocol):
    """One connection; an eager one asks again as soon as it is answered."""

    def __init__(self, is_conditional: bool, *, is_eager: bool) -> None:
        self.answers = 0
        self.is_idle = True
        self._is_eager = is_eager
        self._is_conditional = is_conditional
        self._etag = b""
        self._got = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        if self._is_eager:
            self.ask()

    def data_received(self, data: bytes) -> None:
        self._got += data
        end = self._got.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._got[: end + 2]
        status = head[9:12]
        assert status in (b"200", b"304"), head
        length = _LENGTH.search(head)
        wanted = int(length[1]) if length and status == b"200" else 0
        if len(self._got) < end + 4 + wanted:
            return
        self._got = b""
        self.answers += 1
        if self._is_conditional and (etag := _ETAG.search(head)):
            self._etag = etag[1]
        self.is_idle = True
        if self._is_eager:
            self.ask()

    def stop(self) -> None:
        """Hang up."""
        self.is_idle = False
        if self._transport is not None:
            self._transport.abort()
            self._transport = None

    def ask(self) -> None:
        """Send one request."""
        if self._transport is None:
            return
        self.is_idle = False
        condition = b"If-None-Match: %s\r\n" % self._etag if self._etag else b""
        self._transport.write(
            b"GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: ru\r\n"
            b"Accept-Encoding: gzip\r\n%s\r\n" % (PATH.encode(), condition)
        )


if __name__ == "__main__":
    sys.exit(main())
