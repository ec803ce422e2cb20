"""Who sits at the desk: login and password, or the password alone of whoever locked it."""

from __future__ import annotations

import threading

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from client_kit.errors import LinkError, SignInRefused
from client_kit.qt.bridge import Bridge
from client_kit.signin import StaffToken, sign_in
from kiosk_app.reception.words import say


class SignInModel(QObject):
    """Asks the server without blocking the screen."""

    changed = Signal()
    signed_in = Signal(object)
    """`StaffToken`."""
    _answered = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        server: str,
        device_token: str,
        language: str = "ru",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._server, self._device = bridge, server, device_token
        self._language = language
        self._busy = False
        self._error = self._office = self._person = self._login = ""
        bridge.linked.connect(lambda up: self.changed.emit())
        self._answered.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    busy = Property(bool, lambda self: self._busy, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
    office = Property(str, lambda self: self._office, notify=changed)
    person = Property(str, lambda self: self._person, notify=changed)
    is_linked = Property(bool, lambda self: self._bridge.is_up, notify=changed)

    @Property(str, notify=changed)
    def locked_about(self) -> str:
        """Whose lock it is."""
        return say("locked_about", self._language, name=self._person) if self._person else ""

    @Slot(str, str)
    def sign_in(self, login: str, password: str) -> None:
        """Ask who this is; a locked desk knows the login already."""
        login = (self._login if self._person else login).strip()
        if self._busy or not login or not password:
            return
        self._set(busy=True, error="")
        self._login = login
        threading.Thread(
            target=self._ask, args=(login, password), name="sign-in", daemon=True
        ).start()

    @Slot()
    def somebody_else(self) -> None:
        """Another person takes the desk over."""
        self._set(person="", error="")

    def lock(self, person: str) -> None:
        """Only the password is asked for."""
        self._set(person=person, error="")

    def tell(self, error: str) -> None:
        """Say why the person is here again."""
        self._set(error=error, person="")

    def show_office(self, name: str) -> None:
        """The office's name over the fields."""
        if name != self._office:
            self._set(office=name)

    def _ask(self, login: str, password: str) -> None:
        try:
            self._answered.emit(sign_in(self._server, self._device, login, password))
        except LinkError as error:
            self._answered.emit(error)

    def _finish(self, answer: StaffToken | LinkError) -> None:
        self._set(busy=False)
        match answer:
            case StaffToken(role="reception" | "supervisor"):
                self.signed_in.emit(answer)
            case StaffToken():
                self._set(error=say("not_reception", self._language))
            case SignInRefused():
                self._set(error=answer.text or say("wrong_login", self._language))
            case _:
                self._set(error=say("unreachable", self._language))

    def _set(self, **values: object) -> None:
        for name, value in values.items():
            setattr(self, f"_{name}", value)
        self.changed.emit()
