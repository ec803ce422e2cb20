"""What a window display shows: one window, its state, and the number it calls or serves."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from display_board.calls import call_key
from display_board.clock import hour_and_minute
from display_board.texts import Texts


class Kind(StrEnum):
    CALLED = "called"
    SERVING = "serving"
    FREE = "free"
    PAUSED = "paused"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class WindowScreen:
    """One picture; a number stands only with `called` and `serving`."""

    kind: Kind
    window: str
    caption: str = ""
    number: str = ""
    key: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()


def compose(
    document: Mapping[str, Any], window: str, *, is_lost: bool, now: int, words: Texts
) -> WindowScreen:
    """From `<office>/window/<n>`; a lost link, or no document yet, leaves the number alone."""
    if is_lost or not document:
        return WindowScreen(Kind.LOST, window)
    state, shown = document["state"], document["window"]
    match state:
        case "called":
            return _number(Kind.CALLED, document, words.please_come)
        case "serving":
            return _number(Kind.SERVING, document, words.serving)
        case "paused":
            until, zone = document.get("pause_until", 0), document.get("zone", "")
            back = (words.paused_until(hour_and_minute(until, zone)),) if until > now else ()
            return WindowScreen(
                Kind.PAUSED, shown, title=words.paused, lines=(*back, words.other_window)
            )
        case "suspended":
            text = document.get("suspend_text", "") or words.suspended_hint
            return WindowScreen(Kind.SUSPENDED, shown, title=words.suspended, lines=(text,))
        case "free":
            lines = (document.get("message", "") or words.wait_for_call,)
            return WindowScreen(Kind.FREE, shown, title=words.window_free, lines=lines)
        case _:
            return WindowScreen(
                Kind.CLOSED, shown, title=words.window_closed, lines=(words.other_window,)
            )


def _number(kind: Kind, document: Mapping[str, Any], caption: str) -> WindowScreen:
    return WindowScreen(
        kind,
        document["window"],
        caption=caption,
        number=document.get("number", ""),
        key=call_key(document.get("call", ""), document.get("again", 0)),
    )
