"""The keyboard is never lost: after every act it is where the next key counts."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import click, is_shown, press_key, wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.forms import WIDE
from operator_console.stand import Console, become

Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, SHIFT = Mod.NoModifier, Mod.ControlModifier, Mod.ShiftModifier
Scene = Callable[[int], scenes.Doc]


def recalled(at: int) -> scenes.Doc:
    return scenes.called(at, recalls=1)


PRESSES: list[tuple[Scene, Any, Any]] = [
    (scenes.idle, Key.Key_F2, NONE),
    (scenes.idle, Key.Key_F1, NONE),
    (recalled, Key.Key_F3, NONE),
    (recalled, Key.Key_F4, NONE),
    (recalled, Key.Key_F7, NONE),
    (recalled, Key.Key_F8, SHIFT),
    (scenes.serving, Key.Key_F6, NONE),
    (scenes.serving, Key.Key_Y, CTRL),
    (scenes.serving, Key.Key_N, CTRL),
    (scenes.serving, Key.Key_Plus, NONE),
    (scenes.finished, Key.Key_Z, CTRL),
    (scenes.paused, Key.Key_F10, NONE),
]
ASKS: list[tuple[Scene, Any, Any]] = [
    (scenes.serving, Key.Key_F8, NONE),
    (scenes.serving, Key.Key_F9, NONE),
    (scenes.idle, Key.Key_F10, NONE),
    (scenes.serving, Key.Key_F11, NONE),
    (scenes.serving, Key.Key_F12, NONE),
    (scenes.serving, Key.Key_D, CTRL),
    (scenes.serving, Key.Key_K, CTRL),
    (scenes.idle, Key.Key_M, CTRL),
    (scenes.idle, Key.Key_T, CTRL),
    (scenes.idle, Key.Key_S, CTRL),
    (scenes.idle, Key.Key_J, CTRL),
    (scenes.idle, Key.Key_Slash, NONE),
]


def focus(console: Console) -> str:
    item = console.window.activeFocusItem()
    return item.objectName() if item is not None else "nowhere"


def test_after_every_act_the_keyboard_is_at_the_desk(desk: Console, server: FakeServer) -> None:
    for scene, key, modifier in PRESSES:
        become(desk, server, scene(desk.bridge.server_time()))
        server.commands.clear()

        press_key(desk.window, key, modifier)
        wait_until(lambda: bool(server.commands))

        assert focus(desk) == "desk.home", key


def test_every_question_takes_the_keyboard_and_gives_it_back(
    desk: Console, server: FakeServer, now: int
) -> None:
    for scene, key, modifier in ASKS:
        become(desk, server, scene(now))

        press_key(desk.window, key, modifier)
        wait_until(lambda: is_shown(desk.window, "panel.title"))
        taken = focus(desk)
        press_key(desk.window, Key.Key_Escape)
        wait_until(lambda: not is_shown(desk.window, "panel.title"))

        assert taken.startswith(("panel.field", "panel.list", "panel.row.")), key
        assert focus(desk) == "desk.home", key


@pytest.mark.parametrize("size", [(420, 768), WIDE])
def test_a_click_on_a_button_does_not_take_the_keyboard_away(
    desk: Console, server: FakeServer, now: int, size: tuple[int, int]
) -> None:
    become(desk, server, scenes.serving(now))
    desk.window.resize(*size)

    click(desk.window, "act.finish")
    click(desk.window, "act.help")
    wait_until(lambda: len(server.commands) > 1)
    become(desk, server, scenes.idle(now))
    press_key(desk.window, Key.Key_F2)

    wait_until(lambda: server.commands[-1].command["type"] == "call_next")
    assert focus(desk) == "desk.home"


def test_help_and_everything_else_are_one_click_away(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.idle(now))

    click(desk.window, "act.help")
    wait_until(lambda: server.commands[-1].command == {"type": "call_help"})
    become(desk, server, scenes.serving(now))
    wait_until(lambda: open_more(desk))


def open_more(desk: Console) -> bool:
    """A click so soon after the last may be the second half of its own."""
    if not is_shown(desk.window, "panel.title"):
        click(desk.window, "act.more")
    return is_shown(desk.window, "panel.title")
