"""One ticket to the device: ask, send, and learn whether it came out.

Nothing here raises for what a printer does, and no wait is longer than `PATIENCE_S`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from kiosk_app.printing.ejector import Ejector, clear
from kiosk_app.printing.errors import PrinterUnavailable
from kiosk_app.printing.ports.port import PATIENCE_S, Closing, Port
from kiosk_app.printing.status import (
    ASK_CAUSE,
    ASK_ERROR,
    ASK_IN_TURN,
    ASK_ONLINE,
    ASK_ROLL,
    PRINTABLE,
    WELL,
    Answer,
    AtOnce,
    InTurn,
    PrinterState,
    StatusReader,
    Unasked,
    cause_state,
    in_turn_state,
    is_offline,
    roll_state,
    unasked_state,
)

Reason = PrinterState | Literal["broken", "unasked"]
"""`broken`: the wire broke after everything was sent; `unasked`: this model never answers."""

_ANSWER_S = 0.7
"""A printer that is there answers DLE EOT within milliseconds."""
_LEFTOVERS_S = 0.002
_ROUNDS = 3
"""How often a busy but healthy printer is waited for again."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The ticket is out; `state` may already tell of the roll's near end."""

    state: PrinterState = "ready"


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Everything was sent, but nobody knows whether it is on paper."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Failed:
    """There is no paper, or where the job was `begun` at most a torn piece of it."""

    reason: Reason
    begun: bool = False


Outcome = Confirmed | Unconfirmed | Failed


async def print_job(
    opens: Callable[[], Awaitable[Port]],
    encode: Callable[[], bytes],
    answers: bool,
    accepts: Sequence[PrinterState] = PRINTABLE,
    ejector: Ejector | None = None,
) -> Outcome:
    """Print one ticket, encoded in a thread while the printer is asked how it does; `answers`
    tells whether this model speaks of its state, `accepts` in which states it is trusted."""
    encoding = asyncio.create_task(asyncio.to_thread(encode))
    try:
        port = await opens()
    except PrinterUnavailable:
        await encoding
        return Failed("offline")
    async with Closing(port):
        return await _Talk(port, answers).print(encoding, accepts, ejector)


async def ask_state(opens: Callable[[], Awaitable[Port]], answers: bool) -> PrinterState:
    """How the printer does between tickets."""
    try:
        port = await opens()
    except PrinterUnavailable:
        return "offline"
    async with Closing(port):
        try:
            return await _Talk(port, answers).state()
        except PrinterUnavailable:
            return "offline"


class _Talk:
    """The questions of one open port and the answers that came."""

    def __init__(self, port: Port, answers: bool) -> None:
        self._port = port
        self._answers = answers and not port.is_paper
        self._reader = StatusReader()
        self._at_once: list[AtOnce] = []
        self._in_turn: list[InTurn] = []
        self._told: PrinterState | None = None

    async def print(
        self,
        encoding: Awaitable[bytes],
        accepts: Sequence[PrinterState],
        ejector: Ejector | None,
    ) -> Outcome:
        begun = False
        try:
            before = await self.state()
            job = await encoding
            if before not in accepts:
                return Failed(before)
            if ejector is not None and before in WELL:
                await clear(self._port, ejector)
            self._in_turn.clear()
            begun = True
            await self._port.write(job + (ASK_IN_TURN if self._answers else b""))
        except PrinterUnavailable:
            return Failed(self._told or "offline", begun)
        if self._port.is_paper:
            return Confirmed()
        if not self._answers:
            return Unconfirmed("unasked")
        try:
            return await self._receipt(silent=before == "silent")
        except PrinterUnavailable:
            return Unconfirmed(self._told or "broken")

    async def state(self) -> PrinterState:
        """Ask at once: the roll, then whether it is online, then why not."""
        if not self._answers:
            return "ready"
        roll = await self._ask(ASK_ROLL)
        if roll is None:
            return "silent"
        if roll_state(roll) == "out":
            return "out"
        online = await self._ask(ASK_ONLINE)
        if online is None or not is_offline(online):
            return roll_state(roll)
        cause = await self._ask(ASK_CAUSE)
        error = await self._ask(ASK_ERROR)
        return "offline" if cause is None else cause_state(cause, error)

    async def _receipt(self, silent: bool) -> Outcome:
        """Wait for the answer in turn; while it is due, a healthy printer gets more time."""
        wait = self._port.linger + PATIENCE_S
        for _ in range(1 if silent else _ROUNDS):
            await self._listen(lambda: bool(self._in_turn), wait)
            if self._in_turn:
                return await self._received(in_turn_state(self._in_turn[0]), silent)
            now = await self.state()
            if now not in WELL:
                return Unconfirmed(now)
            wait = PATIENCE_S
        return Unconfirmed("silent")

    async def _received(self, state: PrinterState, silent: bool) -> Outcome:
        """A lone zero may also be the line's break when a printer is switched off: a receipt counts
        only while its printer still answers."""
        if state == "out":
            return Unconfirmed("out")
        if silent:
            return Confirmed(state)
        now = await self.state()
        if now not in WELL:
            return Unconfirmed(now)
        return Confirmed("near_end" if "near_end" in (now, state) else state)

    async def _ask(self, question: bytes) -> AtOnce | None:
        """Put a question that is answered at once; answers to older ones, and to those that
        raster data put by chance, are forgotten first."""
        await self._listen(lambda: False, _LEFTOVERS_S)
        self._at_once.clear()
        await self._port.write(question)
        await self._listen(lambda: bool(self._at_once), _ANSWER_S)
        return self._at_once[0] if self._at_once else None

    async def _listen(self, is_enough: Callable[[], bool], within: float) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while not is_enough() and (left := end - loop.time()) > 0:
            for answer in self._reader.feed(await self._port.read(left)):
                self._sort(answer)

    def _sort(self, answer: Answer) -> None:
        match answer:
            case AtOnce():
                self._at_once.append(answer)
            case InTurn():
                self._in_turn.append(answer)
            case Unasked():
                self._told = unasked_state(answer)
            case _:
                assert_never(answer)
