"""From an operator's press to the boards: build/bench/board.json.

`p50_ms` and `p99_ms`: from the command leaving the client until the patch has arrived at the last
of 200 boards of the office. `painted_p99_ms`: until the frame with the call stood in the real board
application (its `--paint-log`), by the wall clock of this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import msgspec
import uvloop
from msgspec import Struct

from bench.line import KIND, Line
from bench.measure import OUT, percentile_ms, write
from bench.town import Town
from bench.wire import Wire, open_wire
from server.auth.identity import DeviceRole

BOARDS, PRESSES, PAINTED = 200, 300, 40
HALL, WINDOW = "1", "5"
BETWEEN_S = 0.02
BETWEEN_PAINTED_S = 0.5
"""The board is given time to settle, as between the calls of one window."""


class BoardFigures(Struct, frozen=True):
    """What build/bench/board.json holds."""

    boards: int
    p50_ms: float
    p99_ms: float
    painted_p99_ms: float


class PaintLine(Struct, frozen=True):
    """One line of the board's paint log."""

    call: str
    painted_at: float
    """ms"""


class Boards:
    """Sockets that watch a hall; tells when all of them have the next patch."""

    def __init__(self) -> None:
        self._wires: list[Wire] = []
        self._documents = asyncio.Semaphore(0)
        self._left = 0
        self._all: asyncio.Future[float] | None = None

    async def open(self, host: str, port: int, token: str, channel: str, count: int) -> None:
        """Open `count` boards and wait until each has its document."""
        for _ in range(count):
            wire = await open_wire(host, port, self._take)
            wire.send(b'{"type":"hello","token":"%s","app":"bench"}' % token.encode())
            wire.send(b'{"type":"watch","id":1,"channel":"%s"}' % channel.encode())
            self._wires.append(wire)
        for _ in range(count):
            await asyncio.wait_for(self._documents.acquire(), 30)

    def next_patch(self) -> asyncio.Future[float]:
        """When the last board gets its next patch, by `perf_counter`."""
        self._left = len(self._wires)
        self._all = asyncio.get_running_loop().create_future()
        return self._all

    def close(self) -> None:
        """Close all sockets."""
        for wire in self._wires:
            wire.close()

    def _take(self, text: bytes) -> None:
        if text.startswith(b'patch"', KIND) and self._all is not None:
            self._left -= 1
            if not self._left:
                self._all.set_result(perf_counter())
                self._all = None
        elif text.startswith(b'doc"', KIND):
            self._documents.release()


class Desk:
    """One operator and a kiosk that feeds the window."""

    def __init__(self, office: str, service: str, kiosk: Line, desk: Line) -> None:
        self._office, self._kiosk, self._desk = office.encode(), kiosk, desk
        self._issue = b'{"type":"issue_ticket","services":["%s"]}' % service.encode()

    async def open_window(self, window: str) -> None:
        """Sign in."""
        await self._order(b'{"type":"sign_in","window":"%s"}' % window.encode())

    async def press(self, before: Callable[[], None]) -> str:
        """Have somebody wait, then press «next» (`before` is called at the press); the call's id.

        The visit is started and finished before this returns.
        """
        await self._kiosk.order(self._office, self._issue)
        await asyncio.sleep(BETWEEN_S)
        before()
        called = await self._order(b'{"type":"call_next"}')
        await asyncio.sleep(BETWEEN_S)
        await self._order(b'{"type":"start"}')
        await self._order(b'{"type":"finish"}')
        await asyncio.sleep(BETWEEN_S)
        return str(called["call"])

    async def _order(self, command: bytes) -> dict[str, str]:
        reply = await self._desk.order(self._office, command)
        if not reply.ok:
            raise RuntimeError(f"{command.decode()}: {reply.error}")
        result: dict[str, str] = reply.result
        return result


async def arrivals(desk: Desk, boards: Boards, presses: int) -> list[float]:
    """Return, for each press, how long until all boards had it, in seconds."""
    took: list[float] = []
    for _ in range(presses):
        pressed: list[tuple[float, asyncio.Future[float]]] = []
        await desk.press(lambda: pressed.append((perf_counter(), boards.next_patch())))  # noqa: B023
        began, arrived = pressed[0]
        took.append(await asyncio.wait_for(arrived, 10) - began)
    return took


async def paintings(desk: Desk, log: Path, presses: int) -> list[float]:
    """Return, for each press, how long until it was on the board's glass, in seconds."""
    pressed: dict[str, float] = {}
    for _ in range(presses):
        moment: list[float] = []
        call = await desk.press(lambda: moment.append(time.time()))  # noqa: B023
        pressed[call] = moment[0]
        await asyncio.sleep(BETWEEN_PAINTED_S)
    lines = await asyncio.to_thread(log.read_bytes)
    painted = msgspec.json.Decoder(PaintLine).decode_lines(lines)
    at = {line.call: line.painted_at / 1000 for line in painted}
    return [at[call] - began for call, began in pressed.items()]


async def measure(folder: Path, boards: int, presses: int, painted: int) -> BoardFigures:
    """Measure all three figures on a server of our own."""
    town = Town(folder, 1, "centre", "always")
    (name,) = town.offices
    wanted: list[tuple[DeviceRole, str, str]] = [
        ("kiosk", name, "kiosk-1"),
        ("board", name, f"board-{HALL}"),
    ]
    kiosk_token, board_token = town.devices(wanted)
    async with town.server() as server:
        place = ("127.0.0.1", server.port)
        kiosk = await Line().open(*place, kiosk_token)
        line = await Line().open(*place, town.operator(name, WINDOW))
        service = str(town.offices[name].windows[WINDOW].services[0])
        desk = Desk(name, service, kiosk, line)
        await desk.open_window(WINDOW)
        hall = Boards()
        await hall.open(*place, board_token, f"{name}/board/{HALL}", boards)
        took = await arrivals(desk, hall, presses)
        hall.close()
        on_glass = await _with_app(server.url, folder, board_token, desk, painted)
        kiosk.close()
        line.close()
    return BoardFigures(
        boards, percentile_ms(took, 0.5), percentile_ms(took, 0.99), percentile_ms(on_glass, 0.99)
    )


async def _with_app(
    address: str, folder: Path, token: str, desk: Desk, presses: int
) -> list[float]:
    """Run the real board application beside the presses."""
    token_file, log = folder / "board.token", folder / "paint.log"
    token_file.write_text(token, encoding="utf-8")
    token_file.chmod(0o600)
    flags = ("--server", address, "--token-file", str(token_file), "--hall", HALL, "--windowed")
    app = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "display_board", *flags, "--voice", "off"),
        *("--paint-log", str(log), "--software"),
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder)},
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(30):
            while not log.exists() or not log.stat().st_size:
                if app.returncode is not None:
                    raise RuntimeError(f"the board ended with code {app.returncode}")
                await desk.press(lambda: None)
                await asyncio.sleep(BETWEEN_PAINTED_S)
        return await paintings(desk, log, presses)
    finally:
        with suppress(ProcessLookupError):
            app.terminate()
        await app.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the file."""
    parser = argparse.ArgumentParser(prog="bench.board", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few presses: shows that it works")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    counts = (20, 10, 3) if options.quick else (BOARDS, PRESSES, PAINTED)
    with tempfile.TemporaryDirectory(prefix="talon-board-") as folder:
        figures = uvloop.run(measure(Path(folder), *counts))
    print(figures)
    print(write("board", figures, options.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
