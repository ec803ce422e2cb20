"""Whom a window may call, first first: RULES "Who is next" read off the desk document."""

from __future__ import annotations

from typing import Any

from queue_core.domain.policy import BOOKED
from queue_core.views import desk_order

Doc = dict[str, Any]


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
    rank, due, _ = desk_order(row, at)
    if bound_here or row["service"] in here.get("services", ()):
        return rank, 0, due
    if row["service"] in here.get("overflow", ()) and rank >= BOOKED:
        return rank, 1, due
    return None
