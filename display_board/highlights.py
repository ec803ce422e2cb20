"""Which calls stand out now: yellow for 12 s when called, and again when the voice says them."""

from collections.abc import Iterable
from dataclasses import dataclass

HIGHLIGHT_MS = 12_000


@dataclass(frozen=True, slots=True)
class Highlights:
    """Call keys (`calls.call_key`) with the end of their highlight, ms."""

    until: dict[str, int]


def seen(
    before: Highlights, keys: Iterable[tuple[str, int]], now: int, *, reconnected: bool
) -> Highlights:
    """`keys` are all calls of the document with their times; new ones are lit from now on.

    What a (re)connect brings is lit only for the rest of its 12 s.
    """
    return Highlights(
        {
            key: before.until.get(key, (min(at, now) if reconnected else now) + HIGHLIGHT_MS)
            for key, at in keys
        }
    )


def relit(before: Highlights, key: str, now: int) -> Highlights:
    """The voice says this call now; one that has left the board stays dark."""
    if key not in before.until:
        return before
    return Highlights(before.until | {key: max(before.until[key], now + HIGHLIGHT_MS)})


def is_lit(highlights: Highlights, key: str, now: int) -> bool:
    return now < highlights.until.get(key, 0)


def next_end(highlights: Highlights, now: int) -> int | None:
    """When the picture changes by itself; None when nothing is lit."""
    return min((end for end in highlights.until.values() if end > now), default=None)
