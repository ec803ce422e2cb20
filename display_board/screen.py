"""What a hall board shows, decided from the documents, the link and the time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from display_board.arrows import FORWARD, Arrows
from display_board.aside import ServiceLine, in_turn, next_turn, said, summary
from display_board.calls import CalledVisitor, arrange, called_visitors
from display_board.clock import (
    MINUTE_MS,
    day_and_month,
    days_apart,
    hour_and_minute,
    local_time,
    next_minute,
)
from display_board.highlights import Highlights, is_lit, next_end
from display_board.texts import Texts
from display_board.voice.numerals import Language

STRIP_PLACES = 8
PAGE_MS = 8_000
"""How long a page of the strip stands when it has several."""


class Kind(StrEnum):
    CALLS = "calls"
    EMPTY = "empty"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    LOST = "lost"
    CONNECTING = "connecting"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the picture follows from."""

    board: Mapping[str, Any]
    """`<office>/board/<hall>`; empty until it came."""
    wait: Mapping[str, Any]
    """`<office>/wait`; empty until it came."""
    lost_since: int | None
    """Server time of the last word heard, once the link counts as lost."""
    highlights: Highlights
    now: int
    rows: int
    name: str
    """Which board this is, for whoever reports its fault."""
    public: Mapping[str, Any] = field(default_factory=dict)
    """`<office>/public`, for the names of the summary; empty: no summary is wanted."""
    pictures: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    arrows: Arrows = FORWARD
    filming: bool = False
    """A film plays now, where pictures would be."""


@dataclass(frozen=True, slots=True)
class Row:
    ticket: str
    key: str
    number: str
    window: str
    lit: bool
    hall: str = ""
    """Where the window stands, if that is another hall than the board's."""
    turn: int = 0
    """Degrees of the arrow to the window (`Arrows.turn`)."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture; what a kind does not use stays empty."""

    kind: Kind
    hall: str
    clock: str
    news: str = ""
    """The load, or the supervisor's message when it fits the header."""
    band: str = ""
    """A longer message, which takes a row."""
    title: str = ""
    lines: tuple[str, ...] = ()
    foot: str = ""
    board: str = ""
    rows: tuple[Row, ...] = ()
    strip: tuple[Row, ...] = ()
    beyond: str = ""
    picture: str = ""
    filming: bool = False
    line: str = ""
    services: tuple[ServiceLine, ...] = ()


HEADER_LETTERS = 44
"""A message of more letters takes a row of its own."""


def compose(facts: Facts, words: Texts, language: Language) -> Screen:
    """The picture of this moment."""
    main = _main(facts, words, language)
    if main.kind is Kind.LOST:
        return main
    return replace(
        main,
        picture=in_turn(facts.pictures, facts.now),
        filming=facts.filming,
        line=in_turn(facts.lines, facts.now),
        services=summary(facts.wait, facts.public, words, language),
    )


def _main(facts: Facts, words: Texts, language: Language) -> Screen:
    zone = facts.board.get("zone", "")
    hall = hall_title(facts.board, language)
    clock = hour_and_minute(facts.now, zone) if zone else ""  # better none than a wrong one
    if facts.lost_since is not None:
        return _lost(facts, words, hall, clock, zone)
    if not facts.board:
        hint = (words.connecting_hint,)
        return Screen(Kind.CONNECTING, hall, clock, title=words.connecting, lines=hint)
    visitors = called_visitors(facts.board["calls"])
    message = facts.board.get("message", "")
    band = message if len(message) > HEADER_LETTERS else ""
    news = message if message and not band else load(facts.wait, words)
    if facts.board["state"] == "suspended":
        lines = tuple(filter(None, (facts.board.get("suspend_text", ""), words.suspended_hint)))
        return Screen(Kind.SUSPENDED, hall, clock, title=words.suspended, lines=lines)
    if facts.board["state"] == "closed" and not visitors:
        lines = (opening(facts.board.get("opens"), facts.now, zone, words),)
        return Screen(Kind.CLOSED, hall, clock, news, band, title=words.closed, lines=lines)
    if not visitors:
        return _empty(facts, words, hall, clock, news, band)
    return _calls(facts, words, visitors, Screen(Kind.CALLS, hall, clock, news, band), language)


