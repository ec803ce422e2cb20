"""What may be done at my desk now, by which key, and why not."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from operator_console.desk import MS, Desk
from operator_console.shown import countdown

Act = Literal[
    "next",
    "recall",
    "start",
    "finish",
    "no_show",
    "put_back",
    "hold",
    "transfer",
    "pause",
    "add_service",
    "note",
    "undo",
    "confirm_class",
    "deny_class",
    "decline",
    "help",
    "more",
    "message",
    "no_ticket",
    "services",
    "find",
    "day",
    "sign_out",
]

KEYS: dict[Act, str] = {
    "next": "F2",
    "recall": "F3",
    "start": "F4",
    "finish": "F6",
    "no_show": "F7",
    "hold": "F8",
    "transfer": "F9",
    "pause": "F10",
    "add_service": "F11",
    "note": "F12",
    "put_back": "Shift+F8",
    "help": "F1",
    "undo": "Ctrl+Z",
    "confirm_class": "Ctrl+Y",
    "deny_class": "Ctrl+N",
    "decline": "Ctrl+D",
    "message": "Ctrl+M",
    "no_ticket": "Ctrl+T",
    "services": "Ctrl+S",
    "more": "Ctrl+K",
    "find": "/",
    "day": "Ctrl+J",
    "sign_out": "Ctrl+Q",
}
"""One key each; a test holds those of `[console].keys` in the design tokens equal."""

OFFLINE: frozenset[Act] = frozenset({"start", "finish", "decline", "note", "more", "day"})
"""What still means something without a link (RULES "Offline")."""


class Button(Struct, frozen=True):
    """One place on the desk."""

    act: Act
    text: str
    icon: str
    key: str
    enabled: bool = True

    def shown(self, busy: bool) -> dict[str, object]:
        """As QML takes it."""
        return {
            "key": self.act,
            "act": self.act,
            "text": self.text,
            "sign": self.icon,
            "cap": self.key.replace("Shift+", "⇧"),
            "allowed": self.enabled,
            "busy": busy,
        }


PRIMARY: dict[str, tuple[Act, str, str]] = {
    "idle": ("next", "act_next", "bell"),
    "called": ("start", "act_start", "play"),
    "serving": ("finish", "act_finish", "check"),
    "paused": ("pause", "act_end_pause", "arrow-right"),
}
PLACES: dict[str, tuple[tuple[Act, str, str], ...]] = {
    "called": (
        ("recall", "act_recall", "repeat"),
        ("no_show", "act_no_show", "person-missed"),
        ("put_back", "act_put_back", "return"),
        ("transfer", "act_transfer", "transfer"),
    ),
    "serving": (
        ("add_service", "act_add_service", "plus"),
        ("note", "act_note", "note"),
        ("hold", "act_hold", "pause"),
        ("transfer", "act_transfer", "transfer"),
    ),
}


def may(desk: Desk, act: Act) -> bool:
    """Whether the rules would let this be done now, as far as the desk can see."""
    if not desk.is_up and act not in OFFLINE:
        return False
    mode, visit = desk.mode, desk.visit
    match act:
        case "next":
            suspended = desk.doc.get("intake", {}).get("suspended", False)
            return mode == "idle" and bool(desk.order()) and not suspended
        case "no_ticket":
            return mode == "idle"
        case "recall":
            return mode == "called" and recall_left(desk) <= 0
        case "no_show":
            return mode == "called" and no_show_left(desk) <= 0
        case "start" | "put_back":
            return mode == "called"
        case "finish" | "hold" | "decline":
            return mode == "serving"
        case "transfer" | "add_service" | "note":
            return mode in ("called", "serving")
        case "confirm_class" | "deny_class":
            return mode in ("called", "serving") and visit.get("class_claim") == "claimed"
        case "pause" | "services":
            return mode != "closed"
        case "undo":
            return undo_left(desk) > 0
        case "sign_out":
            return mode != "serving"
        case "help" | "message" | "more" | "find" | "day":
            return mode != "closed"


def buttons(desk: Desk) -> tuple[Button | None, list[Button]]:
    """The main button and the four places under it, for the present state."""
    if desk.mode == "closed":
        return None, []
    main = _button(desk, *PRIMARY[desk.mode])
    return main, [_button(desk, *place) for place in PLACES.get(desk.mode, ())]


def why_not(desk: Desk) -> str:
    """The reason beneath the buttons, when a main one is not available."""
    if text := desk.doc.get("intake", {}).get("suspend_text"):
        return desk.say("why_suspended", text=text)
    if desk.mode == "called" and desk.is_up and no_show_left(desk) > 0:
        return desk.say("why_no_show")
    return ""


def recall_left(desk: Desk) -> int:
    """ms until the number may be called again."""
    last = int(desk.visit.get("last_called", 0))
    return last + desk.rule("recall_after_s", 10) * MS - desk.at


def no_show_left(desk: Desk) -> int:
    """ms until a no-show may be marked: after a recall, or 40 s."""
    if desk.visit.get("recalls"):
        return 0
    called = int(desk.visit.get("called", 0))
    return called + desk.rule("no_show_after_s", 40) * MS - desk.at


def undo_left(desk: Desk) -> int:
    """ms in which my last act may be taken back; not once the next visitor is here."""
    until = desk.mine.get("undo", {}).get("until", 0) if not desk.visit_id else 0
    return max(0, int(until) - desk.at)


def call_note(desk: Desk) -> str:
    """What comes next while the called visitor is on the way."""
    if (left := recall_left(desk)) > 0:
        return desk.say("recall_in", time=countdown(left))
    if (left := no_show_left(desk)) > 0:
        return desk.say("no_show_in", time=countdown(left))
    return desk.say("may_no_show")


def _button(desk: Desk, act: Act, words: str, icon: str) -> Button:
    return Button(act, desk.say(words), icon, KEYS[act], may(desk, act))
