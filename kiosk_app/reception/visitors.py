"""The list of who is here: its tabs, its rows, and finding a number as it is typed."""

from __future__ import annotations

from typing import Literal

from kiosk_app.reception.moment import Hall, Row, duration
from queue_core.domain.numbers import fold
from queue_core.views import desk_order

Tab = Literal["all", "waiting", "called", "aside", "unprinted"]
TABS: tuple[Tab, ...] = ("all", "waiting", "called", "aside", "unprinted")
STATES: dict[Tab, tuple[str, ...]] = {
    "all": ("waiting", "called", "serving", "held", "missed"),
    "waiting": ("waiting",),
    "called": ("called", "serving"),
    "aside": ("held", "missed"),
}
FIELDS = (
    "key",
    "number",
    "service",
    "tag",
    "arrived",
    "wait",
    "level",
    "expected",
    "condition",
    "window",
    "current",
)
_PLACE = {"called": 0, "waiting": 1, "missed": 2, "held": 3, "serving": 4}
"""Those who may ask something first."""


def rows(hall: Hall, tab: Tab, sought: str) -> list[Row]:
    """Rows for the eye, in the order of the tab."""
    found = _tickets(hall, tab)
    if sought.strip():
        found = [each for each in found if _is_sought(hall, each[1], sought)]
    found.sort(key=lambda each: (_PLACE[each[1]["state"]], *desk_order(each[1], hall.at, each[0])))
    return [row_of(hall, id, row) for id, row in found]


def _tickets(hall: Hall, tab: Tab) -> list[tuple[str, Row]]:
    if tab == "unprinted":
        return [(id, hall.tickets[id]) for id in hall.unprinted()]
    return [(id, row) for id, row in hall.tickets.items() if row["state"] in STATES[tab]]


def _is_sought(hall: Hall, row: Row, sought: str) -> bool:
    """Part of the number in either alphabet, zeros left out or not; or of the service's name."""
    typed = fold(sought)
    letter = typed[:1] if typed[:1].isalpha() else ""
    digits = typed.removeprefix(letter)
    number = str(row["number"])
    if number.startswith(letter) and digits in number[1:]:
        return True
    return bool(letter) and sought.strip().casefold() in hall.service(row["service"]).casefold()


def row_of(hall: Hall, id: str, row: Row) -> Row:
    """One visit as a row."""
    return {
        "key": id,
        "number": row["number"],
        "service": hall.service(row["service"]),
        "tag": tag_of(hall, id, row),
        "arrived": hall.clock(row["arrived"]),
        "wait": duration(hall.waited(row)),
        "level": hall.level(row),
        "expected": hall.expected(id) if row["state"] == "waiting" else "",
        "condition": condition(hall, row),
        "window": row.get("window", ""),
    }


def tag_of(hall: Hall, id: str, row: Row) -> str:
    """What is special about it, the most urgent first."""
    if row.get("unprinted") and id not in hall.told:
        return hall.say("not_printed")
    if row.get("class_claim") == "claimed":
        return hall.say("right_claimed")
    if row.get("slot"):
        return hall.say("slot", slot=hall.clock(row["slot"]))
    return hall.say(row["order"]) if row["order"] != "turn" else ""


def condition(hall: Hall, row: Row) -> str:
    """«Ожидает», «Приглашён, окно 5», «Отошёл до 11:05»."""
    until = int(row.get("held_until", 0) or row.get("missed_until", 0))
    time = hall.clock(until) if until else ""
    match row["state"]:
        case "held" if row.get("held_kind") == "step_away":
            return hall.say("state_step_away", time=time)
        case "held" if until:
            return hall.say("state_held_until", time=time)
        case "missed":
            return hall.say("state_missed", time=time)
        case "called" | "serving":
            return hall.say(f"state_{row['state']}", window=row.get("window", ""))
        case state:
            return hall.say(f"state_{state}")


def tab_titles(hall: Hall) -> list[str]:
    """«Ждут 23»."""
    return [hall.say(f"tab_{tab}", count=len(_tickets(hall, tab))) for tab in TABS]


def named(hall: Hall, typed: str) -> str:
    """The visit whose whole number was typed, `а12` for А012 too; empty: none."""
    number = fold(typed)
    full = number[:1] + number[1:].zfill(3)
    return next((id for id, row in hall.tickets.items() if row["number"] == full), "")
