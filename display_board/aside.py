"""What stands beside the calls: pictures and lines in turn, and how long each service takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from display_board.texts import Texts
from display_board.voice.numerals import Language

TURN_MS = 20_000
"""How long a picture or a line stands; nothing scrolls."""
MOST_SERVICES = 6


@dataclass(frozen=True, slots=True)
class ServiceLine:
    service: str
    name: str
    waiting: int
    range: str


def in_turn(things: Sequence[str], now: int) -> str:
    """The one whose turn it is; nothing when there are none."""
    return things[now // TURN_MS % len(things)] if things else ""


def next_turn(now: int) -> int:
    return (now // TURN_MS + 1) * TURN_MS


def summary(
    wait: Mapping[str, Any], public: Mapping[str, Any], words: Texts, language: Language
) -> tuple[ServiceLine, ...]:
    """The services for which most people wait; `wait` has the figures, `public` the names."""
    names = public.get("services", {})
    busy = [
        (service, figures)
        for service, figures in wait.get("services", {}).items()
        if figures["waiting"] and service in names
    ]
    busy.sort(key=lambda pair: (-pair[1]["waiting"], pair[0]))
    return tuple(
        ServiceLine(
            service,
            said(names[service]["name"], language),
            figures["waiting"],
            words.minutes(figures["low"], figures["high"]) if "high" in figures else "",
        )
        for service, figures in busy[:MOST_SERVICES]
    )


def said(text: Mapping[str, str], language: Language) -> str:
    """A text in this language, else in the first it has."""
    return text.get(language) or next(iter(text.values()), "")
