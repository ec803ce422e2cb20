"""One office's row in the list: its load in words, when one would be served, its quiet hours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from queue_core.domain.day import business_day, zone_of
from queue_core.domain.office import Office
from server.history.hours import HOUR_MS, clock_hour, hour_of, open_hours, weekday_of
from server.history.usual import Usual
from server.web.pages.arrival import Arrival
from server.web.pages.office_page import load_word
from server.web.pages.quiet import Waits, quiet_text
from server.web.pages.schedule import day_name
from server.web.pages.search import Found
from server.web.pages.times import clock_time, opening_text
from server.web.pages.words import Words

SPARK_WIDE, SPARK_TALL = 144, 36
_NEXT_DOOR_KM = 0.1
_LEAST_SCALE = 20
"""Minutes that a spark's whole height stands for, at least: rows are compared with each other."""


class Spark(Struct, frozen=True):
    """A small chart as two paths: a page has hundreds of bars."""

    bars: str
    now: str
    """The present hour's bar; empty: it is none of them."""
    wide: int = SPARK_WIDE
    tall: int = SPARK_TALL


def row_of(
    found: Found,
    load: Mapping[str, Any],
    arrival: Arrival,
    usual: Usual | None,
    slot: int,
    words: Words,
    now: int,
) -> dict[str, Any]:
    """What the template fills in."""
    office = found.office
    state = load["state"]
    waits = usual_waits(office, usual, now)
    is_over = state == "closed" or arrival.is_late
    return {
        "id": office.id,
        "name": words.said(office.name),
        "address": words.said(office.address),
        "service": words.said(office.services[found.service].name) if found.service else "",
        "service_id": found.service,
        "state": state,
        "load": load_word(state, load["load"]),
        "waiting": load["waiting"],
        "wait": words.wait(load["low"], load["high"]) if "low" in load else "",
        "opens": opening_text(words, arrival.opens, now, office.zone) if is_over else "",
        "is_late": arrival.is_late,
        "far": far_text(words, arrival.km),
        "served": clock_time(arrival.served, office.zone) if arrival.then == "served" else "",
        "way": way_text(words, arrival) if arrival.then == "served" else "",
        "slot": slot_text(words, slot, now, office.zone),
        "spark": spark_of(waits, hour_of(office.zone, now)) if state != "closed" else None,
        "quiet": (
            quiet_text(waits, now, office.zone, words, is_brief=True) if state == "open" else ""
        ),
    }


def usual_waits(office: Office, usual: Usual | None, now: int) -> Waits:
    """Today's open hours with what one usually waits in each."""
    if usual is None:
        return ()
    day = business_day(office, now)
    weekday = weekday_of(day)
    return [
        (start, usual.wait(weekday, clock_hour(office.zone, day, start)))
        for start in open_hours(office, day)
    ]


def spark_of(waits: Waits, now: int) -> Spark | None:
    """The day's bars, all rows on one scale; None: nothing is known."""
    known = [wait for _, wait in waits if wait is not None]
    if not known:
        return None
    step = SPARK_WIDE / len(waits)
    scale = (SPARK_TALL - 2) / max(*known, _LEAST_SCALE)
    bars = {False: "", True: ""}
    for n, (start, wait) in enumerate(waits):
        tall = max(2.0, round((wait or 0) * scale, 1))
        is_now = start <= now < start + HOUR_MS
        x, wide = round(n * step + step * 0.1, 1), round(step * 0.8, 1)
        bars[is_now] += f"M{x} {SPARK_TALL}v-{tall}h{wide}v{tall}z"
    return Spark(bars[False], bars[True])


def slot_text(words: Words, slot: int, now: int, zone: str) -> str:
    """«Запись: завтра в 09:15»; empty: none to tell."""
    if not slot:
        return ""
    here = zone_of(zone)
    today = datetime.fromtimestamp(now / 1000, here).date()
    day = datetime.fromtimestamp(slot / 1000, here).date()
    time = clock_time(slot, zone)
    if day == today:
        return words.gettext("Запись: сегодня в {time}", time=time)
    if day == today + timedelta(days=1):
        return words.gettext("Запись: завтра в {time}", time=time)
    name = day_name(day.isoformat(), today.isoformat(), words)
    return words.gettext("Запись: {day} в {time}", day=name, time=time)


def far_text(words: Words, km: float | None) -> str:
    """«1,2 км»; empty: not known."""
    if km is None:
        return ""
    if km < _NEXT_DOOR_KM:
        return words.gettext("рядом")
    text = f"{km:.1f}" if km < 10 else f"{km:.0f}"
    return words.gettext("{n} км", n=text.replace(".", ",") if words.code == "ru" else text)


def way_text(words: Words, arrival: Arrival) -> str:
    """«дорога 12 мин, ждать 8–14 мин»."""
    wait = words.wait_short(arrival.low, arrival.high)
    if not arrival.travel_min:
        return words.gettext("ждать {wait}", wait=wait)
    return words.gettext("дорога {n} мин, ждать {wait}", n=arrival.travel_min, wait=wait)
