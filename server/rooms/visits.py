"""What is kept of an ended visit for 48 h: its page and its rating need it, the queue does not.

It is found by a hash of the visit's token, so that the store never holds the token itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import blake2b

import msgspec

from queue_core.domain.commands import Rate
from queue_core.domain.context import EndedVisit
from queue_core.domain.day import zone_of
from queue_core.domain.events import AnyEvent, VisitRated
from queue_core.domain.office import Office
from queue_core.domain.state import OfficeState, Ticket
from server.store.contract import RatingCount, VisitWrite

ASPECTS = ("waiting", "courtesy", "comfort", "information")
CHIPS = frozenset(f"{aspect}_{kind}" for aspect in ASPECTS for kind in ("good", "bad"))
"""What visitors may say beside a score and is counted."""
RATINGS_KEPT_MS = 400 * 86_400_000
"""The sums of a month, so that a year can be told."""
_encode = msgspec.json.Encoder().encode
read_visit = msgspec.json.Decoder(EndedVisit).decode


def visit_id(token: str) -> str:
    """Where a token's visit is kept."""
    return blake2b(token.encode(), digest_size=16).hexdigest()


def ended(ticket: Ticket) -> EndedVisit:
    """What is kept of a ticket that ended."""
    services = tuple(stage.service for stage in ticket.stages)
    window = ticket.now_at.window if ticket.now_at.started else ""
    return EndedVisit(ticket.id, ticket.number, ticket.ended, ticket.ending, services, window)


def rated(visit: EndedVisit, command: Rate, at: int) -> EndedVisit:
    """The visit with its rating; the comment stays here and travels nowhere."""
    return msgspec.structs.replace(
        visit,
        score=command.score,
        chips=tuple(chip[:40] for chip in command.chips[:8]),
        comment=command.comment[:1000],
        rated=at,
    )


def rating_counts(event: AnyEvent, office: Office) -> Iterator[RatingCount]:
    """What a rating adds to the office's sums: its score, for the office (`:5`) and for each of
    its services (`passport:5`), and what was good or bad (`+waiting_bad`)."""
    if isinstance(event, VisitRated):
        here = datetime.fromtimestamp(event.at / 1000, zone_of(office.zone))
        expires = event.at + RATINGS_KEPT_MS
        names = [f"{service}:{event.score}" for service in ("", *dict.fromkeys(event.services))]
        names += [f"+{chip}" for chip in dict.fromkeys(event.chips) if chip in CHIPS]
        for name in names:
            yield RatingCount(f"{here:%Y-%m}", name, expires)


def visit_writes(
    state: OfficeState,
    office: Office,
    touched: frozenset[tuple[str, str]],
    token_of: Callable[[str], str],
) -> list[VisitWrite]:
    """What a commit keeps of the visits it ended."""
    if not state.ended:
        return []
    return [
        write(ended(state.tickets[id]), office, token_of)
        for kind, id in touched
        if kind == "tickets" and id in state.ended
    ]


def write(visit: EndedVisit, office: Office, token_of: Callable[[str], str]) -> VisitWrite:
    """Keep `visit` as long as it may be rated."""
    keep = office.rules.rating_open_s * 1000
    return VisitWrite(visit_id(token_of(visit.ticket)), _encode(visit), keep)
