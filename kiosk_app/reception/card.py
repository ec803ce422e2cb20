"""The chosen visitor: what to answer, and what may be done with the visit, each by one key."""

from __future__ import annotations

from typing import Any, Literal, assert_never

from kiosk_app.reception.moment import MINUTE, Hall, Row, duration
from kiosk_app.reception.visitors import condition
from queue_core.domain import commands as c
from queue_core.domain.commands import Command

Act = Literal["reprint", "aside", "class", "cancel", "confirm", "deny"]
ACTS: tuple[Act, ...] = ("reprint", "aside", "class", "cancel")
KEYS: dict[Act, str] = {
    "reprint": "F7",
    "aside": "F8",
    "class": "F9",
    "cancel": "F10",
    "confirm": "Ctrl+Y",
    "deny": "Ctrl+N",
}
ICONS: dict[Act, str] = {
    "reprint": "printer",
    "aside": "pause",
    "class": "shield-check",
    "cancel": "close",
    "confirm": "check",
    "deny": "close",
}
_ABSENT = ("held", "missed")
EMPTY: dict[str, Any] = {
    "key": "",
    "number": "",
    "plate": "quiet",
    "service": "",
    "condition": "",
    "facts": "",
    "answer": "",
    "claim": "",
    "document": "",
    "note": "",
}


def card(hall: Hall, ticket: str) -> dict[str, Any]:
    """What is told of the visitor; `EMPTY` when nobody is chosen."""
    row = hall.tickets.get(ticket)
    if row is None:
        return EMPTY
    return {
        "key": ticket,
        "number": row["number"],
        "plate": "call" if row["state"] == "called" else "quiet",
        "service": " · ".join(hall.service(s) for s in (row["service"], *row.get("next", ()))),
        "condition": condition(hall, row),
        "facts": _facts(hall, row),
        "answer": _answer(hall, ticket, row),
        **_claim(hall, row),
        "note": hall.say("name_the_number")
        if row.get("unprinted") and ticket not in hall.told
        else row.get("note", ""),
    }


def _facts(hall: Hall, row: Row) -> str:
    wait = hall.say(
        "waits_of",
        wait=duration(hall.waited(row)),
        target=int(row.get("target_s", 900)) * 1000 // MINUTE,
    )
    facts = [hall.say("came_at", time=hall.clock(row["arrived"])), wait]
    if row.get("slot"):
        facts.append(hall.say("booked_for", slot=hall.clock(row["slot"])))
    return " · ".join(facts)


def _answer(hall: Hall, ticket: str, row: Row) -> str:
    """What to say to «когда меня вызовут?»."""
    match row["state"]:
        case "called":
            return hall.say("go_to_window", window=row.get("window", ""))
        case "serving":
            return hall.say("is_at_window", window=row.get("window", ""))
        case "missed":
            return hall.say("may_come_back", time=hall.clock(int(row.get("missed_until", 0))))
        case "held":
            return hall.say("may_be_resumed")
        case _ if expected := hall.expected(ticket):
            ahead = int(hall.places[ticket].get("place", 1)) - 1
            word = "will_be_called" if ahead > 0 else "is_next"
            return hall.say(word, ahead=ahead, expected=expected)
        case _:
            return hall.say("no_forecast")


def _claim(hall: Hall, row: Row) -> dict[str, str]:
    if not row.get("class_id"):
        return {"claim": "", "document": ""}
    known = hall.visitor_class(row["class_id"])
    claim = row.get("class_claim", "claimed")
    return {
        "claim": hall.say(f"class_{claim}", name=hall.text(known.get("name")) or row["class_id"]),
        "document": hall.say("look_at", document=hall.text(known.get("document")))
        if claim == "claimed"
        else "",
    }


def may(hall: Hall, ticket: str, act: Act) -> bool:
    """Whether the rules would let this be done now, as far as the desk can see."""
    row = hall.tickets.get(ticket)
    if row is None:
        return False
    state, claim = str(row["state"]), str(row.get("class_claim", ""))
    match act:
        case "reprint":
            return state != "serving"
        case "aside":
            return state == "waiting" or state in _ABSENT
        case "class":
            return state in ("waiting", *_ABSENT)
        case "cancel":
            return state != "serving"
        case "confirm":
            return (
                claim == "claimed"
                and state == "waiting"
                and hall.may(c.ConfirmClass(ticket=ticket))
            )
        case "deny":
            return claim == "claimed" and state == "waiting"
        case _:
            assert_never(act)


def command_of(hall: Hall, ticket: str, act: Act) -> Command | None:
    """The order of an act that needs no further choice; None: it opens a panel."""
    row = hall.tickets.get(ticket, {})
    match act:
        case "reprint":
            return c.Reprint(ticket)
        case "aside" if row.get("state") in _ABSENT:
            return c.ComeBack(ticket=ticket)
        case "confirm":
            return c.ConfirmClass(ticket=ticket)
        case "deny" if hall.may(c.DenyClass(ticket=ticket)):
            return c.DenyClass(ticket=ticket)
        case "deny":
            return c.ClaimClass(ticket, "", hall.say("document_not_shown"))
        case "aside" | "class" | "cancel":
            return None
        case _:
            assert_never(act)


def buttons(hall: Hall, ticket: str) -> list[Row]:
    """The acts in their fixed places."""
    return [_button(hall, ticket, act) for act in ACTS]


def verdicts(hall: Hall, ticket: str) -> list[Row]:
    """Beside the claim: the document was seen, or there is none."""
    acts: tuple[Act, ...] = ("confirm", "deny")
    return [_button(hall, ticket, act) for act in acts if may(hall, ticket, act)]


def _button(hall: Hall, ticket: str, act: Act) -> Row:
    return {
        "key": act,
        "text": hall.say(_word(hall, ticket, act)),
        "sign": "return" if _returns(hall, ticket, act) else ICONS[act],
        "cap": KEYS[act],
        "allowed": may(hall, ticket, act),
    }


def _word(hall: Hall, ticket: str, act: Act) -> str:
    return "act_come_back" if _returns(hall, ticket, act) else f"act_{act}"


def _returns(hall: Hall, ticket: str, act: Act) -> bool:
    return act == "aside" and hall.tickets.get(ticket, {}).get("state") in _ABSENT
