"""«Ещё действия»: acts without a place of their own, and what concerns the chosen visitor.

Supervisors find theirs here too; what the rules would refuse anyway is not offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from operator_console.acts import KEYS, Act, may
from operator_console.desk import Desk
from queue_core.domain import commands as c
from queue_core.domain.commands import Command

Further = Literal[
    "raise", "change_class", "suspend", "close_early", "sign_out_other", "count_services"
]
"""Offers that ask for one thing more, each in a panel of its own."""


class Offer(Struct, frozen=True):
    """One thing that may be done now: at once, by an act, or after one more question."""

    key: str
    title: str
    step: Command | Act | Further
    hint: str = ""


def offers(desk: Desk) -> list[Offer]:
    """Everything on offer, the chosen visitor first."""
    found = list(_about_chosen(desk))
    found += [
        Offer(act, _title(desk, act), act, KEYS[act])
        for act in ("help", "no_ticket", "services", "message", "day", "sign_out")
        if may(desk, act)
    ]
    if desk.mode == "serving":
        found.append(Offer("count_services", desk.say("do_count_services"), "count_services"))
    if desk.role == "supervisor" and desk.is_up:
        found += list(_of_supervisor(desk))
    return found


def _about_chosen(desk: Desk) -> Iterator[Offer]:
    row = desk.tickets.get(desk.chosen, {})
    if not row or not desk.is_up:
        return
    number, state, leads = row["number"], row["state"], desk.role == "supervisor"

    def offer(key: str, step: Command | Further) -> Offer:
        return Offer(key, desk.say(f"do_{key}", number=number), step)

    if state in ("missed", "held"):
        yield offer("come_back", c.ComeBack(ticket=desk.chosen))
    if leads and state == "waiting":
        yield offer("raise", "raise")
    if leads and state in ("waiting", "held", "missed"):
        yield offer("change_class", "change_class")
        yield offer("cancel_visit", c.CancelVisit(ticket=desk.chosen))
    elsewhere = row.get("window") != desk.window
    if leads and desk.mode == "idle" and state in ("called", "serving") and elsewhere:
        yield offer("take_over", c.TakeOver(ticket=desk.chosen, window=desk.window))


def _of_supervisor(desk: Desk) -> Iterator[Offer]:
    intake = desk.doc.get("intake", {})
    if intake.get("all_stopped"):
        yield Offer("open_intake", desk.say("do_open_intake"), c.OpenIntake())
    else:
        yield Offer("stop_intake", desk.say("do_stop_intake"), c.StopIntake())
    if intake.get("suspended"):
        yield Offer("resume_all", desk.say("do_resume_all"), c.ResumeAll())
    else:
        yield Offer("suspend", desk.say("do_suspend"), "suspend")
    yield Offer("close_early", desk.say("do_close_early"), "close_early")
    yield Offer("sign_out_other", desk.say("do_sign_out_other"), "sign_out_other")


def _title(desk: Desk, act: Act) -> str:
    off = act == "help" and desk.mine.get("help")
    return desk.say("do_help_off" if off else f"do_{act}")
