"""A printer on port 9100 that does not exist: it prints into memory, answers status like a real
one, and fails on demand. For tests, shots and the bench."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kiosk_app.printing.status import PRINTABLE, PrinterState
from kiosk_app.printing.stream import Cut, InTurnQuestion, Mouth, Step, StreamReader


@dataclass(frozen=True, slots=True)
class Temper:
    """How the printer behaves from now on."""

    state: PrinterState = "ready"
    """`silent` answers nothing at all."""
    dies_at: int | None = None
    """Resets the connection when this byte of a job comes."""
    stalls_at: int | None = None
    """Stops reading at this byte."""
    breaks_at: int | None = None
    """Is switched off at this byte: its line falls to zero once, and nothing follows."""
    runs_out_at: int | None = None
    """Comes to the roll's end at this byte."""
    chatters: bool = False
    """Sends Automatic Status Back unasked: before every answer, and with every piece it reads."""
    strays: bytes = b""
    """Sent before every answer: flow control, noise of the line."""
    slow_s: float = 0.0
    """How long whatever waits its turn takes: a ticket before GS r, a look into the mouth."""
    jams: bool = False
    """The mouth is jammed."""
    is_taken: bool = True
    """The visitor takes a ticket from the printer's mouth as soon as it is held out."""


@dataclass
class FakePrinter:
    """`async with FakePrinter() as printer:` listens on `printer.address`."""

    temper: Temper = field(default_factory=Temper)
    tickets: list[list[Step]] = field(default_factory=list)
    """Every ticket that was cut, as the steps that made it."""
    in_mouth: list[Step] | None = None
    """Held out by the ejector, not yet taken."""
    retracted: list[list[Step]] = field(default_factory=list)
    """Drawn in again; they stay among `tickets`."""
    first_bytes: list[float] = field(default_factory=list)
    """`time.monotonic()` of each ticket's first byte; a question before it does not count."""
    connections: int = 0
    port: int = 0
    """0 becomes any free one."""
    _came_out: asyncio.Event = field(default_factory=asyncio.Event)
    _server: asyncio.Server | None = None
    _talks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def address(self) -> str:
        """As the kiosk's `--printer` wants it."""
        return f"tcp://127.0.0.1:{self.port}"

    async def printed(self, count: int) -> None:
        """Wait until this many tickets were cut."""
        while len(self.tickets) < count:
            self._came_out.clear()
            await self._came_out.wait()

    def cut(self, ticket: list[Step]) -> None:
        """A ticket falls out."""
        self.tickets.append(ticket)
        self._came_out.set()

    def hold_out(self) -> None:
        """The last ticket stands in the mouth, until somebody takes it."""
        self.in_mouth = self.tickets[-1] if self.tickets and not self.temper.is_taken else None

    def take(self) -> None:
        """The visitor takes it."""
        self.in_mouth = None

    def retract(self) -> None:
        """What nobody took goes into the bin inside."""
        if self.in_mouth is not None:
            self.retracted.append(self.in_mouth)
            self.in_mouth = None

    async def __aenter__(self) -> "FakePrinter":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        talk = asyncio.create_task(self._talk(reader, writer))
        self._talks.add(talk)
        talk.add_done_callback(self._talks.discard)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await _Job(self, reader, writer).run()
        except ConnectionError:
            return  # the kiosk has gone; a printer does not mind
        finally:
            writer.close()


