"""Offices: the list with its search, one office, its services, its load now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from queue_core.domain.office import Office, Opening, Service
from server.api.asked import OfficesQuery
from server.api.errors import ApiProblem
from server.api.operation import Call
from server.api.reach import Reach
from server.api.sheets import SHARED, STEADY, Sheet, sheet_of
from server.api.told import (
    BookingTerms,
    DayHours,
    OfficeCard,
    OfficeLoad,
    OfficeRow,
    OfficesPage,
    ServiceRow,
    ServicesList,
)
from server.web.pages.looking import Seen
from server.web.pages.search import Directory, distance_km

_CLOSED: Mapping[str, Any] = {"state": "closed", "load": "closed", "waiting": 0}
_MOST_LISTS = 256
_MOST_CARDS = 512
_FAR = 1 << 30
_LOAD = "api/load"
"""Where an eye keeps what was drawn here."""


class OfficesPart:
    """`/offices` and what stands below one of them."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._directory = Directory(reach.network.offices.values())
        self._lists: dict[OfficesQuery, Sheet] = {}
        self._lists_of = 0
        self._cards: dict[tuple[str, str], Sheet] = {}

    async def list(self, call: Call) -> Sheet:
        """Offices by place, service, load and name; drawn once per change of any load."""
        query: OfficesQuery = call.query
        is_placed = query.latitude is not None and query.longitude is not None
        if query.order == "near" and not is_placed:
            raise ApiProblem("bad_request", detail="order=near needs latitude and longitude")
        rows = (await self._reach.loads.document())["offices"]
        version = self._reach.loads.version
        if version != self._lists_of or len(self._lists) >= _MOST_LISTS:
            self._lists, self._lists_of = {}, version
        sheet = self._lists.get(query)
        if sheet is None:
            sheet = self._lists[query] = sheet_of(self._found(query, rows), SHARED)
        return sheet

    async def office(self, call: Call) -> Sheet:
        """What is configured of an office."""
        office = self._reach.office(call.office)
        return self._steady("card", office, card_of)

    async def services(self, call: Call) -> Sheet:
        """What it offers."""
        return self._steady("services", self._reach.office(call.office), services_of)

    async def load(self, call: Call) -> Sheet:
        """Forecast ranges, load words and serving windows; drawn once per change."""
        office = self._reach.office(call.office)
        eye = self._reach.eye(office)
        match eye.pages.get(_LOAD):
            case (version, Sheet() as sheet) if version == eye.version:
                return sheet
        seen = await eye.look()
        version = eye.version
        sheet = sheet_of(load_of(office, seen), SHARED)
        eye.pages[_LOAD] = (version, sheet)
        return sheet

    def _steady(self, kind: str, office: Office, draw: Callable[[Office], Struct]) -> Sheet:
        """What configuration alone decides, drawn once."""
        key = (kind, office.id)
        sheet = self._cards.get(key)
        if sheet is None:
            if len(self._cards) >= _MOST_CARDS:
                self._cards.clear()
            sheet = self._cards[key] = sheet_of(draw(office), STEADY)
        return sheet

    def _found(self, query: OfficesQuery, rows: Mapping[str, Any]) -> OfficesPage:
        offices = [found.office for found in self._directory.find(query.q)]
        offices = [o for o in offices if _fits(o, rows.get(o.id, _CLOSED), query)]
        near: dict[str, float] = {}
        if query.latitude is not None and query.longitude is not None:
            place = query.latitude, query.longitude
            near = {office.id: distance_km(office, *place) for office in offices}
        if query.order == "near":
            offices.sort(key=lambda office: near[office.id])
        elif query.order == "wait":
            offices.sort(key=lambda office: rows.get(office.id, _CLOSED).get("high", _FAR))
        pages = max(1, -(-len(offices) // query.per_page))
        start = (query.page - 1) * query.per_page
        shown = offices[start : start + query.per_page]
        return OfficesPage(
            tuple(_row(office, rows.get(office.id, _CLOSED), near) for office in shown),
            total=len(offices),
            page=query.page,
            pages=pages,
        )


def _fits(office: Office, row: Mapping[str, Any], query: OfficesQuery) -> bool:
    return (
        (not query.service or query.service in office.services)
        and (query.state is None or row["state"] == query.state)
        and (query.load is None or row["load"] == query.load)
    )


def _row(office: Office, row: Mapping[str, Any], near: Mapping[str, float]) -> OfficeRow:
    distance = near.get(office.id)
    return OfficeRow(
        office.id,
        office.name,
        office.address,
        office.zone,
        office.latitude,
        office.longitude,
        row["state"],
        row["load"],
        row["waiting"],
        row.get("low"),
        row.get("high"),
        None if distance is None else round(distance, 1),
    )


def card_of(office: Office) -> OfficeCard:
    """An office's configuration as it may be told."""
    rules = office.booking
    return OfficeCard(
        office.id,
        office.name,
        office.address,
        office.zone,
        office.latitude,
        office.longitude,
        office.languages,
        tuple(_hours(opening) for opening in office.week),
        {day: _hours(opening) for day, opening in office.exceptions.items()},
        len(office.windows),
        {hall.id: hall.name for hall in office.halls.values()},
        office.remote_tickets,
        BookingTerms(rules.days_ahead, rules.slot_s // 60, rules.early_s // 60, rules.late_s // 60),
        office.parent or None,
    )


def _hours(opening: Opening | None) -> DayHours | None:
    return DayHours(opening.opens, opening.closes) if opening else None


def services_of(office: Office) -> ServicesList:
    """What an office offers."""
    rows = tuple(service_row(service) for service in office.services.values())
    return ServicesList(office.id, rows)


def service_row(service: Service) -> ServiceRow:
    """A service as it may be told."""
    return ServiceRow(
        service.id,
        service.name,
        service.category,
        service.purpose,
        service.norm_s // 60,
        service.wait_target_s // 60,
        service.bookable,
        service.remote,
        service.about or None,
        service.papers,
    )


def load_of(office: Office, seen: Seen) -> OfficeLoad:
    """The public document and the forecast as one answer."""
    doc, wait = seen.doc, seen.wait
    services = {
        service: {
            "state": row["state"],
            "waiting": row["waiting"],
            "windows": row["windows"],
            **{name: wait["services"][service].get(name) for name in ("load", "low", "high")},
        }
        for service, row in doc["services"].items()
    }
    told = {name: doc.get(name) for name in ("state", "opens", "closes", "message")}
    told |= {name: wait.get(name) for name in ("at", "load", "low", "high")}
    return msgspec.convert(
        {
            "office": office.id,
            "waiting": doc["waiting"],
            "windows_open": doc["windows_open"],
            "services": services,
            **told,
        },
        OfficeLoad,
    )
