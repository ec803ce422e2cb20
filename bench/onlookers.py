"""A process of a load run: kiosks, boards, pages and consoles that only look.

`python -m bench.onlookers` reads what to watch from stdin (one JSON line), says `ready`, and drains
all sockets until stdin closes; then it tells how much it was sent. It reads in strides of some
milliseconds: the server's work is the same, and the machine's second core is left to the others.
"""

from __future__ import annotations

import select
import socket
import sys
import time

import msgspec
from msgspec import Struct

from bench.wire import PING, PONG, TEXT, Frames, frame, upgrade

STRIDE_S = 0.05


class Look(Struct, frozen=True):
    """One socket and the channels it watches."""

    token: str
    channels: tuple[str, ...]


class Scene(Struct, frozen=True):
    """Everybody who looks."""

    host: str
    port: int
    looks: tuple[Look, ...]


class Seen(Struct, frozen=True):
    """What was sent to them."""

    frames: int
    bytes: int


class Onlooker:
    """One socket that is read and never answers."""

    def __init__(self, scene: Scene, look: Look) -> None:
        self.frames = 0
        self.bytes = 0
        self.closed = False
        self._cut = Frames()
        self.socket = socket.create_connection((scene.host, scene.port))
        self.socket.sendall(upgrade(scene.host, scene.port))
        head = b""
        while b"\r\n\r\n" not in head:
            head += self.socket.recv(1)
        hello = b'{"type":"hello","token":"%s","app":"bench"}' % look.token.encode()
        self.socket.sendall(frame(hello))
        for id, channel in enumerate(look.channels, 1):
            watch = b'{"type":"watch","id":%d,"channel":"%s"}' % (id, channel.encode())
            self.socket.sendall(frame(watch))
        self.socket.setblocking(False)

    def read(self) -> None:
        """Take in whatever has come."""
        data = self.socket.recv(1 << 20)
        self.closed = not data
        self.bytes += len(data)
        self._cut.feed(data, self._take)

    def _take(self, opcode: int, payload: bytes) -> None:
        self.frames += opcode == TEXT
        if opcode == PING:
            self.socket.send(frame(payload, PONG))


def main() -> None:
    """Open everything, say so, drain until stdin closes, tell."""
    scene = msgspec.json.decode(sys.stdin.buffer.readline(), type=Scene)
    poll = select.epoll()
    lookers = {}
    for look in scene.looks:
        looker = Onlooker(scene, look)
        lookers[looker.socket.fileno()] = looker
        poll.register(looker.socket, select.EPOLLIN)
    poll.register(sys.stdin, select.EPOLLIN)
    print("ready", flush=True)
    while _drain(poll, lookers):
        time.sleep(STRIDE_S)
    seen = Seen(sum(o.frames for o in lookers.values()), sum(o.bytes for o in lookers.values()))
    sys.stdout.buffer.write(msgspec.json.encode(seen))


def _drain(poll: select.epoll, lookers: dict[int, Onlooker]) -> bool:
    for fd, _ in poll.poll(1.0):
        if fd not in lookers:
            return False
        lookers[fd].read()
        if lookers[fd].closed:
            poll.unregister(fd)
    return True


if __name__ == "__main__":
    main()
