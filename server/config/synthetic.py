"""A network of many alike offices made from one configured office: for load trials."""

from __future__ import annotations

import msgspec

from queue_core.domain.office import Office, OfficeId, Opening, Staff, StaffId
from server.config.network import Network

_ALWAYS = Opening(0, 24 * 60)


def synthetic_network(n_offices: int, template: Office) -> Network:
    """Offices o000, o001, … like `template`, open around the clock, one operator `w<n>` a window.

    Everything but ids and names is shared between them. The operators have no password: their
    tokens are made by `Authority.staff_token`.
    """
    staff = {
        StaffId(f"w{window}"): Staff(
            id=StaffId(f"w{window}"), name=f"Оператор {window}", login=f"w{window}"
        )
        for window in template.windows
    }
    staff[StaffId("chief")] = Staff(
        id=StaffId("chief"), name="Руководитель", login="chief", role="supervisor"
    )
    offices = {
        office.id: office for office in (_clone(template, n, staff) for n in range(n_offices))
    }
    return Network(
        name=dict.fromkeys(template.languages, "Synthetic"),
        languages=template.languages,
        offices=offices,
        fingerprint=f"synthetic-{template.id}-{n_offices}",
    )


def _clone(template: Office, number: int, staff: dict[StaffId, Staff]) -> Office:
    name = f"o{number:03}"
    return msgspec.structs.replace(
        template,
        id=OfficeId(name),
        name={language: f"{text} {name}" for language, text in template.name.items()},
        parent="",
        week=(_ALWAYS,) * 7,
        exceptions={},
        staff=staff,
    )
