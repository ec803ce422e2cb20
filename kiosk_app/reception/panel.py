"""How the work is shown: its title, its field, its button, what is chosen so far."""

from __future__ import annotations

from datetime import date
from typing import Any

from kiosk_app.reception.choices import day_text
from kiosk_app.reception.confirming import add_service, is_phone, is_ready
from kiosk_app.reception.moment import Hall
from kiosk_app.reception.office import state_text
from kiosk_app.reception.work import TASKS, Asked, Draft, Work

ICONS = {
    "ticket": "ticket",
    "check_in": "calendar-check",
    "book": "calendar",
    "class": "shield-check",
    "hold": "pause",
    "cancel": "close",
    "help": "bell",
}
FIELD_ICONS = {"cancel": "note", "help": "note", "hold": "clock", "name": "person", "phone": "note"}
BOOKING_TITLES = {
    "service": "pick_service",
    "day": "pick_day",
    "slot": "pick_slot",
    "name": "pick_name",
    "phone": "pick_phone",
}
EMPTY: dict[str, Any] = {
    "kind": "ticket",
    "task": 0,
    "title": "",
    "subtitle": "",
    "number": "",
    "field": "",
    "icon": "search",
    "text": "",
    "confirm": "",
    "sign": "ticket",
    "ready": False,
    "nothing": "",
    "warning": "",
    "adds": False,
    "chosen": [],
    "languages": [],
    "language": 0,
    "composes": False,
    "claim": "",
    "document": "",
}


def shown(hall: Hall, work: Work, draft: Draft, asked: Asked, count: int) -> dict[str, Any]:
    """The left half but its rows; `count`: how many there are."""
    composes = work.kind in ("ticket", "check_in")
    return {
        "kind": work.kind,
        "task": TASKS.index(work.kind) if work.kind in TASKS else -1,
        "title": _title(hall, work),
        "subtitle": _subtitle(hall, work),
        "number": hall.tickets.get(work.about, {}).get("number", ""),
        "field": _field(hall, work),
        "icon": FIELD_ICONS.get(work.booking.step if work.kind == "book" else work.kind, "search"),
        "text": work.text,
        "confirm": _confirm(hall, work, draft),
        "sign": _sign(work),
        "ready": is_ready(hall, work, draft),
        "nothing": "" if count else _nothing(hall, work, asked),
        "warning": _warning(hall) if composes else "",
        "adds": add_service(work, draft) is not None,
        "chosen": [hall.service(id) for id in draft.services] if work.kind == "ticket" else [],
        "languages": _languages(hall),
        "language": _place(hall, draft.language),
        "composes": composes,
        **(_claim(hall, draft) if composes else {"claim": "", "document": ""}),
    }


def _title(hall: Hall, work: Work) -> str:
    if work.kind == "book":
        return hall.say(BOOKING_TITLES[work.booking.step])
    if work.kind == "class" and not work.about:
        return hall.say("title_class_new")
    return hall.say(f"title_{work.kind}")


def _subtitle(hall: Hall, work: Work) -> str:
    booking = work.booking
    if work.kind == "book" and booking.service:
        chosen = [hall.service(booking.service)]
        if booking.day:
            chosen.append(day_text(hall, date.fromisoformat(booking.day)))
        if booking.slot:
            chosen.append(hall.clock(booking.slot))
        return " · ".join(chosen)
    row = hall.tickets.get(work.about)
    return hall.service(row["service"]) if row else ""


def _field(hall: Hall, work: Work) -> str:
    if work.kind == "book":
        return hall.say(f"field_{work.booking.step}")
    return hall.say(f"field_{work.kind}")


def _confirm(hall: Hall, work: Work, draft: Draft) -> str:
    if work.kind == "ticket" and work.code:
        return hall.say("do_check_in")
    if work.kind == "ticket" and work.key.startswith("visitor:"):
        return hall.say("do_show")
    if work.kind == "book":
        return hall.say("do_book" if work.booking.step == "phone" else "do_further")
    return hall.say(f"do_{work.kind}")


def _sign(work: Work) -> str:
    if work.kind == "ticket" and work.key.startswith("visitor:"):
        return "person"
    return ICONS["check_in" if work.code else work.kind]


def _nothing(hall: Hall, work: Work, asked: Asked) -> str:
    """What stands there instead of rows."""
    if work.kind in ("check_in", "book") and asked.trouble:
        return asked.trouble
    if work.kind == "check_in":
        return hall.say("asking" if asked.bookings is None else "no_bookings")
    if work.kind == "book":
        match work.booking.step:
            case "day" if asked.days is None:
                return hall.say("asking")
            case "day":
                return hall.say("no_days")
            case "phone" if not is_phone(work.text):
                return hall.say("phone_about")
            case "name" | "phone":
                return hall.say("contact_about")
    return hall.say("nothing_found")


def _warning(hall: Hall) -> str:
    """Why tickets are not given now."""
    desk = hall.desk
    stops = desk.get("state") == "closed" or any(
        desk.get("intake", {}).get(name) for name in ("suspended", "all_stopped")
    )
    return state_text(hall) if stops else ""


def _languages(hall: Hall) -> list[str]:
    return [each.upper() for each in hall.catalogue.languages] if hall.catalogue else []


def _place(hall: Hall, language: str) -> int:
    known = hall.catalogue.languages if hall.catalogue else ()
    return known.index(language) if language in known else 0


def _claim(hall: Hall, draft: Draft) -> dict[str, str]:
    if not draft.class_id:
        return {"claim": "", "document": ""}
    known = hall.visitor_class(draft.class_id)
    return {
        "claim": hall.text(known.get("name")),
        "document": hall.say("look_at", document=hall.text(known.get("document"))),
    }
