"""How a console sorts the desk's rows: the same order as `queue_core.domain.policy`."""

from __future__ import annotations

from queue_core.domain.policy import BOOKED, BY_RIGHT, TURN, URGENT
from queue_core.views.projection import Row


def desk_order(row: Row, at: int, ticket: str = "") -> tuple[int, int, str]:
    """Sort key of a waiting row at `at` (ms): rank, due, id.

    The cap on overtaking depends on who calls; it is told by the reason of a call, not shown here.
    """
    slot = row.get("slot", 0)
    match row["order"]:
        case "urgent":
            place = URGENT
        case "by_right":
            place = BY_RIGHT
        case _:
            place = BOOKED if slot and slot <= at else TURN
    return place, slot if slot > at else row["due"], ticket
