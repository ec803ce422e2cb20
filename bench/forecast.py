"""Forecasts against the truth: `python -m bench.forecast` plays seeded days and compares.

Whoever comes is told a range; when called, the wait is compared with it, and with what simpler
rules would have said: people ahead ÷ rate, and the mean of the last five waits of the same service
group. Operators differ in speed, take lunch, wait for people who do not come; a quarter of the
visitors are booked. The lognormal truth is wider and slower or faster than the norm, as real ones.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from heapq import heappop, heappush
from math import exp
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from msgspec import Struct, field

from bench.sample import MONDAY_8, Play, sample_office
from queue_core.domain import commands as c
from queue_core.domain import events as e
from queue_core.domain.evolve import evolve
from queue_core.domain.forecast import Forecast, forecast
from queue_core.domain.policy import wait_target_ms
from queue_core.domain.state import Ticket
from queue_core.views.shown import minutes

HOUR = 3_600_000
CURVE = (1.1, 1.5, 1.5, 1.2, 0.8, 0.7, 0.8, 1.0, 1.1, 1.0, 0.8, 0.5)
"""Arrivals hour by hour, relative to the mean."""
LOOK_EVERY_MS = 20_000


class Habits(Struct, frozen=True):
    """How a simulated day goes."""

    load: float = 0.9
    booked: float = 0.25
    by_right: float = 0.05
    no_show: float = 0.04
    sigma: float = 0.55
    pace: float = 0.15
    """Spread of speed between operators."""
    lunch_ms: int = HOUR // 2


class Told(Struct):
    """What one visitor was told, in ms of waiting."""

    came: int
    low: int
    high: int
    by_rate: float
    by_last: float
    kind: str
    truth: int = -1


class Day(Struct):
    """One simulated day of an office."""

    play: Play
    habits: Habits
    hours: int
    agenda: list[tuple[int, int, str, str]] = field(default_factory=list)
    """(time, tie, what, window or ticket)."""
    pace: dict[str, float] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    last: dict[tuple[str, ...], deque[int]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=5))
    )
    looked: Forecast = Forecast(0)
    cost_ns: list[int] = field(default_factory=list)

    def run(self) -> list[Told]:
        """Play the day; return what was told to whoever was called."""
        play, habits = self.play, self.habits
        end = MONDAY_8 + self.hours * HOUR
        play.open_windows()
        for number, window in enumerate(play.office.windows):
            self.pace[window] = exp(play.random.gauss(0.03, habits.pace))
            self._plan(0, "free", window)
            lunch = (4 + 2 * number / len(play.office.windows)) * HOUR
            self._plan(int(lunch), "lunch", window)
        self._plan(1, "arrive")
        while self.agenda and self.agenda[0][0] < end:
            play.at, _, what, window = heappop(self.agenda)
            getattr(self, f"_{what}")(window)
        return [told for told in self.told.values() if told.truth >= 0]

    def _plan(self, after: float, what: str, window: str = "") -> None:
        heappush(self.agenda, (self.play.at + int(after), len(self.told), what, window))

    # ── visitors ──────────────────────────────────────────────────────────────

    def _arrive(self, _: str) -> None:
        play = self.play
        hour = min((play.at - MONDAY_8) // HOUR, len(CURVE) - 1)
        norms = [service.norm_s for service in play.office.services.values()]
        mean_ms = sum(norms) / len(norms) * 1000 + 25_000
        between = mean_ms / len(play.office.windows) / self.habits.load / CURVE[hour]
        self._plan(play.random.expovariate(1 / between), "arrive")
        self._look()
        service = play.random.choice([*play.office.services])
        roll = play.random.random()
        if roll < self.habits.booked:
            self._come_booked(service)
            return
        by_right = roll > 1 - self.habits.by_right
        done = play.issue(service, "veteran" if by_right else "")
        if done.refused is None and not by_right:
            self._tell(play.state.tickets[done.answer["ticket"]], "turn")

    def _come_booked(self, service: str) -> None:
        play = self.play
        slot = (play.at // 900_000 + 1) * 900_000
        due = slot + wait_target_ms(play.office, service, "", True)
        ticket = f"b{play.at}"
        play.state.touched.clear()
        evolve(
            play.state,
            e.TicketIssued(at=play.at, ticket=ticket, number="А001", letter="А", counter=1,
                           services=(service,), due=due, source="booking", booking="b", slot=slot),
        )  # fmt: skip

    def _look(self) -> None:
        """The server looks ahead about once in a while, not for each visitor."""
        if self.play.at - self.looked.at >= LOOK_EVERY_MS:
            before = perf_counter_ns()
            self.looked = forecast(self.play.state, self.play.office, self.play.at)
            self.cost_ns.append(perf_counter_ns() - before)

    def _tell(self, ticket: Ticket, kind: str) -> None:
        play = self.play
        service = ticket.now_at.service
        wait = self.looked.services.get(service)
        if wait is None:
            return
        serving = [w for w in play.state.windows.values() if service in w.services]
        working = sum(not w.paused for w in serving) or 1
        norm = play.office.services[service].norm_s * 1000
        same = {s for w in serving for s in w.services}
        queue = sum(t.now_at.service in same for t in play.state.waiting.values())
        waits = self.last[serving[0].services]
        self.told[ticket.id] = Told(
            came=play.at,
            low=wait.low,
            high=wait.high,
            by_rate=queue * norm / working,
            by_last=sum(waits) / len(waits) if waits else 0.0,
            kind=kind,
        )

    # ── windows ───────────────────────────────────────────────────────────────

    def _free(self, window: str) -> None:
        play = self.play
        done = play.operate(window, c.CallNext())
        if done.refused is not None:
            if done.refused.code == "nobody_waiting":
                self._plan(3_000, "free", window)
            return
        ticket = play.state.tickets[done.answer["ticket"]]
        told = self.told.get(ticket.id)
        if told is not None and told.truth < 0:
            told.truth = play.at - told.came
            self.last[play.state.window(window).services].append(told.truth)
        if play.random.random() < self.habits.no_show:
            self._plan(play.office.rules.no_show_after_s * 1000 + 5_000, "miss", window)
        else:
            self._plan(play.random.expovariate(1 / 20_000), "start", window)

    def _miss(self, window: str) -> None:
        self.play.operate(window, c.NoShow())
        self._plan(3_000, "free", window)

    def _start(self, window: str) -> None:
        play, sigma = self.play, self.habits.sigma
        play.operate(window, c.Start())
        ticket = play.state.tickets[play.state.window(window).ticket]
        norm = play.office.services[ticket.now_at.service].norm_s * 1000
        took = norm * self.pace[window] * exp(play.random.gauss(-(sigma**2) / 2, sigma))
        self._plan(took, "finish", window)

    def _finish(self, window: str) -> None:
        self.play.operate(window, c.Finish())
        self._plan(5_000, "free", window)

    def _lunch(self, window: str) -> None:
        play = self.play
        until = play.at + self.habits.lunch_ms
        busy = bool(play.state.window(window).ticket)
        play.operate(window, c.Pause(reason="lunch", until=until, after_visit=busy))
        self._plan(self.habits.lunch_ms, "back", window)

    def _back(self, window: str) -> None:
        self.play.operate(window, c.EndPause())
        if not self.play.state.window(window).ticket:
            self._plan(5_000, "free", window)


def judge(told: list[Told]) -> dict[str, Any]:
    """Compare what was told with what came."""
    count = len(told)
    ranges = [(t, *minutes(t.low, t.high)) for t in told]
    return {
        "visitors": count,
        "mean_wait_min": sum(t.truth for t in told) / count / 60_000,
        "coverage": sum(low * 60_000 <= t.truth <= high * 60_000 for t, low, high in ranges)
        / count,
        "below": sum(t.truth < low * 60_000 for t, low, _ in ranges) / count,
        "above": sum(t.truth > high * 60_000 for t, _, high in ranges) / count,
        "shown_width_min": sum(high - low for _, low, high in ranges) / count,
        "width_min": sum(t.high - t.low for t in told) / count / 60_000,
        "bias_min": sum((t.low + t.high) / 2 - t.truth for t in told) / count / 60_000,
        "mae_min": sum(abs((t.low + t.high) / 2 - t.truth) for t in told) / count / 60_000,
        "mae_rate_min": sum(abs(t.by_rate - t.truth) for t in told) / count / 60_000,
        "mae_last_min": sum(abs(t.by_last - t.truth) for t in told) / count / 60_000,
    }


def calibrate(
    windows: int, services: int, zones: int, habits: Habits, seed: int, hours: int = 11
) -> dict[str, Any]:
    """Play one day and judge its forecasts."""
    day = Day(Play(sample_office(windows, services, zones), seed), habits, hours)
    figures = judge(day.run())
    costs = sorted(day.cost_ns)
    figures["cost_ms"] = costs[len(costs) // 2] / 1e6
    return figures


SIZES = {"1 window": (1, 4, 1), "12 windows": (12, 20, 3), "60 windows": (60, 60, 4)}
LOADS = {"1 window": (0.5, 0.65), "12 windows": (0.8, 0.95), "60 windows": (0.8, 0.95)}
"""Mean load of the day; the morning peak is half as much again."""
SEEDS = {"1 window": range(1, 13), "12 windows": range(1, 5), "60 windows": range(1, 3)}


def main() -> None:
    """Judge days of each size and load, print and write build/bench/forecast.json."""
    out: dict[str, Any] = {}
    for name, size in SIZES.items():
        for load in LOADS[name]:
            days = [calibrate(*size, Habits(load=load), seed) for seed in SEEDS[name]]
            key = f"{name}, load {load}"
            out[key] = {k: sum(day[k] for day in days) / len(days) for k in days[0]}
            print(key, " ".join(f"{k} {v:.2f}" for k, v in out[key].items()))
    path = Path("build/bench/forecast.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
