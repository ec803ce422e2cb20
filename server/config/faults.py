"""What is wrong with the configuration, all of it at once.

ConfigFaults
└─ holds Fault: file, key, problem, remedy
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import groupby

from msgspec import Struct

FEW = 16


class Fault(Struct, frozen=True, order=True):
    """One thing wrong in one file, and what to do about it."""

    file: str
    key: str
    problem: str
    remedy: str = ""


class ConfigFaults(Exception):
    """The configuration cannot be used; `faults` holds everything found, sorted by file and key."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(told(self.faults))


class FaultList:
    """Where checks put what they find; one for a whole load, so that nothing hides the rest."""

    def __init__(self) -> None:
        self._found: dict[Fault, None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._found)

    def add(self, file: str, key: str, problem: str, remedy: str = "") -> None:
        self._found[Fault(file, key, problem, remedy)] = None

    def raise_any(self) -> None:
        """Raises ConfigFaults when anything was found."""
        if self._found:
            raise ConfigFaults(self._found)


def told(faults: Iterable[Fault]) -> str:
    """The faults as a person reads them: file by file, each with its key and remedy."""
    lines: list[str] = []
    for file, group in groupby(faults, key=lambda fault: fault.file):
        lines.append(file)
        for fault in group:
            lines.append(f"  {fault.key}: {fault.problem}" if fault.key else f"  {fault.problem}")
            if fault.remedy:
                lines.append(f"    → {fault.remedy}")
    return "\n".join(lines)


def meant(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A remedy for a word nobody knows: the known ones nearest to it, or all if they are few."""
    known = sorted(known)
    near = get_close_matches(word, known, n=2)
    if near:
        return f"did you mean {' or '.join(near)}?"
    if known and len(known) <= FEW:
        return f"known: {', '.join(known)}"
    return otherwise
