"""Where each window lies as one stands before the board: eight directions, or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from client_kit.errors import SettingsWrong

DIRECTIONS = {
    "right": 0,
    "down-right": 45,
    "down": 90,
    "down-left": 135,
    "left": 180,
    "up-left": 225,
    "up": 270,
    "up-right": 315,
}
"""Degrees by which an arrow to the right is turned, clockwise; `up` is straight on."""
NONE = "none"
NO_ARROW = -1
_OTHERS = "*"
_LONGEST_RUN = 1_000


@dataclass(frozen=True, slots=True)
class Arrows:
    """Direction by the name painted over a window."""

    by_window: Mapping[str, str]
    others: str
    """Of every window that is not named."""

    def turn(self, window: str) -> int:
        """Degrees of DIRECTIONS; NO_ARROW when none leads there."""
        return DIRECTIONS.get(self.by_window.get(window, self.others), NO_ARROW)


FORWARD = Arrows({}, "right")
"""Nothing is known of the hall: the arrow only leads the eye from the number to the window."""


def arrows_of(table: Mapping[str, object]) -> Arrows:
    """`{"left": "1-8, 11", "right": "*"}`; without a `*` other windows have no arrow.

    Raises SettingsWrong with every fault.
    """
    if not table:
        return FORWARD
    faults: list[str] = []
    found: dict[str, str] = {}
    for direction, windows in table.items():
        if direction not in (*DIRECTIONS, NONE):
            faults.append(f"{direction}: choose from {', '.join((*DIRECTIONS, NONE))}")
            continue
        for window in _windows(windows, direction, faults):
            if found.setdefault(window, direction) != direction:
                faults.append(f"window {window} is both {found[window]} and {direction}")
    if faults:
        raise SettingsWrong("arrows", "arrows: " + "; ".join(faults))
    return Arrows(found, found.pop(_OTHERS, NONE))


def table_of(text: str) -> dict[str, str]:
    """A flag's `left 1-8 11, right *` as the table that a file would have."""
    table: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        direction, _, windows = part.partition(" ")
        table[direction] = ", ".join((table.get(direction, ""), *windows.split())).strip(", ")
    return table


def _windows(text: object, direction: str, faults: list[str]) -> Iterable[str]:
    if not isinstance(text, str) or not text.strip(" ,"):
        faults.append(f'{direction}: write windows as "1-8, 11"')
        return
    for part in filter(None, (part.strip() for part in text.split(","))):
        first, dash, last = part.partition("-")
        if not (dash and first.isdecimal() and last.isdecimal()):
            yield part
        elif int(first) <= int(last) < int(first) + _LONGEST_RUN:
            yield from map(str, range(int(first), int(last) + 1))
        else:
            faults.append(f"{direction}: {part} is no run of windows")
