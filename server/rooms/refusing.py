"""A refusal was decided on a state that may be stale: one look at the store before it is sent."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from server.rooms.answering import answer_from
from server.rooms.holding import Holding
from server.rooms.request import UNAVAILABLE, Failed, Request
from server.store.errors import StoreUnavailable
from server.store.store import Store

Refused = Sequence[tuple[Request, Failed]]


class Confirmation(Struct, frozen=True):
    """What the look showed."""

    again: list[Request]
    """To be decided again: the office has moved on since."""
    has_moved: bool


async def confirm(store: Store, holding: Holding, refused: Refused) -> Confirmation:
    """Answer what is certain.

    A known key gets its answer; a refusal stands if the office has not moved, or if the state it
    was decided on was read after the question came.
    """
    try:
        seen = await store.confirm(holding.office, [request.key for request, _ in refused])
    except StoreUnavailable:
        for request, _ in refused:
            request.answer(UNAVAILABLE)
        return Confirmation([], True)
    has_moved = next(iter(seen.positions.values())) != holding.position
    receipts = {receipt.key: receipt for receipt in seen.receipts}
    again: list[Request] = []
    for request, failed in refused:
        receipt = receipts.get(request.key)
        if receipt is not None:
            request.answer(answer_from(receipt, request, holding.position.version))
        elif has_moved and request.born > holding.loaded:
            again.append(request)
        else:
            request.answer(failed)
    return Confirmation(again, has_moved)


async def refuse_unless_known(store: Store, office: str, version: int, refused: Refused) -> None:
    """The commit beside them proved the state; only a receipt can still say otherwise."""
    try:
        seen = await store.confirm(office, [request.key for request, _ in refused])
    except StoreUnavailable:
        for request, _ in refused:
            request.answer(UNAVAILABLE)
        return
    receipts = {receipt.key: receipt for receipt in seen.receipts}
    for request, failed in refused:
        receipt = receipts.get(request.key)
        request.answer(answer_from(receipt, request, version) if receipt else failed)
