"""Whom a window may call, first first: RULES "Who is next" read off the desk document."""

from __future__ import annotations

from typing import Any

Doc = dict[str, Any]
URGENT, BY_RIGHT, BOOKED, TURN = range(4)


def turns(doc: Doc, window: str, at: int) -> list[str]:
    """Ids of the waiting tickets this window may call; the server alone decides in the end."""
    here = doc.get("windows", {}).get(window, {})
    places = [
        (place, id)
        for id, row in doc.get("tickets", {}).items()
        if row["state"] == "waiting" and (place := _place(row, here, window, at)) is not None
    ]
    return [id for _, id in sorted(places)]


def _place(row: Doc, here: Doc, window: str, at: int) -> tuple[int, int, int] | None:
    bound = row.get("bound_window") or row.get("bound_operator")
    bound_here = bound in (window, here.get("operator")) if bound else False
    if bound and not bound_here:
        return None
    rank = _rank(row, at)
    if bound_here or row["service"] in here.get("services", ()):
        return rank, 0, _due(row, at)
    if row["service"] in here.get("overflow", ()) and rank >= BOOKED:
        return rank, 1, _due(row, at)
    return None


def _rank(row: Doc, at: int) -> int:
    match row["order"]:
        case "urgent":
            return URGENT
        case "by_right":
            return BY_RIGHT
        case _:
            return BOOKED if 0 < row.get("slot", 0) <= at else TURN


def _due(row: Doc, at: int) -> int:
    slot = int(row.get("slot", 0))
    return slot if slot > at else int(row["due"])
