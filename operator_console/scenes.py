"""Desk documents of every state of a desk, for the gallery and the tests.

A document is as the server draws it (docs/protocol.md); names and visitors are invented.
"""

from __future__ import annotations

from typing import Any

Doc = dict[str, Any]
MINUTE = 60_000
ME, WINDOW, OFFICE = "op-5", "5", "central"
CHANNEL = f"{OFFICE}/desk"

SERVICES = {
    "passport": ("Паспорт гражданина РФ", "А", 720),
    "property": ("Регистрация прав", "К", 900),
    "benefit": ("Ежемесячное пособие", "Д", 900),
    "conviction": ("Справка о судимости", "А", 600),
    "subsidy": ("Субсидия на оплату ЖКУ", "Д", 900),
    "abroad": ("Загранпаспорт", "А", 900),
    "egrn": ("Выписка из ЕГРН", "К", 420),
    "family": ("Справка о составе семьи", "А", 420),
    "results": ("Выдача документов", "М", 300),
}
PEOPLE = {
    ME: "Смирнова А. В.",
    "op-1": "Иванов П. С.",
    "op-3": "Кузнецова М. И.",
    "op-7": "Хасанова Г. Р.",
}
MINE = ("passport", "property", "benefit", "conviction", "subsidy", "abroad", "egrn", "family")
WAIT: Doc = {
    "services": {
        "results": {"waiting": 1, "low": 4, "high": 9},
        "egrn": {"waiting": 1, "low": 2, "high": 6},
        "benefit": {"waiting": 1, "low": 11, "high": 19},
        "abroad": {"waiting": 0, "low": 8, "high": 14},
        "passport": {"waiting": 2, "low": 8, "high": 14},
    }
}
"""`<office>/desk/wait`."""


def office(at: int) -> Doc:
    """A working centre; my window is closed, eight wait."""
    return {
        "office": {"ru": "МФЦ «Центральный»", "en": "MFC “Central”"},
        "zone": "Europe/Moscow",
        "state": "open",
        "day": "2026-11-23",
        "intake": {},
        "services": _services(),
        "classes": {
            "veteran": {
                "name": {"ru": "Ветераны"},
                "document": {"ru": "удостоверение ветерана"},
            }
        },
        "pause_reasons": {"lunch": {"ru": "Обед"}, "break": {"ru": "Технический"}},
        "decline_reasons": {
            "papers": {"ru": "Не хватает документов"},
            "wrong": {"ru": "Обратился не по адресу"},
        },
        "rules": {"recall_after_s": 10, "no_show_after_s": 40, "undo_s": 10, "min_cover": 5},
        "staff": {id: {"name": name, "role": "operator"} for id, name in PEOPLE.items()},
        "windows": {
            "1": window("op-1", ["results"], at),
            "3": window("op-3", ["benefit", "subsidy"], at),
            WINDOW: {"hall": "1", "state": "closed", "may": list(MINE)},
            "7": window("op-7", ["property", "egrn"], at),
            "8": {"hall": "1", "state": "closed", "may": ["property", "egrn"]},
        },
        "tickets": waiting(at),
        "today": {"issued": 61, "called": 50, "served": 48, "in_target": 47},
        "messages": {},
        "devices": {
            "kiosk-1": {"kind": "kiosk", "printer": "ready"},
            "board-1": {"kind": "board"},
        },
    }


def _services() -> Doc:
    return {
        id: {
            "name": {"ru": name},
            "letter": letter,
            "norm_s": norm,
            "target_s": 900,
            "windows": 2,
        }
        for id, (name, letter, norm) in SERVICES.items()
    }


def window(operator: str, services: list[str], at: int) -> Doc:
    """A window somebody works at."""
    return {
        "hall": "1",
        "state": "free",
        "operator": operator,
        "since": at - 90 * MINUTE,
        "may": services,
        "services": services,
    }


def ticket(number: str, service: str, at: int, waited_s: int, **more: Any) -> Doc:
    """Somebody who waits."""
    entered = at - waited_s * 1000
    return {
        "number": number,
        "state": "waiting",
        "service": service,
        "arrived": entered,
        "entered": entered,
        "due": entered + 15 * MINUTE,
        "target_s": 900,
        "order": "turn",
        "source": "kiosk",
        "language": "ru",
    } | more


def waiting(at: int) -> dict[str, Doc]:
    """Eight people and one held."""
    slot = at - at % MINUTE - 2 * MINUTE
    return {
        "t13": ticket("А013", "passport", at, 372, due=at - MINUTE),
        "t35": ticket("К035", "property", at, 300, order="booked", slot=at - 130_000,
                      target_s=300, due=at + 170_000),
        "t14": ticket("А014", "passport", at, 302),
        "t08": ticket("Д008", "benefit", at, 767),
        "t15": ticket("А015", "conviction", at, 151),
        "t09": ticket("Д009", "subsidy", at, 48),
        "t36": ticket("К036", "egrn", at, 20, order="booked", slot=slot + 20 * MINUTE,
                      target_s=300, due=at + 25 * MINUTE),
        "t02": ticket("М002", "results", at, 964),
        "t99": ticket("А009", "abroad", at, 964, state="held", held_kind="hold",
                      operator=ME, window=WINDOW),
    }  # fmt: skip


