"""Halls, windows and devices of an office, from the short notation of its layer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from queue_core.domain.office import Device, Hall, HallId, ServiceId, Window, WindowId
from server.config.catalogue import Catalogue, select
from server.config.faults import meant
from server.config.files import DeviceCounts, DeviceEntry, HallEntry, WindowsEntry
from server.config.strict import Reading

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""Ids stand in channel names and store keys."""
ID_REMEDY = "small Latin letters, digits, - and _; at most 40"
_SPAN = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")


def make_halls(entries: dict[str, HallEntry], reading: Reading) -> dict[HallId, Hall]:
    """The rooms; each may show the calls of others."""
    for name, entry in entries.items():
        if not ID.fullmatch(name):
            reading.fault(f"halls.{name}", "cannot be an id", ID_REMEDY)
        for n, other in enumerate(entry.shows, 1):
            if other not in entries or other == name:
                reading.fault(
                    f"halls.{name}.shows[{n}]", f"no other hall «{other}»", meant(other, entries)
                )
    return {
        HallId(name): Hall(
            id=HallId(name), name=entry.name, shows=tuple(HallId(other) for other in entry.shows)
        )
        for name, entry in entries.items()
    }


def make_windows(
    entries: Iterable[WindowsEntry],
    halls: dict[HallId, Hall],
    catalogue: Catalogue,
    reading: Reading,
) -> dict[WindowId, Window]:
    """Service points with what they serve; services are the catalogue's, not yet the office's."""
    windows: dict[WindowId, Window] = {}
    for n, entry in enumerate(entries, 1):
        key = f"windows[{n}]"
        if halls and entry.hall and entry.hall not in halls:
            reading.fault(f"{key}.hall", f"no hall «{entry.hall}»", meant(entry.hall, halls))
        services = select(entry.services, catalogue, reading, f"{key}.services")
        overflow = select(entry.overflow, catalogue, reading, f"{key}.overflow")
        own = set(services)
        for number in numbers(entry.numbers, reading, f"{key}.numbers"):
            if WindowId(number) in windows:
                reading.fault(f"{key}.numbers", f"window {number} is there twice", "number it once")
            windows[WindowId(number)] = Window(
                id=WindowId(number),
                hall=HallId(entry.hall),
                services=services,
                overflow=tuple(service for service in overflow if service not in own),
            )
    return windows


def narrowed(
    windows: dict[WindowId, Window], offered: frozenset[ServiceId]
) -> dict[WindowId, Window]:
    """The same windows with only the services that the office offers."""

    def keep(services: tuple[ServiceId, ...]) -> tuple[ServiceId, ...]:
        return tuple(service for service in services if service in offered)

    return {
        window.id: Window(
            id=window.id,
            hall=window.hall,
            services=keep(window.services),
            overflow=keep(window.overflow),
        )
        for window in windows.values()
    }


def numbers(text: str, reading: Reading, key: str) -> list[str]:
    """«1-4, 7» → 1 2 3 4 7, as they are painted over the windows."""
    found: list[str] = []
    for part in text.split(","):
        span = _SPAN.fullmatch(part.strip())
        if not span or int(span[2] or span[1]) < int(span[1]) or int(span[1]) == 0:
            reading.fault(key, f"«{part.strip()}» are no window numbers", 'write "1-4, 7"')
            continue
        found += [str(n) for n in range(int(span[1]), int(span[2] or span[1]) + 1)]
    return found


def usual_devices(
    counts: DeviceCounts, halls: dict[HallId, Hall], windows: dict[WindowId, Window]
) -> dict[str, Device]:
    """The screens an office of this layout has."""
    first = next(iter(halls), HallId(""))
    found = [Device(id=f"kiosk-{n}", kind="kiosk", hall=first) for n in range(1, counts.kiosks + 1)]
    found += [
        Device(id=f"reception-{n}", kind="reception", hall=first)
        for n in range(1, counts.receptions + 1)
    ]
    if counts.boards:
        found += [Device(id=f"board-{h}", kind="board", hall=h, speaks=True) for h in halls]
    for window in windows.values():
        if counts.window_displays:
            found.append(
                Device(
                    id=f"display-{window.id}",
                    kind="window_display",
                    hall=window.hall,
                    window=window.id,
                )
            )
        if counts.consoles:
            found.append(
                Device(
                    id=f"console-{window.id}", kind="console", hall=window.hall, window=window.id
                )
            )
    return {device.id: device for device in found}


def more_devices(
    entries: Iterable[DeviceEntry],
    devices: dict[str, Device],
    halls: dict[HallId, Hall],
    windows: dict[WindowId, Window],
    reading: Reading,
) -> dict[str, Device]:
    """`devices` with those given one by one, which win over the usual ones of the same id."""
    found = dict(devices)
    named: set[str] = set()
    for n, entry in enumerate(entries, 1):
        key = f"device[{n}]"
        if not ID.fullmatch(entry.id):
            reading.fault(f"{key}.id", f"«{entry.id}» cannot be an id", ID_REMEDY)
        if entry.id in named:
            reading.fault(f"{key}.id", f"«{entry.id}» is there twice", "name each once")
        if entry.hall and entry.hall not in halls:
            reading.fault(f"{key}.hall", f"no hall «{entry.hall}»", meant(entry.hall, halls))
        if entry.window and entry.window not in windows:
            reading.fault(f"{key}.window", f"no window «{entry.window}»", "see [[windows]]")
        if entry.kind == "board" and not entry.hall:
            reading.fault(f"{key}.hall", "a board hangs in a hall", "add hall = …")
        if entry.kind == "window_display" and not entry.window:
            reading.fault(f"{key}.window", "a window display hangs over one", "add window = …")
        named.add(entry.id)
        found[entry.id] = Device(
            id=entry.id,
            kind=entry.kind,
            hall=HallId(entry.hall),
            window=WindowId(entry.window),
            speaks=entry.speaks,
        )
    _check_voices(found, reading)
    return found


def _check_voices(devices: dict[str, Device], reading: Reading) -> None:
    """One board a hall speaks: two voices at once are understood by nobody."""
    voices: dict[HallId, str] = {}
    for device in devices.values():
        if device.kind == "board" and device.speaks:
            if device.hall in voices:
                reading.fault(
                    "device",
                    f"{voices[device.hall]} and {device.id} both speak in hall {device.hall}",
                    "leave speaks = true at one of them",
                )
            voices[device.hall] = device.id
