"""What my desk will look like once the presses kept during a lost link are answered.

The server decides; this only keeps the desk usable meanwhile (RULES "Offline": start, finish,
counts and notes are queued). The next whole document replaces every guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from queue_core.domain import commands as c
from queue_core.domain.commands import Command
from queue_core.patch import apply

Doc = dict[str, Any]


def foresee(doc: Doc, window: str, kept: Iterable[Command]) -> Doc:
    """The document with my unanswered presses applied, in order."""
    for command in kept:
        ticket = doc.get("windows", {}).get(window, {}).get("ticket", "")
        row = doc.get("tickets", {}).get(ticket)
        if row is not None and (not isinstance(command, c.AtVisit) or command.ticket == ticket):
            doc = apply(doc, _patch(command, window, ticket, row))
    return doc


def _patch(command: Command, window: str, ticket: str, row: Doc) -> Doc:
    match command:
        case c.Start(claimed_at=at) if row["state"] == "called":
            return _on(ticket, {"state": "serving", "started": at}) | _at(window, "serving")
        case c.Finish() if row["state"] == "serving":
            away = {"windows": {window: {"ticket": None, "state": "free"}}}
            return away | {"tickets": {ticket: None}}
        case c.Count(services=services, documents=documents):
            return _on(ticket, {"services": services, "documents": documents})
        case c.WriteNote(text=text):
            return _on(ticket, {"note": text or None})
        case _:
            return {}


def _on(ticket: str, change: Doc) -> Doc:
    return {"tickets": {ticket: change}}


def _at(window: str, state: str) -> Doc:
    return {"windows": {window: {"state": state}}}