def at_window(doc: Doc, at: int, **more: Any) -> Doc:
    """The same office with me at my window."""
    mine = window(ME, list(MINE), at) | {"may": list(MINE)} | more
    figures = {"served": 18, "busy_ms": 18 * 700_000, "longest_wait_ms": 812_000}
    return doc | {
        "windows": doc["windows"] | {WINDOW: mine},
        "staff": doc["staff"] | {ME: doc["staff"][ME] | figures},
    }


def idle(at: int) -> Doc:
    """I am free, seven wait for me. The booked one is not first, as in the reference picture."""
    doc = at_window(office(at), at)
    first = doc["tickets"]["t13"] | {"order": "urgent"}
    return doc | {"tickets": doc["tickets"] | {"t13": first}}


def empty(at: int) -> Doc:
    """Nobody waits."""
    return at_window(office(at), at) | {"tickets": {}}


def held_alone(at: int) -> Doc:
    """Nobody waits, but I hold somebody."""
    doc = at_window(office(at), at)
    return doc | {"tickets": {"t99": doc["tickets"]["t99"]}}


def called(at: int, recalls: int = 0) -> Doc:
    """I called А013 24 s ago."""
    doc = at_window(office(at), at, ticket="t13", state="called")
    since = at - 24_000
    row = doc["tickets"]["t13"] | {
        "state": "called",
        "window": WINDOW,
        "operator": ME,
        "call": "c1",
        "called": since,
        "last_called": since,
        "reason": "turn",
    }
    if recalls:
        row |= {"recalls": recalls, "last_called": at - 12_000}
    return doc | {"tickets": doc["tickets"] | {"t13": row}}


def serving(at: int, minutes: float = 7.4, **more: Any) -> Doc:
    """А012 is here, booked, with a claimed right and one more service to come."""
    doc = at_window(office(at), at, ticket="t12", state="serving", pause_after=True)
    slot = at - at % (30 * MINUTE)
    row = ticket("А012", "passport", at, 1200) | {
        "state": "serving",
        "order": "booked",
        "slot": slot,
        "next": ["family"],
        "class_id": "veteran",
        "class_claim": "claimed",
        "window": WINDOW,
        "operator": ME,
        "call": "c0",
        "called": at - int(minutes * MINUTE) - 40_000,
        "last_called": at - int(minutes * MINUTE) - 40_000,
        "started": at - int(minutes * MINUTE),
        "reason": "booked_slot",
        "documents": 3,
    }
    return doc | {"tickets": doc["tickets"] | {"t12": row | more}}


def paused(at: int) -> Doc:
    """Lunch, 12:40 of 30 minutes gone."""
    since = at - 760_000
    return at_window(
        office(at),
        at,
        state="paused",
        paused=since,
        pause_reason="lunch",
        pause_until=since + 30 * MINUTE,
    )


def finished(at: int, auto_call_s: int = 0) -> Doc:
    """I have just finished А012 and may take it back."""
    undo = {"act": "finish", "until": at + 9_000, "number": "А012", "ticket": "t12"}
    doc = at_window(office(at), at, undo=undo)
    return doc | {"rules": doc["rules"] | {"auto_call_s": auto_call_s}}


def paper_out(at: int) -> Doc:
    """A kiosk has no paper; its last visitor holds no ticket."""
    doc = idle(at)
    kiosk = {"kind": "kiosk", "printer": "out", "since": at - 2 * MINUTE}
    return doc | {"devices": doc["devices"] | {"kiosk-1": kiosk}}


def journal(at: int) -> list[Doc]:
    """The last minutes of the office as the server's journal tells them, newest first."""
    told: list[Doc] = [
        {"type": "ticket_issued", "who": "kiosk-1", "number": "Д010", "services": ["benefit"]},
        {"type": "service_started", "who": ME, "number": "А012"},
        {"type": "ticket_called", "who": ME, "number": "А012", "window": WINDOW,
         "reason": "booked_slot"},
        {"type": "service_finished", "who": "op-3", "number": "Д007", "outcome": "declined",
         "reason": "papers"},
        {"type": "visit_raised", "who": "op-1", "number": "М001", "reason": "поезд через час"},
        {"type": "device_changed", "device": "kiosk-1", "kind": "kiosk", "printer": "near_end"},
        {"type": "no_show_marked", "who": "op-7", "number": "К033", "until": at + 12 * MINUTE},
        {"type": "visit_transferred", "who": "op-1", "number": "К034", "service": "egrn"},
        {"type": "pause_begun", "who": "op-1", "window": "1", "reason": "lunch",
         "until": at + 20 * MINUTE},
        {"type": "window_opened", "who": ME, "window": WINDOW},
    ]  # fmt: skip
    return [
        {"id": f"{at - n * 40_000}-0-0", "at": at - n * 40_000, "ticket": f"j{n}"} | line
        for n, line in enumerate(told)
    ]


def bookings(at: int) -> list[Doc]:
    """Today's bookings."""
    slot = at - at % (15 * MINUTE)
    states = [
        ("arrived", "К035"),
        ("booked", ""),
        ("cancelled", ""),
        ("booked", ""),
        ("lapsed", ""),
    ]
    return [
        {"id": f"b{n}", "slot": slot + n * 15 * MINUTE, "service": MINE[n], "state": state}
        | ({"number": number} if number else {})
        for n, (state, number) in enumerate(states)
    ]
