"""Which command an act gives: always about the visit the operator saw when pressing."""

from __future__ import annotations

from msgspec import Struct

from operator_console.acts import Act
from operator_console.desk import Desk
from queue_core.domain import commands as c
from queue_core.domain.commands import Command


class Outcome(Struct, frozen=True):
    """What the operator chose for the present service before finishing it."""

    declined: str = ""
    """Reason id; empty: rendered."""
    services: int = 1
    documents: int = 0


def order(desk: Desk, act: Act, outcome: Outcome) -> Command | None:
    """The command of an act that needs no further choice; None: it opens a panel."""
    window, ticket = acting(desk), desk.visit_id
    match act:
        case "next":
            return c.CallNext(window=window)
        case "recall":
            return c.Recall(window=window, ticket=ticket)
        case "put_back":
            return c.PutBack(window=window, ticket=ticket)
        case "start":
            return c.Start(window=window, ticket=ticket)
        case "finish":
            return finish(desk, outcome)
        case "no_show":
            return c.NoShow(window=window, ticket=ticket)
        case "confirm_class":
            return c.ConfirmClass(window=window, ticket=ticket)
        case "deny_class":
            return c.DenyClass(window=window, ticket=ticket)
        case "undo":
            return c.UndoAct(window=window)
        case "help":
            return c.CallHelp(window=window, on=not desk.mine.get("help"))
        case "sign_out":
            return c.SignOut(window=window)
        case "pause" if desk.mine.get("paused") or desk.mine.get("pause_after"):
            return c.EndPause(window=window)
        case _:
            return None


def finish(desk: Desk, outcome: Outcome) -> Command:
    """The present service is done, as chosen."""
    return c.Finish(
        window=acting(desk),
        ticket=desk.visit_id,
        outcome="declined" if outcome.declined else "rendered",
        reason=outcome.declined,
        services=outcome.services,
        documents=outcome.documents,
    )


def call_row(desk: Desk, ticket: str) -> Command | None:
    """Call the ticket chosen in the queue, the missed or the held."""
    match desk.tickets.get(ticket, {}).get("state"):
        case "waiting" | "missed":
            return c.Call(window=acting(desk), ticket=ticket)
        case "held":
            return c.ResumeHeld(window=acting(desk), ticket=ticket)
        case _:
            return None


def acting(desk: Desk) -> str:
    """Operators leave `window` empty; a supervisor names the window."""
    return desk.window if desk.role == "supervisor" else ""
