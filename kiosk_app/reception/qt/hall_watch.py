"""Follows the office's four documents and makes one moment of them."""

from __future__ import annotations

from typing import Any, cast

from msgspec import structs
from PySide6.QtCore import QObject, Signal

from client_kit.qt.bridge import Bridge
from kiosk_app.catalogue import read_catalogue, read_waits
from kiosk_app.reception.moment import Hall
from queue_core.domain.context import Role


class HallWatch(QObject):
    """`hall()` is the present moment; `changed` says that it is worth drawing."""

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._hall = Hall()
        self.office = ""
        bridge.changed.connect(self._change)
        bridge.linked.connect(lambda up: self.changed.emit())

    def follow(self, office: str) -> None:
        """Watch an office; another one before is forgotten."""
        if office == self.office:
            return
        for channel in self._channels() if self.office else ():
            self._bridge.unwatch(channel)
        self.office = office
        for channel in self._channels():
            self._bridge.watch(channel)

    def sit(self, staff: str, role: str, language: str) -> None:
        """Who looks now."""
        self._hall = structs.replace(
            self._hall, staff=staff, role=cast("Role", role), language=language
        )

    def tell(self, ticket: str) -> None:
        """The visitor knows the number of an unprinted ticket."""
        self._hall = structs.replace(self._hall, told=self._hall.told | {ticket})

    def hall(self) -> Hall:
        """Now."""
        bridge = self._bridge
        return structs.replace(
            self._hall, at=bridge.server_time(), is_up=bridge.is_up, silence=bridge.silence_ms()
        )

    def _channels(self) -> tuple[str, ...]:
        names = ("desk", "kiosk", "wait", "desk/wait")
        return tuple(f"{self.office}/{name}" for name in names)

    def _change(self, channel: str, doc: dict[str, Any]) -> None:
        office, _, kind = channel.partition("/")
        if office != self.office:
            return
        match kind:
            case "desk":
                told = self._hall.told & doc.get("tickets", {}).keys()
                self._hall = structs.replace(self._hall, desk=doc, told=told)
            case "kiosk":
                services = doc.get("services", {}).items()
                bookable = frozenset(id for id, row in services if row.get("bookable"))
                self._hall = structs.replace(
                    self._hall, catalogue=read_catalogue(doc), bookable=bookable
                )
            case "wait":
                self._hall = structs.replace(self._hall, waits=read_waits(doc))
            case "desk/wait":
                self._hall = structs.replace(self._hall, places=doc.get("tickets", {}))
            case _:
                return
        self.changed.emit()
