"""A console over a scripted office, with me already at window 5 or still at the door."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import is_shown, press_key, type_text, wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.stand import Console, accounts, device_token, standing


@pytest.fixture
def now() -> int:
    return int(time.time() * 1000)


@pytest.fixture
def server(now: int) -> Iterator[FakeServer]:
    with FakeServer({scenes.CHANNEL: scenes.office(now)}, accounts=accounts()) as server:
        yield server


@pytest.fixture
def console(qapp: Any, server: FakeServer, tmp_path: Path) -> Iterator[Console]:
    with standing(server.url, device_token(tmp_path), window="5") as console:
        yield console
        assert console.engine.warnings == []


@pytest.fixture
def desk(console: Console, server: FakeServer, now: int) -> Console:
    """Signed in by keyboard, at window 5."""
    press = console.window
    type_text(press, "smirnova")
    press_key(press, Qt.Key.Key_Return)
    type_text(press, "1234")
    press_key(press, Qt.Key.Key_Return)
    wait_until(lambda: is_shown(press, "windows"))

    def sit(command: dict[str, Any]) -> dict[str, Any]:
        server.change(scenes.CHANNEL, scenes.at_window(scenes.office(now), now))
        return {}

    server.on("sign_in", sit)
    press_key(press, Qt.Key.Key_Return)
    wait_until(lambda: is_shown(press, "strip.window"))
    return console
