"""The server killed under an operator's hands: the desk goes on, and is right when it is back."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import (
    find,
    is_shown,
    press_key,
    text_of,
    texts,
    type_text,
    wait_until,
)
from operator_console.stand import Console, standing
from simulator.demo_place import PASSWORD, Place, free_port, prepare

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
HEALED_MS = 3000


@dataclass
class Server:
    """The real server as a process that can be killed."""

    place: Place
    process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start, and wait until it listens."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "server", f"--deploy={self.place.deployment}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith("Talon server: ")

    def kill(self) -> None:
        """As a power cut does."""
        assert self.process is not None
        self.process.kill()
        self.process.communicate(timeout=10)

    def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.communicate(timeout=20)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(prepare(Path("config"), tmp_path / "demo", "central", free_port(0)))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def desk(qapp: Any, server: Server) -> Iterator[Console]:
    """Signed in at the first window that is free."""
    place = server.place
    file = place.tokens / f"{place.devices('console')[0]}.token"
    with standing(place.address, file, place.office) as console:
        for word in (place.operators[0][0], PASSWORD):
            type_text(console.window, word)
            press_key(console.window, Key.Key_Return)
        wait_until(lambda: is_shown(console.window, "windows"))
        press_key(console.window, Key.Key_Return)
        wait_until(lambda: is_shown(console.window, "strip.window"))
        yield console
        assert console.engine.warnings == []


def head(console: Console) -> str:
    shown = is_shown(console.window, "card.head")
    return text_of(console.window, "card.head") if shown else ""


def serve_without_ticket(console: Console) -> None:
    press_key(console.window, Key.Key_T, Ctrl)
    wait_until(lambda: is_shown(console.window, "panel.field"))
    press_key(console.window, Key.Key_Return)
    wait_until(lambda: head(console) == "На приёме")


def test_a_finish_pressed_while_the_server_is_dead_is_done_once_when_it_is_back(
    desk: Console, server: Server
) -> None:
    serve_without_ticket(desk)

    server.kill()
    wait_until(lambda: not desk.bridge.is_up)
    press_key(desk.window, Key.Key_F6)
    wait_until(lambda: head(desk) == "Следующий")
    server.start()
    back = time.monotonic()
    wait_until(lambda: desk.bridge.is_up and not is_shown(desk.window, "lost"), HEALED_MS)
    channel = f"{server.place.office}/desk"
    wait_until(lambda: desk.bridge.documents[channel]["today"].get("served") == 1)

    assert time.monotonic() - back < HEALED_MS / 1000
    assert desk.bridge.documents[channel]["tickets"] == {}


def test_a_desk_in_the_middle_of_a_visit_finds_it_again_after_a_kill(
    desk: Console, server: Server
) -> None:
    serve_without_ticket(desk)
    number = desk.bridge.documents[f"{server.place.office}/desk"]["tickets"]

    server.kill()
    server.start()
    wait_until(lambda: not is_shown(desk.window, "lost") and desk.bridge.is_up, HEALED_MS)

    assert head(desk) == "На приёме"
    assert desk.bridge.documents[f"{server.place.office}/desk"]["tickets"] == number


def restart(desk: Console, server: Server, meanwhile: Any) -> None:
    """Kill it, let the operator go on, start it again; the desk heals by itself."""
    server.kill()
    wait_until(lambda: not desk.bridge.is_up)
    meanwhile()
    server.start()
    wait_until(lambda: desk.bridge.is_up and not is_shown(desk.window, "lost"), HEALED_MS)


def test_a_restart_leaves_note_counts_timer_and_picker_as_they_were(
    desk: Console, server: Server
) -> None:
    window, channel = desk.window, f"{server.place.office}/desk"
    serve_without_ticket(desk)
    [ticket] = desk.bridge.documents[channel]["tickets"]
    started = desk.bridge.documents[channel]["tickets"][ticket]["started"]

    press_key(window, Key.Key_Plus)
    press_key(window, Key.Key_Plus)
    press_key(window, Key.Key_F12)
    wait_until(lambda: is_shown(window, "panel.field"))
    type_text(window, "справка")
    restart(desk, server, lambda: type_text(window, " завтра"))
    note_is_kept(desk)
    press_key(window, Key.Key_Return)
    wait_until(lambda: is_shown(window, "card.comment"))
    row = desk.bridge.documents[channel]["tickets"][ticket]
    assert row["started"] == started
    wait_until(lambda: desk.bridge.documents[channel]["tickets"][ticket].get("documents") == 2)

    press_key(window, Key.Key_F9)
    wait_until(lambda: is_shown(window, "panel.field"))
    type_text(window, "снилс")
    wait_until(lambda: find(window, "panel.list").property("count") == 1)
    restart(desk, server, lambda: confirm_in_vain(desk))
    assert text_of(window, "panel.field") == "снилс"
    press_key(window, Key.Key_Return)
    wait_until(lambda: head(desk) == "Следующий")

    row = desk.bridge.documents[channel]["tickets"][ticket]
    assert (row["state"], row["note"]) == ("waiting", "справка завтра")


def note_is_kept(desk: Console) -> None:
    """Panel, text and keyboard are where they were."""
    field = find(desk.window, "panel.field")
    assert field.property("text") == "справка завтра"
    assert field.hasActiveFocus()


def confirm_in_vain(desk: Console) -> None:
    """Enter without a link: the panel stays and says why."""
    wait_until(lambda: not find(desk.window, "panel.confirm").property("enabled"))
    press_key(desk.window, Key.Key_Return)
    assert any(text.startswith("Нет связи. Набранное останется") for text in texts(desk.window))
