"""What the desk tells in passing: refusals, messages, calls for help, failed devices, holds."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from operator_console.desk import Desk
from operator_console.pages import device_name, device_states
from operator_console.words import WORDS
from queue_core.domain.refusals import TEXTS, text
from queue_core.protocol import Error, Reply

SHOWN_MS = 8_000
REMIND_MS = 60_000
HALL = ("kiosk", "board", "window_display")
"""Devices that visitors look at; a desk that is off is nobody's alarm."""


class Notice(Struct, frozen=True):
    """One line over the foot; empty text: nothing."""

    text: str = ""
    kind: Literal["danger", "info"] = "danger"
    key: str = ""
    """Of a message: its id, so that it is not shown again."""
    until: int = 0
    """Steady ms when it goes by itself; 0: when dismissed."""


def answer_notice(desk: Desk, act: str, reply: Reply, now: int) -> Notice:
    """Nothing for a success; the plain reason for a refusal."""
    error = reply.error
    if reply.ok or not isinstance(error, Error):
        return Notice()
    return Notice(_why(desk, act, error), until=now + SHOWN_MS)


def _why(desk: Desk, act: str, error: Error) -> str:
    if error.code == "lapsed":
        return (
            desk.say("lapsed", act=desk.say(f"act_{act}"))
            if f"act_{act}" in WORDS
            else (desk.say("link_lost"))
        )
    if error.code in TEXTS:
        return text(error.code, desk.language, error.facts)
    return error.text or desk.say("failed", text=error.code)


def message_notice(desk: Desk, read: set[str], since: int) -> Notice:
    """A call for help, else the newest unread message since I sat down, a failed device, a hold."""
    if help_asked := _help_notice(desk, read):
        return help_asked
    return (
        _message(desk, read, since)
        or _device_notice(desk, read)
        or _hold_notice(desk, read)
        or Notice()
    )


def _message(desk: Desk, read: set[str], since: int) -> Notice | None:
    mine = [
        (row["at"], id, row)
        for id, row in desk.doc.get("messages", {}).items()
        if id not in read
        and row["at"] >= since
        and row["sender"] != desk.staff
        and (row["to"] in (desk.staff, "all") or row["to"] == desk.role == "supervisor")
    ]
    if not mine:
        return None
    _, id, row = max(mine, key=lambda item: item[:2])
    name = desk.person(row["sender"])
    return Notice(desk.say("message_from", name=name, text=row["text"]), "info", id)


def _help_notice(desk: Desk, read: set[str]) -> Notice | None:
    """For a supervisor: the window that has waited longest for help."""
    if desk.role != "supervisor":
        return None
    asking = [
        (row["help"], id)
        for id, row in desk.doc.get("windows", {}).items()
        if row.get("help") and id != desk.window and f"help/{id}/{row['help']}" not in read
    ]
    if not asking:
        return None
    since, id = min(asking)
    window = desk.say("window", window=id)
    return Notice(desk.say("window_asks_help", window=window), "info", f"help/{id}/{since}")


def _device_notice(desk: Desk, read: set[str]) -> Notice | None:
    """For whoever answers for the hall: a ticket without paper, else what fails longest."""
    if desk.role not in ("supervisor", "reception"):
        return None
    for id, row in desk.in_state("waiting"):
        if row.get("unprinted") and f"unprinted/{id}" not in read:
            told = desk.say("ticket_unprinted", number=row["number"])
            return Notice(told, "danger", f"unprinted/{id}")
    failing = []
    for id, row in desk.doc.get("devices", {}).items():
        wrong = device_states(desk, row) if row.get("kind") in HALL else []
        key = f"device/{id}/{'/'.join(wrong)}/{row.get('since', 0)}"
        if wrong and key not in read:
            name = device_name(desk, id)
            failing.append((row.get("since", 0), key, f"{name}: {', '.join(wrong)}"))
    if not failing:
        return None
    _, key, told = min(failing)
    return Notice(told, "danger", key)


def _hold_notice(desk: Desk, read: set[str]) -> Notice | None:
    """Whom I hold: a minute before the time I gave, or when I have nobody else."""
    for id, row in desk.in_state("held"):
        until = int(row.get("held_until", 0))
        if row.get("operator") != desk.staff or row.get("held_kind") == "step_away":
            continue
        if until and until - desk.at <= REMIND_MS and f"held/{id}/{until}" not in read:
            told = desk.say("hold_ends", number=row["number"], time=desk.clock(until))
            return Notice(told, "info", f"held/{id}/{until}")
        alone = desk.mode == "idle" and not desk.order()
        if not until and alone and f"held/{id}" not in read:
            return Notice(desk.say("hold_waits", number=row["number"]), "info", f"held/{id}")
    return None
