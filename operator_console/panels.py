"""The panels that replace the desk for one choice: what each asks, lists and orders.

A panel is title, tabs, one line to type into, rows, an option, a check and one button. Typing
filters the rows, except where the line itself is what is wanted (`writes`).
"""

from __future__ import annotations

from typing import Any, Literal, assert_never

from msgspec import Struct

from operator_console.acts import Act
from operator_console.desk import MS, Desk
from operator_console.offers import Further, offers
from operator_console.orders import acting
from operator_console.panel_rows import (
    BY_HOURS,
    ORDINARY,
    PanelRow,
    class_rows,
    closing_rows,
    count_rows,
    day_rows,
    hold_rows,
    message_rows,
    more_rows,
    open_window_rows,
    reason_rows,
    service_rows,
    transfer_rows,
    window_service_rows,
)
from operator_console.queue import found
from operator_console.shown import duration, fold
from queue_core.domain import commands as c
from queue_core.domain.commands import Command

Kind = Literal[
    "transfer",
    "hold",
    "pause",
    "decline",
    "add_service",
    "note",
    "no_ticket",
    "services",
    "find",
    "message",
    "more",
    "raise",
    "suspend",
    "change_class",
    "close_early",
    "sign_out_other",
    "count_services",
    "day",
]
WRITTEN: tuple[Kind, ...] = ("note", "raise", "suspend")
"""Panels of one line and nothing to choose."""
Leading = Literal["raise", "suspend", "change_class", "close_early", "sign_out_other"]
PAUSE_MINUTES = (15, 30, 45, 60, 0)


class Panel(Struct, frozen=True):
    """What stands still in a panel while one types and chooses."""

    kind: Kind
    title: str
    confirm: str
    icon: str = "check"
    subtitle: str = ""
    tabs: tuple[str, ...] = ()
    fields: tuple[str, ...] = ("",)
    """What the line is for, by tab; empty: no line."""
    writes: bool = False
    marks: bool = False
    """Rows are marked with Space, several at once."""
    tells: bool = False
    """Rows are facts; nothing is chosen."""
    option: str = ""
    options: tuple[str, ...] = ()
    check: str = ""
    hint: str = ""
    warning: str = ""


class Choice(Struct, frozen=True):
    """What the operator has chosen so far."""

    key: str = ""
    tab: int = 0
    text: str = ""
    option: int = 0
    checked: bool = False
    marked: tuple[str, ...] = ()


def panel(kind: Kind, desk: Desk) -> Panel:
    """The still part of a panel."""
    say = desk.say
    match kind:
        case "transfer":
            return _transfer_panel(desk)
        case "pause":
            return _pause_panel(desk)
        case "hold":
            return Panel(kind, say("hold_title"), say("act_hold"), "pause", _visit_line(desk))
        case "decline":
            return Panel(kind, say("decline_title"), say("choose_this"), hint=say("decline_hint"))
        case "add_service":
            line = say("service_name")
            return Panel(kind, say("add_title"), say("act_add_service"), "plus", fields=(line,))
        case "no_ticket":
            line = say("service_name")
            return Panel(kind, say("no_ticket_title"), say("act_start"), "play", fields=(line,))
        case "find":
            line = say("find_field")
            return Panel(kind, say("find_title"), say("act_next"), "bell", fields=(line,))
        case "more":
            line = say("more_field")
            return Panel(kind, say("more_title"), say("choose_this"), fields=(line,))
        case "services":
            hint = say("services_hint")
            return Panel(kind, say("services_title"), say("save"), marks=True, hint=hint)
        case "change_class":
            return Panel(kind, say("class_title"), say("save"), subtitle=_chosen_line(desk))
        case "close_early":
            return Panel(kind, say("close_title"), say("save"))
        case "count_services":
            return Panel(kind, say("services_done"), say("save"))
        case "day":
            return _day_panel(desk)
        case "sign_out_other":
            line = say("window_number")
            return Panel(kind, say("do_sign_out_other"), say("close_window"), fields=(line,))
        case "note" | "message" | "raise" | "suspend":
            return _written_panel(kind, desk)


def _day_panel(desk: Desk) -> Panel:
    person = desk.person(desk.staff)
    return Panel("day", desk.say("do_day"), desk.say("close"), "return", person, tells=True)


def _transfer_panel(desk: Desk) -> Panel:
    say = desk.say
    return Panel(
        "transfer",
        say("act_transfer"),
        say("act_transfer"),
        "transfer",
        _visit_line(desk),
        (say("to_service"), say("to_window"), say("to_operator")),
        (say("service_name"), say("window_number"), say("operator_name")),
        option=say("when"),
        options=(say("in_turn"), say("at_once")),
        check=say("with_return") if desk.mode == "serving" else "",
        hint=say("place_kept"),
    )


def _pause_panel(desk: Desk) -> Panel:
    say = desk.say
    title = say("pause_after_title" if desk.visit_id else "pause_title")
    ends = tuple(say("minutes", count=n) if n else say("no_end") for n in PAUSE_MINUTES)
    return Panel(
        "pause",
        title,
        say("act_pause"),
        "pause",
        option=say("planned_end"),
        options=ends,
        warning=_cover_warning(desk),
    )


def _cover_warning(desk: Desk) -> str:
    """What a break would do to the hall; empty: enough windows stay."""
    left = sum(id != desk.window for id in desk.working)
    cover = desk.rule("min_cover", 1)
    return desk.say("cover_warning", left=left, cover=cover) if left < cover else ""


