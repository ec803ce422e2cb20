"""Asks for bookings and free slots, and books for others, without blocking the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from msgspec import structs
from PySide6.QtCore import QObject, Qt, Signal

from client_kit.errors import LinkError, Unreachable
from client_kit.qt.bridge import Bridge
from kiosk_app.reception.api import Slots
from kiosk_app.reception.slips import Booked
from kiosk_app.reception.work import Asked, Booking
from queue_core.protocol import Reply

AGAIN_S = 2.0
"""A booking without an answer is sent again under its key so often."""


class Booker(QObject):
    """`asked` is what the office told; `booked` brings a booking's end."""

    changed = Signal()
    booked = Signal(str, object, str)
    """Key, `Booked` or None, and why not."""
    _crossed = Signal(object)

    def __init__(self, bridge: Bridge, trouble: str, parent: QObject | None = None) -> None:
        """`trouble`: what to say when the server does not answer."""
        super().__init__(parent)
        self._bridge, self._trouble = bridge, trouble
        self._api: Slots | None = None
        self._closing = threading.Event()
        self._service = ""
        self.asked = Asked()
        self._crossed.connect(lambda act: act(), Qt.ConnectionType.QueuedConnection)

    def sit(self, api: Slots) -> None:
        """Somebody signed in."""
        self._api = api

    def close(self) -> None:
        """Send nothing again."""
        self._closing.set()

    def ask_bookings(self, office: str) -> None:
        """Today's bookings, anew."""
        self.asked = structs.replace(self.asked, trouble="")
        query = {"type": "bookings", "office": office}
        self._bridge.ask(query, self._take_bookings)

    def ask_days(self, service: str) -> None:
        """Free slots of a service; an answer about another one counts no more."""
        self._service = service
        self.asked = structs.replace(self.asked, days=None, trouble="")
        self._aside(lambda: self._ask_days(service))

    def book(self, key: str, booking: Booking, language: str, phone: str) -> None:
        """Book; the answer comes by `booked`, however long the link is away."""
        self._aside(lambda: self._book(key, booking, language, phone))

    # ── on the GUI's thread ───────────────────────────────────────────────────

    def _take_bookings(self, reply: Reply) -> None:
        if reply.ok:
            slots = tuple(reply.result.get("slots", ()))
            self.asked = structs.replace(self.asked, bookings=slots)
        elif self.asked.bookings is None:
            self.asked = structs.replace(self.asked, trouble=self._trouble)
        self.changed.emit()

    def _take_days(self, service: str, days: tuple[dict[str, Any], ...], trouble: str) -> None:
        if service != self._service:
            return
        self.asked = structs.replace(self.asked, days=days, trouble=trouble)
        self.changed.emit()

    # ── aside ─────────────────────────────────────────────────────────────────

    def _aside(self, act: Callable[[], None]) -> None:
        threading.Thread(target=act, name="bookings", daemon=True).start()

    def _cross(self, act: Callable[[], None]) -> None:
        if not self._closing.is_set():
            self._crossed.emit(act)

    def _ask_days(self, service: str) -> None:
        api = self._api
        if api is None:
            return
        try:
            days, trouble = api.days(service), ""
        except Unreachable:
            days, trouble = (), self._trouble
        except LinkError as error:
            days, trouble = (), error.text
        self._cross(lambda: self._take_days(service, days, trouble))

    def _book(self, key: str, booking: Booking, language: str, phone: str) -> None:
        api = self._api
        while api is not None and not self._closing.is_set():
            try:
                made = api.book(key, booking.service, booking.slot, language, booking.name, phone)
            except Unreachable:
                self._closing.wait(AGAIN_S)
                continue
            except LinkError as error:
                why = error.text
                self._cross(lambda why=why: self.booked.emit(key, None, why))  # type: ignore[misc]
                return
            done = Booked(made["service"], made["slot"], made["code"], made["token"])
            self._cross(lambda done=done: self.booked.emit(key, done, ""))  # type: ignore[misc]
            return
