"""Signing in and choosing a window: two steps by keyboard, and the question whether to replace."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from client_kit.errors import LinkError, SignInRefused
from client_kit.qt.bridge import Bridge
from client_kit.qt.rows import KeyedRows
from client_kit.signin import StaffToken, sign_in
from operator_console.words import pick, say
from queue_core.domain.commands import SignIn
from queue_core.domain.refusals import TEXTS, text
from queue_core.protocol import Error, Reply

WINDOW = ("key", "title", "subtitle", "trailing", "current", "taken")
QUESTIONS = ("window_taken", "signed_in_elsewhere")


class SignInModel(QObject):
    """Who sits down where."""

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
        self._error = self._question = ""
        self._office_name = ""
        self._office = ""
        self._window = ""
        self._windows = KeyedRows(WINDOW, self)
        bridge.linked.connect(lambda up: self.changed.emit())
        self._answered.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    busy = Property(bool, lambda self: self._busy, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
    question = Property(str, lambda self: self._question, notify=changed)
    office_name = Property(str, lambda self: self._office_name, notify=changed)
    is_linked = Property(bool, lambda self: self._bridge.is_up, notify=changed)
    window = Property(str, lambda self: self._window, notify=changed)
    windows = Property(QObject, lambda self: self._windows, constant=True)

    # ── login ─────────────────────────────────────────────────────────────────

    @Slot(str, str)
    def sign_in(self, login: str, password: str) -> None:
        """Ask the server who this is; the answer comes without blocking the screen."""
        if self._busy or not login.strip() or not password:
            return
        self._set(busy=True, error="")
        threading.Thread(
            target=self._ask, args=(login.strip(), password), name="sign-in", daemon=True
        ).start()

    def tell(self, error: str) -> None:
        """Say why the person is here again."""
        self._set(error=error)

    def _ask(self, login: str, password: str) -> None:
        try:
            self._answered.emit(sign_in(self._server, self._device, login, password))
        except LinkError as error:
            self._answered.emit(error)

    def _finish(self, answer: StaffToken | LinkError) -> None:
        self._set(busy=False)
        match answer:
            case StaffToken(role="operator" | "supervisor"):
                self.signed_in.emit(answer)
            case StaffToken():
                self._set(error=say("not_operator", self._language))
            case SignInRefused():
                self._set(error=answer.text or say("wrong_login", self._language))
            case _:
                self._set(error=say("unreachable", self._language))

    # ── window ────────────────────────────────────────────────────────────────

    def show_windows(self, office: str, doc: dict[str, Any], staff: str) -> None:
        """The office's windows as the desk document tells them."""
        self._office = office
        windows: dict[str, Any] = doc.get("windows", {})
        ids = sorted(windows, key=lambda id: (len(id), id))
        if self._window not in windows:
            free = [id for id in ids if not windows[id].get("operator")]
            self._window = next(iter(free or ids), "")
        people = doc.get("staff", {})
        rows = []
        for id in ids:
            operator = windows[id].get("operator", "")
            name = people.get(operator, {}).get("name", operator)
            rows.append(
                {
                    "key": id,
                    "title": say("window", self._language, window=id),
                    "subtitle": say("window_busy", self._language, name=name)
                    if operator
                    else say("window_free", self._language),
                    "trailing": say(
                        "window_services", self._language, count=len(windows[id].get("may", ()))
                    ),
                    "current": id == self._window,
                    "taken": bool(operator) and operator != staff,
                }
            )
        self._windows.show(rows)
        self._set(office_name=pick(doc.get("office"), self._language))

    @Slot(str)
    def prefer(self, window: str) -> None:
        """Put the choice on this window."""
        self._window = window
        self._mark()

    @Slot(int)
    def move(self, by: int) -> None:
        """Up and down."""
        keys = [row["key"] for row in self._windows.rows]
        if keys:
            here = keys.index(self._window) if self._window in keys else 0
            self.prefer(keys[max(0, min(len(keys) - 1, here + by))])

    @Slot(str)
    def type_number(self, digits: str) -> None:
        """Typing a window's number goes to it."""
        if any(row["key"] == digits for row in self._windows.rows):
            self.prefer(digits)

    @Slot()
    def open_window(self) -> None:
        """Enter: sit down; a taken window asks first."""
        self._open(take_over=False)

    @Slot()
    def replace(self) -> None:
        """Yes, replace who works there."""
        if self._question:
            self._open(take_over=True)

    @Slot()
    def keep(self) -> None:
        """No: back to the choice."""
        self._set(question="", error="")

    def _open(self, take_over: bool) -> None:
        if self._busy or not self._window:
            return
        self._set(busy=True, error="", question="")
        command = SignIn(window=self._window, take_over=take_over)
        self._bridge.do(self._office, command, self._opened)

    def _opened(self, reply: Reply) -> None:
        self._set(busy=False)
        error = reply.error
        if reply.ok or not isinstance(error, Error):
            return
        known = text(error.code, self._language, error.facts) if error.code in TEXTS else ""
        sentence = known or error.text or say("link_lost", self._language)
        if error.code in QUESTIONS:
            self._set(question=sentence)
        else:
            self._set(error=sentence)

    def _mark(self) -> None:
        rows = self._windows.rows
        self._windows.show([{**row, "current": row["key"] == self._window} for row in rows])
        self._set(question="")

    def _set(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self, f"_{name}", value)
        self.changed.emit()
