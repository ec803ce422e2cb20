"""What the tray says of the desk: the number, who waits, and what its menu offers. Pure."""

from __future__ import annotations

from msgspec import Struct

from operator_console import acts
from operator_console.desk import Desk


class TrayText(Struct, frozen=True):
    """One moment in the tray."""

    tooltip: str = "Talon"
    badge: str = ""
    """Drawn on the icon: the number at the window, else how many wait."""
    is_call: bool = False
    """The number is called and has not come yet."""
    act: str = ""
    act_text: str = ""
    is_allowed: bool = False


def tray_text(desk: Desk) -> TrayText:
    """The present moment."""
    main, _ = acts.buttons(desk)
    if main is None:
        return TrayText()
    waiting = desk.say("in_queue", count=len(desk.order()))
    number = desk.visit.get("number", "")
    doing = desk.say(desk.mode) if number else desk.say("act_pause") * (desk.mode == "paused")
    said = (desk.say("window", window=desk.window), f"{doing} {number}".strip(), waiting)
    return TrayText(
        tooltip=" · ".join(part for part in said if part),
        badge=number or str(len(desk.order())),
        is_call=desk.mode == "called",
        act=main.act,
        act_text=main.text,
        is_allowed=main.enabled,
    )
