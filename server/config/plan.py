"""What an office is made of, layer over layer: network, then template, then the office itself.

A layer that says nothing about a part keeps the very object of the layer below, so thousands of
offices of one template share one catalogue, one set of windows and one list of screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Struct

from queue_core.domain.office import (
    BookingRules,
    ClassId,
    Device,
    Elsewhere,
    Hall,
    HallId,
    PriorityClass,
    Rules,
    Service,
    ServiceId,
    Window,
    WindowId,
)
from server.config.catalogue import Catalogue, changed, check_letter, check_times, select
from server.config.faults import meant
from server.config.files import DeviceCounts, DeviceEntry, ElsewhereEntry, Layer
from server.config.hours import Days, dated, week_days
from server.config.layout import (
    make_halls,
    make_windows,
    more_devices,
    narrowed,
    usual_devices,
)
from server.config.rules import check_booking, check_rules
from server.config.strict import Reading, convert_partial


class Plan(Struct, frozen=True, kw_only=True):
    """Everything layers say about an office; what only the office itself has is not in it."""

    zone: str = ""
    languages: tuple[str, ...] = ()
    public_url: str = ""
    week: Days = {}
    exceptions: Days = {}
    services: dict[ServiceId, Service] = {}
    classes: dict[ClassId, PriorityClass] = {}
    halls: dict[HallId, Hall] = {}
    laid_out: dict[WindowId, Window] = {}
    """Windows with all they could serve, whether the office offers it or not."""
    windows: dict[WindowId, Window] = {}
    reserve_letter: str = ""
    remote_tickets: bool = False
    elsewhere: dict[ServiceId, Elsewhere] = {}
    rules: Rules = Rules()
    booking: BookingRules = BookingRules()
    counts: DeviceCounts | None = None
    extra: tuple[DeviceEntry, ...] = ()
    devices: dict[str, Device] = {}


def layered(below: Plan, layer: Layer, catalogue: Catalogue, reading: Reading) -> Plan:
    """`below` with what one file says laid over it; every fault goes to that file's reading."""
    above = _with_scalars(below, layer, reading)
    above = _with_services(above, layer, catalogue, reading)
    above = _with_layout(above, layer, catalogue, reading)
    above = _with_devices(above, layer, reading)
    if above.services is not below.services or above.windows is not below.windows:
        _check_served(above, reading)
    if above.services is not below.services or above.reserve_letter != below.reserve_letter:
        _check_reserve(above, reading)
    _check_elsewhere(above, layer, reading)
    return above


def chosen_classes(
    ids: tuple[str, ...], classes: Mapping[ClassId, PriorityClass], reading: Reading
) -> dict[ClassId, PriorityClass]:
    """Those of the network's classes that an office recognises."""
    for n, name in enumerate(ids, 1):
        if name not in classes:
            reading.fault(
                f"classes[{n}]", f"no class «{name}» in network.toml", meant(name, classes)
            )
    return {ClassId(name): classes[ClassId(name)] for name in ids if ClassId(name) in classes}


def check_zone(zone: str, reading: Reading) -> None:
    """An IANA name that the time zone data knows."""
    if not zone:
        return
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        reading.fault("zone", f"no time zone «{zone}»", 'an IANA name like "Europe/Moscow"')


def check_languages(languages: tuple[str, ...], known: tuple[str, ...], reading: Reading) -> None:
    """Russian is always spoken; the others are the network's."""
    if languages and "ru" not in languages:
        reading.fault("languages", "ru is missing", 'add "ru": it is the default')
    for n, language in enumerate(languages, 1):
        if language not in known:
            reading.fault(f"languages[{n}]", f"«{language}» is unknown", meant(language, known))


def _with_scalars(below: Plan, layer: Layer, reading: Reading) -> Plan:
    check_zone(layer.zone, reading)
    check_languages(layer.languages, reading.languages, reading)
    check_letter(layer.reserve_letter, reading, "reserve_letter")
    said: dict[str, Any] = {}
    for name in ("zone", "languages", "public_url", "reserve_letter"):
        if value := getattr(layer, name):
            said[name] = value
    if layer.remote_tickets is not None:
        said["remote_tickets"] = layer.remote_tickets
    if layer.hours:
        said["week"] = below.week | week_days(layer.hours, reading)
    if layer.exceptions:
        said["exceptions"] = below.exceptions | dated(layer.exceptions, reading)
    if layer.elsewhere:
        more = elsewhere_of(layer.elsewhere)
        said["elsewhere"] = below.elsewhere | more
    if layer.classes:
        said["classes"] = chosen_classes(layer.classes, below.classes, reading)
    if layer.rules:
        change = convert_partial(layer.rules, Rules, reading, "rules")
        said["rules"] = msgspec.structs.replace(below.rules, **change)
        check_rules(said["rules"], change, reading)
    if layer.booking:
        change = convert_partial(layer.booking, BookingRules, reading, "booking")
        said["booking"] = msgspec.structs.replace(below.booking, **change)
        check_booking(said["booking"], change, reading)
    return msgspec.structs.replace(below, **said)


