"""The one announcement queue of a hall: what is said next, and what is shed under load.

Nothing is overridden: an utterance that began is finished. Under load repeats go first, then
chimes; a call is dropped only when its visitor is no longer called (RULES, "Devices").
Times are milliseconds of one clock, passed in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

REPEAT_AFTER = 15_000
"""From the beginning of the first announcement."""
REPEAT_LATE = 8_000
"""A repeat held up for longer by other people's calls would only confuse: it is shed."""
STALE_AFTER = 20_000
"""A call first seen after a (re)connect is not announced when it is older."""
CROWD = 4
"""With so many first announcements waiting, each goes without its chime."""
PAUSE = 600
"""Silence between two utterances."""
_REMEMBERED = 512


class Kind(StrEnum):
    CALL = "call"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Call:
    """One invitation; a recall has an id of its own and is announced again."""

    id: str
    number: str
    window: str
    at: int
    language: str = ""
    """The visitor's own, from the ticket; said after the board's languages when it is another."""
    hall: Mapping[str, str] = field(default_factory=dict)
    """Name by language, when the window stands in another hall than the one that hears this."""


@dataclass(frozen=True, slots=True)
class Utterance:
    call: Call
    kind: Kind
    chime: bool


@dataclass(frozen=True, slots=True)
class Repeat:
    call: Call
    due: int


@dataclass(frozen=True, slots=True)
class Announcements:
    """The queue's whole state; the functions below return the next one."""

    waiting: tuple[Call, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    heard_of: tuple[str, ...] = ()
    free_at: int = 0


def hear(
    queue: Announcements, called: Iterable[Call], now: int, *, reconnected: bool
) -> Announcements:
    """Take what the board's document calls now; `reconnected` for the first after a silence."""
    present = {call.id: call for call in called}
    known = set(queue.heard_of)
    news = sorted(
        (call for call in present.values() if call.id not in known),
        key=lambda call: (call.at, call.id),
    )
    fresh = [call for call in news if not reconnected or now - call.at <= STALE_AFTER]
    remembered = (*queue.heard_of, *(call.id for call in news))
    old = [id for id in remembered[:-_REMEMBERED] if id in present]
    return replace(
        queue,
        waiting=(*(call for call in queue.waiting if call.id in present), *fresh),
        repeats=tuple(repeat for repeat in queue.repeats if repeat.call.id in present),
        heard_of=(*old, *remembered[-_REMEMBERED:]),
    )


def choose(queue: Announcements, now: int) -> Utterance | None:
    """What is to be said now, if anything: first announcements before repeats."""
    if now < queue.free_at:
        return None
    if queue.waiting:
        return Utterance(queue.waiting[0], Kind.CALL, chime=len(queue.waiting) < CROWD)
    for repeat in queue.repeats:
        if repeat.due <= now <= repeat.due + REPEAT_LATE:
            return Utterance(repeat.call, Kind.REPEAT, chime=True)
    return None


def begun(queue: Announcements, said: Utterance, now: int, duration: int) -> Announcements:
    """The utterance sounds from now on for `duration` ms; a first call earns one repeat."""
    waiting = tuple(call for call in queue.waiting if call.id != said.call.id)
    repeats = tuple(
        repeat
        for repeat in queue.repeats
        if repeat.call.id != said.call.id and now <= repeat.due + REPEAT_LATE
    )
    if said.kind is Kind.CALL:
        repeats = (*repeats, Repeat(said.call, now + REPEAT_AFTER))
    return replace(queue, waiting=waiting, repeats=repeats, free_at=now + duration + PAUSE)


def wake_at(queue: Announcements, now: int) -> int | None:
    """When `choose` is worth asking again; None until something new is heard."""
    if queue.waiting:
        return max(now, queue.free_at)
    due = [repeat.due for repeat in queue.repeats if now <= repeat.due + REPEAT_LATE]
    return max(now, queue.free_at, min(due)) if due else None
