"""The desk as a whole: sign-in, the desk itself, and its lock."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot

from client_kit.qt.bridge import Bridge
from client_kit.signin import StaffToken
from kiosk_app.claims import Claims
from kiosk_app.qt.press import Press
from kiosk_app.reception.api import BookingApi, Slots
from kiosk_app.reception.qt.booker import Booker
from kiosk_app.reception.qt.desk_model import KEYS, DeskModel
from kiosk_app.reception.qt.giver import Giver
from kiosk_app.reception.qt.hall_watch import HallWatch
from kiosk_app.reception.qt.sign_in_model import SignInModel
from kiosk_app.reception.words import WORDS, say
from queue_core.protocol import Hello, Welcome

APP, VERSION = "kiosk", "1"
AGAIN_MS = 30_000
"""Between tries of a device whose token the server does not take."""
ENDED = ("replaced", "expired")
HANDS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"


class ReceptionModel(QObject):
    """Sign-in → desk ⇄ lock. It is an event filter of the window too: hands keep the desk open."""

    screen_changed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        server: str,
        device_token: str,
        press: Press | None,
        claims: Claims,
        *,
        office: str = "",
        login: str = "",
        language: str = "ru",
        lock_after_s: int = 600,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._server, self._device = bridge, server, device_token
        self._office, self._login, self._language = office, login, language
        self._screen = "signin"
        self._staff: StaffToken | None = None
        self._watch = HallWatch(bridge, self)
        self._giver = Giver(bridge, press, claims, self._watch.hall, self)
        self._booker = Booker(bridge, say("unreachable", language), self)
        self._sign_in = SignInModel(bridge, server, device_token, language, self)
        self._desk = DeskModel(bridge, self._watch, self._giver, self._booker, self)
        self._idle = QTimer(self, interval=lock_after_s * 1000, singleShot=True)
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._listen()

    screen = Property(str, lambda self: self._screen, notify=screen_changed)
    sign_in = Property(QObject, lambda self: self._sign_in, constant=True)
    desk = Property(QObject, lambda self: self._desk, constant=True)
    login = Property(str, lambda self: self._login, constant=True)

    @Property(MAP, constant=True)
    def words(self) -> dict[str, str]:
        """Words that stand still, by name."""
        place = 1 if self._language == "en" else 0
        return {key: texts[place] for key, texts in WORDS.items()}

    @Property(LIST, constant=True)
    def shortcuts(self) -> list[dict[str, str]]:
        """One key each act."""
        return [{"act": act, "key": key} for act, key in (*KEYS.items(), ("find", "Ctrl+F"))]

    def open(self) -> None:
        """Link up as the device, to show the office."""
        self._bridge.open(Hello(token=self._device, app=APP, version=VERSION))
        if self._office:
            self._watch.follow(self._office)

    def close(self) -> None:
        """The printer's thread and what is sent again; before the bridge goes."""
        self._booker.close()
        self._giver.close()

    def sit_with(self, slots: Slots) -> None:
        """Book with these."""
        self._booker.sit(slots)

    def stay(self, ms: int) -> None:
        """Lock after so long without hands, from now on."""
        self._idle.setInterval(ms)

    def scanned(self, line: str) -> None:
        """A QR means something at an open desk alone."""
        if self._screen == "desk":
            self._desk.scanned(line)

    @Slot()
    def lock(self) -> None:
        """F12, or nobody touched the desk for long; the link and what is on its way stay."""
        if self._screen == "desk" and self._staff is not None:
            self._sign_in.lock(self._staff.name)
            self._show("locked")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in HANDS and self._screen == "desk":
            self._idle.start()
        return False

    # ── inside ────────────────────────────────────────────────────────────────

    def _listen(self) -> None:
        bridge = self._bridge
        bridge.welcomed.connect(self._welcomed)
        bridge.ended.connect(self._ended)
        bridge.changed.connect(self._changed)
        self._sign_in.signed_in.connect(self._signed_in)
        self._desk.locked.connect(self.lock)
        self._idle.timeout.connect(self.lock)
        self._again.timeout.connect(self.open)

    def _welcomed(self, welcome: Welcome) -> None:
        self._office = self._office or welcome.office
        if self._office:
            self._watch.follow(self._office)
            self._giver.begin(self._office)

    def _changed(self, channel: str, doc: dict[str, Any]) -> None:
        if channel == f"{self._office}/desk":
            hall = self._watch.hall()
            self._sign_in.show_office(hall.text(doc.get("office")))

    def _signed_in(self, staff: StaffToken) -> None:
        former, self._staff = self._staff, staff
        api = BookingApi(self._server, staff.office, staff.token, self._language)
        self.sit_with(api)
        if former is not None and former.staff == staff.staff:
            self._staff = former  # the link goes on under its own token, with all that waits
            self._show("desk")
            return
        self._office = staff.office
        self._watch.follow(staff.office)
        self._watch.sit(staff.staff, staff.role, self._language)
        self._bridge.open(Hello(token=staff.token, app=APP, version=VERSION))
        self._show("desk")
        self._desk.sit(self._language if self._language != "en" else "ru")

    def _ended(self, code: int, reason: str) -> None:
        if self._staff is None:  # the device's own token: come back, but not at once
            self._sign_in.tell(say("device_refused", self._language))
            self._again.start()
            return
        known = f"ended_{reason}" if reason in ENDED else "ended"
        self._staff = None
        self._desk.leave()
        self._show("signin")
        self._sign_in.tell(say(known, self._language, reason=reason))
        self.open()

    def _show(self, screen: str) -> None:
        if screen == "desk":
            self._idle.start()
        else:
            self._idle.stop()
        if screen != self._screen:
            self._screen = screen
            self.screen_changed.emit()