def _with_services(plan: Plan, layer: Layer, catalogue: Catalogue, reading: Reading) -> Plan:
    services = plan.services
    if layer.services:
        ids = select(layer.services, catalogue, reading, "services")
        services = {name: services.get(name, catalogue.services[name]) for name in ids}
    if layer.service:
        services = dict(services)
    for name, change in layer.service.items():
        key = f"service.{name}"
        if ServiceId(name) not in services:
            remedy = meant(name, services, "see services/*.toml")
            reading.fault(key, f"«{name}» is not offered here", remedy)
            continue
        check_letter(change.letter or "", reading, f"{key}.letter")
        check_times(change.norm_min, change.wait_target_min, reading, key)
        services[ServiceId(name)] = changed(services[ServiceId(name)], change)
    return msgspec.structs.replace(plan, services=services)


def _with_layout(plan: Plan, layer: Layer, catalogue: Catalogue, reading: Reading) -> Plan:
    halls, laid_out = plan.halls, plan.laid_out
    if layer.halls:
        halls = make_halls(layer.halls, reading)
    if layer.windows:
        laid_out = make_windows(layer.windows, halls, catalogue, reading)
    elif layer.halls:
        for window in laid_out.values():
            if window.hall not in halls:
                problem = f"window {window.id} stands in hall «{window.hall}», which is gone"
                reading.fault("halls", problem, "keep that hall, or give [[windows]] too")
    if halls and not laid_out:
        reading.fault("windows", "the office has no window", "add [[windows]]")
    windows = plan.windows
    if laid_out is not plan.laid_out or layer.services or (not windows and laid_out):
        windows = narrowed(laid_out, frozenset(plan.services))
    return msgspec.structs.replace(plan, halls=halls, laid_out=laid_out, windows=windows)


def _with_devices(plan: Plan, layer: Layer, reading: Reading) -> Plan:
    if not (layer.devices or layer.device or layer.halls or layer.windows):
        return plan
    counts = layer.devices or plan.counts
    extra = (*plan.extra, *layer.device)
    usual = usual_devices(counts, plan.halls, plan.windows) if counts else {}
    inherited = more_devices(plan.extra, usual, plan.halls, plan.windows, reading)
    devices = more_devices(layer.device, inherited, plan.halls, plan.windows, reading)
    return msgspec.structs.replace(plan, counts=counts, extra=extra, devices=devices)


def _check_served(plan: Plan, reading: Reading) -> None:
    served = {s for w in plan.windows.values() for s in (*w.services, *w.overflow)}
    for service in plan.services:
        if plan.windows and service not in served:
            reading.fault(
                "windows",
                f"no window serves «{service}», which the office offers",
                "add it to a window, or take it from `services` by -" + service,
            )
    for window in plan.windows.values():
        if plan.services and not window.services:
            reading.fault(
                "windows",
                f"window {window.id} serves nothing that the office offers",
                "give it services, or leave it out",
            )


def _check_reserve(plan: Plan, reading: Reading) -> None:
    taken = [s.id for s in plan.services.values() if s.letter == plan.reserve_letter]
    if plan.services and not plan.reserve_letter:
        reading.fault("reserve_letter", "is missing", "a letter that no service has")
    elif taken:
        reading.fault(
            "reserve_letter",
            f"{plan.reserve_letter} is the letter of «{taken[0]}» already",
            "numbers after 999 need a letter that no service has",
        )


def elsewhere_of(entries: Mapping[str, ElsewhereEntry]) -> dict[ServiceId, Elsewhere]:
    """`[elsewhere]` of a layer."""
    return {
        ServiceId(name): Elsewhere(entry.name, entry.where, entry.synonyms)
        for name, entry in entries.items()
    }


def _check_elsewhere(plan: Plan, layer: Layer, reading: Reading) -> None:
    for name in layer.elsewhere:
        if ServiceId(name) in plan.services:
            reading.fault(
                f"elsewhere.{name}", "this office offers it", "take it from one of the two"
            )
