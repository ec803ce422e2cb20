"""What the documents cost a command: `python -m bench.views` prints µs per command and per view.

A day's mix (issue, call next, start, finish) over offices of three sizes, every document watched.
The share of each view is taken in a second pass, whose many clock readings cost time themselves.
"""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter_ns
from typing import Any

from bench.sample import Play, sample_office
from queue_core.domain import commands as c
from queue_core.views.office_views import OfficeViews
from queue_core.views.projection import Projection

SIZES = {"1 window": (1, 4, 1, 5), "12 windows": (12, 20, 3, 30), "60 windows": (60, 60, 4, 300)}
ROUNDS = 2_000


class Watch:
    """Follows one office with every document, and keeps the time spent."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.views = OfficeViews(play.office)
        self.docs = {
            channel: view.build(play.state, play.at)
            for channel, view in self.views.by_channel.items()
        }
        self.spent: dict[str, list[int]] = defaultdict(list)
        self.commands: dict[str, list[int]] = defaultdict(list)
        self.frames = 0
        play.state.take_touched()

    def follow(self, kind: str) -> None:
        """Bring every document up to date."""
        state, at = self.play.state, self.play.at
        touched = state.take_touched()
        patches = []
        began = perf_counter_ns()
        for view in self.views.concerned(state, touched):
            patches.append(view.update(self.docs[view.channel], state, touched, at))
        self.commands[kind].append(perf_counter_ns() - began)
        self.frames += sum(map(bool, patches))

    def follow_apart(self, kind: str) -> None:
        """Bring every document up to date, the clock read for each of them."""
        state, at = self.play.state, self.play.at
        touched = state.take_touched()
        for view in self.views.concerned(state, touched):
            began = perf_counter_ns()
            view.update(self.docs[view.channel], state, touched, at)
            self.spent[view.channel.split("/")[1]].append(perf_counter_ns() - began)


def play_mix(watch: Watch, follow: Callable[[str], None], waiting: int) -> None:
    """Let visitors come and be served, the queue keeping its length."""
    play = watch.play
    windows = [*play.office.windows]
    for n in range(ROUNDS):
        play.at += 2_000
        window = windows[n % len(windows)]
        kinds: list[tuple[str, c.AnyCommand | None]] = [
            ("issue", None), ("call next", c.CallNext()), ("start", c.Start()),
            ("finish", c.Finish()),
        ]  # fmt: skip
        for kind, command in kinds:
            if command is None and len(play.state.waiting) > waiting:
                continue
            done = play.issue() if command is None else play.operate(window, command)
            if done.refused is None:
                follow(kind)


def measure(windows: int, services: int, zones: int, waiting: int) -> dict[str, Any]:
    """Measure one size of office."""
    play = Play(sample_office(windows, services, zones))
    play.open_windows()
    for _ in range(waiting):
        play.issue()
    watch = Watch(play)
    gc.freeze()
    play_mix(watch, watch.follow, waiting)
    play_mix(watch, watch.follow_apart, waiting)
    count = sum(map(len, watch.commands.values()))
    medians = {kind: median(taken) / 1000 for kind, taken in watch.commands.items()}
    builds = {}
    views = watch.views
    drawn: tuple[Projection, ...] = (views.desk, views.kiosk, views.public, views.boards[0])
    for view in drawn:
        began = perf_counter_ns()
        view.build(play.state, play.at)
        builds[view.channel.split("/")[1]] = (perf_counter_ns() - began) / 1000
    return {
        "us_per_command": sum(medians[k] * len(v) for k, v in watch.commands.items()) / count,
        "median_us": medians,
        "median_us_per_view": {k: median(taken) / 1000 for k, taken in watch.spent.items()},
        "frames_per_command": watch.frames / count,
        "build_us": builds,
        "waiting": len(play.state.waiting),
    }


def main() -> None:
    """Measure every size, print and write build/bench/views.json."""
    figures = {name: measure(*size) for name, size in SIZES.items()}
    out = Path("build/bench/views.json")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(figures, indent=1))
    for name, figure in figures.items():
        print(name)
        for key, value in figure.items():
            shown = (
                " ".join(f"{k} {v:.1f}" for k, v in value.items())
                if isinstance(value, dict)
                else f"{value:.1f}"
            )
            print(f"  {key:20} {shown}")


if __name__ == "__main__":
    main()
