"""Finds offices by name, address, service and purpose, among thousands, in a few milliseconds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable
from math import cos, hypot, radians

from msgspec import Struct

from queue_core.domain.office import Office, Service

_WORD = re.compile(r"[0-9a-zа-яәөүҗңһ]+")
_LAST = "\U0010ffff"
"""Behind every letter."""
_LONGEST = 80
_KM_A_DEGREE = 111.2
_MOST_KEPT = 32
"""Searches whose findings are kept: configuration alone decides them."""


class Found(Struct, frozen=True):
    """An office, and the service by which it was found (empty: by its name or address)."""

    office: Office
    service: str = ""


class Directory:
    """All offices by their words. Offices that offer the same services share one list of words."""

    def __init__(self, offices: Iterable[Office]) -> None:
        by_name = sorted(offices, key=lambda office: office.name["ru"].casefold())
        self._offices = by_name
        self._index = _Index(_placed(office) for office in by_name)
        self._services: dict[int, list[tuple[Service, str]]] = {}
        self._kept: OrderedDict[tuple[str, str], list[Found]] = OrderedDict()
        for office in by_name:
            key = id(office.services)
            if key not in self._services:
                self._services[key] = [
                    (service, _spoken(service, office)) for service in office.services.values()
                ]

    def __len__(self) -> int:
        return len(self._offices)

    def find(self, query: str, purpose: str = "") -> list[Found]:
        """Offices in order of their names; every word of the query must be found.

        With a purpose the service must be for it, and an office must have such a service. The
        list is kept: do not change it.
        """
        key = (" ".join(words_of(query)), purpose)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._find(key[0].split(), purpose)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return found

    def places(self, query: str) -> list[Office]:
        """Offices whose name or address has every word of the query, as a place to set out from.

        Words as they stand go before words that only begin alike.
        """
        words = words_of(query)
        if not words:
            return []
        exact = set.intersection(*(self._index.having(word) for word in words))
        named = exact or set.intersection(*(self._index.beginning(_stem(w)) for w in words))
        return [self._offices[n] for n in sorted(named) if is_placed(self._offices[n])]

    def _find(self, words: list[str], purpose: str) -> list[Found]:
        stems = [(stem, self._index.beginning(stem)) for stem in map(_stem, words)]
        offered: dict[tuple[int, tuple[str, ...]], str] = {}
        found = []
        for n in self._candidates(stems):
            office = self._offices[n]
            rest = tuple(stem for stem, here in stems if n not in here)
            if not rest and not purpose:
                found.append(Found(office))
                continue
            key = (id(office.services), rest)
            if key not in offered:
                offered[key] = self._service(key[0], rest, purpose)
            if offered[key]:
                found.append(Found(office, offered[key]))
        return found

    def _candidates(self, stems: list[tuple[str, set[int]]]) -> Iterable[int]:
        """Offices that have every word which no service has."""
        spoken = [text for services in self._services.values() for _, text in services]
        needed = [here for stem, here in stems if not any(f" {stem}" in text for text in spoken)]
        return sorted(set.intersection(*needed)) if needed else range(len(self._offices))

    def _service(self, key: int, stems: tuple[str, ...], purpose: str) -> str:
        """The most frequent service that has all of these words; empty: none."""
        best: Service | None = None
        for service, spoken in self._services[key]:
            if purpose and service.purpose != purpose:
                continue
            is_better = best is None or service.popularity > best.popularity
            if is_better and all(f" {stem}" in spoken for stem in stems):
                best = service
        return best.id if best else ""


class _Index:
    """Which offices have which words."""

    def __init__(self, places: Iterable[list[str]]) -> None:
        self._having: dict[str, set[int]] = {}
        for n, words in enumerate(places):
            for word in words:
                self._having.setdefault(word, set()).add(n)
        self._words = sorted(self._having)

    def having(self, word: str) -> set[int]:
        """Those with this very word."""
        return self._having.get(word, set())

    def beginning(self, stem: str) -> set[int]:
        """Those with a word that begins so."""
        first, end = bisect_left(self._words, stem), bisect_left(self._words, stem + _LAST)
        return set().union(*(self._having[word] for word in self._words[first:end]))


def is_placed(office: Office) -> bool:
    """Whether it is known where the office is."""
    return bool(office.latitude or office.longitude)


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
    if word[-1].isdigit():
        return word
    return word[:-2] if len(word) >= 6 else word[:-1] if len(word) >= 5 else word


def _placed(office: Office) -> list[str]:
    return _line([*office.name.values(), *office.address.values()]).split()


def _spoken(service: Service, office: Office) -> str:
    category = office.categories.get(service.category)
    synonyms = [word for words in service.synonyms.values() for word in words]
    situation = category.name.values() if category else ()
    return _line([*service.name.values(), *service.agency.values(), *synonyms, *situation])


def _line(texts: Iterable[str]) -> str:
    joined = " ".join(texts).casefold().replace("ё", "е")
    return " " + " ".join(_WORD.findall(joined))
