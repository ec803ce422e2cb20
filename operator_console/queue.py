"""The rows of the queue: who waits for me, the whole hall, who is held, who missed the call."""

from __future__ import annotations

from typing import Any, Literal

from operator_console.desk import Desk, Row
from operator_console.page_words import TITLES
from operator_console.pages import PAGES
from operator_console.shown import fold

Tab = Literal["queue", "hall", "held", "missed"]
TABS: tuple[Tab, ...] = ("queue", "hall", "held", "missed")
FIELDS = (
    "key",
    "number",
    "service",
    "tag",
    "wait",
    "level",
    "arrived",
    "target",
    "order",
    "state",
    "callable",
)


SOUGHT = ("number", "service", "state", "tag")


def tickets_of(desk: Desk, tab: Tab) -> list[tuple[str, Row]]:
    """The tickets under a tab, in its order."""
    match tab:
        case "queue":
            return desk.order()
        case "hall":
            return desk.in_state("waiting", "called", "serving", "held", "missed")
        case "held":
            return desk.in_state("held")
        case "missed":
            return desk.in_state("missed")


def rows(desk: Desk, tab: Tab) -> list[dict[str, Any]]:
    """Rows for the eye."""
    return [row_of(desk, id, row) for id, row in tickets_of(desk, tab)]


def row_of(desk: Desk, id: str, row: Row) -> dict[str, Any]:
    """One ticket as a row."""
    slot = int(row.get("slot", 0))
    tag = desk.say("slot", slot=desk.clock(slot)) if slot else ""
    if not slot and row["order"] != "turn":
        tag = desk.say(row["order"])
    return {
        "key": id,
        "number": row["number"],
        "service": desk.service(row["service"]),
        "tag": tag,
        "wait": desk.wait_text(row),
        "level": desk.level(row),
        "arrived": desk.clock(row["arrived"]),
        "target": desk.say("minutes", count=int(row["target_s"]) // 60),
        "order": desk.say("turn") if not tag else "",
        "state": state_text(desk, row),
        "callable": row["state"] in ("waiting", "missed", "held"),
    }


def state_text(desk: Desk, row: Row) -> str:
    """«Ожидает», «Отошёл до 11:05»."""
    until = int(row.get("held_until", 0) or row.get("missed_until", 0))
    time = desk.clock(until) if until else ""
    match row["state"]:
        case "held" if row.get("held_kind") == "step_away":
            return desk.say("state_step_away", time=time)
        case "held" if until:
            return desk.say("state_held_until", time=time)
        case "missed":
            return desk.say("state_missed", time=time)
        case "called" | "serving":
            return desk.say(f"state_{row['state']}", window=row.get("window", ""))
        case state:
            return desk.say(f"state_{state}")


def tab_title(desk: Desk, tab: Tab, text: str = "") -> str:
    """«Очередь 8»; under a filter, how many of them it leaves."""
    names = {"queue": "queue_tab", "hall": "others_tab", "held": "held_count"}
    tickets = tickets_of(desk, tab)
    count = len(filtered(rows(desk, tab), text)) if text else len(tickets)
    return desk.say(names.get(tab, "missed_count"), count=count)


def tab_titles(desk: Desk, text: str = "") -> list[str]:
    """The four lists, and the pages a wide console has beside them."""
    place = 1 if desk.language == "en" else 0
    return [tab_title(desk, tab, text) for tab in TABS] + [TITLES[page][place] for page in PAGES]


def filtered(rows: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Rows that hold every word of the text in number, service or state; look-alikes are one."""
    words = fold(text).split()
    return [row for row in rows if all(_holds(row, word) for word in words)]


def _holds(row: dict[str, Any], word: str) -> bool:
    return any(word in fold(row[name]) for name in SOUGHT)


def found(desk: Desk, text: str) -> list[dict[str, Any]]:
    """Every open ticket that the text finds, in the order of the queue."""
    order = {id: place for place, (id, _) in enumerate(desk.order())}
    hits = filtered([row_of(desk, id, row) for id, row in desk.tickets.items()], text)
    return sorted(hits, key=lambda r: (order.get(r["key"], len(order)), r["number"]))
