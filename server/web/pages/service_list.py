"""An office's services as a list to choose from: the most frequent, then by life situation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from queue_core.domain.office import Office, Service
from server.web.pages.words import Words

FREQUENT = 6


def service_groups(
    office: Office, words: Words, wanted: Callable[[Service], bool]
) -> list[dict[str, Any]]:
    """Groups with a name and services; the first group is what most people come for."""
    services = sorted(filter(wanted, office.services.values()), key=_frequency)
    groups: dict[str, list[dict[str, str]]] = {}
    for service in services:
        groups.setdefault(service.category, []).append(_row(service, words))
    order = sorted(groups, key=lambda id: office.categories[id].order)
    frequent = [_row(service, words) for service in services[:FREQUENT]]
    first = {"name": words.gettext("Частые услуги"), "services": frequent, "is_open": True}
    rest = [
        {
            "name": words.said(office.categories[id].name),
            "services": groups[id],
            "is_open": len(services) <= FREQUENT,
        }
        for id in order
    ]
    return [first, *rest] if len(services) > FREQUENT else rest


def _row(service: Service, words: Words) -> dict[str, str]:
    about = words.said(service.about) if service.about else ""
    return {"id": service.id, "name": words.said(service.name), "about": about}


def _frequency(service: Service) -> tuple[int, str]:
    return -service.popularity, service.id
