"""One window of a load run: issue, call next, start, finish, and again, one order at a time."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from itertools import cycle

from msgspec import UNSET, Struct

from bench.line import Line
from queue_core.protocol import Reply

CALL = b'{"type":"call_next"}'


class Seat(Struct, frozen=True):
    """Where a worker works: its window, and the kiosk that feeds it."""

    office: str
    window: str
    operator: str
    """Token."""
    kiosk: str
    """Token."""
    services: tuple[str, ...]


class Worker:
    """Keeps one order in flight; `done` hears when each was asked for and that it is answered."""

    def __init__(self, seat: Seat, kiosk: Line, desk: Line, done: Callable[[float], None]) -> None:
        self.refused: Counter[str] = Counter()
        self.rest: Callable[[], None] = lambda: None
        """Called after each answer: a closed loop orders again here."""
        self._office = seat.office.encode()
        self._kiosk, self._desk, self._done = kiosk, desk, done
        self._issues = cycle(
            b'{"type":"issue_ticket","services":["%s"]}' % service.encode()
            for service in seat.services
        )
        self._step = self._issue
        self._ticket = b""
        self._asked = 0.0
        self._due: deque[float] = deque()
        self._busy = False

    def order(self, asked: float) -> None:
        """Give the next order of the cycle, asked for at `asked`; wait for the last one first."""
        if self._busy:
            self._due.append(asked)
            return
        self._busy, self._asked = True, asked
        self._step()

    def _issue(self) -> None:
        self._kiosk.do(self._office, next(self._issues), self._issued)

    def _issued(self, reply: Reply) -> None:
        self._step = self._call
        self._answered(reply)

    def _call(self) -> None:
        self._desk.do(self._office, CALL, self._called)

    def _called(self, reply: Reply) -> None:
        self._step = self._start if reply.ok else self._issue
        self._ticket = reply.result["ticket"].encode() if reply.ok else b""
        self._answered(reply)

    def _start(self) -> None:
        self._visit(b"start", self._started)

    def _started(self, reply: Reply) -> None:
        self._step = self._finish
        self._answered(reply)

    def _finish(self) -> None:
        self._visit(b"finish", self._finished)

    def _finished(self, reply: Reply) -> None:
        self._step = self._issue
        self._answered(reply)

    def _visit(self, kind: bytes, answered: Callable[[Reply], None]) -> None:
        command = b'{"type":"%s","ticket":"%s"}' % (kind, self._ticket)
        self._desk.do(self._office, command, answered)

    def _answered(self, reply: Reply) -> None:
        if reply.error is not UNSET:
            self.refused[reply.error.code] += 1
        self._done(self._asked)
        self._busy = False
        if self._due:
            self.order(self._due.popleft())
        else:
            self.rest()
