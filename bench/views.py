"""What the documents cost a command: `python -m bench.views` prints µs per command and per view.

A day's mix (issue, call next, start, finish) over offices of three sizes, every document watched.
"""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from bench.sample import Play, sample_office
from queue_core.domain import commands as c
from queue_core.domain.state import OfficeState
from queue_core.views.office_views import OfficeViews
from queue_core.views.projection import Projection, Touched

SIZES = {"1 window": (1, 4, 1, 5), "12 windows": (12, 20, 3, 30), "60 windows": (60, 60, 4, 300)}
ROUNDS = 4_000


class Watch:
    """Follows one office with every document, and keeps the time spent."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.views = OfficeViews(play.office)
        self.docs = {
            channel: view.build(play.state, play.at)
            for channel, view in self.views.by_channel.items()
        }
        self.spent: dict[str, int] = defaultdict(int)
        self.commands: dict[str, list[int]] = defaultdict(list)
        self.frames = 0
        play.state.take_touched()

    def follow(self, kind: str) -> None:
        """Bring every document up to date."""
        touched = self.play.state.take_touched()
        before = perf_counter_ns()
        self._update(self.play.state, touched)
        self.commands[kind].append(perf_counter_ns() - before)

    def _update(self, state: OfficeState, touched: Touched) -> None:
        at = self.play.at
        for view in self.views.concerned(state, touched):
            began = perf_counter_ns()
            patch = view.update(self.docs[view.channel], state, touched, at)
            self.spent[view.channel.split("/")[1]] += perf_counter_ns() - began
            self.frames += bool(patch)


def play_mix(watch: Watch, rounds: int, waiting: int) -> None:
    """Let `rounds` visitors come and be served, the queue keeping its length."""
    play = watch.play
    windows = [*play.office.windows]
    for n in range(rounds):
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
                watch.follow(kind)


def measure(windows: int, services: int, zones: int, waiting: int) -> dict[str, Any]:
    """Measure one size of office."""
    play = Play(sample_office(windows, services, zones))
    play.open_windows()
    for _ in range(waiting):
        play.issue()
    watch = Watch(play)
    gc.freeze()
    play_mix(watch, ROUNDS, waiting)
    count = sum(map(len, watch.commands.values()))
    builds = {}
    views = watch.views
    drawn: tuple[Projection, ...] = (views.desk, views.kiosk, views.public, views.boards[0])
    for view in drawn:
        began = perf_counter_ns()
        view.build(play.state, play.at)
        builds[view.channel.split("/")[1]] = (perf_counter_ns() - began) / 1000
    return {
        "us_per_command": sum(map(sum, watch.commands.values())) / count / 1000,
        "median_us": {
            kind: sorted(taken)[len(taken) // 2] / 1000 for kind, taken in watch.commands.items()
        },
        "us_per_view": {view: spent / count / 1000 for view, spent in watch.spent.items()},
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
