"""A console in this process over any server: for pictures and tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from client_kit.config import common_flags
from client_kit.qt.bridge import Bridge
from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.qt.shell import Shell
from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import Account, FakeServer
from operator_console import scenes
from operator_console.__main__ import build
from operator_console.forms import DOCKED
from queue_core.patch import diff


@dataclass(frozen=True)
class Console:
    """What a test or a picture drives."""

    window: QQuickWindow
    bridge: Bridge
    engine: Engine


@contextmanager
def standing(
    server: str, token_file: Path, office: str = scenes.OFFICE, **more: Any
) -> Iterator[Console]:
    """A docked console linked to `server`; ends in the order the shell ends in."""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    load_fonts()
    engine = Engine()
    engine.use_theme("light", reduced_motion=True)
    bridge = Bridge(server)
    settings = common_flags("talon-console", "").parse_args([])
    values = {"window": "", "login": "", "language": "ru", "wide": False, "office": office}
    values |= {"mini": False, "global_keys": ""}
    values |= more
    for key, value in {"server": server, "token_file": str(token_file), **values}.items():
        setattr(settings, key, value)
    try:
        window = build(Shell(application, engine, bridge, settings))
        window.resize(*DOCKED)
        window.show()
        wait_until(lambda: bridge.is_up and bool(bridge.documents))
        yield Console(window, bridge, engine)
    finally:
        bridge.close()
        engine.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def device_token(folder: Path) -> Path:
    """The token file of an invented device."""
    file = folder / "console.token"
    file.write_text("device:console-5", encoding="utf-8")
    return file


def accounts() -> dict[str, Account]:
    """Who may sign in at the scripted server."""
    name = scenes.PEOPLE[scenes.ME]
    return {
        "smirnova": Account("1234", scenes.ME, name),
        "ivanova": Account("1234", scenes.ME, name, role="supervisor"),
    }


def become(console: Console, server: FakeServer, doc: scenes.Doc) -> None:
    """The scripted office is now as this scene says."""
    server.change(scenes.CHANNEL, diff(server.documents[scenes.CHANNEL], doc))
    wait_until(lambda: console.bridge.documents.get(scenes.CHANNEL) == doc)


def asked(server: FakeServer, count: int) -> dict[str, Any]:
    """The last command, once so many have arrived; raises when there are more."""
    wait_until(lambda: len(server.commands) >= count)
    if len(server.commands) > count:
        raise LookupError(f"more than {count} commands: {server.commands}")
    return server.commands[-1].command
