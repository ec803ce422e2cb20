"""The journal: an office's latest events, page by page, read back from the feed's stream.

No text of a visitor stands in the feed (I5); a class, a key and a limit's hash are left out too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from queue_core.domain import events as e
from queue_core.encoding import read_feed_events
from queue_core.naming import snake
from server.store.keys import feed_key
from server.store.store import Store

PAGE = 50
CHUNK = 500
MOST_SCANNED = 10_000
"""Entries of the shard looked at for one page; other offices of the shard are passed undecoded."""
QUIET = (e.MessageRemoved,)
"""Follow by themselves from what is told."""
Wanted = Callable[[e.AnyEvent], bool]


class Line(Struct, frozen=True, omit_defaults=True):
    """One event as staff read it."""

    id: str
    """The entry and the event's place in it."""
    at: int
    type: str
    who: str = ""
    ticket: str = ""
    number: str = ""
    services: tuple[str, ...] = ()
    service: str = ""
    window: str = ""
    to_window: str = ""
    operator: str = ""
    to_operator: str = ""
    replaced: str = ""
    reason: str = ""
    urgent_reason: str = ""
    ending: str = ""
    outcome: str = ""
    cause: str = ""
    kind: str = ""
    """Of a hold or of a device."""
    device: str = ""
    online: bool = True
    printer: str = ""
    sound: str = ""
    detail: str = ""
    until: int = 0
    slot: int = 0
    closes: int = 0
    score: int = 0
    counted: int = 0
    """Services of a finished stage."""


class Page(Struct, frozen=True, omit_defaults=True):
    """Newest first."""

    lines: tuple[Line, ...]
    before: str = ""
    """Ask again with this for what came earlier; empty: the feed holds nothing earlier."""


class Place(NamedTuple):
    """Between two events: earlier are all entries before `entry`, and of it the first `events`."""

    entry: str
    events: int

    def __str__(self) -> str:
        return f"{self.entry}-{self.events}"


def read_place(text: str) -> Place | None:
    """The place a page ended at; None: this is none."""
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if any(len(part) > 20 for part in parts):
        return None
    return Place(f"{parts[0]}-{parts[1]}", int(parts[2]))


async def read_page(store: Store, office: str, before: Place | None, wanted: Wanted) -> Page:
    """At most fifty wanted events that came before a place. Raises StoreUnavailable."""
    shard, lines = store.shard_of(office), list[Line]()
    place, scanned = before, 0
    while scanned < MOST_SCANNED:
        newest = place.entry if place else "+"
        words = ("XREVRANGE", feed_key(shard), newest, "-", "COUNT", CHUNK)
        entries = await store.read(shard, *words)
        for id, fields in entries:
            entry = id.decode()
            events = _events(office, fields)
            if place is not None and entry == place.entry:
                events = events[: place.events]
            for n in range(len(events) - 1, -1, -1):
                if not isinstance(events[n], QUIET) and wanted(events[n]):
                    lines.append(line(events[n], f"{entry}-{n}"))
                if len(lines) == PAGE:
                    return Page(tuple(lines), str(Place(entry, n)))
            place = Place(entry, 0)
        scanned += len(entries)
        if len(entries) < CHUNK:
            return Page(tuple(lines))
    return Page(tuple(lines), str(place))


def line(event: e.AnyEvent, id: str) -> Line:
    """The event with what the journal may tell of it."""
    facts = {name: getattr(event, name) for name in _TOLD if hasattr(event, name)}
    if isinstance(event, e.ServiceFinished | e.ServicesCounted):
        facts["counted"] = facts.pop("services")
    return Line(id=id, type=snake(type(event).__name__), **facts)


def with_numbers(page: Page, numbers: dict[str, str]) -> Page:
    """The page with the numbers of its tickets."""
    return replace(
        page,
        lines=tuple(
            one if one.number else replace(one, number=numbers.get(one.ticket, ""))
            for one in page.lines
        ),
    )


def nameless(page: Page) -> Iterable[str]:
    """Tickets of the page whose number no line of it tells."""
    return {one.ticket: None for one in page.lines if one.ticket and not one.number}


def _events(office: str, fields: Sequence[bytes]) -> list[e.AnyEvent]:
    """Those of this office; the fields stand in the order in which a commit writes them."""
    return read_feed_events(fields[9]) if fields[3] == office.encode() else []


_TOLD = (
    "at", "who", "ticket", "number", "services", "service", "window", "to_window", "operator",
    "to_operator", "replaced", "reason", "urgent_reason", "ending", "outcome", "cause", "kind",
    "device", "online", "printer", "sound", "detail", "until", "slot", "closes", "score",
)  # fmt: skip
