"""«Где я в очереди?» by number and code: pure, a part of `advance`."""

from dataclasses import replace

from kiosk_app.flow.events import AskPlace, CameBack, Effect, PlaceRefused, PlaceTold, Send
from kiosk_app.flow.state import (
    ASK_AGAIN_MS,
    CODE_LENGTH,
    NUMBER_LENGTH,
    Claim,
    Flow,
    Refusal,
    Whereabouts,
)
from queue_core.domain.commands import ComeBack

Step = tuple[Flow, tuple[Effect, ...]]
WHOLE = NUMBER_LENGTH + CODE_LENGTH


def submit_place(flow: Flow) -> Step:
    """Ask once all letters are there; a second press while the answer is awaited asks nothing."""
    if len(flow.typed) < WHOLE or flow.is_asking:
        return flow, ()
    number, code = flow.typed[:NUMBER_LENGTH], flow.typed[NUMBER_LENGTH:]
    return replace(flow, is_asking=True, refusal=None), (AskPlace(number, code),)


def place_told(flow: Flow, event: PlaceTold, now: int) -> Flow:
    """On to one's place, or its newest state; an answer nobody waits for any more is dropped."""
    told = Whereabouts(doc=event.doc, number=event.number, code=event.code, asked=now)
    if _is_shown(flow, event.number):
        return replace(flow, where=told)
    if flow.place.screen != "find_place" or not flow.is_asking:
        return flow
    return replace(flow.at("where"), where=told, is_asking=False, typed="")


def place_refused(flow: Flow, event: PlaceRefused) -> Flow:
    """Said kindly beside the digits, which may be mended; a place once shown stays shown."""
    if flow.place.screen != "find_place" or not flow.is_asking:
        return flow
    return replace(flow, is_asking=False, refusal=Refusal(event.why))


def ask_again(flow: Flow, now: int) -> Step:
    """The state on the screen must not grow old while somebody reads it."""
    where = flow.where
    if flow.place.screen != "where" or where is None or not where.code:
        return flow, ()
    if now - where.asked < ASK_AGAIN_MS:
        return flow, ()
    return replace(flow, where=replace(where, asked=now)), (AskPlace(where.number, where.code),)


def came_back(flow: Flow, event: CameBack, now: int) -> Step:
    """A visitor who missed the call is here: by the token of a QR, or by number and code."""
    where = flow.where
    if where is None or not (where.token or where.code):
        return flow, ()
    wish = ComeBack(token=where.token, number=where.number, code=where.code)
    return replace(flow.at("sending"), claim=Claim(event.key, wish, now)), (Send(event.key, wish),)


def _is_shown(flow: Flow, number: str) -> bool:
    return flow.place.screen == "where" and flow.where is not None and flow.where.number == number
