"""Turns receipts into answers: what was answered once is answered again, to the same actor only."""

from __future__ import annotations

from server.rooms.deciding import VOID
from server.rooms.request import CANCELLED, KEY_REUSED, Done, Failed, Request
from server.store.contract import Receipt


def answer_from(receipt: Receipt, request: Request, version: int) -> Done | Failed:
    """The answer that a known key had."""
    if receipt.answer == VOID:
        return CANCELLED
    if receipt.actor != request.actor_name or receipt.command_hash != request.command_hash:
        return KEY_REUSED
    return Done(version, receipt.answer)