def next_change(facts: Facts) -> int:
    """When the picture changes without any news: a highlight's end or the next minute."""
    moments = [next_minute(facts.now)]
    end = next_end(facts.highlights, facts.now)
    if end is not None:
        moments.append(end)
    if len(facts.board.get("calls", ())) > STRIP_PLACES:
        moments.append((facts.now // PAGE_MS + 1) * PAGE_MS)
    if len(facts.pictures) > 1 or len(facts.lines) > 1:
        moments.append(next_turn(facts.now))
    if facts.lost_since is not None:
        age = facts.now - facts.lost_since
        moments.append(facts.lost_since + (age // MINUTE_MS + 1) * MINUTE_MS)
    return min(moments)


def hall_title(board: Mapping[str, Any], language: Language) -> str:
    """«МФЦ «Центральный», зал 1»."""
    parts = (said(board.get("office", {}), language), said(board.get("hall", {}), language))
    return ", ".join(part for part in parts if part)


def load(wait: Mapping[str, Any], words: Texts) -> str:
    """«Ждут 23 человека, примерно 8–14 минут»; nothing while no forecast came."""
    if not wait or wait.get("load") == "closed":
        return ""
    if not wait["waiting"]:
        return words.nobody_waits
    return f"{words.waiting(wait['waiting'])}, {words.range(wait['low'], wait['high'])}"


def opening(opens: int | None, now: int, zone: str, words: Texts) -> str:
    """«Откроемся завтра в 08:00»; nothing when it is not known."""
    if opens is None or opens <= now:
        return ""
    time = hour_and_minute(opens, zone)
    match days_apart(now, opens, zone):
        case 0:
            return words.opens_today(time)
        case 1:
            return words.opens_tomorrow(time)
        case _:
            return words.opens_on(day_and_month(opens, zone), time)


def _lost(facts: Facts, words: Texts, hall: str, clock: str, zone: str) -> Screen:
    since = facts.lost_since or 0
    minutes = max(0, facts.now - since) // MINUTE_MS
    return Screen(
        Kind.LOST,
        hall,
        clock,
        title=words.lost,
        lines=(words.lost_since(minutes, hour_and_minute(since, zone)), *words.lost_hint),
        foot=words.lost_foot,
        board=words.board(facts.name),
    )


def _empty(facts: Facts, words: Texts, hall: str, clock: str, news: str, band: str) -> Screen:
    zone = facts.board.get("zone", "")
    closes = facts.board.get("closes")
    until = words.open_until(hour_and_minute(closes, zone)) if closes else ""
    hour = local_time(facts.now, zone).hour
    greeting = words.morning if hour < 12 else words.day if hour < 17 else words.evening
    shown = news if facts.board.get("message") else ""
    lines = tuple(filter(None, (words.take_ticket, until)))
    return Screen(Kind.EMPTY, hall, clock, shown, band, title=greeting, lines=lines)


def _calls(
    facts: Facts,
    words: Texts,
    visitors: tuple[CalledVisitor, ...],
    frame: Screen,
    language: Language,
) -> Screen:
    rows = facts.rows - 1 if frame.band else facts.rows
    arranged = arrange(visitors, rows, STRIP_PLACES, facts.now // PAGE_MS)
    halls = facts.board.get("halls", {})

    def row(visitor: CalledVisitor) -> Row:
        lit = not visitor.started and is_lit(facts.highlights, visitor.key, facts.now)
        hall = said(halls.get(visitor.hall, {}), language)
        turn = facts.arrows.turn(visitor.window)
        return Row(visitor.ticket, visitor.key, visitor.number, visitor.window, lit, hall, turn)

    return Screen(
        Kind.CALLS,
        frame.hall,
        frame.clock,
        frame.news,
        frame.band,
        rows=tuple(row(visitor) for visitor in arranged.rows),
        strip=tuple(row(visitor) for visitor in arranged.strip),
        beyond=words.and_more(arranged.beyond) if arranged.beyond else "",
    )
