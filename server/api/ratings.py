"""How visits were rated: sums by office and service, counted in the commits of the ratings."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from datetime import date, datetime
from time import monotonic

from queue_core.domain.day import zone_of
from queue_core.domain.office import Office
from server.api.operation import Call
from server.api.reach import Reach
from server.api.sheets import STEADY, Sheet, sheet_of
from server.api.told import Aspect, OfficeRatings, Scores
from server.rooms.ids import clock_ms
from server.rooms.visits import ASPECTS
from server.store.keys import ratings_key

MONTHS = 12
FRESH_S = 10.0
_MOST = 2048


class RatingsPart:
    """`/offices/{office}/ratings`."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._sheets: dict[str, tuple[float, Sheet]] = {}

    async def get(self, call: Call) -> Sheet:
        """Averages and counts; read anew every ten seconds."""
        office = self._reach.office(call.office)
        read, sheet = self._sheets.get(office.id, (0.0, None))
        if sheet is None or monotonic() - read > FRESH_S:
            if len(self._sheets) >= _MOST:
                self._sheets.clear()
            sheet = sheet_of(await self.of(office), STEADY)
            self._sheets[office.id] = (monotonic(), sheet)
        return sheet

    async def of(self, office: Office) -> OfficeRatings:
        """The sums of this month and the eleven before. Raises StoreUnavailable."""
        months = last_months(office, clock_ms())
        store = self._reach.store
        shard = store.shard_of(office.id)
        replies = await asyncio.gather(
            *(store.read(shard, "HGETALL", ratings_key(shard, office.id, m)) for m in months)
        )
        sums: Counter[str] = Counter()
        for reply in replies:
            for name, count in zip(reply[::2], reply[1::2], strict=True):
                sums[name.decode()] += int(count)
        return told_of(office.id, f"{months[-1]}-01", sums)


def told_of(office: str, since: str, sums: Counter[str]) -> OfficeRatings:
    """Sums as they are told."""
    scores: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for name, count in sums.items():
        service, is_score, score = name.rpartition(":")
        if is_score:
            scores[service][int(score)] += count
    services = {id: scores_of(scores[id]) for id in sorted(scores) if id}
    aspects = {
        aspect: Aspect(sums[f"+{aspect}_good"], sums[f"+{aspect}_bad"]) for aspect in ASPECTS
    }
    return OfficeRatings(office, since, scores_of(scores[""]), services, aspects)


def scores_of(counts: Counter[int]) -> Scores:
    """Sums with their average; of nothing there is no average."""
    total = counts.total()
    if not total:
        return Scores(0)
    points = sum(score * count for score, count in counts.items())
    told = {str(score): counts[score] for score in range(1, 6)}
    return Scores(total, round(points / total, 2), told)


def last_months(office: Office, now: int) -> list[str]:
    """This month in the office's zone and those before, newest first."""
    today = datetime.fromtimestamp(now / 1000, zone_of(office.zone)).date()
    first = today.year * 12 + today.month - 1
    return [f"{date(n // 12, n % 12 + 1, 1):%Y-%m}" for n in range(first, first - MONTHS, -1)]
