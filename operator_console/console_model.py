"""The console as a whole: which screen stands, and who passes from one to the next."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from client_kit.qt.bridge import Bridge
from client_kit.signin import StaffToken
from operator_console.acts import KEYS
from operator_console.desk import Desk
from operator_console.desk_model import DeskModel
from operator_console.sign_in_model import SignInModel
from operator_console.words import WORDS, say
from queue_core.protocol import Error, Hello, Welcome

Form = Literal["docked", "wide", "mini"]
APP, VERSION = "console", "1"
AGAIN_MS = 30_000
"""Between tries of a device whose token the server does not take."""
ENDED = ("replaced", "expired")
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"


class ConsoleModel(QObject):
    """Sign-in → window → desk, and back."""

    screen_changed = Signal()
    form_changed = Signal()
    summoned = Signal()
    """Somebody wants the window in front."""

    def __init__(
        self,
        bridge: Bridge,
        server: str,
        device_token: str,
        *,
        office: str = "",
        window: str = "",
        login: str = "",
        language: str = "ru",
        form: Form = "docked",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._device = bridge, device_token
        self._office, self._preferred = office, window
        self._login, self._language = login, language
        self._screen = "signin"
        self._chosen_form: Form = form
        self._form: Form = form
        self._staff: StaffToken | None = None
        self._window = ""
        self._sign_in = SignInModel(bridge, server, device_token, language, self)
        self._sign_in.signed_in.connect(self._signed_in)
        self._sign_in.prefer(window)
        self._desk = DeskModel(bridge, self)
        self._desk.signed_out.connect(self._sign_out)
        self._desk.panel_changed.connect(self._reform)
        self._reform()
        bridge.welcomed.connect(self._welcomed)
        bridge.changed.connect(self._changed)
        bridge.ended.connect(self._ended)
        bridge.refused.connect(self._refused)
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self.open)

    screen = Property(str, lambda self: self._screen, notify=screen_changed)
    form = Property(str, lambda self: self._form, notify=form_changed)
    """docked, wide or mini, as it stands now."""
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
        return [{"act": act, "key": key} for act, key in KEYS.items()]

    @Slot(str)
    def take_form(self, form: Form) -> None:
        """Ctrl+1, Ctrl+2, Ctrl+3."""
        self._chosen_form = form
        self._reform()

    @Slot()
    def summon(self) -> None:
        """Come to the front."""
        self.summoned.emit()

    @property
    def shape(self) -> Form:
        """`form`, typed."""
        return self._form

    @property
    def moment(self) -> Desk | None:
        """The desk at this moment; None at the door."""
        return self._desk.desk if self._screen == "desk" else None

    @property
    def desk_model(self) -> DeskModel:
        """`desk`, typed."""
        return self._desk

    def say(self, key: str, **facts: str) -> str:
        """The console's words in its language."""
        return say(key, self._language, **facts)

    def tell(self, text: str) -> None:
        """Say something at the door, to whoever comes in."""
        self._sign_in.tell(text)

    def open(self) -> None:
        """Link up as the device, to show the office and its windows."""
        self._bridge.open(Hello(token=self._device, app=APP, version=VERSION))
        if self._office:
            self._bridge.watch(self._channel)

    # ── inside ────────────────────────────────────────────────────────────────

    @property
    def _channel(self) -> str:
        return f"{self._office}/desk"

    def _welcomed(self, welcome: Welcome) -> None:
        if not self._office and welcome.office:
            self._office = welcome.office
        if self._office:
            self._bridge.watch(self._channel)

    def _signed_in(self, staff: StaffToken) -> None:
        self._staff = staff
        if staff.office and staff.office != self._office:
            self._bridge.unwatch(self._channel)
            self._office = staff.office
        self._bridge.open(Hello(token=staff.token, app=APP, version=VERSION))
        self._bridge.watch(self._channel)
        self._choose_screen()

    def _changed(self, channel: str, doc: dict[str, Any]) -> None:
        if channel == self._channel:
            if self._screen != "desk":
                staff = self._staff.staff if self._staff else ""
                self._sign_in.show_windows(self._office, doc, staff)
            self._choose_screen()
            self._desk.refresh()

    def _choose_screen(self) -> None:
        if self._staff is None:
            return
        doc = self._bridge.documents.get(self._channel, {})
        mine = [
            id
            for id, row in doc.get("windows", {}).items()
            if row.get("operator") == self._staff.staff
        ]
        if not mine:
            self._leave("window")
        elif self._window not in mine:
            self._window = mine[0]
            self._desk.sit(
                self._office, self._window, self._staff.staff, self._staff.role, self._language
            )
            self._show("desk")

    def _sign_out(self) -> None:
        """The window is closed; the next person signs in."""
        self._back("")

    def _refused(self, channel: str, error: Error) -> None:
        if channel == self._channel:
            why = error.text or say("channel_refused", self._language)
            self._back(why) if self._staff else self._sign_in.tell(why)

    def _ended(self, code: int, reason: str) -> None:
        if self._staff is None:  # the device's own token: come back, but not at once
            self._sign_in.tell(say("device_refused", self._language))
            self._again.start()
            return
        known = f"ended_{reason}" if reason in ENDED else "ended"
        self._back(say(known, self._language, reason=reason))

    def _back(self, why: str) -> None:
        self._staff = None
        self._leave("signin")
        self._sign_in.tell(why)
        self.open()

    def _leave(self, screen: str) -> None:
        if self._window:
            self._window = ""
            self._desk.leave()
        self._show(screen)

    def _show(self, screen: str) -> None:
        if screen != self._screen:
            self._screen = screen
            self._reform()
            if screen == "window" and self._staff:
                doc = self._bridge.documents.get(self._channel, {})
                self._sign_in.show_windows(self._office, doc, self._staff.staff)
            self.screen_changed.emit()

    def _reform(self) -> None:
        """The mini strip has room for the desk alone: doors and panels are docked meanwhile."""
        form = self._chosen_form
        if form == "mini" and (self._screen != "desk" or self._desk.open_panel):
            form = "docked"
        if form != self._form:
            self._form = form
            self.form_changed.emit()

    @Slot()
    def forget(self) -> None:
        """Esc at the choice of a window: somebody else signs in."""
        self._back("")
