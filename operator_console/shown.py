"""How times and durations are written for an operator."""

from datetime import datetime
from zoneinfo import ZoneInfo


def duration(ms: int) -> str:
    """07:24, from an hour on 1:07:24; never negative."""
    seconds = max(0, ms) // 1000
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def countdown(ms: int) -> str:
    """As `duration`, rounded up: it reaches 00:00 when the time has come."""
    return duration(-(-max(0, ms) // 1000) * 1000)


def clock_time(at: int, zone: str) -> str:
    """10:42 in the office's zone."""
    return f"{datetime.fromtimestamp(at / 1000, ZoneInfo(zone)):%H:%M}"


def fold(text: str) -> str:
    """Fold case and the Latin letters that look like ours, so that either finds a number."""
    return text.strip().lower().translate(_LOOK_ALIKE)


_LOOK_ALIKE = str.maketrans("abekmhopctyxё", "авекмнорстухе")
