"""What a printer says of itself, read with patience.

Three kinds of answers come mixed on one wire and are told apart by their fixed bits (Epson's
ESC/POS reference): DLE EOT `0xx1xx10` at once, Automatic Status Back `0xx1xx00` with three bytes
more whenever it likes, GS r `0xx0xxxx` when its turn comes. XON and XOFF may stand between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

PrinterState = Literal["ready", "near_end", "out", "cover", "cutter", "offline", "silent"]
"""As in `report`; `silent` is "unknown", never "no paper"."""

WELL: tuple[PrinterState, ...] = ("ready", "near_end")
PRINTABLE: tuple[PrinterState, ...] = (*WELL, "silent")

ASK_ROLL = b"\x10\x04\x04"
ASK_ONLINE = b"\x10\x04\x01"
ASK_CAUSE = b"\x10\x04\x02"
ASK_ERROR = b"\x10\x04\x03"
ASK_IN_TURN = b"\x1dr\x01"
"""GS r 1: its answer comes after everything sent before it was done: the receipt."""


@dataclass(frozen=True, slots=True)
class AtOnce:
    """The answer to the last DLE EOT."""

    byte: int


@dataclass(frozen=True, slots=True)
class InTurn:
    """The answer to GS r 1."""

    byte: int


@dataclass(frozen=True, slots=True)
class Unasked:
    """Four bytes of Automatic Status Back."""

    first: int
    errors: int
    roll: int


Answer = AtOnce | InTurn | Unasked


class StatusReader:
    """Cuts the stream into answers; a piece that is not whole waits for the rest."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, received: bytes) -> tuple[Answer, ...]:
        """Take bytes as they come and return the answers they complete."""
        self._rest += received
        return tuple(self._answers())

    def _answers(self) -> Iterator[Answer]:
        while self._rest:
            byte = self._rest[0]
            kind = byte & 0x93
            if kind == 0x10 and len(self._rest) < 4:
                return
            if kind == 0x10:
                yield Unasked(byte, self._rest[1], self._rest[2])
                self._rest = self._rest[4:]
                continue
            self._rest = self._rest[1:]
            if kind == 0x12:
                yield AtOnce(byte)
            elif byte & 0x90 == 0:
                yield InTurn(byte)


def roll_state(at_once: AtOnce) -> PrinterState:
    """DLE EOT 4."""
    if at_once.byte & 0x60:
        return "out"
    return "near_end" if at_once.byte & 0x0C else "ready"


def is_offline(at_once: AtOnce) -> bool:
    """DLE EOT 1."""
    return bool(at_once.byte & 0x08)


def cause_state(cause: AtOnce, error: AtOnce | None) -> PrinterState:
    """DLE EOT 2 and 3 of an offline printer."""
    if cause.byte & 0x20:
        return "out"
    if cause.byte & 0x04:
        return "cover"
    if error is not None and error.byte & 0x08:
        return "cutter"
    return "offline"


def in_turn_state(in_turn: InTurn) -> PrinterState:
    """GS r 1."""
    if in_turn.byte & 0x0C:
        return "out"
    return "near_end" if in_turn.byte & 0x03 else "ready"


def unasked_state(unasked: Unasked) -> PrinterState:
    """Automatic Status Back."""
    if unasked.roll & 0x0C:
        return "out"
    if unasked.first & 0x20:
        return "cover"
    if unasked.errors & 0x08:
        return "cutter"
    if unasked.first & 0x08:
        return "offline"
    return "near_end" if unasked.roll & 0x03 else "ready"
