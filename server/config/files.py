"""The shape of each configuration file; unknown keys are faults.

A template and an office have the same keys (`Layer`); what the office gives wins. Tables (rules,
booking, hours, exceptions, elsewhere, service) merge key by key; lists and halls replace.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from queue_core.domain.office import ClassEffect, Purpose
from server.config.strict import Words


class CategoryEntry(Struct, frozen=True):
    """`[category]` of a catalogue file."""

    id: str
    name: Words
    icon: str
    order: int
    about: Words = {}


class ServiceEntry(Struct, frozen=True):
    """`[services.<id>]`; agency and papers are ids of agencies.toml and papers.toml."""

    name: Words
    letter: str
    norm_min: int
    about: Words = {}
    agency: str = ""
    purpose: Purpose = "file"
    icon: str = ""
    """Empty: the category's."""
    wait_target_min: int = 15
    papers: tuple[str, ...] = ()
    fee: Words = {}
    synonyms: dict[str, tuple[str, ...]] = {}
    popularity: int = 0
    bookable: bool = True
    remote: bool = False
    sensitive: bool = False
    """Its letter must be shared with harmless services."""


class ServiceChange(Struct, frozen=True):
    """`[service.<id>]` of a layer: what differs there from the catalogue."""

    letter: str | None = None
    norm_min: int | None = None
    wait_target_min: int | None = None
    popularity: int | None = None
    bookable: bool | None = None
    remote: bool | None = None


class CatalogueFile(Struct, frozen=True):
    """`services/*.toml`: one category with its services."""

    category: CategoryEntry
    services: dict[str, ServiceEntry]


class ClassEntry(Struct, frozen=True):
    """`[classes.<id>]` of network.toml."""

    name: Words
    document: Words
    legal_basis: str = ""
    effect: ClassEffect = "by_right"
    wait_target_min: int = 0
    valid_from: str = ""
    valid_to: str = ""
    claimed_at_kiosk: bool = True


class ElsewhereEntry(Struct, frozen=True):
    """`[elsewhere]`: a service that people ask for here and is given at another place."""

    name: Words
    where: Words
    synonyms: dict[str, tuple[str, ...]] = {}


class NetworkFile(Struct, frozen=True):
    """`network.toml`: what holds everywhere unless a template or an office says otherwise."""

    name: Words
    languages: tuple[str, ...]
    zone: str
    reserve_letter: str = "У"
    public_url: str = ""
    rules: dict[str, Any] = {}
    booking: dict[str, Any] = {}
    classes: dict[str, ClassEntry] = {}
    pause_reasons: dict[str, Words] = {}
    decline_reasons: dict[str, Words] = {}
    elsewhere: dict[str, ElsewhereEntry] = {}
    """Services people ask for that no office of the network has."""


class HallEntry(Struct, frozen=True):
    """`[halls.<id>]`."""

    name: Words
    shows: tuple[str, ...] = ()


class WindowsEntry(Struct, frozen=True):
    """`[[windows]]`: one or several windows alike, «1-4, 7»."""

    numbers: str
    hall: str
    services: tuple[str, ...]
    """Service ids, `category:<id>`, or `*`; `-` before one takes it away again."""
    overflow: tuple[str, ...] = ()


class DeviceCounts(Struct, frozen=True):
    """`[devices]`: the usual screens by layout: kiosk-1, board-<hall>, console-<window> …"""

    kiosks: int = 1
    boards: bool = True
    """One in each hall, speaking."""
    window_displays: bool = True
    consoles: bool = True
    receptions: int = 1


class DeviceEntry(Struct, frozen=True):
    """`[[device]]`: one more screen, or one of the usual ones otherwise."""

    id: str
    kind: Literal["kiosk", "board", "window_display", "console", "reception"]
    hall: str = ""
    window: str = ""
    speaks: bool = False


class StaffEntry(Struct, frozen=True):
    """`[[staff]]`; `secret` is what `talon password` prints."""

    id: str
    name: str
    login: str
    role: Literal["operator", "reception", "supervisor"] = "operator"
    secret: str = ""


class Layer(Struct, frozen=True, kw_only=True):
    """What templates and offices may both say."""

    zone: str = ""
    languages: tuple[str, ...] = ()
    public_url: str = ""
    hours: dict[str, str] = {}
    exceptions: dict[str, str] = {}
    services: tuple[str, ...] = ()
    service: dict[str, ServiceChange] = {}
    classes: tuple[str, ...] = ()
    """Ids of network.toml's classes; nothing said: all."""
    halls: dict[str, HallEntry] = {}
    windows: tuple[WindowsEntry, ...] = ()
    reserve_letter: str = ""
    remote_tickets: bool | None = None
    elsewhere: dict[str, ElsewhereEntry] = {}
    rules: dict[str, Any] = {}
    booking: dict[str, Any] = {}
    devices: DeviceCounts | None = None
    device: tuple[DeviceEntry, ...] = ()


class TemplateFile(Layer, frozen=True, kw_only=True):
    """`templates/<id>.toml`: a kind of office."""

    about: Words


class OfficeFile(Layer, frozen=True, kw_only=True):
    """`offices/<id>.toml`: the file's name is the office's id."""

    template: str
    name: Words
    address: Words
    latitude: float = 0.0
    longitude: float = 0.0
    parent: str = ""
    staff: tuple[StaffEntry, ...] = ()
