"""Kills the server and its store again and again while people work: build/bench/soak.json.

16 operators and 4 kiosks of two offices work over the real protocol, each order with its key until
it is answered. At random (seeded) moments server or store die by SIGKILL; the server is started
again on the same port. After each accident every screen must be right again soon, and at the end
the checker compares what clients were answered with what the store holds.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import structlog
from msgspec import Struct
from redis.asyncio import Redis

from bench.checker import Answer, Commit, Verdict, judge
from bench.measure import OUT, write
from bench.screens import heal
from bench.soak_crew import Ledger
from bench.staffing import KIOSKS, Staffing
from bench.town import Town
from queue_core.encoding import read_feed_events
from server.auth.identity import DeviceRole
from server.store.store import Store
from server.testing import Child

OFFICES = 2
HEAL_WITHIN_S = 15.0
"""How long the run waits before it gives up; the promise is 3 s."""
STORE_BACK_WITHIN_S = 20.0


class Soak(Struct, frozen=True, kw_only=True):
    """What a run found."""

    kills: int
    answered: int
    lost: int
    doubled: int
    healed_max_s: float
    repeated_numbers: int
    two_windows: int
    gaps: int
    receipts_missing: int
    refused: dict[str, int]
    found: list[str]
    """The wrongs themselves, if any; the first hundred."""


class Accidents:
    """Kills server and store at random moments and measures how soon all is well again."""

    def __init__(self, town: Town, server: Child, staffing: Staffing, chance: Random) -> None:
        self.healed: list[float] = []
        self._town, self._server, self._staffing, self._chance = town, server, staffing, chance

    async def happen(self, kills: int) -> None:
        """So many accidents, one after the other; half of them the server's."""
        for n in range(kills):
            await asyncio.sleep(self._chance.uniform(0.05, 0.7))
            if n % 2:
                await self._store_dies()
            else:
                await self._server.kill()
                await self._server.start()
            self.healed.append(await self.heal())
            _progress(n + 1, kills, self.healed[-1])

    async def heal(self) -> float:
        """Return how long the screens took from now on."""
        return await heal(self._staffing.screens, self._server.live, HEAL_WITHIN_S)

    async def _store_dies(self) -> None:
        old = self._server.store_pid()
        os.kill(old, signal.SIGKILL)
        async with asyncio.timeout(STORE_BACK_WITHIN_S):
            await self._until_another_store(old)
            async with Store(self._town.store_url, patience=STORE_BACK_WITHIN_S) as store:
                await store.ping()

    async def _until_another_store(self, old: int) -> None:
        for _ in count():
            try:
                if self._server.store_pid() != old:
                    return
            except (OSError, IndexError):
                pass
            await asyncio.sleep(0.01)


async def soak(folder: Path, kills: int, seed: int) -> Soak:
    """Run it all in `folder` and tell what was found."""
    town = Town(folder, OFFICES, "centre", "always")
    ledger = Ledger()
    tokens = _tokens(town)
    async with town.server() as server:
        staffing = Staffing(town, server.live, ledger, seed)
        accidents = Accidents(town, server, staffing, Random(seed))
        try:
            staffing.start(tokens)
            await accidents.heal()
            await accidents.happen(kills)
            await staffing.finish()
            await accidents.heal()
        finally:
            await staffing.leave()
        feed = await read_feed(town.store_url)
        async with Store(town.store_url) as store:
            missing = await missing_receipts(store, ledger.answers)
    return _summary(kills, judge(ledger.answers, feed), accidents.healed, ledger, missing)


async def read_feed(url: str) -> list[Commit]:
    """Everything the offices' feed holds, in order, read by redis-py and not by our own store."""
    commits: list[Commit] = []
    async with Redis.from_url(url) as witness:
        for feed in sorted(await witness.keys("talon:*:feed")):
            entries: Any = await witness.xrange(feed)
            commits += [
                Commit(
                    entry[b"office"].decode(),
                    entry[b"epoch"].decode(),
                    int(entry[b"version"]),
                    read_feed_events(entry[b"events"]),
                )
                for _, entry in entries
            ]
    return commits


async def missing_receipts(store: Store, answers: Sequence[Answer]) -> list[str]:
    """Answered keys for which the store holds no receipt."""
    missing: list[str] = []
    for office in {answer.office for answer in answers}:
        wanted = [answer.key for answer in answers if answer.office == office]
        for start in range(0, len(wanted), 200):
            part = wanted[start : start + 200]
            held = {receipt.key for receipt in (await store.confirm(office, part)).receipts}
            missing += [key for key in part if key not in held]
    return missing


def _tokens(town: Town) -> dict[tuple[str, str], str]:
    wanted: list[tuple[DeviceRole, str, str]] = []
    for name, office in town.offices.items():
        wanted += [("kiosk", name, kiosk) for kiosk in KIOSKS]
        wanted += [("board", name, f"board-{hall}") for hall in office.halls]
        wanted.append(("console", name, "console-1"))
    made = town.devices(wanted)
    return {(o, device): t for (_, o, device), t in zip(wanted, made, strict=True)}


def _summary(
    kills: int, verdict: Verdict, healed: Sequence[float], ledger: Ledger, missing: Sequence[str]
) -> Soak:
    found = [
        *(f"lost: {fact}" for fact in verdict.lost),
        *(f"doubled: {fact}" for fact in verdict.doubled),
        *(f"number twice: {number}" for number in verdict.repeated_numbers),
        *(f"two windows: {call}" for call in verdict.two_windows),
        *(f"gap: {gap}" for gap in verdict.gaps),
        *(f"no receipt: {key}" for key in missing),
    ]
    return Soak(
        kills=kills,
        answered=verdict.answered,
        lost=len(verdict.lost),
        doubled=len(verdict.doubled),
        healed_max_s=round(max(healed, default=0.0), 3),
        repeated_numbers=len(verdict.repeated_numbers),
        two_windows=len(verdict.two_windows),
        gaps=len(verdict.gaps),
        receipts_missing=len(missing),
        refused=dict(ledger.refused),
        found=found[:100],
    )


def _progress(done: int, kills: int, healed_s: float) -> None:
    if sys.stderr.isatty() or done % 10 == 0:
        print(f"{done}/{kills} kills, healed in {healed_s:.2f} s", file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, write the file; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(prog="bench.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory(prefix="talon-soak-") as folder:
        found = asyncio.run(soak(Path(folder), options.kills, options.seed))
    print(msgspec.json.format(msgspec.json.encode(found)).decode())
    print(write("soak", found, options.out))
    return 1 if found.found or found.healed_max_s > 3 else 0


if __name__ == "__main__":
    sys.exit(main())