class _Job:
    """One connection."""

    def __init__(
        self, printer: FakePrinter, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._printer = printer
        self._reader = reader
        self._writer = writer
        self._stream = StreamReader()
        self._steps: list[Step] = []
        self._received = 0
        self._is_begun = False
        self._tail = b""

    async def run(self) -> None:
        while data := await self._reader.read(self._appetite()):
            if not self._is_begun and b"\x1b@" in data:
                self._is_begun = True
                self._printer.first_bytes.append(time.monotonic())
            self._received += len(data)
            self._run_out()
            if self._printer.temper.chatters:
                self._say(b"")
            self._answer_at_once(data)
            for step in self._stream.feed(data):
                self._take(step)
            await self._fail()

    def _appetite(self) -> int:
        temper = self._printer.temper
        limits = (temper.dies_at, temper.stalls_at, temper.breaks_at, temper.runs_out_at)
        left = (limit - self._received for limit in limits if limit is not None)
        return max(1, min(4096, *left, 4096))

    def _run_out(self) -> None:
        temper = self._printer.temper
        if temper.runs_out_at is not None and self._received >= temper.runs_out_at:
            self._printer.temper = replace(temper, state="out", runs_out_at=None)

    async def _fail(self) -> None:
        temper = self._printer.temper
        if temper.dies_at is not None and self._received >= temper.dies_at:
            self._writer.transport.abort()
            raise ConnectionResetError("the fake printer died as told")
        if temper.stalls_at is not None and self._received >= temper.stalls_at:
            await asyncio.Event().wait()
        if temper.breaks_at is not None and self._received >= temper.breaks_at:
            self._writer.write(b"\x00")
            while await self._reader.read(4096):
                pass  # a line without its printer swallows everything

    def _take(self, step: Step) -> None:
        temper = self._printer.temper
        if isinstance(step, InTurnQuestion):
            self._in_turn(self._confirm)
            return
        if isinstance(step, Mouth):
            self._move(step)
            return
        self._steps.append(step)
        if isinstance(step, Cut):
            if temper.state in PRINTABLE:
                self._printer.cut(self._steps)
            self._steps = []

    def _move(self, step: Mouth) -> None:
        match step.n:
            case 2:
                self._printer.retract()
            case 3 | 32:
                self._printer.hold_out()
            case 5:
                self._printer.take()
            case 6:
                self._in_turn(self._look_into_mouth)
            case _:
                pass  # modes of the bezel

    def _in_turn(self, answer: Callable[[], None]) -> None:
        """When the paper is out; what is asked at once is answered meanwhile."""
        slow_s = self._printer.temper.slow_s
        if slow_s:
            asyncio.get_running_loop().call_later(slow_s, answer)
        else:
            answer()

    def _confirm(self) -> None:
        state = self._printer.temper.state
        if state != "out":
            self._say(bytes([0x03 if state == "near_end" else 0x00]))

    def _look_into_mouth(self) -> None:
        paper = 0x04 if self._printer.temper.state in PRINTABLE else 0x00
        mouth = 0x08 if self._printer.in_mouth else 0x00
        jam = 0x80 if self._printer.temper.jams else 0x00
        self._say(bytes([paper | mouth | jam]))

    def _answer_at_once(self, data: bytes) -> None:
        """DLE EOT is obeyed wherever it stands, even inside a picture."""
        seen = self._tail + data
        self._tail = seen[-2:]
        start = 0
        while (at := seen.find(b"\x10\x04", start)) >= 0 and at + 2 < len(seen):
            start = at + 3
            if seen[at + 2] in (1, 2, 3, 4):
                self._say(bytes([self._at_once(seen[at + 2])]))
        if start > len(seen) - 2:
            self._tail = seen[start:]

    def _at_once(self, question: int) -> int:
        state = self._printer.temper.state
        is_offline = state in ("out", "cover", "cutter", "offline")
        match question:
            case 1:
                return 0x12 | (0x08 if is_offline else 0)
            case 2:
                return 0x12 | {"out": 0x20, "cover": 0x04, "cutter": 0x40}.get(state, 0)
            case 3:
                return 0x12 | (0x08 if state == "cutter" else 0)
            case _:
                return 0x12 | {"out": 0x6C, "near_end": 0x0C}.get(state, 0)

    def _say(self, answer: bytes) -> None:
        if self._printer.temper.state == "silent" or self._writer.is_closing():
            return
        chatter = b"\x10\x00\x00\x0f" if self._printer.temper.chatters else b""
        self._writer.write(chatter + self._printer.temper.strays + answer)
