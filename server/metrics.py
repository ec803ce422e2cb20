"""What the server counts and measures, for Prometheus.

What happens with every command is counted in plain integers and told when asked for: a labelled
counter of the library costs a microsecond each time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter as Counts
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from prometheus_client.utils import floatToGoString

_FAST = (0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 3)
_SIZES = (1, 2, 4, 8, 16, 32, 64)
_PAINT = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)


class Metrics:
    """One server's figures, in a registry of their own: two servers may live in one process."""

    def __init__(self) -> None:
        registry = self.registry = CollectorRegistry()
        self.commands: Counts[tuple[str, str]] = Counts()
        """By kind and outcome."""
        self.commits: Counts[tuple[str]] = Counts()
        """By outcome."""
        self.patches: Counts[tuple[()]] = Counts()
        self.frames: Counts[tuple[()]] = Counts()
        """Patches and documents written to sockets."""
        self.commit_seconds = Spread(_FAST)
        """From sending a commit to Ok."""
        self.commit_size = Spread(_SIZES)
        """Commands in one commit."""
        registry.register(_Plain(self))
        self.sockets = Gauge("talon_sockets", "Open live sockets", ["role"], registry=registry)
        self.byes = Counter("talon_byes", "Sockets we ended", ["reason"], registry=registry)
        self.rooms = Gauge("talon_rooms", "Offices held in memory", registry=registry)
        self.store_up = Gauge("talon_store_up", "1 while the store answers", registry=registry)
        self.followed = Counter(
            "talon_feed_entries", "Feed entries of other nodes", ["outcome"], registry=registry
        )
        text = "From the call to the glass of a board"
        self.paint_seconds = Histogram(
            "talon_press_to_paint_seconds", text, buckets=_PAINT, registry=registry
        )
        self.unprinted = Counter(
            "talon_prints_unconfirmed", "Tickets whose print was not confirmed", registry=registry
        )
        self.letters = Counter(
            "talon_letters", "Letters to visitors", ["kind", "outcome"], registry=registry
        )

    def text(self) -> bytes:
        """The exposition format."""
        return generate_latest(self.registry)


class Spread:
    """How often a figure fell up to each bound; a histogram without locks."""

    def __init__(self, bounds: Sequence[float]) -> None:
        self._bounds = bounds
        self._counts = [0] * (len(bounds) + 1)
        self._sum = 0.0

    def observe(self, value: float) -> None:
        """Count one."""
        self._counts[bisect_left(self._bounds, value)] += 1
        self._sum += value

    def family(self, name: str, text: str) -> HistogramMetricFamily:
        """As Prometheus wants it."""
        names = [*map(floatToGoString, self._bounds), "+Inf"]
        buckets = list(zip(names, accumulate(self._counts), strict=True))
        return HistogramMetricFamily(name, text, buckets=buckets, sum_value=self._sum)


class _Plain(Collector):
    """Tells plain counts and spreads when Prometheus asks."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        of = self._metrics
        kinds = ("kind", "outcome")
        yield _family("talon_commands", "Commands by kind and outcome", kinds, of.commands)
        yield _family("talon_commits", "Commits by outcome", ("outcome",), of.commits)
        yield _family("talon_patches", "Patches made", (), of.patches)
        yield _family("talon_frames", "Patches and documents written", (), of.frames)
        yield of.commit_seconds.family("talon_commit_seconds", "From sending a commit to Ok")
        yield of.commit_size.family("talon_commit_commands", "Commands in one commit")


def _family(
    name: str, text: str, labels: tuple[str, ...], counts: Mapping[Any, int]
) -> CounterMetricFamily:
    family = CounterMetricFamily(name, text, labels=labels)
    for values, number in list(counts.items()):
        family.add_metric(values, number)
    return family
