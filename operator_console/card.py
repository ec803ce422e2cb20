"""What the desk says: strip, card, foot and figures, as plain values for QML.

Pure: the same `Desk` gives the same words. Nothing here knows Qt.
"""

from __future__ import annotations

from typing import Any

from operator_console.acts import KEYS, call_note, undo_left
from operator_console.desk import MS, Desk, Row, level_of
from operator_console.shown import duration
from operator_console.words import pick, plural

Shown = dict[str, Any]
EMPTY: Shown = {
    "mode": "closed",
    "plate": "mine",
    "number": "",
    "head": "",
    "tag": "",
    "tagged": False,
    "timer": "",
    "note": "",
    "marked": False,
    "level": "ok",
    "share": -1.0,
    "service": "",
    "detail": "",
    "claim": "",
    "claim_text": "",
    "comment": "",
    "documents": 0,
    "declined": False,
    "declined_text": "",
    "services_text": "",
}


def strip(desk: Desk) -> Shown:
    """Window, operator, link."""
    link = desk.say("on_link") if desk.is_up else desk.say("no_link", age=duration(desk.silence))
    person = desk.person(desk.staff)
    return {
        "window": desk.say("window", window=desk.window),
        "operator": desk.say("help_called") if desk.mine.get("help") else person,
        "link": link,
        "helping": bool(desk.mine.get("help")),
        "up": desk.is_up,
    }


def card(desk: Desk) -> Shown:
    """The state card."""
    match desk.mode:
        case "called":
            return EMPTY | _called(desk)
        case "serving":
            return EMPTY | _serving(desk)
        case "paused":
            return EMPTY | _paused(desk)
        case "idle":
            return EMPTY | _idle(desk)
        case "closed":
            return EMPTY


