"""An office's load by hour: today beside the usual, and the best hours of the week."""

from __future__ import annotations

from time import monotonic

from server.api.asked import Asked, Id
from server.api.operation import Call
from server.api.reach import Reach
from server.api.sheets import Sheet, sheet_of
from server.api.told import Told
from server.history.day import DayByHour
from server.history.sums import Figures

MINUTE = "public, max-age=60, s-maxage=60, stale-while-revalidate=300, stale-if-error=86400"
FRESH_S = 60.0
_MOST_SHEETS = 512


class HoursQuery(Asked, frozen=True, omit_defaults=True):
    """Load by hour of the office, or of one service."""

    service: Id | None = None


class HourFigures(Told, frozen=True):
    """What an hour came to. Waits are of those called in it."""

    waiting: float
    """Mean number of people waiting."""
    most: int
    """The most who waited at once."""
    windows: float
    """Mean number of windows serving."""
    called: int
    wait_s: int | None = None
    """Mean."""
    p50_s: int | None = None
    p90_s: int | None = None


class HourRow(Told, frozen=True):
    """One hour in which the doors are open."""

    start: int
    """When it begins."""
    typical: HourFigures | None = None
    """The same hour of the same weekday, over eight weeks; `called` is the sum of all days."""
    today: HourFigures | None = None


class BestStretch(Told, frozen=True):
    """Hours of the coming week in which one usually waits least."""

    day: str
    start: int
    end: int
    wait_minutes: int


class LoadByHour(Told, frozen=True):
    """A day of an office."""

    office: str
    day: str
    now: int
    """When the present hour began."""
    hours: tuple[HourRow, ...]
    best: tuple[BestStretch, ...]
    """Of the office as a whole."""
    days_known: int
    """How many days the typical hours stand on; 0: too few."""
    service: str | None = None


class HoursPart:
    """`/offices/{office}/load/hours`; drawn once a minute."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._sheets: dict[tuple[str, str], tuple[float, Sheet]] = {}

    async def get(self, call: Call) -> Sheet:
        """Load by hour. Raises ApiProblem, StoreUnavailable."""
        query: HoursQuery = call.query
        office = self._reach.office(call.office)
        service = self._reach.service(office, query.service).id if query.service else ""
        key = office.id, service
        drawn = self._sheets.get(key)
        if drawn is not None and monotonic() - drawn[0] < FRESH_S:
            return drawn[1]
        day = await self._reach.history.day(office.id, service)
        sheet = sheet_of(load_by_hour(office.id, service, day), MINUTE)
        if len(self._sheets) >= _MOST_SHEETS:
            self._sheets.clear()
        self._sheets[key] = monotonic(), sheet
        return sheet


def load_by_hour(office: str, service: str, day: DayByHour) -> LoadByHour:
    """As it is told."""
    return LoadByHour(
        office,
        day.day,
        day.now,
        tuple(HourRow(hour.start, _told(hour.usual), _told(hour.today)) for hour in day.hours),
        tuple(BestStretch(best.day, best.start, best.end, best.wait_min) for best in day.best),
        day.days_known,
        service or None,
    )


def _told(figures: Figures | None) -> HourFigures | None:
    if figures is None:
        return None
    return HourFigures(
        figures.waiting,
        figures.most,
        figures.windows,
        figures.called,
        figures.wait_s,
        figures.p50_s,
        figures.p90_s,
    )
