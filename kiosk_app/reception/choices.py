"""The rows under the field, for whatever is typed and asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import assert_never

from kiosk_app.catalogue import Elsewhere, Service
from kiosk_app.reception.moment import Hall, Row
from kiosk_app.reception.visitors import named
from kiosk_app.reception.work import Asked, Choice, Draft, Work
from kiosk_app.search import find

MOST = 12
HOLD_MINUTES = (0, 15, 30, 60)
"""0: until the visitor is back."""
LONGEST_HOLD = 240
REASONS = ("left", "mistake", "twice", "elsewhere")
CALLS = ("come", "crowd", "kiosk", "conflict")
VISITOR, PLAIN = "visitor:", "none"


def choices(hall: Hall, work: Work, draft: Draft, asked: Asked) -> list[Choice]:
    """What may be chosen now."""
    match work.kind:
        case "ticket":
            return _code(hall, work) or [*_visitor(hall, work), *_services(hall, work.text, draft)]
        case "check_in":
            return _code(hall, work) or _bookings(hall, work.text, asked)
        case "book":
            return _booking(hall, work, asked)
        case "class":
            return _classes(hall, work, draft)
        case "hold":
            return [_hold(hall, minutes) for minutes in _minutes(work.text)]
        case "cancel":
            return [Choice(key, hall.say(f"reason_{key}")) for key in REASONS]
        case "help":
            return [Choice(key, hall.say(f"call_{key}")) for key in CALLS]
        case _:
            assert_never(work.kind)


# ── a ticket ──────────────────────────────────────────────────────────────────


def _services(hall: Hall, text: str, draft: Draft) -> list[Choice]:
    if hall.catalogue is None:
        return []
    known = [s for s in hall.catalogue.services.values() if s.id not in draft.services]
    if not text.strip():
        often = sorted(known, key=lambda each: (-each.popularity, each.id))[:MOST]
        return [_service(hall, each) for each in often]
    found = find(text, [*known, *hall.catalogue.elsewhere.values()], MOST)
    return [
        _elsewhere(hall, each) if isinstance(each, Elsewhere) else _service(hall, each)
        for each in found
    ]


def _elsewhere(hall: Hall, other: Elsewhere) -> Choice:
    where = hall.say("elsewhere", where=hall.text(other.where))
    return Choice(other.id, hall.text(other.name), where, allowed=False)


def _service(hall: Hall, service: Service) -> Choice:
    if service.state != "open":
        return Choice(
            service.id,
            hall.text(service.name),
            hall.say(f"service_{service.state}"),
            allowed=False,
        )
    wait = hall.waits.services.get(service.id)
    waiting = hall.say("wait_count", count=wait.waiting) if wait and wait.waiting else ""
    title = hall.text(service.name)
    return Choice(
        service.id, title, "", " · ".join(filter(None, (waiting, hall.wait_of(service.id))))
    )


def _code(hall: Hall, work: Work) -> list[Choice]:
    if not work.code:
        return []
    spaced = f"{work.code[:4]} {work.code[4:]}"
    return [Choice("code", hall.say("booking_code", code=spaced), hall.say("check_in_about"))]


def _visitor(hall: Hall, work: Work) -> list[Choice]:
    """A number typed where services are sought shows its visitor."""
    ticket = named(hall, work.text)
    if not ticket:
        return []
    row = hall.tickets[ticket]
    title = hall.say("show_visitor", number=row["number"])
    return [Choice(VISITOR + ticket, title, hall.service(row["service"]))]


# ── bookings ──────────────────────────────────────────────────────────────────


def _bookings(hall: Hall, text: str, asked: Asked) -> list[Choice]:
    sought = text.strip().casefold()
    return [
        choice
        for slot in asked.bookings or ()
        for choice in [_booked(hall, slot)]
        if sought in f"{choice.title} {choice.subtitle}".casefold()
    ]


def _booked(hall: Hall, slot: Row) -> Choice:
    state = slot["state"]
    name = " · ".join(filter(None, (hall.clock(slot["slot"]), slot.get("name", ""))))
    number = slot.get("number", "")
    said = hall.say(f"booking_{state}") + (f" {number}" if number else "")
    late = state == "booked" and slot["slot"] < hall.at
    return Choice(
        slot["id"],
        name,
        hall.service(slot["service"]),
        said,
        "long" if late else "",
        allowed=state == "booked",
    )


def _booking(hall: Hall, work: Work, asked: Asked) -> list[Choice]:
    match work.booking.step:
        case "service":
            return _bookable(hall, work.text)
        case "day":
            sought = work.text.strip().casefold()
            days = [_day(hall, day) for day in asked.days or ()]
            return [day for day in days if sought in day.title.casefold()]
        case "slot":
            return _slots(hall, work, asked)
        case "name" | "phone":
            return []
        case step:
            assert_never(step)


def _bookable(hall: Hall, text: str) -> list[Choice]:
    return [
        Choice(choice.key, choice.title)
        for choice in _services(hall, text, Draft())
        if choice.key in hall.bookable
    ]


def _day(hall: Hall, day: Row) -> Choice:
    free = sum(slot["free"] for slot in day["slots"])
    when = date.fromisoformat(day["day"])
    return Choice(
        day["day"],
        day_text(hall, when),
        "",
        hall.say("free_places", count=free) if free else hall.say("day_full"),
        allowed=free > 0,
    )


def day_text(hall: Hall, day: date) -> str:
    """«Вт 24 ноября»; today and tomorrow by name."""
    today = datetime.fromtimestamp(hall.at / 1000, hall.zone).date()
    named_day = {0: hall.say("today"), 1: hall.say("tomorrow")}.get((day - today).days, "")
    week = hall.say("weekdays").split()[day.weekday()]
    month = hall.say("months").split()[day.month - 1]
    plain = hall.say("day_of", week=week, day=day.day, month=month)
    return f"{named_day}, {plain}" if named_day else plain


def _slots(hall: Hall, work: Work, asked: Asked) -> list[Choice]:
    sought = work.text.strip()
    day = next((d for d in asked.days or () if d["day"] == work.booking.day), None)
    return [
        Choice(str(slot["at"]), time, "", hall.say("free_places", count=slot["free"]))
        for slot in (day["slots"] if day else ())
        for time in [hall.clock(slot["at"])]
        if sought in time
    ]


# ── about a visitor ───────────────────────────────────────────────────────────


def _classes(hall: Hall, work: Work, draft: Draft) -> list[Choice]:
    sought = work.text.strip().casefold()
    has = hall.tickets.get(work.about, {}).get("class_id") if work.about else draft.class_id
    found = [
        Choice(id, hall.text(row["name"]), hall.say("look_at", document=hall.text(row["document"])))
        for id, row in hall.desk.get("classes", {}).items()
        if sought in hall.text(row["name"]).casefold() and id != has
    ]
    plain = Choice(PLAIN, hall.say("no_class"), hall.say("no_class_about"))
    return [plain, *found] if has and not sought else found


def _minutes(text: str) -> tuple[int, ...]:
    """As many as typed, or the usual ones."""
    typed = text.strip()
    if not typed:
        return HOLD_MINUTES
    is_count = typed.isascii() and typed.isdecimal() and 0 < int(typed) <= LONGEST_HOLD
    return (int(typed),) if is_count else ()


def _hold(hall: Hall, minutes: int) -> Choice:
    if not minutes:
        return Choice("0", hall.say("until_back"), hall.say("until_back_about"))
    until = hall.clock(hall.at + minutes * 60_000)
    return Choice(
        str(minutes), hall.say("for_minutes", count=minutes), hall.say("until", time=until)
    )
