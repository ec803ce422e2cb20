"""Times of day and dates as a hall reads them, in the office's own zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MINUTE_MS = 60_000


def local_time(at: int, zone: str) -> datetime:
    """Server milliseconds as the office's wall clock; the machine's own zone until it is known."""
    moment = datetime.fromtimestamp(at / 1000, UTC)
    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone()


def hour_and_minute(at: int, zone: str) -> str:
    return local_time(at, zone).strftime("%H:%M")


def day_and_month(at: int, zone: str) -> str:
    return local_time(at, zone).strftime("%d.%m")


def days_apart(now: int, later: int, zone: str) -> int:
    """0: the same day, 1: tomorrow."""
    return (local_time(later, zone).date() - local_time(now, zone).date()).days


def minute_of_day(at: int, zone: str) -> int:
    moment = local_time(at, zone)
    return 60 * moment.hour + moment.minute


def next_minute(now: int) -> int:
    """When a clock without seconds changes."""
    return (now // MINUTE_MS + 1) * MINUTE_MS
