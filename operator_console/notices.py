"""What is told in passing: why an order was refused, a colleague's message, help on its way."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from operator_console.desk import Desk
from operator_console.words import WORDS
from queue_core.domain.refusals import TEXTS, text
from queue_core.protocol import Error, Reply

SHOWN_MS = 8_000


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
    """Who asks a supervisor for help, else the newest unread message since I sat down."""
    if help_asked := _help_notice(desk, read):
        return help_asked
    mine = [
        (row["at"], id, row)
        for id, row in desk.doc.get("messages", {}).items()
        if id not in read
        and row["at"] >= since
        and row["sender"] != desk.staff
        and (row["to"] in (desk.staff, "all") or row["to"] == desk.role == "supervisor")
    ]
    if not mine:
        return Notice()
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
