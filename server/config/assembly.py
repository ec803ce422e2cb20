"""From parsed files to a network: pure, so that a preview needs no disk."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, TypeVar

from msgspec import Struct

from queue_core.domain.office import (
    BookingRules,
    ClassId,
    Office,
    OfficeId,
    PriorityClass,
    Rules,
    Text,
)
from server.config.catalogue import check_letter, make_catalogue
from server.config.faults import FaultList
from server.config.files import CatalogueFile, ClassEntry, NetworkFile, OfficeFile, TemplateFile
from server.config.hours import is_date
from server.config.network import Network
from server.config.offices import Common, make_office, with_parents
from server.config.plan import Plan, check_languages, check_zone, elsewhere_of, layered
from server.config.rules import check_booking, check_rules
from server.config.strict import Reading, Words, convert, convert_partial, convert_struct

S = TypeVar("S", bound=Struct)
Files = list[tuple[str, Reading, S]]
"""Id (the file's name without its ending), its reading, its content."""


def assemble(
    tree: dict[str, Any], faults: FaultList, public_url: str = "", fingerprint: str = ""
) -> Network:
    """The network of a parsed tree; worth something only if `faults` stays empty."""
    languages = _languages(tree.get("network.toml"))
    root = Reading("network.toml", faults, languages)
    raw = tree.get("network.toml")
    file = convert_struct(raw, NetworkFile, root) if raw is not None else None
    catalogue = make_catalogue(
        [(r, f) for _, r, f in _read(tree, "services", CatalogueFile, faults, languages)],
        _texts(tree, "agencies.toml", faults, languages),
        _texts(tree, "papers.toml", faults, languages),
        whole=not any(path.startswith("services/") and tree[path] is None for path in tree),
    )
    base = _base(file, root, public_url) if file else Plan(languages=languages)
    templates = {
        name: layered(base, template, catalogue, reading)
        for name, reading, template in _read(tree, "templates", TemplateFile, faults, languages)
    }
    common = Common(
        catalogue=catalogue,
        templates=templates,
        broken_templates=frozenset(
            PurePosixPath(path).stem
            for path, content in tree.items()
            if path.startswith("templates/") and content is None
        ),
        pause_reasons=file.pause_reasons if file else {},
        decline_reasons=file.decline_reasons if file else {},
    )
    offices = _offices(tree, common, faults, languages)
    return Network(
        name=file.name if file else {},
        languages=languages,
        offices=offices,
        fingerprint=fingerprint,
    )


def _offices(
    tree: dict[str, Any], common: Common, faults: FaultList, languages: tuple[str, ...]
) -> dict[OfficeId, Office]:
    readings: dict[str, Reading] = {}
    offices: dict[OfficeId, Office] = {}
    for name, reading, file in _read(tree, "offices", OfficeFile, faults, languages):
        if name in readings:
            problem = f"the office «{name}» stands in {readings[name].file} too"
            reading.fault("", problem, "rename one of the files")
        readings[name] = reading
        office = make_office(name, file, common, reading)
        if office is not None:
            offices[office.id] = office
    if not readings and not any(path.startswith("offices/") for path in tree):
        faults.add("offices/", "", "there is no office", "make one with `talon office new`")
    return with_parents(offices, readings)


def _base(file: NetworkFile, root: Reading, public_url: str) -> Plan:
    """The lowest layer: what network.toml says for everybody."""
    check_languages(file.languages, file.languages, root)
    check_zone(file.zone, root)
    check_letter(file.reserve_letter, root, "reserve_letter")
    rules = convert_partial(file.rules, Rules, root, "rules")
    booking = convert_partial(file.booking, BookingRules, root, "booking")
    check_rules(Rules(**rules), rules, root)
    check_booking(BookingRules(**booking), booking, root)
    return Plan(
        zone=file.zone,
        languages=file.languages,
        public_url=public_url or file.public_url.rstrip("/"),
        reserve_letter=file.reserve_letter,
        rules=Rules(**rules),
        booking=BookingRules(**booking),
        classes={ClassId(name): _class(name, entry, root) for name, entry in file.classes.items()},
        elsewhere=elsewhere_of(file.elsewhere),
    )


def _class(name: str, entry: ClassEntry, root: Reading) -> PriorityClass:
    key = f"classes.{name}"
    for field in ("valid_from", "valid_to"):
        if (day := getattr(entry, field)) and not is_date(day):
            root.fault(f"{key}.{field}", f"«{day}» is no date", 'write it like "2027-01-01"')
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        root.fault(f"{key}.valid_to", "ends before it begins", "swap the dates")
    if entry.effect == "shorter_target" and not 1 <= entry.wait_target_min <= 480:
        root.fault(f"{key}.wait_target_min", "a shorter target needs its minutes", "1 to 480")
    if entry.effect == "by_right" and entry.wait_target_min:
        root.fault(f"{key}.wait_target_min", "by_right has no target", "leave it out")
    return PriorityClass(
        id=ClassId(name),
        name=entry.name,
        legal_basis=entry.legal_basis,
        document=entry.document,
        effect=entry.effect,
        wait_target_s=entry.wait_target_min * 60,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        claimed_at_kiosk=entry.claimed_at_kiosk,
    )


def _read(
    tree: dict[str, Any],
    folder: str,
    kind: type[S],
    faults: FaultList,
    languages: tuple[str, ...],
) -> Files[S]:
    found: Files[S] = []
    for path, content in tree.items():
        if path.startswith(f"{folder}/") and content is not None:
            reading = Reading(path, faults, languages)
            stem = PurePosixPath(path).stem
            found.append((stem, reading, convert_struct(content, kind, reading)))
    return found


def _texts(
    tree: dict[str, Any], path: str, faults: FaultList, languages: tuple[str, ...]
) -> dict[str, Text] | None:
    """A file that is a table of texts; None if it could not be read, which is told already."""
    content = tree.get(path)
    if content is None:
        return None
    reading = Reading(path, faults, languages)
    found: dict[str, Text] = convert(content, dict[str, Words], reading, "")
    return found


def _languages(network: Any) -> tuple[str, ...]:
    """Needed before anything else is read; a faulty list is told later."""
    given = network.get("languages") if isinstance(network, dict) else None
    if isinstance(given, list) and all(isinstance(language, str) for language in given):
        return tuple(given)
    return ("ru", "en", "tt")
