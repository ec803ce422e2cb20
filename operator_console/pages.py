"""Journal and bookings as rows: what the server told, in plain words."""

from __future__ import annotations

from typing import Any, Literal

from operator_console.desk import Desk, Row
from operator_console.page_words import BOOKED, DEVICE, EVENTS, KINDS
from operator_console.words import WORDS

Page = Literal["journal", "bookings"]
PAGES: tuple[Page, ...] = ("journal", "bookings")
FIELDS = ("key", "time", "number", "what", "who", "window", "why", "current")
QUIET_PRINTERS = ("", "ready")
Words = dict[str, tuple[str, str]]


def journal_row(desk: Desk, line: Row) -> dict[str, Any]:
    """One event as a row."""
    return {
        "key": line["id"],
        "time": desk.clock(line["at"]),
        "number": line.get("number", ""),
        "what": what(desk, line),
        "who": who(desk, line.get("who", "")),
        "window": line.get("window", ""),
        "why": why(desk, line),
    }


def booking_row(desk: Desk, slot: Row) -> dict[str, Any]:
    """One booking as a row."""
    return {
        "key": slot["id"],
        "time": desk.clock(slot["slot"]),
        "number": slot.get("number", ""),
        "what": desk.service(slot["service"]),
        "who": _said(BOOKED, slot["state"], desk),
        "window": "",
        "why": "",
    }


def who(desk: Desk, id: str) -> str:
    """A colleague or a device; the clock and visitors have no name."""
    if id in desk.doc.get("staff", {}):
        return desk.person(id)
    return device_name(desk, id) if id in desk.doc.get("devices", {}) else ""


def what(desk: Desk, line: Row) -> str:
    """What happened; an event of a later server is told by its name."""
    kind = word_of(line)
    if kind not in EVENTS:
        return kind.replace("_", " ")
    facts: dict[str, Any] = {
        "counted": line.get("counted", ""),
        "score": line.get("score", ""),
        "service": desk.service(line.get("service", "")),
        "replaced": desk.person(line.get("replaced", "")),
        "where": _where(desk, line),
        "device": device_name(desk, line.get("device", ""), line.get("kind", "")),
        "device_state": ", ".join(device_states(desk, line)) or _said(DEVICE, "online", desk),
        **{name: desk.clock(line[name]) for name in ("until", "slot", "closes") if name in line},
    }
    return _said(EVENTS, kind, desk).format(**facts)


def word_of(line: Row) -> str:
    """Which words tell it best."""
    match line["type"]:
        case "service_finished" if line.get("outcome") == "declined":
            return "service_declined"
        case "visit_held" if line.get("until"):
            away = line.get("kind") == "step_away"
            return "visit_stepped_away" if away else "visit_held_until"
        case "pause_begun" if line.get("until"):
            return "pause_begun_until"
        case "visit_ended" if f"ended_{line.get('ending')}" in EVENTS:
            return f"ended_{line['ending']}"
        case "visit_transferred" if _goes_somewhere(line):
            return "visit_transferred_to"
        case "window_opened" if line.get("replaced"):
            return "window_taken"
        case "closing_set" if not line.get("closes"):
            return "closing_by_hours"
        case kind:
            return str(kind)


def why(desk: Desk, line: Row) -> str:
    """The reason given: a call's, the office's own, or what somebody wrote."""
    reason = str(line.get("reason", "") or line.get("urgent_reason", ""))
    match line["type"]:
        case "ticket_called" if reason == "booked_slot":
            return desk.say("booked")
        case "ticket_called" if reason in WORDS:
            return desk.say(reason)
        case "service_finished":
            return desk.named("decline_reasons", reason) if reason else ""
        case "pause_begun" | "pause_planned":
            return desk.named("pause_reasons", reason) if reason else ""
        case _:
            return reason


def device_name(desk: Desk, device: str, kind: str = "") -> str:
    """«Киоск kiosk-1»."""
    kind = kind or str(desk.doc.get("devices", {}).get(device, {}).get("kind", ""))
    return _said(KINDS, kind, desk).format(id=device) if kind in KINDS else device


def device_states(desk: Desk, row: Row) -> list[str]:
    """What is wrong with a device, worst first; empty: nothing."""
    if row.get("online", True) is False:
        return [_said(DEVICE, "offline", desk)]
    found = []
    if row.get("printer", "") not in QUIET_PRINTERS:
        found.append(_said(DEVICE, f"printer_{row['printer']}", desk))
    if row.get("sound", "") in ("no_device", "no_speech", "failed"):
        found.append(_said(DEVICE, "sound_failed", desk))
    if row.get("detail") == "silent":
        found.append(_said(DEVICE, "silent", desk))
    if row.get("detail") == "no_film":
        found.append(_said(DEVICE, "no_film", desk))
    return found


def _goes_somewhere(line: Row) -> bool:
    return any(line.get(name) for name in ("service", "to_window", "to_operator"))


def _where(desk: Desk, line: Row) -> str:
    parts = [desk.service(line["service"])] if line.get("service") else []
    if line.get("to_window"):
        parts.append(desk.say("window", window=line["to_window"]).lower())
    if line.get("to_operator"):
        parts.append(desk.person(line["to_operator"]))
    return ", ".join(parts)


def _said(table: Words, key: str, desk: Desk) -> str:
    return table[key][desk.language == "en"] if key in table else key.replace("_", " ")
