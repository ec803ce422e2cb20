"""Ten thousand live viewers of one busy office on one server process: build/bench/viewers.json.

Each viewer is a socket without token that watches `<office>/public`, `/wait` and a board, in
processes beside the server. The office goes on working; `p99_ms`: from the press of a command to
the viewer having the patch it caused, over one socket in `SAMPLED`. `desk_p99_ms`: from the press
to the operator's own answer meanwhile. `rss_mb`: the server's memory with everybody there.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import resource
import select
import socket
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import cycle
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.measure import percentile_ms, processor_s, write
from bench.wire import PING, PONG, TEXT, Frames, frame, upgrade
from queue_core.domain import commands as c
from server.testing import Child, Peer

OFFICE, HALL, WINDOWS = "central", "1", ("3", "4", "5", "6")
VIEWERS, CROWDS = 10_000, 2
SAMPLED = 20
EVERY_S = 0.5
"""Between two commands: a hall of sixty windows gives one in three seconds."""
SECONDS = 30.0
_PATCH = b'"channel":"%s/public"' % OFFICE.encode()
_VERSION = re.compile(rb'"version":(\d+)')


class Figures(Struct, frozen=True):
    """What build/bench/viewers.json holds."""

    viewers: int
    p99_ms: float
    p50_ms: float
    rss_mb: int
    changes: int
    received: int
    """Patches timed at sampled sockets."""
    desk_p99_ms: float
    server_share: float
    """Of one processor."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or (started by ourselves) be a crowd."""
    parser = argparse.ArgumentParser(prog="bench.viewers", description=__doc__)
    parser.add_argument("--viewers", type=int, default=VIEWERS)
    parser.add_argument("--quick", action="store_true", help="200 viewers for two seconds")
    parser.add_argument("--crowd", nargs=2, type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.crowd:
        look_on(*options.crowd)
        return 0
    viewers, seconds = (200, 2.0) if options.quick else (options.viewers, SECONDS)
    figures = asyncio.run(measure(viewers, seconds))
    print(f"{write('viewers', figures)}: {figures}")
    return 0


async def measure(viewers: int, seconds: float) -> Figures:
    """Let them look on while the office works."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        child = Child(Path("config"), Path(folder), arguments=("--unlimited",))
        await stack.enter_async_context(child)
        kiosk_token = child.credentials.device("kiosk", OFFICE, "kiosk-1")
        desk_token = child.credentials.staff(OFFICE, "smirnova")
        await asyncio.sleep(6)  # a running server takes a new token over within five seconds
        kiosk = await stack.enter_async_context(Peer(child.live, kiosk_token))
        desk = await stack.enter_async_context(Peer(child.live, desk_token))
        await desk.result(OFFICE, c.SignIn("5"))
        crowds = [await _crowd(child.port, viewers // CROWDS) for _ in range(CROWDS)]
        await asyncio.sleep(3)
        spent, began = processor_s(child.pid), time.perf_counter()
        pressed, answered = await work(kiosk, desk, seconds)
        spent = processor_s(child.pid) - spent
        share = spent / (time.perf_counter() - began)
        rss = _rss_mb(child.pid)
        heard = [msgspec.json.decode((await crowd.communicate(b""))[0]) for crowd in crowds]
    late = [
        at - pressed[int(version)]
        for seen in heard
        for version, times in seen.items()
        if int(version) in pressed
        for at in times
    ]
    return Figures(
        viewers=viewers,
        p99_ms=percentile_ms(late, 0.99),
        p50_ms=percentile_ms(late, 0.5),
        rss_mb=rss,
        changes=len(pressed),
        received=len(late),
        desk_p99_ms=percentile_ms(answered, 0.99),
        server_share=round(share, 2),
    )


async def work(kiosk: Peer, desk: Peer, seconds: float) -> tuple[dict[int, float], list[float]]:
    """Issue, call, start, finish; when each version of the office was ordered, and how long its
    answer took."""
    may = (await desk.watch(f"{OFFICE}/desk"))["windows"]["5"]["may"]
    services = cycle(may[:3])
    pressed: dict[int, float] = {}
    answered: list[float] = []
    until = time.perf_counter() + seconds

    async def press(peer: Peer, command: c.AnyCommand) -> bool:
        at = time.perf_counter()
        reply = await peer.do(OFFICE, command)
        answered.append(time.perf_counter() - at)
        if reply["ok"]:
            pressed[reply["version"]] = at
        await asyncio.sleep(max(0.0, EVERY_S - (time.perf_counter() - at)))
        return bool(reply["ok"])

    while time.perf_counter() < until:
        await press(kiosk, c.IssueTicket((next(services),)))
        if await press(desk, c.CallNext()):
            await press(desk, c.Start())
            await press(desk, c.Finish())
    return pressed, answered


async def _crowd(port: int, count: int) -> asyncio.subprocess.Process:
    crowd = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bench.viewers", "--crowd", str(port), str(count)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert crowd.stdout is not None
    await crowd.stdout.readline()
    return crowd


class Viewer:
    """One socket; a sampled one notes when each patch of the public document came."""

    def __init__(self, port: int, seen: dict[int, list[float]] | None) -> None:
        self._seen = seen
        self._cut = Frames()
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.sendall(upgrade("127.0.0.1", port))
        head = b""
        while b"\r\n\r\n" not in head:
            head += self.socket.recv(1)
        if b" 101 " not in head.partition(b"\r\n")[0]:
            raise ConnectionError(head.decode())
        said = frame(b'{"type":"hello","token":"","app":"bench"}')
        for id, channel in enumerate((b"public", b"wait", b"board/" + HALL.encode()), 1):
            words = (id, OFFICE.encode(), channel)
            said += frame(b'{"type":"watch","id":%d,"channel":"%s/%s"}' % words)
        self.socket.sendall(said)  # at once: small writes would wait for each other
        self.socket.setblocking(False)

    def read(self) -> None:
        """Take in whatever has come."""
        data = self.socket.recv(1 << 18)
        if not data:
            raise ConnectionError("the server hung up")
        if self._seen is None:
            return  # nobody answers pings: the server sends none
        at = time.perf_counter()
        self._cut.feed(data, lambda opcode, payload: self._take(opcode, payload, at))

    def _take(self, opcode: int, payload: bytes, at: float) -> None:
        if opcode == PING:
            self.socket.send(frame(payload, PONG))
        if opcode != TEXT or self._seen is None or not payload.startswith(b'{"type":"patch"'):
            return
        if _PATCH in payload[:80] and (found := _VERSION.search(payload)):
            self._seen.setdefault(int(found[1]), []).append(at)


def look_on(port: int, count: int) -> None:
    """Open `count` sockets, say so, read until stdin closes, tell."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    seen: dict[int, list[float]] = {}
    poll = select.epoll()
    viewers: dict[int, Viewer] = {}
    for n in range(count):
        viewer = Viewer(port, seen if n % SAMPLED == 0 else None)
        viewers[viewer.socket.fileno()] = viewer
        poll.register(viewer.socket, select.EPOLLIN)
        if n % 50 == 49:
            _drain(poll, viewers, 0)
    poll.register(sys.stdin, select.EPOLLIN)
    print("ready", flush=True)
    while _drain(poll, viewers, 1):
        pass
    sys.stdout.buffer.write(msgspec.json.encode(seen))


def _drain(poll: select.epoll, viewers: dict[int, Viewer], timeout: float) -> bool:
    for fd, _ in poll.poll(timeout, 256):
        if fd not in viewers:
            return False
        viewers[fd].read()
    return True


def _rss_mb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found
    return int(found[1]) // 1024


if __name__ == "__main__":
    sys.exit(main())
