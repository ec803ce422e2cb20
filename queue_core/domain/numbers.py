"""Ticket numbers: a letter and three digits, a counter per letter and day (RULES, Numbers)."""

from __future__ import annotations

from queue_core.domain.office import Office
from queue_core.domain.refusals import Refused
from queue_core.domain.state import OfficeState

LETTERS = "АВЕКМНРСТУХДИЛП"
"""Allowed series: look-alikes of both alphabets first; never З О Ч Б, which look like digits."""
LAST = 999
_CYRILLIC = str.maketrans("ABEKMHPCTYX", "АВЕКМНРСТУХ")


def next_number(state: OfficeState, office: Office, letter: str) -> tuple[str, int]:
    """Return (letter, counter) of the next ticket; a full series goes on in the reserve letter.

    Raises Refused("numbers_exhausted") when that is full too: nothing wraps.
    """
    for series in (letter, office.reserve_letter):
        counter = state.counters.get(series, 0) + 1
        if counter <= LAST:
            return series, counter
    raise Refused("numbers_exhausted")


def spell(letter: str, counter: int) -> str:
    """`А`, 12 → `А012`."""
    return f"{letter}{counter:03d}"


def fold(typed: str) -> str:
    """Bring what a person read or typed to the issued form: ` a 012 ` → `А012`."""
    return "".join(typed.split()).upper().translate(_CYRILLIC)
