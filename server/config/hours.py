"""Opening hours as people write them: days to «08:00-20:00» or «closed»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from queue_core.domain.office import Opening
from server.config.faults import meant
from server.config.strict import Reading

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
GROUPS = {"every": DAYS, "weekdays": DAYS[:5], "weekend": DAYS[5:]}
_SPAN = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)")

Days = dict[str, Opening | None]


def week_days(hours: Mapping[str, str], reading: Reading) -> Days:
    """Day → opening of that day (None: closed); `every` yields to groups, groups to single days."""
    for name in hours:
        if name not in DAYS and name not in GROUPS:
            reading.fault(f"hours.{name}", "unknown day", meant(name, [*DAYS, *GROUPS]))
    days: Days = {}
    for group, members in GROUPS.items():
        if group in hours:
            span = opening(hours[group], reading, f"hours.{group}")
            days |= dict.fromkeys(members, span)
    for day in DAYS:
        if day in hours:
            days[day] = opening(hours[day], reading, f"hours.{day}")
    return days


def dated(exceptions: Mapping[str, str], reading: Reading) -> dict[str, Opening | None]:
    """ISO date → hours of that date."""
    for day in exceptions:
        if not is_date(day):
            reading.fault(f"exceptions.{day}", "no date", 'write it like "2027-01-01"')
    return {
        day: opening(span, reading, f"exceptions.{day}")
        for day, span in exceptions.items()
        if is_date(day)
    }


def opening(text: str, reading: Reading, key: str) -> Opening | None:
    """«08:00-20:00» in minutes; «18:00-26:00» runs to two at night; «closed» is None."""
    if text == "closed":
        return None
    found = _SPAN.fullmatch(text.strip())
    if not found:
        reading.fault(key, f"«{text}» are no hours", 'write "08:00-20:00" or "closed"')
        return None
    opens, closes = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
    if int(found[2]) > 59 or int(found[4]) > 59 or opens >= 24 * 60 or closes > 36 * 60:
        reading.fault(key, f"«{text}» has no such time of day", "hours to 23:59; closing to 36:00")
    elif closes <= opens:
        reading.fault(
            key,
            f"«{text}» ends before it begins",
            "swap them; for a day that runs past midnight write 18:00-26:00",
        )
    else:
        return Opening(opens, closes)
    return None


def is_date(text: str) -> bool:
    """Whether it is an ISO date."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
