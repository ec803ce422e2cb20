"""Docked, wide, strip and tray: what each shows, and that the desk's work goes on through them."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor

from client_kit.testing.drive import (
    click,
    find,
    is_shown,
    press_key,
    text_of,
    type_text,
    wait_until,
)
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.desk import Desk
from operator_console.forms import DOCKED, MINI, place
from operator_console.stand import Console, become
from operator_console.tray import badge
from operator_console.tray_text import tray_text

# Offscreen says so when a window asks for what only a real screen gives.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
AT = 1_795_406_400_000
DESK_SCREEN = QRect(0, 0, 1366, 768)
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def mini(desk: Console, server: FakeServer, now: int) -> Console:
    """Serving, in the strip above other windows."""
    become(desk, server, scenes.serving(now))
    press_key(desk.window, Key.Key_3, Ctrl)
    wait_until(lambda: size(desk) == MINI)
    return desk


def size(console: Console) -> tuple[int, int]:
    return console.window.width(), console.window.height()


def moment(doc: scenes.Doc) -> Desk:
    return Desk(doc, scenes.WINDOW, scenes.ME, AT)


def test_the_docked_form_takes_the_right_edge_and_the_wide_one_the_whole_small_screen() -> None:
    assert place("docked", DESK_SCREEN) == QRect(946, 0, 420, 768)
    assert place("wide", DESK_SCREEN) == DESK_SCREEN
    assert place("mini", DESK_SCREEN) == QRect(946, 0, 420, 64)


def test_a_screen_with_a_task_bar_keeps_it_free() -> None:
    assert place("docked", QRect(0, 28, 1920, 1000)) == QRect(1500, 28, 420, 768)


def test_the_strip_stands_above_other_windows_and_shows_number_time_and_main_button(
    mini: Console,
) -> None:
    flags = mini.window.flags()

    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert flags & Qt.WindowType.FramelessWindowHint
    assert find(mini.window, "mini.plate").property("number") == "А012"
    assert text_of(mini.window, "mini.timer").startswith("07:2")
    assert find(mini.window, "act.finish").property("text") == "Завершить"


def test_the_strips_button_and_keys_are_the_desks(mini: Console, server: FakeServer) -> None:
    click(mini.window, "act.finish")

    wait_until(lambda: len(server.commands) == 2)
    assert server.commands[-1].command["type"] == "finish"


def test_what_asks_more_opens_the_docked_form_and_comes_back(mini: Console) -> None:
    press_key(mini.window, Key.Key_F12)
    wait_until(lambda: size(mini) == DOCKED)
    type_text(mini.window, "позвонить")
    shown = text_of(mini.window, "panel.field")

    press_key(mini.window, Key.Key_Escape)

    assert shown == "позвонить"
    wait_until(lambda: size(mini) == MINI)
    assert find(mini.window, "desk.home").hasActiveFocus()


def test_a_click_leads_back_to_the_docked_form(mini: Console) -> None:
    click(mini.window, "mini.back")

    wait_until(lambda: size(mini) == DOCKED)
    assert not mini.window.flags() & Qt.WindowType.WindowStaysOnTopHint


def test_what_was_typed_goes_through_every_form(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))
    press_key(desk.window, Key.Key_F9)
    wait_until(lambda: is_shown(desk.window, "panel.field"))
    type_text(desk.window, "егрн")

    press_key(desk.window, Key.Key_3, Ctrl)
    press_key(desk.window, Key.Key_2, Ctrl)
    press_key(desk.window, Key.Key_1, Ctrl)

    assert text_of(desk.window, "panel.field") == "егрн"
    assert find(desk.window, "panel.field").hasActiveFocus()


def test_the_tray_tells_window_state_number_and_who_waits() -> None:
    serving, idle = tray_text(moment(scenes.serving(AT))), tray_text(moment(scenes.idle(AT)))

    assert serving.tooltip == "Окно 5 · На приёме А012 · В очереди 7"
    assert (serving.badge, serving.act_text) == ("А012", "Завершить")
    assert (idle.badge, idle.act, idle.is_allowed) == ("7", "next", True)
    assert tray_text(moment(scenes.called(AT))).is_call
    assert tray_text(Desk({}, "", "", 0)).badge == ""


def test_the_badge_is_drawn_in_the_plates_colours(qapp: object) -> None:
    image = badge("7", QColor("#0B4F8F"), QColor("#FFFFFF"))

    colours = {image.pixelColor(x, y).name() for x in range(64) for y in range(64)}

    assert {"#0b4f8f", "#ffffff"} <= colours
    assert image.pixelColor(0, 0).alpha() == 0
