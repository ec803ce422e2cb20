"""The rows of the panels: services, windows, colleagues, reasons, spans of time, other acts."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from operator_console.desk import Desk, Row
from operator_console.offers import offers
from operator_console.shown import duration
from operator_console.words import WORDS, pick, plural

HOLD_MINUTES = (0, 5, 10, 15, 30, 60)
CLOSING_MINUTES = (0, 30, 60, 90)
MOST_SERVICES = 9
BY_HOURS, ORDINARY = "hours", "none"


class PanelRow(Struct, frozen=True):
    """One choice."""

    key: str
    title: str
    subtitle: str = ""
    trailing: str = ""
    level: str = ""
    """Wait level of `trailing`; empty: plain."""
    marked: bool = False


def transfer_rows(desk: Desk, tab: int) -> list[PanelRow]:
    """Where a visit may be sent: a service, an open window, a colleague at work."""
    match tab:
        case 0:
            return service_rows(desk, desk.doc.get("services", {}))
        case 1:
            return open_window_rows(desk)
        case _:
            rows = [_colleague_row(desk, id, row) for id, row in _others(desk)]
            return sorted(rows, key=lambda row: row.title)


def service_rows(desk: Desk, services: Iterable[str]) -> list[PanelRow]:
    """Services with the windows that serve them and how many wait."""
    waiting: dict[str, list[Row]] = {}
    for _, row in desk.in_state("waiting"):
        waiting.setdefault(row["service"], []).append(row)
    serving: dict[str, list[str]] = {}
    for window, row in _windows(desk):
        for service in row.get("services", ()) if row.get("operator") else ():
            serving.setdefault(service, []).append(window)
    rows = [
        _service_row(desk, service, serving.get(service, []), waiting.get(service, []))
        for service in services
    ]
    rows.sort(key=lambda row: (row.subtitle.startswith(desk.say("no_windows")), row.title))
    return rows


def _service_row(desk: Desk, service: str, windows: list[str], waiting: list[Row]) -> PanelRow:
    where = desk.say("no_windows")
    if windows:
        forms = WORDS["windows_of"][1 if desk.language == "en" else 0].split("|")
        where = forms[len(windows) > 1].format(where=", ".join(windows))
    return PanelRow(
        service, desk.service(service), _and(where, _range(desk, service)), *_waiting(desk, waiting)
    )


def _waiting(desk: Desk, rows: list[Row]) -> tuple[str, str]:
    """«ждут 2», and how the longest of these waits stands to its target."""
    longest = desk.longest(rows)
    level = desk.level(longest) if longest else "ok"
    return desk.say("waiting_n", count=len(rows)), level


def _range(desk: Desk, service: str) -> str:
    """«8–14 мин»: how long one who comes now waits; empty: no forecast."""
    known = desk.wait.get("services", {}).get(service, {})
    if "low" not in known:
        return ""
    return desk.say("wait_range", low=known["low"], high=known["high"])


def _and(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def window_service_rows(desk: Desk, marked: tuple[str, ...]) -> list[PanelRow]:
    """What this window may serve; marked: what it serves now."""
    may_serve = desk.mine.get("may", ())
    rows = [PanelRow(s, desk.service(s), marked=s in marked) for s in may_serve]
    return sorted(rows, key=lambda row: row.title)


def hold_rows(desk: Desk) -> list[PanelRow]:
    """Until resumed, or for some minutes."""
    return [
        PanelRow(
            str(minutes),
            desk.say("hold_minutes", count=minutes) if minutes else desk.say("hold_open"),
            desk.say("until_time", time=desk.clock(desk.at + minutes * 60_000)) if minutes else "",
        )
        for minutes in HOLD_MINUTES
    ]


def reason_rows(desk: Desk, table: str) -> list[PanelRow]:
    """Reasons as the office names them."""
    return [PanelRow(id, desk.named(table, id)) for id in desk.doc.get(table, {})]


def message_rows(desk: Desk) -> list[PanelRow]:
    """To whom."""
    rows = [
        PanelRow("supervisor", desk.say("to_supervisor")),
        PanelRow("all", desk.say("to_all")),
    ]
    if desk.role == "supervisor":
        rows.append(PanelRow("screens", desk.say("to_screens")))
    people = [PanelRow(row["operator"], desk.person(row["operator"])) for _, row in _others(desk)]
    people.sort(key=lambda row: row.title)
    return rows + people


def day_rows(desk: Desk) -> list[PanelRow]:
    """My day in figures; a figure of nothing is a dash."""
    own, served = desk.figures, int(desk.figures.get("served", 0))
    busy, longest = int(own.get("busy_ms", 0)), int(own.get("longest_wait_ms", 0))
    since = int(desk.mine.get("since", 0))
    return [
        PanelRow("served", desk.say("day_served"), trailing=str(served)),
        PanelRow(
            "average", desk.say("day_average"), trailing=duration(busy // served) if served else "—"
        ),
        PanelRow("busy", desk.say("day_busy"), trailing=duration(busy)),
        PanelRow(
            "longest",
            desk.say("day_longest"),
            desk.say("day_longest_hint"),
            duration(longest) if longest else "—",
        ),
        PanelRow("since", desk.say("day_window"), trailing=desk.clock(since) if since else "—"),
    ]


def more_rows(desk: Desk) -> list[PanelRow]:
    """Acts without a place of their own on the desk."""
    return [PanelRow(offer.key, offer.title, trailing=offer.hint) for offer in offers(desk)]


def class_rows(desk: Desk) -> list[PanelRow]:
    """Classes one may be put into; first the ordinary order."""
    known = desk.doc.get("classes", {})
    rows = [
        PanelRow(id, pick(row.get("name"), desk.language), pick(row.get("document"), desk.language))
        for id, row in known.items()
    ]
    return [PanelRow(ORDINARY, desk.say("class_none")), *rows]


def closing_rows(desk: Desk) -> list[PanelRow]:
    """By the hours, or earlier."""
    times = [(minutes, desk.at + minutes * 60_000) for minutes in CLOSING_MINUTES]
    soon = [
        PanelRow(
            str(minutes),
            desk.say("close_in", count=minutes) if minutes else desk.say("close_now"),
            desk.say("until_time", time=desk.clock(at)),
        )
        for minutes, at in times
    ]
    return [*soon, PanelRow(BY_HOURS, desk.say("close_by_hours"))]


def count_rows(desk: Desk) -> list[PanelRow]:
    """How many services were rendered in this stage."""
    numbers = range(1, MOST_SERVICES + 1)
    return [PanelRow(str(n), plural(n, desk.language, "services_in_visit")) for n in numbers]


def open_window_rows(desk: Desk) -> list[PanelRow]:
    """Windows where somebody else works."""
    return [_window_row(desk, id, row) for id, row in _others(desk)]


def _windows(desk: Desk) -> list[tuple[str, Row]]:
    windows = desk.doc.get("windows", {})
    return sorted(windows.items(), key=lambda item: (len(item[0]), item[0]))


def _others(desk: Desk) -> list[tuple[str, Row]]:
    return [(id, row) for id, row in _windows(desk) if row.get("operator") and id != desk.window]


def _window_row(desk: Desk, id: str, row: Row) -> PanelRow:
    """Whom it has before it: how many, and how long the longest has waited."""
    waiting = [one for _, one in desk.order(id)]
    longest = desk.longest(waiting)
    told = desk.say("longest_of", time=desk.wait_text(longest)) if longest else ""
    if row.get("paused"):
        told = desk.say("act_pause").lower()
    who = _and(desk.person(row["operator"]), told)
    return PanelRow(id, desk.say("window", window=id), who, *_waiting(desk, waiting))


def _colleague_row(desk: Desk, id: str, row: Row) -> PanelRow:
    place = _window_row(desk, id, row)
    return PanelRow(
        row["operator"], desk.person(row["operator"]), place.title, place.trailing, place.level
    )
