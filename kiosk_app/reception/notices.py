"""What is told in passing: the strip, a lost link, messages of colleagues."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from kiosk_app.reception.moment import Hall, duration
from kiosk_app.reception.office import state_text

SHOWN_MS = 8_000


class Notice(Struct, frozen=True):
    """One sentence over the foot; empty text: nothing."""

    text: str = ""
    kind: Literal["danger", "info"] = "info"
    message: str = ""
    """Of a colleague's message: its id, so that it is not shown again."""
    until: int = 0
    """Steady ms when it goes by itself; 0: when dismissed."""


def message_of(hall: Hall, read: frozenset[str], since: int) -> Notice:
    """The newest message to this desk that nobody put away yet."""
    mine = [
        (row["at"], id, row)
        for id, row in hall.desk.get("messages", {}).items()
        if id not in read
        and row["at"] >= since
        and row["sender"] != hall.staff
        and row["to"] in ("all", hall.staff, hall.role)
    ]
    if not mine:
        return Notice()
    _, id, row = max(mine, key=lambda each: each[:2])
    text = hall.say("message_from", name=hall.person(row["sender"]), text=row["text"])
    return Notice(text, "info", message=id)


def strip(hall: Hall) -> dict[str, Any]:
    """Office, person, clock, link."""
    away = hall.say("no_link", age=duration(hall.silence))
    link = hall.say("on_link") if hall.is_up else away
    return {
        "up": hall.is_up,
        "link": link,
        "person": hall.person(hall.staff),
        "office": hall.text(hall.desk.get("office")),
        "clock": hall.clock(hall.at) if hall.desk else "",
        "state": state_text(hall) if hall.desk else "",
    }


def told(hall: Hall, notice: Notice, kept: int) -> dict[str, str]:
    """The foot: a lost link before everything else."""
    lost = about = ""
    if not hall.is_up:
        lost = hall.say("kept", count=kept) if kept else hall.say("link_lost")
        about = hall.say("kept_about")
    return {"text": notice.text, "kind": notice.kind, "lost": lost, "about": about}
