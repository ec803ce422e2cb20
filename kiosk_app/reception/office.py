"""The office in one strip: load, windows, unprinted tickets, and how its devices do."""

from __future__ import annotations

from kiosk_app.reception.moment import Hall, Row, duration
from kiosk_app.words.phrases import span

FIGURES = ("key", "title", "value", "level", "cap")
DEVICES = ("key", "name", "condition", "level")
HALL_KINDS = ("kiosk", "reception", "board", "window_display")
LOADS = {"closed": 0, "free": 1, "some": 2, "busy": 3}
_WEIGHT = {"breach": 0, "long": 1, "ok": 2}


def figures(hall: Hall) -> list[Row]:
    """Five figures, each in its place."""
    longest = hall.longest()
    unprinted = len(hall.unprinted())
    windows = list(hall.desk.get("windows", {}).values())
    working = [w for w in windows if w["state"] not in ("closed", "paused") and not w.get("away")]
    waiting = sum(row["state"] == "waiting" for row in hall.tickets.values())
    return [
        _figure(hall, "waiting", str(waiting)),
        _figure(hall, "come_now", _come_now(hall)),
        _figure(
            hall,
            "longest",
            duration(hall.waited(longest)) if longest else "—",
            hall.level(longest) if longest else "",
        ),
        _figure(
            hall,
            "windows",
            hall.say("of", part=len(working), whole=len(windows)),
            "" if working or not windows else "breach",
        ),
        _figure(hall, "unprinted", str(unprinted), "breach" if unprinted else "", "F11"),
    ]


def _figure(hall: Hall, key: str, value: str, level: str = "", cap: str = "") -> Row:
    title = hall.say(f"figure_{key}")
    return {"key": key, "title": title, "value": value, "level": level, "cap": cap}


def _come_now(hall: Hall) -> str:
    wait = hall.waits.office
    if wait is None or not wait.high:
        return "—"
    return hall.say("minutes", span=span(wait.low, wait.high))


def state_text(hall: Hall) -> str:
    """«Открыто до 20:00», «Приём остановлен»: why a ticket would be refused."""
    desk = hall.desk
    intake = desk.get("intake", {})
    if intake.get("suspended"):
        return hall.say("suspended", text=intake.get("suspend_text", ""))
    if desk.get("state") == "closed":
        opens = int(desk.get("opens", 0))
        return hall.say("closed_until", time=hall.clock(opens)) if opens else hall.say("closed")
    if intake.get("all_stopped"):
        return hall.say("all_stopped")
    closes = int(desk.get("closes", 0))
    return hall.say("open_until", time=hall.clock(closes)) if closes else ""


def devices(hall: Hall) -> list[Row]:
    """Kiosks, desks and boards; what needs hands comes first."""
    found = [
        _device(hall, id, row)
        for id, row in hall.desk.get("devices", {}).items()
        if row.get("kind") in HALL_KINDS
    ]
    return sorted(found, key=lambda row: (_WEIGHT[row["level"]], _kind(hall, row), row["key"]))


def _kind(hall: Hall, device: Row) -> int:
    return HALL_KINDS.index(hall.desk["devices"][device["key"]]["kind"])


def _device(hall: Hall, id: str, row: Row) -> Row:
    name = hall.say(f"kind_{row['kind']}", id=id.rpartition("-")[2])
    condition, level = "ok", "ok"
    if row.get("online", True) is False:
        condition, level = "offline", "breach"
    elif row.get("printer") == "near_end":
        condition, level = "near_end", "long"
    elif row.get("printer", "") not in ("", "ready"):
        condition, level = f"printer_{row['printer']}", "breach"
    elif row.get("detail") == "silent":
        condition, level = "board_silent", "breach"
    elif row.get("sound", "") in ("no_device", "no_speech"):
        condition, level = "no_sound", "long"
    said = hall.say(condition)
    if condition == "near_end" and (left := _left(row)):
        said = hall.say("near_end_left", count=left)
    return {"key": id, "name": name, "condition": said, "level": level}


def _left(row: Row) -> str:
    """Tickets left on the roll, as the device's own words tell (`left:40 …`)."""
    words = (word.partition(":") for word in str(row.get("detail", "")).split())
    return next((value for name, _, value in words if name == "left"), "")
