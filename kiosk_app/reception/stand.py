"""A desk in this process over any server: for pictures and tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from client_kit.qt.bridge import Bridge
from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.qt.garbage import GuiCollector
from client_kit.qt.shell import Shell
from client_kit.testing.drive import (
    click,
    find,
    is_shown,
    items,
    press_key,
    text_of,
    texts,
    type_text,
    wait_until,
)
from client_kit.testing.fake_server import Account, FakeServer
from kiosk_app.claims import Claims
from kiosk_app.printing.encode import Mode
from kiosk_app.printing.ports.address import opener
from kiosk_app.printing.profiles import load_profiles
from kiosk_app.printing.stream import Letters
from kiosk_app.printing.wanted import printer as device
from kiosk_app.qt.press import Press
from kiosk_app.reception import scenes
from kiosk_app.reception.app import DESK, build
from kiosk_app.reception.qt.reception_model import ReceptionModel
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.sample import OFFICE
from queue_core.patch import diff

Key = Qt.Key
PROFILE = "generic-80"
Ctrl = Qt.KeyboardModifier.ControlModifier


@dataclass
class Desk:
    """What a test or a picture drives, by keys as a person does."""

    window: QQuickWindow
    bridge: Bridge
    engine: Engine
    model: ReceptionModel
    printer: PrinterThread | None

    def keys(self, *keys: Qt.Key) -> None:
        """Press one key after another."""
        for key in keys:
            press_key(self.window, key)

    def ctrl(self, key: Qt.Key) -> None:
        """A key with Ctrl."""
        press_key(self.window, key, Ctrl)

    def write(self, text: str) -> None:
        """Type into what has the keyboard."""
        type_text(self.window, text)

    def press(self, name: str) -> None:
        """Click."""
        click(self.window, name)

    def shows(self, name: str) -> None:
        """Wait until it stands there."""
        wait_until(lambda: is_shown(self.window, name))

    def shown(self, name: str) -> bool:
        """Whether it stands there now."""
        return is_shown(self.window, name)

    def says(self, name: str, text: str) -> None:
        """Wait until the item of that name reads so."""
        try:
            wait_until(lambda: self.shown(name) and text in self.text(name))
        except TimeoutError as error:
            raise TimeoutError(f"{name} does not say {text!r}; {texts(self.window)}") from error

    def text(self, name: str) -> str:
        """What it reads."""
        return text_of(self.window, name)

    def number(self) -> str:
        """The number of the last slip."""
        self.shows("slip.number")
        return str(find(self.window, "slip.number").property("number"))

    def listed(self, begin: str) -> list[str]:
        """What stands there by names that begin so, top first."""
        found = [
            (item.y(), item.objectName().removeprefix(begin))
            for item in items(self.window)
            if item.objectName().startswith(begin) and item.isVisible()
        ]
        return [name for _, name in sorted(found)]

    def focus(self) -> str:
        """The name of what has the keyboard."""
        item = self.window.activeFocusItem()
        return item.objectName() if item else ""

    def paper(self, place: int) -> str:
        """The letters of one paper that came out, printed as text."""
        steps = self.printer.fake.tickets[place] if self.printer else []
        letters = b"".join(step.text for step in steps if isinstance(step, Letters))
        return letters.decode(load_profiles()[PROFILE].codec)

    def printed(self) -> int:
        """How many papers came out."""
        return len(self.printer.fake.tickets) if self.printer else 0

    def sign_in(self, login: str = scenes.LOGIN, password: str = scenes.PASSWORD) -> None:
        """By keyboard, until the desk stands there with its documents."""
        self.shows("login")
        for word in (login, password):
            self.write(word)
            self.keys(Key.Key_Return)
        self.shows("work.field")
        documents = self.bridge.documents
        wait_until(lambda: self.bridge.is_up and len(documents) >= len(scenes.documents(0)))
        wait_until(lambda: self.listed("choice.") != [])


@contextmanager
def standing(
    server: str,
    token_file: Path,
    printer: PrinterThread | None = None,
    *,
    office: str = OFFICE,
    claims: Claims | None = None,
    login: str = "",
    language: str = "ru",
    lock_after: int = 600,
    mode: Mode = "raster",
) -> Iterator[Desk]:
    """A desk linked to `server`; a QML warning is an error."""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    load_fonts()
    collector = GuiCollector()
    opens = opener(printer.address, 9600) if printer else None
    press = Press([device(opens, load_profiles()[PROFILE], mode)]) if opens else None
    engine, bridge = Engine(), Bridge(server)
    engine.use_theme("light", reduced_motion=True)
    settings: Any = _Settings(server, str(token_file), office, login, language, lock_after)
    window = build(Shell(application, engine, bridge, settings), press, claims or Claims(None))
    model = window.findChild(ReceptionModel)
    assert isinstance(model, ReceptionModel)
    window.resize(*DESK)
    window.show()
    try:
        wait_until(lambda: bridge.is_up)
        yield Desk(window, bridge, engine, model, printer)
    finally:
        model.close()
        bridge.close()
        warnings = list(engine.warnings)
        engine.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        collector.close()
    if warnings:
        raise AssertionError("\n".join(warnings))


@dataclass(frozen=True)
class _Settings:
    server: str
    token_file: str
    office: str
    login: str
    language: str
    lock_after: int


def device_token(folder: Path) -> Path:
    """The token file of an invented device."""
    file = folder / "reception.token"
    file.write_text("device:reception-1", encoding="utf-8")
    return file


def accounts() -> dict[str, Account]:
    """Who may sign in at the scripted server."""
    return {
        scenes.LOGIN: Account(scenes.PASSWORD, scenes.ME, scenes.NAME, "reception"),
        "kuznetsova": Account("1111", "op-3", "Кузнецова О. Н.", "operator"),
    }


def become(desk: Desk, server: FakeServer, doc: scenes.Doc) -> None:
    """The scripted hall is now as this scene says."""
    server.change(scenes.DESK, diff(server.documents[scenes.DESK], doc))
    wait_until(lambda: desk.bridge.documents.get(scenes.DESK) == doc)


def given(server: FakeServer, count: int) -> dict[str, Any]:
    """The last command, once so many have arrived; raises when there are more."""
    wait_until(lambda: len(server.commands) >= count)
    if len(server.commands) > count:
        raise LookupError(f"more than {count} commands: {server.commands}")
    return server.commands[-1].command


def choose(desk: Desk, number: str) -> None:
    """Find a visitor by keyboard."""
    desk.keys(Key.Key_F6)
    desk.write(number)
    desk.shows("card.number")
