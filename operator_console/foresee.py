"""What my desk will look like once the presses kept during a lost link are answered.

The server decides; this only keeps the desk usable meanwhile (RULES "Offline": start, finish,
counts and notes are queued). The next whole document replaces every guess.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from queue_core.domain import commands as c
from queue_core.domain.commands import Command
from queue_core.patch import apply

Doc = dict[str, Any]
COUNTED = ("services", "documents")


def foresee(doc: Doc, window: str, kept: Iterable[Command]) -> Doc:
    """The document with my unanswered presses applied, in order."""
    for command in kept:
        ticket = doc.get("windows", {}).get(window, {}).get("ticket", "")
        row = doc.get("tickets", {}).get(ticket)
        if row is not None and (not isinstance(command, c.AtVisit) or command.ticket == ticket):
            here = doc["windows"][window].get("services", ())
            doc = apply(doc, _patch(command, window, ticket, row, here))
    return doc


def _patch(command: Command, window: str, ticket: str, row: Doc, here: Collection[str]) -> Doc:
    match command:
        case c.Start(claimed_at=at) if row["state"] == "called":
            return _on(ticket, {"state": "serving", "started": at}) | _at(window, "serving")
        case c.Finish() if row["state"] == "serving":
            return _finished(command, window, ticket, row, here)
        case c.Count(services=services, documents=documents):
            return _on(ticket, {"services": services, "documents": documents})
        case c.WriteNote(text=text):
            return _on(ticket, {"note": text or None})
        case _:
            return {}


def _finished(command: c.Finish, window: str, ticket: str, row: Doc, here: Collection[str]) -> Doc:
    """The last stage ends the visit; another one goes on here, or waits for its window."""
    away = {"windows": {window: {"ticket": None, "state": "free"}}}
    service, *later = row.get("next") or ("",)
    done = int(row.get("done", 0)) + 1
    stage: Doc = dict.fromkeys(COUNTED)
    stage |= {"service": service, "next": later or None, "done": done}
    if not service:
        return away | {"tickets": {ticket: None}}
    if service in here:
        return _on(ticket, stage | {"started": command.claimed_at or row.get("started", 0)})
    return away | _on(ticket, stage | {"state": "waiting"})


def _on(ticket: str, change: Doc) -> Doc:
    return {"tickets": {ticket: change}}


def _at(window: str, state: str) -> Doc:
    return {"windows": {window: {"state": state}}}
