"""The panels that replace the desk: typed, chosen, confirmed and left by keyboard."""

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import (
    click,
    is_shown,
    press_key,
    texts,
    type_text,
    wait_until,
)
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.stand import Console, asked, become

Key = Qt.Key


def test_a_transfer_is_typed_chosen_and_confirmed(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))
    window = desk.window

    press_key(window, Key.Key_F9)
    wait_until(lambda: is_shown(window, "panel.field"))
    type_text(window, "регистр")
    click(window, "panel.option.1")
    click(window, "panel.check")
    press_key(window, Key.Key_Return)

    assert asked(server, 2) == {
        "type": "transfer",
        "ticket": "t12",
        "service": "property",
        "urgent": True,
        "with_return": True,
    }


def test_a_transfer_to_a_colleague_takes_control_tab_and_the_surname(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))
    window = desk.window

    press_key(window, Key.Key_F9)
    wait_until(lambda: is_shown(window, "panel.field"))
    press_key(window, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    press_key(window, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    type_text(window, "куз")
    press_key(window, Key.Key_Return)

    assert asked(server, 2) == {"type": "transfer", "ticket": "t12", "to_operator": "op-3"}


def test_option_and_check_of_a_panel_are_reached_by_tab(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))
    window = desk.window
    press_key(window, Key.Key_F9)
    wait_until(lambda: is_shown(window, "panel.field"))

    press_key(window, Key.Key_Tab)
    press_key(window, Key.Key_Right)
    press_key(window, Key.Key_Tab)
    press_key(window, Key.Key_Space)
    press_key(window, Key.Key_Return)

    given = asked(server, 2)
    assert (given["urgent"], given["with_return"]) == (True, True)


def test_escape_leaves_a_panel_without_asking_anything(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))

    press_key(desk.window, Key.Key_F8)
    wait_until(lambda: is_shown(desk.window, "panel.title"))
    press_key(desk.window, Key.Key_Escape)
    press_key(desk.window, Key.Key_F6)

    assert asked(server, 2)["type"] == "finish"


def test_hold_takes_the_minutes_by_alt_and_a_digit(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))

    press_key(desk.window, Key.Key_F8)
    press_key(desk.window, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    press_key(desk.window, Key.Key_Return)

    given = asked(server, 2)
    assert given["type"] == "hold"
    assert given["until"] - now == pytest.approx(600_000, abs=30_000)


def test_a_note_and_a_message_are_written_and_sent(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))
    window = desk.window

    press_key(window, Key.Key_F12)
    wait_until(lambda: is_shown(window, "panel.field"))
    type_text(window, "Ждём справку")
    press_key(window, Key.Key_Return)
    assert asked(server, 2)["text"] == "Ждём справку"
    press_key(window, Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: is_shown(window, "panel.field"))
    type_text(window, "Нужна бумага")
    press_key(window, Key.Key_Return)

    assert asked(server, 3) == {"type": "send_message", "text": "Нужна бумага"}


def test_a_break_is_planned_with_reason_and_length(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.idle(now))

    press_key(desk.window, Key.Key_F10)
    wait_until(lambda: is_shown(desk.window, "panel.option"))
    click(desk.window, "panel.option.1")
    press_key(desk.window, Key.Key_Return)

    given = asked(server, 2)
    assert (given["type"], given["reason"]) == ("pause", "lunch")
    assert given["until"] - now == pytest.approx(1_800_000, abs=30_000)


def test_a_number_is_found_by_latin_letters_and_called(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.idle(now))

    press_key(desk.window, Key.Key_Slash)
    wait_until(lambda: is_shown(desk.window, "panel.field"))
    type_text(desk.window, "k036")
    press_key(desk.window, Key.Key_Return)

    assert asked(server, 2) == {"type": "call", "ticket": "t36"}


def test_every_other_act_is_found_by_its_words(desk: Console, server: FakeServer, now: int) -> None:
    become(desk, server, scenes.idle(now))
    window = desk.window

    press_key(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: is_shown(window, "panel.field"))
    type_text(window, "без тал")
    press_key(window, Key.Key_Return)
    wait_until(lambda: "Принять без талона" in texts(window))
    type_text(window, "егрн")
    press_key(window, Key.Key_Return)

    assert asked(server, 2) == {"type": "serve_without_ticket", "service": "egrn"}


def test_services_of_the_window_are_marked_by_space(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.idle(now))

    press_key(desk.window, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: is_shown(desk.window, "panel.list"))
    press_key(desk.window, Key.Key_Space)
    press_key(desk.window, Key.Key_Return)

    given = asked(server, 2)
    assert given["type"] == "choose_services"
    assert sorted(given["services"]) == sorted(set(scenes.MINE) - {"egrn"})
