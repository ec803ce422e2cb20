"""Documents of a busy hall, for the gallery and the tests; visitors and staff are invented."""

from __future__ import annotations

from typing import Any

from kiosk_app.testing.sample import OFFICE, kiosk_document, wait_document

Doc = dict[str, Any]
MINUTE = 60_000
ME, LOGIN, PASSWORD = "orlova", "orlova", "2468"
NAME = "Орлова Н. М."
DESK, KIOSK = f"{OFFICE}/desk", f"{OFFICE}/kiosk"
WAIT, PLACES = f"{OFFICE}/wait", f"{OFFICE}/desk/wait"
LETTERS = {
    "collect": "М",
    "consult": "В",
    "passport": "А",
    "rights": "К",
    "foreign": "А",
    "residence": "А",
    "birth": "Е",
    "child-benefit": "Д",
    "tax-number": "Н",
}
VISITORS: tuple[tuple[str, str, str, int, Doc], ...] = (
    # number, service, state, minutes since arrival, what else
    ("А012", "passport", "called", 14, {"window": "5", "reason": "turn"}),
    ("К035", "rights", "waiting", 16, {"slot": -2}),
    ("Д008", "child-benefit", "waiting", 13, {"order": "by_right", "class_id": "war"}),
    ("А013", "passport", "waiting", 12, {}),
    ("А014", "foreign", "waiting", 11, {"unprinted": True}),
    ("В021", "consult", "waiting", 9, {}),
    ("М044", "collect", "waiting", 8, {}),
    ("Е003", "birth", "waiting", 7, {"next": ["child-benefit"]}),
    ("А015", "residence", "waiting", 5, {"order": "returned"}),
    ("Н006", "tax-number", "waiting", 4, {}),
    ("К036", "rights", "waiting", 3, {"slot": 18}),
    ("М045", "collect", "waiting", 2, {}),
    ("А016", "passport", "waiting", 1, {}),
    ("В019", "consult", "missed", 27, {"missed_until": 9}),
    ("Д007", "child-benefit", "held", 33, {"held_until": 12, "held_kind": "step_away"}),
    ("А009", "passport", "serving", 31, {"window": "3"}),
    ("К033", "rights", "serving", 25, {"window": "8"}),
)
BOOKED = (
    (-22, "passport", "arrived", "А010", "Гаврилов П. И."),
    (-2, "rights", "arrived", "К035", "Ким С. Р."),
    (3, "passport", "booked", "", "Сафина Л. А."),
    (18, "rights", "arrived", "К036", "Дорохова Е. В."),
    (18, "foreign", "booked", "", "Петренко А. О."),
    (33, "residence", "booked", "", ""),
    (48, "birth", "cancelled", "", "Яковлев Д. С."),
    (63, "passport", "booked", "", "Мухаметшина Г. Ф."),
)


def documents(at: int) -> dict[str, Doc]:
    """Everything the desk watches, as the office told it at `at`."""
    kiosk = kiosk_document()
    for service in kiosk["services"].values():
        service["bookable"] = True
    desk = hall(at)
    waiting = [id for id, row in desk["tickets"].items() if row["state"] == "waiting"]
    places = {
        id: {"place": place, "low": at + place * 2 * MINUTE, "high": at + (place * 3 + 4) * MINUTE}
        for place, id in enumerate(waiting, 1)
    }
    return {DESK: desk, KIOSK: kiosk, WAIT: wait_document(), PLACES: {"tickets": places}}


def hall(at: int) -> Doc:
    """`<office>/desk` on a working morning."""
    return {
        "office": {"ru": "МФЦ «Центральный»", "en": "Central office"},
        "zone": "Europe/Moscow",
        "state": "open",
        "closes": at + 9 * 60 * MINUTE,
        "intake": {},
        "services": _services(),
        "classes": {
            id: {"name": {"ru": name}, "document": {"ru": document}}
            for id, name, document in (
                ("war", "Ветераны и инвалиды войны", "Удостоверение ветерана"),
                ("disabled", "Инвалиды I и II группы", "Справка МСЭ"),
                ("age80", "80 лет и старше", "Паспорт"),
                ("large_family", "Многодетная семья", "Удостоверение многодетной семьи"),
                ("small_child", "С ребёнком до трёх лет", "Свидетельство о рождении"),
            )
        },
        "staff": {
            ME: {"name": NAME, "role": "reception"},
            "op-3": {"name": "Кузнецова О. Н.", "role": "operator"},
            "chief": {"name": "Фёдоров В. Л.", "role": "supervisor"},
        },
        "windows": _windows(at),
        "tickets": {f"t{n}": _ticket(at, *row) for n, row in enumerate(VISITORS)},
        "today": {"issued": 148, "called": 120, "in_target": 113, "served": 114},
        "messages": {},
        "devices": _devices(),
        "rules": {"recall_after_s": 10, "no_show_after_s": 40, "undo_s": 10, "min_cover": 2},
        "pause_reasons": {},
        "decline_reasons": {},
    }


