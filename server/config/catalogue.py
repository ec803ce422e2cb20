"""The catalogue of services: categories, services, and the letters of their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from queue_core.domain.office import Category, Service, ServiceId, Text
from server.config.faults import meant
from server.config.files import CatalogueFile, ServiceChange, ServiceEntry
from server.config.strict import Reading

LETTERS = "АВЕКМНРСТУХДИЛП"
"""Letters a series may have; the first eleven look alike in both alphabets."""
_LATIN_TWINS = dict(zip("ABEKMHPCTYX", "АВЕКМНРСТУХ", strict=True))


class Catalogue(Struct, frozen=True):
    """Everything an office may offer; `languages` are those texts were filled for."""

    categories: dict[str, Category]
    services: dict[ServiceId, Service]
    sensitive: frozenset[ServiceId] = frozenset()
    whole: bool = True
    """False when a file could not be read: then nobody is blamed for an unknown service."""


def make_catalogue(
    files: Iterable[tuple[Reading, CatalogueFile]],
    agencies: Mapping[str, Text] | None,
    papers: Mapping[str, Text] | None,
    whole: bool = True,
) -> Catalogue:
    """One catalogue out of all category files; faults go to each file's reading.

    None instead of agencies or papers: their file could not be read.
    """
    categories: dict[str, Category] = {}
    services: dict[ServiceId, Service] = {}
    sensitive: set[ServiceId] = set()
    for reading, file in files:
        entry = file.category
        if entry.id in categories:
            reading.fault("category.id", f"«{entry.id}» stands in another file too", "rename one")
        categories[entry.id] = Category(
            id=entry.id, name=entry.name, about=entry.about, icon=entry.icon, order=entry.order
        )
        for name, service in file.services.items():
            key = f"services.{name}"
            if ServiceId(name) in services:
                reading.fault(key, "stands in another file too", "rename one of them")
            _check_service(service, reading, key, agencies, papers)
            services[ServiceId(name)] = _service(name, service, file, agencies, papers)
            if service.sensitive:
                sensitive.add(ServiceId(name))
    found = Catalogue(categories, services, frozenset(sensitive), whole)
    for reading, file in files:
        _check_neutral(found, file, reading)
    return found


def select(
    chosen: Iterable[str], catalogue: Catalogue, reading: Reading, key: str
) -> tuple[ServiceId, ...]:
    """Service ids that a list means: ids, `category:<id>`, `*`; `-` before one takes it away."""
    picked: dict[ServiceId, None] = {}
    for n, word in enumerate(chosen, 1):
        takes, name = (False, word[1:]) if word.startswith("-") else (True, word)
        meant_ids = _ids(name, catalogue)
        if not meant_ids and catalogue.whole:
            known = [*catalogue.services, *(f"category:{c}" for c in catalogue.categories)]
            reading.fault(
                f"{key}[{n}]",
                f"no service «{name}» in the catalogue",
                meant(name, known, "see services/*.toml, or write category:<id> or *"),
            )
        for service in meant_ids:
            if takes:
                picked[service] = None
            else:
                picked.pop(service, None)
    return tuple(picked)


def changed(service: Service, change: ServiceChange) -> Service:
    """The service as one office offers it."""
    return Service(
        id=service.id,
        name=service.name,
        about=service.about,
        category=service.category,
        agency=service.agency,
        letter=service.letter if change.letter is None else change.letter,
        purpose=service.purpose,
        icon=service.icon,
        norm_s=service.norm_s if change.norm_min is None else change.norm_min * 60,
        wait_target_s=(
            service.wait_target_s if change.wait_target_min is None else change.wait_target_min * 60
        ),
        papers=service.papers,
        fee=service.fee,
        synonyms=service.synonyms,
        popularity=service.popularity if change.popularity is None else change.popularity,
        bookable=service.bookable if change.bookable is None else change.bookable,
        remote=service.remote if change.remote is None else change.remote,
    )


def check_letter(letter: str, reading: Reading, key: str) -> None:
    """A series' letter must be one that nobody misreads."""
    if letter and letter not in LETTERS:
        twin = _LATIN_TWINS.get(letter.upper(), letter.upper())
        remedy = f"one of {' '.join(LETTERS)}"
        if twin in LETTERS:
            remedy = f"write the Russian capital {twin}"
        reading.fault(key, f"«{letter}» cannot be a letter of numbers", remedy)


def check_times(norm_min: int | None, target_min: int | None, reading: Reading, key: str) -> None:
    for name, minutes in (("norm_min", norm_min), ("wait_target_min", target_min)):
        if minutes is not None and not 1 <= minutes <= 480:
            reading.fault(f"{key}.{name}", f"{minutes} minutes cannot be", "1 to 480")


def _ids(name: str, catalogue: Catalogue) -> tuple[ServiceId, ...]:
    if name == "*":
        return tuple(catalogue.services)
    if name.startswith("category:"):
        wanted = name.removeprefix("category:")
        return tuple(s.id for s in catalogue.services.values() if s.category == wanted)
    return (ServiceId(name),) if name in catalogue.services else ()


def _service(
    name: str,
    entry: ServiceEntry,
    file: CatalogueFile,
    agencies: Mapping[str, Text] | None,
    papers: Mapping[str, Text] | None,
) -> Service:
    return Service(
        id=ServiceId(name),
        name=entry.name,
        about=entry.about,
        category=file.category.id,
        agency=(agencies or {}).get(entry.agency, {}),
        letter=entry.letter,
        purpose=entry.purpose,
        icon=entry.icon or file.category.icon,
        norm_s=entry.norm_min * 60,
        wait_target_s=entry.wait_target_min * 60,
        papers=tuple(papers[paper] for paper in entry.papers if paper in papers) if papers else (),
        fee=entry.fee,
        synonyms=entry.synonyms,
        popularity=entry.popularity,
        bookable=entry.bookable,
        remote=entry.remote,
    )


def _check_service(
    entry: ServiceEntry,
    reading: Reading,
    key: str,
    agencies: Mapping[str, Text] | None,
    papers: Mapping[str, Text] | None,
) -> None:
    check_letter(entry.letter, reading, f"{key}.letter")
    check_times(entry.norm_min or None, entry.wait_target_min, reading, key)
    if agencies is not None and entry.agency and entry.agency not in agencies:
        problem = f"no agency «{entry.agency}» in agencies.toml"
        reading.fault(f"{key}.agency", problem, meant(entry.agency, agencies))
    for n, paper in enumerate(entry.papers, 1):
        if papers is not None and paper not in papers:
            reading.fault(
                f"{key}.papers[{n}]",
                f"no paper «{paper}» in papers.toml",
                meant(paper, papers, "add it there"),
            )
    for language in entry.synonyms:
        if language not in reading.languages:
            reading.fault(
                f"{key}.synonyms.{language}", "unknown language", meant(language, reading.languages)
            )


def _check_neutral(catalogue: Catalogue, file: CatalogueFile, reading: Reading) -> None:
    """A letter that only sensitive services had would tell the hall what one came for."""
    harmless = Counter(
        service.letter
        for service in catalogue.services.values()
        if service.id not in catalogue.sensitive
    )
    for name, entry in file.services.items():
        if entry.sensitive and entry.letter and not harmless[entry.letter]:
            reading.fault(
                f"services.{name}.letter",
                f"only sensitive services have the letter {entry.letter}",
                "give it a letter that harmless services have too",
            )
