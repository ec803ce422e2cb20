"""What an hour adds up to, for an office and for each of its services.

Sums of different observers are added: each saw other calls, and the means are weighted by the time
that was looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct, field

BOUNDS_S = (60, 120, 180, 300, 480, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 14400)
"""Upper bounds of the waits' buckets; what is longer counts with the last."""


class Sums(Struct, array_like=True):
    """Sums over some time."""

    seconds: int = 0
    """Looked at."""
    waiting: float = 0
    """People waiting × seconds."""
    most: int = 0
    """The most who waited at once, of all looks."""
    windows: float = 0
    """Windows serving × seconds."""
    called: int = 0
    wait_s: int = 0
    """The waits of those called, together."""
    waits: dict[int, int] = field(default_factory=dict)
    """Bucket → how many waited up to its bound."""

    def look(self, seconds: int, waiting: int, windows: int) -> None:
        """So many waited and served for so long."""
        self.seconds += seconds
        self.waiting += seconds * waiting
        self.most = max(self.most, waiting)
        self.windows += seconds * windows

    def call(self, wait_s: int) -> None:
        """One was called."""
        self.called += 1
        self.wait_s += wait_s
        bucket = min(bisect_left(BOUNDS_S, wait_s), len(BOUNDS_S) - 1)
        self.waits[bucket] = self.waits.get(bucket, 0) + 1

    def add(self, other: Sums) -> None:
        """Count what another saw too."""
        self.seconds += other.seconds
        self.waiting += other.waiting
        self.most = max(self.most, other.most)
        self.windows += other.windows
        self.called += other.called
        self.wait_s += other.wait_s
        for bucket, count in other.waits.items():
            self.waits[bucket] = self.waits.get(bucket, 0) + count

    @property
    def is_empty(self) -> bool:
        """Whether nobody waited, served or was called."""
        return not (self.waiting or self.windows or self.called)


class Hour(Struct, array_like=True):
    """One hour of an office."""

    office: Sums = field(default_factory=Sums)
    services: dict[str, Sums] = field(default_factory=dict)

    def service(self, service: str) -> Sums:
        """The sums of a service, made if need be."""
        sums = self.services.get(service)
        if sums is None:
            sums = self.services[service] = Sums()
        return sums

    def add(self, other: Hour) -> None:
        """Count what another saw too."""
        self.office.add(other.office)
        for service, sums in other.services.items():
            self.service(service).add(sums)


class Figures(Struct, frozen=True):
    """An hour as it is told."""

    waiting: float
    """Mean number of people waiting."""
    most: int
    windows: float
    called: int
    wait_s: int | None
    """Mean wait of those called; None: it cannot be told."""
    p50_s: int | None
    p90_s: int | None


def figures(sums: Sums) -> Figures:
    """What sums come to. Nobody called and nobody waiting is no wait."""
    seconds = max(sums.seconds, 1)
    waiting = sums.waiting / seconds
    wait = round(sums.wait_s / sums.called) if sums.called else None
    if wait is None and sums.seconds and sums.windows and not sums.waiting:
        wait = 0
    return Figures(
        round(waiting, 1),
        sums.most,
        round(sums.windows / seconds, 1),
        sums.called,
        wait,
        quantile(sums.waits, 0.5),
        quantile(sums.waits, 0.9),
    )


def quantile(waits: dict[int, int], share: float) -> int | None:
    """The wait that `share` of all did not exceed, s; evenly spread within a bucket."""
    total = sum(waits.values())
    if not total:
        return None
    passed = 0.0
    for bucket in sorted(waits):
        count = waits[bucket]
        if passed + count >= share * total:
            low = BOUNDS_S[bucket - 1] if bucket else 0
            return round(low + (BOUNDS_S[bucket] - low) * (share * total - passed) / count)
        passed += count
    return BOUNDS_S[-1]


def total(hours: Iterable[Sums]) -> Sums:
    """Several hours in one."""
    whole = Sums()
    for sums in hours:
        whole.add(sums)
    return whole
