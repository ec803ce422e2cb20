"""What the server counts and measures, for Prometheus.

What happens with every command is counted in plain integers and told when asked for: a labelled
counter of the library costs a microsecond each time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter as Counts
from collections.abc import Iterable, Sequence
from itertools import accumulate

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector
from prometheus_client.utils import floatToGoString

_FAST = (0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 3)
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
        registry.register(
            _Plain(
                (
                    "talon_commands",
                    "Commands by kind and outcome",
                    ("kind", "outcome"),
                    self.commands,
                ),
                ("talon_commits", "Commits by outcome", ("outcome",), self.commits),
                ("talon_patches", "Patches made", (), self.patches),
                ("talon_frames", "Patches and documents written to sockets", (), self.frames),
            )
        )
        self.commit_seconds = Spread(_FAST)
        """From sending a commit to Ok."""
        self.commit_size = Spread((1, 2, 4, 8, 16, 32, 64))
        """Commands in one commit."""
        registry.register(
            _Spreads(
                ("talon_commit_seconds", "From sending a commit to Ok", self.commit_seconds),
                ("talon_commit_commands", "Commands in one commit", self.commit_size),
            )
        )
        self.sockets = Gauge("talon_sockets", "Open live sockets", ["role"], registry=registry)
        self.byes = Counter(
            "talon_byes", "Sockets ended by the server", ["reason"], registry=registry
        )
        self.rooms = Gauge("talon_rooms", "Offices held in memory", registry=registry)
        self.store_up = Gauge("talon_store_up", "1 while the store answers", registry=registry)
        self.followed = Counter(
            "talon_feed_entries", "Feed entries of other nodes", ["outcome"], registry=registry
        )
        self.paint_seconds = Histogram(
            "talon_press_to_paint_seconds",
            "From the call to the glass of a board",
            buckets=_PAINT,
            registry=registry,
        )
        self.unprinted = Counter(
            "talon_prints_unconfirmed", "Tickets whose print was not confirmed", registry=registry
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


class _Spreads(Collector):
    """Tells spreads as Prometheus histograms."""

    def __init__(self, *families: tuple[str, str, Spread]) -> None:
        self._families = families

    def collect(self) -> Iterable[HistogramMetricFamily]:
        return [spread.family(name, text) for name, text, spread in self._families]


class _Plain(Collector):
    """Tells plain counts as Prometheus counters."""

    def __init__(self, *families: tuple[str, str, tuple[str, ...], Counts]) -> None:  # type: ignore[type-arg]
        self._families = families

    def collect(self) -> Iterable[CounterMetricFamily]:
        for name, text, labels, counts in self._families:
            family = CounterMetricFamily(name, text, labels=labels)
            for values, number in list(counts.items()):
                family.add_metric(values, number)
            yield family