def _idle(desk: Desk) -> Shown:
    waiting = desk.order()
    if not waiting:
        return {
            "mode": "idle",
            "head": desk.say("next"),
            "service": desk.say("nobody"),
            "detail": desk.say("nobody_hint"),
        }
    _, row = waiting[0]
    return {
        "mode": "idle",
        "plate": "quiet",
        "number": row["number"],
        "head": desk.say("next"),
        "tag": desk.why(row, row["order"]),
        "tagged": row["order"] != "turn",
        "timer": desk.wait_text(row),
        "note": desk.say("waits", minutes=int(row["target_s"]) // 60),
        "marked": True,
        "level": desk.level(row),
        **_about(desk, row),
    }


def _called(desk: Desk) -> Shown:
    row = desk.visit
    times = int(row.get("recalls", 0)) + 1
    return {
        "mode": "called",
        "plate": "call",
        "number": row["number"],
        "head": desk.say("coming") if row.get("coming") else desk.say("called"),
        "tag": plural(times, desk.language, "times_called"),
        "timer": duration(desk.at - int(row["called"])),
        "note": call_note(desk),
        **_about(desk, row),
    }


def _serving(desk: Desk) -> Shown:
    row = desk.visit
    spent = desk.at - int(row.get("started", desk.at))
    norm = int(desk.doc.get("services", {}).get(row["service"], {}).get("norm_s", 900)) * MS
    return {
        "mode": "serving",
        "number": row["number"],
        "head": desk.say("serving"),
        "tag": desk.why(row, row.get("reason", "")),
        "tagged": True,
        "timer": duration(spent),
        "note": desk.say("norm", time=duration(norm)),
        "level": "ok" if spent < norm else level_of(spent, norm),
        "share": spent / norm if norm else 0.0,
        **_about(desk, row),
    }


def _paused(desk: Desk) -> Shown:
    mine = desk.mine
    since, until = int(mine["paused"]), int(mine.get("pause_until", 0))
    spent, planned = desk.at - since, until - since
    reason = desk.named("pause_reasons", mine["pause_reason"]) if mine.get("pause_reason") else ""
    over = bool(until) and desk.at > until
    note, board = desk.say("break_open"), desk.say("on_board_open", window=desk.window)
    if until:
        clock = desk.clock(until)
        board = desk.say("on_board", window=desk.window, until=clock)
        note = desk.say("break_of", total=duration(planned), until=clock)
    return {
        "mode": "paused",
        "head": desk.say("break_title", reason=reason.lower())
        if reason
        else desk.say("break_plain"),
        "timer": duration(spent),
        "note": desk.say("break_over", until=desk.clock(until)) if over else note,
        "level": "breach" if over else "ok",
        "share": spent / planned if until and planned > 0 else -1.0,
        "detail": board,
    }


def _about(desk: Desk, row: Row) -> Shown:
    """Service, what follows, the claimed right, the note."""
    later = [desk.service(service) for service in row.get("next", ())]
    count = plural(int(row.get("done", 0)) + 1 + len(later), desk.language, "services_in_visit")
    detail = desk.say("then", services=", ".join(later).lower()) if later else count
    if row.get("unprinted"):
        detail = desk.say("unprinted")
    claim = row.get("class_claim", "")
    known = desk.doc.get("classes", {}).get(row.get("class_id", ""), {})
    document = pick(known.get("document"), desk.language)
    words = {
        "claimed": desk.say("check_document", document=document)
        if document
        else desk.say("check_paper"),
        "confirmed": desk.say("right_confirmed"),
        "denied": desk.say("right_denied"),
    }
    return {
        "service": desk.service(row["service"]),
        "detail": detail,
        "claim": claim,
        "claim_text": words.get(claim, ""),
        "comment": desk.say("note_says", text=row["note"]) if row.get("note") else "",
    }


def foot(desk: Desk) -> Shown:
    """The last line: undo, my figures, or who waits while I serve."""
    undo = desk.mine.get("undo", {})
    left = undo_left(desk)
    held = len(desk.in_state("held"))
    shown: Shown = {"kind": "figures", "text": "", "strong": "", "side": "", "undo": "", "key": ""}
    shown["queue"] = desk.say("in_queue", count=len(desk.order()))
    shown["held"] = desk.say("held_count", count=held) if held else ""
    if left:
        done = desk.say(f"undo_{undo['act']}", number=undo["number"])
        again = desk.say("undo", seconds=-(-left // MS))
        return shown | {"kind": "undo", "text": done, "undo": again, "key": KEYS["undo"]}
    if desk.mode == "serving":
        after = desk.say("break_after") if desk.mine.get("pause_after") else ""
        return shown | {"kind": "serving", "side": after, **_waiting(desk)}
    return shown | {"text": served_text(desk)}


def _waiting(desk: Desk) -> Shown:
    rows = [row for _, row in desk.order()]
    if not rows:
        return {"text": desk.say("wait_none")}
    longest = desk.wait_text(desk.longest(rows))
    return {"text": desk.say("wait_longest", count=len(rows)), "strong": longest}


def served_text(desk: Desk) -> str:
    """«Принято 18, в среднем 11:40»."""
    served, average = _average(desk)
    if not served:
        return desk.say("served_none")
    return desk.say("served_average", count=served, time=duration(average))


def _average(desk: Desk) -> tuple[int, int]:
    served = int(desk.figures.get("served", 0))
    return served, int(desk.figures.get("busy_ms", 0)) // served if served else 0


def figures(desk: Desk) -> list[Shown]:
    """The five figures over the wide queue."""
    rows = [row for _, row in desk.in_state("waiting")]
    longest = desk.longest(rows)
    today = desk.doc.get("today", {})
    waits = int(today.get("called", 0))
    share = f"{round(100 * int(today.get('in_target', 0)) / waits)} %" if waits else "—"
    served, average = _average(desk)
    level = desk.level(longest) if longest else "ok"
    return [
        _figure(desk, "waiting", str(len(rows))),
        _figure(desk, "longest", desk.wait_text(longest) if longest else "—", level),
        _figure(desk, "in_target", share),
        _figure(desk, "served", str(served)),
        _figure(desk, "average", duration(average) if served else "—"),
    ]


def _figure(desk: Desk, name: str, value: str, level: str = "") -> Shown:
    return {"key": name, "title": desk.say(f"fig_{name}"), "value": value, "level": level}


def break_facts(desk: Desk) -> list[Shown]:
    """What goes on in the office while I rest."""
    windows = desk.doc.get("windows", {}).values()
    signed_in = [row for row in windows if row.get("operator")]
    rows = [row for _, row in desk.in_state("waiting")]
    longest = desk.longest(rows)
    cover = desk.rule("min_cover", 1)
    value = desk.say("windows_value", open=len(desk.working), all=len(signed_in), cover=cover)
    people = plural(len(rows), desk.language, "people")
    wait = desk.wait_text(longest) if longest else "—"
    level = desk.level(longest) if longest else ""
    return [
        {"key": "windows", "title": desk.say("windows_working"), "value": value, "level": ""},
        {"key": "waiting", "title": desk.say("in_queue_now"), "value": people, "level": ""},
        {"key": "longest", "title": desk.say("waits_longest"), "value": wait, "level": level},
    ]
