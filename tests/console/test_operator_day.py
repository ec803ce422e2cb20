"""A full operator day, 120 visits by keyboard alone at a real server; the journal tells it all."""

from collections.abc import Iterator
from typing import Any

import pytest

from client_kit.testing.drive import is_shown, press_key, texts, type_text, wait_until
from operator_console.shown import duration
from operator_console.stand import Console
from queue_core.domain import commands as c
from tests.console.hands import CTRL, KINDS, OFFICE, WINDOW, Day, Key, without_ticket

ME, PASSWORD = "smirnova", "2468"
VISITS = 120
OTHERS = ("day_opened", "window_opened", "window_closed", "link_lost", "link_back", "visit_ended")
"""Mine in the journal, but no press of this day's."""


@pytest.fixture
def day(working: Console, town: Any) -> Day:
    """At window 3, with a colleague who hands documents out at window 1."""
    ivanov = town.colleague("ivanov", "operator")
    town.run(ivanov.result(OFFICE, c.SignIn(window="1")))
    for word in (ME, PASSWORD):
        type_text(working.window, word)
        press_key(working.window, Key.Key_Return)
    wait_until(lambda: is_shown(working.window, "windows"))
    type_text(working.window, WINDOW)
    press_key(working.window, Key.Key_Return)
    wait_until(lambda: is_shown(working.window, "strip.window"))
    return Day(working, town)


def visitors(town: Any, services: list[str]) -> Iterator[str]:
    """One comes; every tenth claims a right."""
    for place in range(VISITS):
        claim = {"class_id": "war_veteran"} if place % 10 == 8 else {}
        yield town.issue(services[place % len(services)], **claim)


def journal(town: Any) -> list[dict[str, Any]]:
    """Everything the office's journal tells, oldest first."""
    leader = town.colleague("fedorov", "supervisor")
    lines: list[dict[str, Any]] = []
    before = ""
    while True:
        query = {"type": "journal", "office": OFFICE, "before": before}
        page = town.run(leader.ask({"type": "ask", "query": query}))["result"]
        lines += page["lines"]
        before = page.get("before", "")
        if not before:
            return lines[::-1]


@pytest.mark.timeout(240)
def test_a_full_day_by_keyboard_is_in_the_journal_press_by_press(day: Day, town: Any) -> None:
    come = visitors(town, ["passport", "residence"])
    for _ in range(5):
        day.sees(next(come))

    for place in range(VISITS):
        day.sees(next(come, ""))
        KINDS[place % len(KINDS)](day)
    without_ticket(day)

    lines = [line for line in journal(town) if line.get("who") == ME]
    mine = [(line["type"], line.get("number", "")) for line in lines if line["type"] not in OTHERS]
    assert mine == day.pressed
    calls = [number for event, number in day.pressed if event == "ticket_called"]
    assert len(set(calls)) == VISITS + 1
    finished = [line for line in lines if line["type"] == "service_finished"]
    assert sum(line.get("outcome") == "declined" for line in finished) == day.told["declined"]
    assert sum(line.get("counted", 1) == 2 for line in finished) == day.told["counted"] // 2
    my_day_agrees(day)


def my_day_agrees(day: Day) -> None:
    """The panel tells what the server counted, and that is what was done."""
    wait_until(lambda: day.doc["staff"][ME].get("served") == day.told["stages"])
    figures = day.doc["staff"][ME]
    day.key(Key.Key_J, CTRL)
    day.until_panel()
    shown = texts(day.window)

    for value in (
        str(figures["served"]),
        duration(figures["busy_ms"] // figures["served"]),
        duration(figures["longest_wait_ms"]),
    ):
        assert value in shown
    assert day.told["claims"] >= VISITS // 10
