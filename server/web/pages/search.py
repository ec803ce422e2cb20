"""Finds offices by name, address and service, among thousands, in a few milliseconds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import cos, hypot, radians

from msgspec import Struct

from queue_core.domain.office import Office, Service

_WORD = re.compile(r"[0-9a-zа-яәөүҗңһ]+")
_LONGEST = 80
_KM_A_DEGREE = 111.2


class Found(Struct, frozen=True):
    """An office, and the service by which it was found (empty: by its name or address)."""

    office: Office
    service: str = ""


class Directory:
    """All offices by their words. Offices that offer the same services share one list of words."""

    def __init__(self, offices: Iterable[Office]) -> None:
        by_name = sorted(offices, key=lambda office: office.name["ru"].casefold())
        self._offices = [(office, _placed(office)) for office in by_name]
        self._services: dict[int, list[tuple[str, str]]] = {}
        for office in by_name:
            key = id(office.services)
            if key not in self._services:
                self._services[key] = [
                    (service.id, _spoken(service, office)) for service in office.services.values()
                ]

    def __len__(self) -> int:
        return len(self._offices)

    def find(self, query: str) -> list[Found]:
        """Offices in order of their names; every word of the query must be found."""
        stems = [_stem(word) for word in words_of(query)]
        if not stems:
            return [Found(office) for office, _ in self._offices]
        offered: dict[tuple[int, tuple[str, ...]], str] = {}
        found = []
        for office, place in self._offices:
            rest = tuple(stem for stem in stems if f" {stem}" not in place)
            if not rest:
                found.append(Found(office))
                continue
            key = (id(office.services), rest)
            if key not in offered:
                offered[key] = self._service(*key)
            if offered[key]:
                found.append(Found(office, offered[key]))
        return found

    def _service(self, key: int, stems: tuple[str, ...]) -> str:
        """The first service that has all of these words; empty: none."""
        for service, spoken in self._services[key]:
            if all(f" {stem}" in spoken for stem in stems):
                return service
        return ""


def distance_km(office: Office, latitude: float, longitude: float) -> float:
    """As the crow flies; good to a percent within a region."""
    north = office.latitude - latitude
    east = (office.longitude - longitude) * cos(radians(latitude))
    return hypot(north, east) * _KM_A_DEGREE


def words_of(text: str) -> list[str]:
    """Folded words: small letters, ё as е."""
    return _WORD.findall(text[:_LONGEST].casefold().replace("ё", "е"))


def _stem(word: str) -> str:
    """Endings differ by case («паспорта»): what is left when they are cut is looked for."""
    return word[:-2] if len(word) >= 6 else word[:-1] if len(word) >= 5 else word


def _placed(office: Office) -> str:
    return _line([*office.name.values(), *office.address.values()])


def _spoken(service: Service, office: Office) -> str:
    category = office.categories.get(service.category)
    synonyms = [word for words in service.synonyms.values() for word in words]
    situation = category.name.values() if category else ()
    return _line([*service.name.values(), *service.agency.values(), *synonyms, *situation])


def _line(texts: Iterable[str]) -> str:
    joined = " ".join(texts).casefold().replace("ё", "е")
    return " " + " ".join(_WORD.findall(joined))
