"""The business day in the office's own zone: when doors open and close, and which day it is.

Three moments end a day (RULES, The day): intake ends, doors close, the day closes. Hours are
wall-clock times: a day across a change of summer time opens and closes as painted on the door.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from queue_core.domain.office import Office, Opening
from queue_core.domain.state import OfficeState

MINUTE_MS = 60_000
DAY_MINUTES = 1440
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@cache
def zone_of(name: str) -> ZoneInfo:
    """A time zone; read once, so a server asks for all of its zones before it serves."""
    return ZoneInfo(name)


@lru_cache(maxsize=4096)
def _moment(zone: str, day: str, minutes: int) -> int:
    """Wall-clock `minutes` from midnight of `day` in `zone`, as ms since the epoch."""
    days, rest = divmod(minutes, DAY_MINUTES)
    on = date.fromisoformat(day) + timedelta(days=days)
    local = datetime(on.year, on.month, on.day, rest // 60, rest % 60, tzinfo=zone_of(zone))
    return int(local.timestamp() * 1000)


def local_date(office: Office, at: int) -> str:
    """ISO date on the wall calendar of the office."""
    return (EPOCH + timedelta(milliseconds=at)).astimezone(zone_of(office.zone)).date().isoformat()


def opening(office: Office, day: str) -> Opening | None:
    """Hours of a date; None: closed."""
    if day in office.exceptions:
        return office.exceptions[day]
    return office.week[date.fromisoformat(day).weekday()]


def doors(office: Office, day: str, intake_closes: int = 0) -> tuple[int, int] | None:
    """(open, close) of a date in ms; `intake_closes` is an earlier closing set for it."""
    hours = opening(office, day)
    if hours is None:
        return None
    opens = _moment(office.zone, day, hours.opens)
    closes = _moment(office.zone, day, hours.closes)
    return opens, min(closes, intake_closes) if intake_closes else closes


def day_close(office: Office, day: str) -> int:
    """When the day closes (2 h after the doors), ms; midnight's end for a date without hours."""
    hours = opening(office, day)
    minutes = hours.closes if hours else DAY_MINUTES
    return _moment(office.zone, day, minutes) + office.rules.day_closes_after_s * 1000


def business_day(office: Office, at: int) -> str:
    """The date that `at` belongs to: past midnight it is still the day that opened."""
    today = local_date(office, at)
    yesterday = (date.fromisoformat(today) - timedelta(days=1)).isoformat()
    before = opening(office, yesterday)
    if before is not None and at < day_close(office, yesterday) and before.closes > DAY_MINUTES:
        this = doors(office, today)
        if this is None or at < this[0]:
            return yesterday
    return today


def next_opening(office: Office, at: int) -> int:
    """The next time the doors open after `at`, within a fortnight; 0: not in sight."""
    start = date.fromisoformat(local_date(office, at))
    for ahead in range(15):
        hours = doors(office, (start + timedelta(days=ahead)).isoformat())
        if hours is not None and hours[0] > at:
            return hours[0]
    return 0


def today_doors(office: Office, state: OfficeState) -> tuple[int, int] | None:
    """(open, close) of the open business day, an early closing included; None: no day is open."""
    return doors(office, state.day, state.intake.closes) if state.day else None


def is_open(office: Office, state: OfficeState, at: int) -> bool:
    """Whether the doors are open at `at`."""
    hours = today_doors(office, state)
    return hours is not None and hours[0] <= at < hours[1]