def _written_panel(kind: Kind, desk: Desk) -> Panel:
    say, send = desk.say, kind == "message"
    return Panel(
        kind,
        say(f"{kind}_title"),
        say("send" if send else "save"),
        "chat" if send else "check",
        subtitle=_chosen_line(desk) if kind == "raise" else "",
        fields=(say(f"{kind}_field"),),
        writes=True,
        hint=say(f"{kind}_hint"),
    )


def panel_rows(kind: Kind, desk: Desk, choice: Choice) -> list[PanelRow]:
    """The rows under the line, filtered by what was typed."""
    rows = _rows(kind, desk, choice)
    if kind == "find":
        return [_found_row(row) for row in found(desk, choice.text)]
    sought = "" if panel(kind, desk).writes else fold(choice.text)
    return [row for row in rows if sought in fold(row.title) or sought in fold(row.subtitle)]


def _rows(kind: Kind, desk: Desk, choice: Choice) -> list[PanelRow]:
    match kind:
        case "transfer":
            return transfer_rows(desk, choice.tab)
        case "hold":
            return hold_rows(desk)
        case "pause":
            return reason_rows(desk, "pause_reasons")
        case "decline":
            return reason_rows(desk, "decline_reasons")
        case "add_service":
            return service_rows(desk, desk.doc.get("services", {}))
        case "no_ticket":
            return service_rows(desk, desk.mine.get("services", ()))
        case "services":
            return window_service_rows(desk, choice.marked)
        case "message":
            return message_rows(desk)
        case "more":
            return more_rows(desk)
        case "change_class":
            return class_rows(desk)
        case "close_early":
            return closing_rows(desk)
        case "sign_out_other":
            return open_window_rows(desk)
        case "count_services":
            return count_rows(desk)
        case "day":
            return day_rows(desk)
        case "find" | "note" | "raise" | "suspend":
            return []


def panel_command(kind: Kind, desk: Desk, choice: Choice) -> Command | None:
    """What confirming the choice orders; None: nothing (yet)."""
    window, ticket, key = acting(desk), desk.visit_id, choice.key
    if not key and kind not in (*WRITTEN, "services"):
        return None
    match kind:
        case "transfer":
            return _transfer(desk, choice)
        case "hold":
            minutes = int(key)
            until = desk.at + minutes * 60 * MS if minutes else 0
            return c.Hold(window=window, ticket=ticket, until=until)
        case "pause":
            minutes = PAUSE_MINUTES[choice.option]
            until = desk.at + minutes * 60 * MS if minutes else 0
            later = bool(ticket)
            return c.Pause(window=window, reason=key, until=until, after_visit=later)
        case "add_service":
            return c.AddService(window=window, ticket=ticket, service=key)
        case "note":
            return c.WriteNote(window=window, ticket=ticket, text=choice.text.strip())
        case "no_ticket":
            return c.ServeWithoutTicket(window=window, service=key)
        case "services":
            chosen = choice.marked
            return c.ChooseServices(window=window, services=chosen) if chosen else None
        case "message":
            text = choice.text.strip()
            return c.SendMessage(text=text, to=key) if text else None
        case "raise" | "suspend" | "change_class" | "close_early" | "sign_out_other":
            return _leading_command(kind, desk, choice)
        case "decline" | "find" | "more" | "count_services" | "day":
            return None


def _leading_command(kind: Leading, desk: Desk, choice: Choice) -> Command:
    key = choice.key
    match kind:
        case "raise":
            return c.Raise(ticket=desk.chosen, reason=choice.text.strip())
        case "suspend":
            return c.SuspendAll(text=choice.text.strip())
        case "change_class":
            chosen_class = "" if key == ORDINARY else key
            return c.ClaimClass(ticket=desk.chosen, class_id=chosen_class)
        case "close_early":
            return _closing(desk, key)
        case "sign_out_other":
            return c.SignOut(window=key)
        case _:
            assert_never(kind)


def _transfer(desk: Desk, choice: Choice) -> Command:
    to: dict[str, str] = {("service", "to_window", "to_operator")[choice.tab]: choice.key}
    return c.Transfer(
        window=acting(desk),
        ticket=desk.visit_id,
        urgent=choice.option == 1,
        with_return=choice.checked,
        **to,
    )


def next_step(desk: Desk, key: str) -> Command | Act | Further | None:
    """What a row of «Ещё действия» leads to."""
    return next((offer.step for offer in offers(desk) if offer.key == key), None)


def _closing(desk: Desk, key: str) -> Command:
    return c.CloseEarly(at=0 if key == BY_HOURS else desk.at + int(key) * 60 * MS)


def _found_row(row: dict[str, Any]) -> PanelRow:
    title = f"{row['number']}  {row['service']}"
    return PanelRow(row["key"], title, row["state"], row["wait"], row["level"])


def _visit_line(desk: Desk) -> str:
    row = desk.visit
    if desk.mode == "serving":
        return desk.say("being_served", time=duration(desk.at - int(row.get("started", desk.at))))
    return desk.say("was_called", time=duration(desk.at - int(row.get("called", desk.at))))


def _chosen_line(desk: Desk) -> str:
    row = desk.tickets.get(desk.chosen, {})
    return f"{row['number']}  {desk.service(row['service'])}" if row else ""
