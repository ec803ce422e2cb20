"""Where a reader sets out from: a shared place, typed coordinates, or a typed street or town.

Nothing outside is asked: a typed place is looked for among configured places (stations, districts)
and the names and addresses of the offices themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from queue_core.domain.office import Office
from server.config.deployment import Travel
from server.config.places import Place, place_of
from server.web.pages.search import Directory, distance_km, words_of

_WIDE_KM = 60.0
"""Offices of one typed place may lie so far apart; further, and it is more places than one."""


class Start(Struct, frozen=True):
    """What a typed text stands for."""

    place: Place
    name: str
    """As it is told back to the reader; empty: coordinates."""


class Places:
    """Everything that may be typed."""

    def __init__(self, directory: Directory, travel: Travel) -> None:
        self._directory = directory
        named = ((name, place_of(text)) for name, text in travel.places.items())
        self._named = [(" ".join(words_of(name)), name, place) for name, place in named if place]

    def find(self, text: str) -> Start | None:
        """Where it is; None: unknown, or more places than one."""
        place = place_of(text)
        if place is not None:
            return Start(place, "")
        words = " ".join(words_of(text))
        if not words:
            return None
        for exact in (True, False):
            for spoken, name, place in self._named:
                if spoken == words if exact else f" {words}" in f" {spoken}":
                    return Start(place, name)
        offices = self._directory.places(text)
        middle = _middle(offices)
        return Start(middle, " ".join(text.split())) if middle else None


def _middle(offices: Sequence[Office]) -> Place | None:
    if not offices:
        return None
    latitude = sum(office.latitude for office in offices) / len(offices)
    longitude = sum(office.longitude for office in offices) / len(offices)
    if any(distance_km(office, latitude, longitude) > _WIDE_KM for office in offices):
        return None
    return round(latitude, 3), round(longitude, 3)
