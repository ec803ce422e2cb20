"""Offices out of their plans: identity, staff, and where else a missing service is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from queue_core.domain.office import (
    Category,
    Elsewhere,
    Office,
    OfficeId,
    ServiceId,
    Staff,
    StaffId,
    Text,
)
from server.config.catalogue import Catalogue
from server.config.faults import meant
from server.config.files import OfficeFile, StaffEntry
from server.config.hours import DAYS
from server.config.layout import ID, ID_REMEDY
from server.config.plan import Plan, layered
from server.config.strict import Reading


class Common(Struct, frozen=True, kw_only=True):
    """What all offices of the network share."""

    catalogue: Catalogue
    templates: Mapping[str, Plan]
    broken_templates: frozenset[str] = frozenset()
    """Named by a file that could not be read; offices of theirs are not blamed for it."""
    pause_reasons: dict[str, Text]
    decline_reasons: dict[str, Text]


def make_office(name: str, file: OfficeFile, common: Common, reading: Reading) -> Office | None:
    """The office `name`, or None where its template is missing; faults go to its reading."""
    if not ID.fullmatch(name):
        reading.fault("", f"«{name}» cannot be an office's id", f"rename the file: {ID_REMEDY}")
    staff = make_staff(file.staff, reading)
    if file.template not in common.templates:
        if file.template and file.template not in common.broken_templates:
            remedy = meant(file.template, common.templates, "see templates/")
            reading.fault("template", f"no template «{file.template}»", remedy)
        return None
    plan = layered(common.templates[file.template], file, common.catalogue, reading)
    _check_place(file, plan, reading)
    return Office(
        id=OfficeId(name),
        name=file.name,
        address=file.address,
        zone=plan.zone,
        latitude=file.latitude,
        longitude=file.longitude,
        parent=file.parent,
        languages=plan.languages,
        week=tuple(plan.week.get(day) for day in DAYS),
        exceptions=plan.exceptions,
        halls=plan.halls,
        windows=plan.windows,
        categories=used_categories(plan, common.catalogue),
        services=plan.services,
        classes=plan.classes,
        reserve_letter=plan.reserve_letter,
        pause_reasons=common.pause_reasons,
        decline_reasons=common.decline_reasons,
        elsewhere={k: v for k, v in plan.elsewhere.items() if k not in plan.services},
        remote_tickets=plan.remote_tickets,
        rules=plan.rules,
        booking=plan.booking,
        staff=staff,
        devices=plan.devices,
        public_url=plan.public_url,
    )


def used_categories(plan: Plan, catalogue: Catalogue) -> dict[str, Category]:
    """Categories in which this office offers anything; all of them: the catalogue's own table."""
    used = {service.category for service in plan.services.values()}
    if len(used) == len(catalogue.categories):
        return catalogue.categories
    return {name: found for name, found in catalogue.categories.items() if name in used}


def make_staff(entries: Iterable[StaffEntry], reading: Reading) -> dict[StaffId, Staff]:
    """The people of one office; ids and logins are theirs alone there."""
    found: dict[StaffId, Staff] = {}
    logins: dict[str, str] = {}
    for n, entry in enumerate(entries, 1):
        key = f"staff[{n}]"
        login = entry.login.strip().casefold()
        if entry.id and not ID.fullmatch(entry.id):
            reading.fault(f"{key}.id", f"«{entry.id}» cannot be an id", ID_REMEDY)
        if StaffId(entry.id) in found:
            reading.fault(f"{key}.id", f"«{entry.id}» is there twice", "give each person one id")
        if login in logins:
            problem = f"the login «{entry.login}» is {logins[login]}'s already"
            reading.fault(f"{key}.login", problem, "logins differ by more than capitals")
        if entry.secret and not entry.secret.startswith("$argon2id$"):
            reading.fault(
                f"{key}.secret",
                "is no argon2id hash; a password must never stand here",
                "write what `talon password` prints",
            )
        logins[login] = entry.id
        found[StaffId(entry.id)] = Staff(
            id=StaffId(entry.id),
            name=entry.name,
            role=entry.role,
            login=login,
            secret=entry.secret,
        )
    return found


def with_parents(
    offices: dict[OfficeId, Office], readings: Mapping[str, Reading]
) -> dict[OfficeId, Office]:
    """Subdivisions know where their parent is: it has what they have not."""
    texts: dict[tuple[OfficeId, int], dict[ServiceId, Elsewhere]] = {}
    result = dict(offices)
    for office in offices.values():
        if not office.parent:
            continue
        reading = readings[office.id]
        parent = offices.get(OfficeId(office.parent))
        if office.parent not in readings:
            reading.fault("parent", f"no office «{office.parent}»", meant(office.parent, readings))
        elif _in_a_circle(office, offices):
            reading.fault("parent", "the office would be a part of itself", "name one above it")
        elif parent is not None:
            key = (parent.id, id(office.services))
            if key not in texts:
                texts[key] = _found_at(parent, office)
            elsewhere = texts[key] | office.elsewhere
            result[office.id] = msgspec.structs.replace(office, elsewhere=elsewhere)
    return result


def _found_at(parent: Office, office: Office) -> dict[ServiceId, Elsewhere]:
    where = {
        language: f"{name}, {parent.address[language]}"
        for language, name in parent.name.items()
        if language in parent.address
    }
    return {
        service.id: Elsewhere(service.name, where, service.synonyms)
        for service in parent.services.values()
        if service.id not in office.services
    }


def _in_a_circle(office: Office, offices: Mapping[OfficeId, Office]) -> bool:
    seen = {office.id}
    above = offices.get(OfficeId(office.parent))
    while above is not None:
        if above.id in seen:
            return True
        seen.add(above.id)
        above = offices.get(OfficeId(above.parent)) if above.parent else None
    return False


def _check_place(file: OfficeFile, plan: Plan, reading: Reading) -> None:
    if not -90 <= file.latitude <= 90:
        reading.fault("latitude", f"{file.latitude} is out of range", "-90 to 90 degrees")
    if not -180 <= file.longitude <= 180:
        reading.fault("longitude", f"{file.longitude} is out of range", "-180 to 180 degrees")
    missing = [day for day in DAYS if day not in plan.week]
    if missing:
        days = ", ".join(missing)
        reading.fault("hours", f"nothing said of {days}", 'add them, or every = "08:00-20:00"')