def quiet(at: int) -> Doc:
    """Before the first visitor."""
    return {**hall(at), "tickets": {}}


def stopped(at: int) -> Doc:
    """Tickets are stopped, and a colleague writes."""
    message = {"at": at, "text": "Подойдите к окну 3", "sender": "chief", "to": "all"}
    return {**hall(at), "intake": {"all_stopped": True}, "messages": {"m1": message}}


def bookings(at: int) -> list[Doc]:
    """Today's, as `ask bookings` tells them."""
    return [
        {
            "id": f"b{n}",
            "slot": at + minutes * MINUTE,
            "service": service,
            "state": state,
            **({"number": number} if number else {}),
            **({"name": name} if name else {}),
        }
        for n, (minutes, service, state, number, name) in enumerate(BOOKED)
    ]


class InventedSlots:
    """Free slots of the coming days, without a server behind them."""

    def __init__(self, at: int) -> None:
        self._at = at

    def days(self, service: str) -> tuple[Doc, ...]:
        """Six working days and a full one."""
        first = self._at - self._at % (15 * MINUTE) + 15 * MINUTE
        day = 24 * 60 * MINUTE
        return tuple(
            {
                "day": f"2026-11-{23 + n}",
                "slots": [
                    {"at": first + n * day + k * 15 * MINUTE, "free": 1 + k % 3} for k in range(9)
                ]
                if n != 1
                else [],
            }
            for n in range(6)
        )

    def book(self, key: str, service: str, slot: int, language: str, name: str, phone: str) -> Doc:
        """Always there."""
        return {"service": service, "slot": slot, "code": "48217093", "token": "a1b2c3d4e5f6"}


def issued(number: str = "А017", service: str = "passport") -> Doc:
    """The office's answer to a ticket."""
    return {
        "ticket": f"ticket-{number}",
        "number": number,
        "token": "a1b2c3d4e5f6a1b2c3d4e5f6",
        "code": "48217093",
        "issued": 1_795_333_320_000,
        "services": [service],
        "ahead": 7,
    }


def _services() -> Doc:
    catalogue = kiosk_document()["services"]
    return {
        id: {
            "name": row["name"],
            "letter": LETTERS[id],
            "norm_s": 720,
            "target_s": 900,
            "windows": 3,
        }
        for id, row in catalogue.items()
    }


def _windows(at: int) -> Doc:
    states = ("free", "serving", "serving", "paused", "called", "serving") * 2
    rows: Doc = {}
    for n, state in enumerate(states, 1):
        rows[str(n)] = {"hall": "1", "state": "closed" if n > 10 else state, "may": []}
        if n <= 10:
            rows[str(n)] |= {"operator": f"op-{n}", "since": at - 120 * MINUTE}
    return rows


def _devices() -> Doc:
    return {
        "kiosk-1": {"kind": "kiosk", "printer": "ready"},
        "kiosk-2": {"kind": "kiosk", "printer": "near_end", "detail": "left:40"},
        "kiosk-3": {"kind": "kiosk", "printer": "out"},
        "board-1": {"kind": "board", "sound": "ready"},
        "board-2": {"kind": "board"},
        "reception-1": {"kind": "reception", "printer": "ready"},
    }


def _ticket(at: int, number: str, service: str, state: str, minutes: int, more: Doc) -> Doc:
    arrived = at - minutes * MINUTE
    row: Doc = {
        "number": number,
        "state": state,
        "service": service,
        "arrived": arrived,
        "entered": arrived,
        "due": arrived + 15 * MINUTE,
        "target_s": 900,
        "order": "turn",
        "source": "kiosk",
        "language": "ru",
        **more,
    }
    if "class_id" in more:
        row["class_claim"] = "claimed"
    if "slot" in more:
        row |= {"slot": at + more["slot"] * MINUTE, "order": "booked", "source": "booking"}
    for name in ("missed_until", "held_until"):
        if name in more:
            row[name] = at + more[name] * MINUTE
    if state in ("called", "serving"):
        row |= {"called": at - 2 * MINUTE, "last_called": at - 2 * MINUTE, "call": f"c-{number}"}
    return row
