"""Compares calling rules on the same seeded days: `make policy-lab`.

Prints a table for each load and writes build/bench/policy.json.
"""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from queue_core.domain.office import Office
from simulator.day import plan_day
from simulator.habits import PLAIN, Habits
from simulator.lab.figures import KINDS, Figures, Kind, Wait, Waits, figures_of
from simulator.lab.office import centre_of, lab_office
from simulator.lab.rules import RULES, Rule
from simulator.lab.trial import Trial

LOADS = (0.8, 0.88, 0.95)
HABITS = msgspec.structs.replace(PLAIN, lunch_s=0, short_break_s=0)
"""No breaks either, so that the load is exactly what the table says."""
Compared = dict[str, dict[Kind, Figures]]
"""Rule → class of visitors → figures."""
OPENS = int(datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("Europe/Moscow")).timestamp() * 1000)


def waits_of(
    office: Office, rule: Rule, load: float, seed: int, habits: Habits = HABITS
) -> list[Wait]:
    """Play one day under `rule` and return everybody's wait."""
    centre = centre_of(office)
    waits = Waits()
    trial = Trial(office, plan_day(centre, habits, load, seed), OPENS, rule, waits.hear)
    trial.play(centre.open_s)
    return list(waits.all.values())


def compare(load: float, days: int, seed: int) -> Compared:
    """Return rule → class → figures, over the same `days` days for every rule."""
    office = lab_office()
    compared: Compared = {}
    for name, rule in RULES.items():
        waits = [w for day in range(days) for w in waits_of(office, rule, load, seed + day)]
        compared[name] = {k: figures_of([w for w in waits if w.kind == k]) for k in KINDS}
    return compared


def table(load: float, compared: Compared) -> str:
    """Lay the figures of one load out for reading."""
    lines = [
        f"load {load}",
        f"  {'rule':<16} {'class':<9} {'people':>6} {'in target':>9} {'p95 min':>8} "
        f"{'max min':>8} {'overtaken mean':>14} {'max':>4} {'left':>5}",
    ]
    for rule, classes in compared.items():
        for kind, f in classes.items():
            lines.append(
                f"  {rule:<16} {kind:<9} {f.visitors:>6} {f.in_target:>9.1%} {f.p95_min:>8.1f} "
                f"{f.max_min:>8.1f} {f.overtaken_mean:>14.2f} {f.overtaken_max:>4} "
                f"{f.never_called:>5}"
            )
    return "\n".join(lines)


def main() -> None:
    """Run the comparison from the command line."""
    parser = argparse.ArgumentParser(description="Compare calling rules on the same seeded days")
    parser.add_argument("--days", type=int, default=5, help="days played for each rule and load")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("build/bench/policy.json"))
    options = parser.parse_args()
    results = {}
    for load in LOADS:
        results[str(load)] = compare(load, options.days, options.seed)
        print(table(load, results[str(load)]), end="\n\n", flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(msgspec.json.format(msgspec.json.encode(results)))
    print(f"written: {options.out}")


if __name__ == "__main__":
    main()
