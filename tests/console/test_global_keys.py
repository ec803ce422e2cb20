"""Keys that work in any program: pressed at a real X server while the console has no keyboard."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from client_kit.errors import SettingsWrong
from client_kit.testing.drive import is_shown, press_key, texts, type_text, wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.global_keys import Chord, chords
from operator_console.global_keys_windows import codes
from operator_console.global_keys_x11 import X11Keys
from operator_console.stand import Console, become, device_token, standing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key
CTRL_SHIFT = ("Control_L", "Shift_L")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Display]:
    """An X server of its own, where somebody presses keys."""
    read, write = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        name = f":{pipe.readline().strip()}"
    monkeypatch.setenv("DISPLAY", name)
    display = Display(name)
    yield display
    display.close()
    xvfb.terminate()
    xvfb.wait(10)


def type_at(screen: Display, *keys: str) -> None:
    """Press the keys in order, release them in the other."""
    codes = [screen.keysym_to_keycode(XK.string_to_keysym(key)) for key in keys]
    for code in codes:
        xtest.fake_input(screen, X.KeyPress, code)
    for code in reversed(codes):
        xtest.fake_input(screen, X.KeyRelease, code)
    screen.sync()


@pytest.fixture
def desk(
    qapp: Any, screen: Display, server: FakeServer, tmp_path: Path, now: int
) -> Iterator[Console]:
    """At window 5, with the desk's keys in every program."""
    doc = scenes.idle(now)
    token = device_token(tmp_path)
    with standing(server.url, token, window="5", global_keys="Ctrl+Shift") as console:
        sit_down(console, server, doc)
        yield console
        assert console.engine.warnings == []


def sit_down(console: Console, server: FakeServer, doc: scenes.Doc) -> None:
    for word in ("smirnova", "1234"):
        type_text(console.window, word)
        press_key(console.window, Key.Key_Return)
    wait_until(lambda: is_shown(console.window, "windows"))
    become(console, server, doc)
    wait_until(lambda: is_shown(console.window, "strip.window"))


def test_a_key_of_any_program_calls_the_next(
    desk: Console, screen: Display, server: FakeServer
) -> None:
    type_at(screen, *CTRL_SHIFT, "F2")

    wait_until(lambda: bool(server.commands))
    assert [given.command for given in server.commands] == [{"type": "call_next"}]


def test_caps_lock_and_num_lock_do_not_stop_it(
    desk: Console, screen: Display, server: FakeServer
) -> None:
    type_at(screen, "Caps_Lock")
    type_at(screen, "Num_Lock")

    type_at(screen, *CTRL_SHIFT, "F2")

    wait_until(lambda: bool(server.commands))


def test_without_its_modifiers_the_key_is_left_to_the_other_program(
    desk: Console, screen: Display, server: FakeServer
) -> None:
    type_at(screen, "F2")
    type_at(screen, "Shift_L", "F2")
    type_at(screen, *CTRL_SHIFT, "F1")

    wait_until(lambda: bool(server.commands))
    assert [given.command["type"] for given in server.commands] == ["call_help"]


def test_a_key_that_asks_something_opens_its_panel(
    desk: Console, screen: Display, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))

    type_at(screen, *CTRL_SHIFT, "F9")

    wait_until(lambda: is_shown(desk.window, "panel.title"))


def test_keys_that_another_program_has_are_told_at_the_door(
    qapp: Any, screen: Display, server: FakeServer, tmp_path: Path
) -> None:
    other = X11Keys()
    other.start({"theirs": Chord(("Ctrl", "Shift"), "F2")}, lambda name: None)

    with standing(server.url, device_token(tmp_path), global_keys="Ctrl+Shift") as console:
        shown = texts(console.window)

    other.stop()
    assert "Заняты другой программой: Ctrl+Shift+F2" in shown


def test_where_there_is_no_x_server_it_is_told_and_nothing_fails(
    qapp: Any, server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)

    with standing(server.url, device_token(tmp_path), global_keys="Ctrl+Shift") as console:
        assert any("Общие клавиши здесь не работают" in text for text in texts(console.window))


def test_nothing_is_grabbed_unless_it_was_asked_for(
    qapp: Any, screen: Display, server: FakeServer, tmp_path: Path
) -> None:
    other = X11Keys()

    with standing(server.url, device_token(tmp_path)):
        taken = other.start(chords("Ctrl+Shift"), lambda name: None)

    other.stop()
    assert taken == ()


def test_modifiers_that_do_not_exist_are_refused() -> None:
    with pytest.raises(SettingsWrong, match="Hyper"):
        chords("Ctrl+Hyper")


def test_the_codes_for_windows_are_those_of_its_documentation() -> None:
    assert codes(Chord(("Ctrl", "Shift"), "F2")) == (0x4000 | 2 | 4, 0x71)
    assert codes(Chord(("Alt",), "Space")) == (0x4000 | 1, 0x20)
