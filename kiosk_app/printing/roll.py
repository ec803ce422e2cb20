"""How many tickets are left on a roll: a counter on disk, put right by the near-end sensor."""

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk_app.printing.status import PrinterState

_LEARNS_FROM = 50
"""Tickets on one roll before their mean length is believed."""
_STEPS = (500, 200, 100, 50, 20, 10, 5, 0)


class RollShape(Struct, frozen=True):
    """Lengths in mm, from the printer's profile and the machine's settings."""

    length: int
    """Of a fresh roll; 0: nobody said."""
    near_end: int
    """Left on it when the sensor tells; 0: there is no such sensor."""
    ticket: int


class Roll(Struct, frozen=True):
    """One roll in use."""

    printed: int = 0
    """Tickets since it was put in."""
    is_counted: bool = False
    """It was fresh when counting began."""
    after_near_end: int | None = None
    """Tickets since the sensor told."""
    is_empty: bool = False
    was_opened: bool = False
    """The cover was open, or the paper out: there may be another roll in it now."""
    ticket: int = 0
    """Mean length of a ticket as learned from a whole roll; 0: not yet."""


def fresh(roll: Roll) -> Roll:
    """A new roll; what was learned of the tickets stays."""
    return Roll(is_counted=True, ticket=roll.ticket)


def spent(roll: Roll) -> Roll:
    """One ticket more came out, or may have."""
    after = None if roll.after_near_end is None else roll.after_near_end + 1
    return msgspec.structs.replace(roll, printed=roll.printed + 1, after_near_end=after)


def saw(roll: Roll, state: PrinterState, shape: RollShape) -> Roll:
    """What the printer says now; paper after none, behind a cover that was open, is a new roll."""
    change = msgspec.structs.replace
    match state:
        case "near_end" if roll.after_near_end is None:
            return change(_learned(roll, shape), after_near_end=0, is_empty=False, was_opened=False)
        case "near_end" if roll.is_empty or roll.was_opened:
            return change(roll, is_empty=False, was_opened=False)
        case "out" if not roll.is_empty:
            return change(roll, is_empty=True, was_opened=True)
        case "cover" if not roll.was_opened:
            return change(roll, was_opened=True)
        case "ready" if roll.was_opened:
            was_low = roll.is_empty or roll.after_near_end is not None
            return fresh(roll) if was_low else change(roll, was_opened=False)
        case _:
            return roll


def tickets_left(roll: Roll, shape: RollShape) -> int | None:
    """About how many; None while nobody knows how long the roll was."""
    ticket = roll.ticket or shape.ticket
    if roll.is_empty:
        return 0
    if roll.after_near_end is not None:
        left = shape.near_end - roll.after_near_end * ticket
        return max(0, left) // ticket if shape.near_end else None
    if not roll.is_counted or not shape.length:
        return None
    # a sensor that has not told yet knows better than the counter
    return max(shape.length - roll.printed * ticket, shape.near_end) // ticket


def about(left: int) -> int:
    """Rounded down to what the estimate is worth."""
    if left >= 100:
        return left - left % 10
    return left - left % 5 if left >= 20 else left


def step_of(left: int) -> int:
    """«At least so many», in few steps: each new one is a line in the office's journal."""
    return next(step for step in _STEPS if left >= step)


class RollBook:
    """The roll of one printer in a small file; without a path it is forgotten at the end."""

    def __init__(self, path: Path | None, shape: RollShape) -> None:
        self._path = path
        self._shape = shape
        self._roll = _read(path)

    @property
    def left(self) -> int | None:
        """`tickets_left`."""
        return tickets_left(self._roll, self._shape)

    @property
    def is_low(self) -> bool:
        """Its end was seen."""
        return self._roll.is_empty or self._roll.after_near_end is not None

    def put_in(self) -> None:
        """An employee says that there is a fresh roll."""
        self._keep(fresh(self._roll))

    def spend(self) -> None:
        """Count a ticket."""
        self._keep(spent(self._roll))

    def see(self, state: PrinterState) -> None:
        """Take the printer's word."""
        self._keep(saw(self._roll, state, self._shape))

    def _keep(self, roll: Roll) -> None:
        if roll == self._roll:
            return
        self._roll = roll
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.write_bytes(msgspec.json.encode(roll))
        os.replace(new, self._path)


def _learned(roll: Roll, shape: RollShape) -> Roll:
    if not roll.is_counted or roll.printed < _LEARNS_FROM or shape.length <= shape.near_end:
        return roll
    mean = round((shape.length - shape.near_end) / roll.printed)
    within = min(max(mean, shape.ticket // 2), shape.ticket * 2)
    return msgspec.structs.replace(roll, ticket=within)


def _read(path: Path | None) -> Roll:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Roll) if path else Roll()
    except (OSError, msgspec.MsgspecError):
        return Roll()  # none yet, or cut off: the count begins with the next roll
