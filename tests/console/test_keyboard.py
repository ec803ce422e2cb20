"""The desk by keyboard alone, over a scripted office: what is pressed, asked and told."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import (
    click,
    find,
    is_shown,
    press_key,
    text_of,
    texts,
    type_text,
    wait_until,
)
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.stand import Console, asked, become
from queue_core.patch import diff
from queue_core.protocol import Error

Key = Qt.Key


def test_signing_in_and_opening_a_window_needs_the_keyboard_alone(
    desk: Console, server: FakeServer
) -> None:
    assert asked(server, 1) == {"type": "sign_in", "window": "5"}
    assert server.commands[0].token == "staff:op-5"
    assert text_of(desk.window, "strip.window") == "Окно 5"
    assert text_of(desk.window, "strip.operator") == "Смирнова А. В."


def test_a_wrong_password_is_told_and_the_line_is_ready_for_another(console: Console) -> None:
    window = console.window

    type_text(window, "smirnova")
    press_key(window, Key.Key_Return)
    type_text(window, "0000")
    press_key(window, Key.Key_Return)

    wait_until(lambda: is_shown(window, "error"))
    assert "Неверный логин или пароль" in texts(window)
    assert find(window, "password").hasActiveFocus()


def test_a_taken_window_asks_whether_to_replace(console: Console, server: FakeServer) -> None:
    window = console.window
    facts = {"window": "5", "operator": "op-3"}
    server.on("sign_in", lambda command: Error("window_taken", facts=facts))
    for word in ("smirnova", "1234"):
        type_text(window, word)
        press_key(window, Key.Key_Return)
    wait_until(lambda: is_shown(window, "windows"))

    press_key(window, Key.Key_Return)
    wait_until(lambda: is_shown(window, "question"))
    press_key(window, Key.Key_Return)

    assert asked(server, 2) == {"type": "sign_in", "window": "5", "take_over": True}


@pytest.mark.parametrize(
    ("scene", "key", "command"),
    [
        ("idle", Key.Key_F2, {"type": "call_next"}),
        ("called", Key.Key_F3, {"type": "recall", "ticket": "t13"}),
        ("called", Key.Key_F4, {"type": "start", "ticket": "t13"}),
        ("recalled", Key.Key_F7, {"type": "no_show", "ticket": "t13"}),
        ("serving", Key.Key_F6, {"type": "finish", "ticket": "t12", "documents": 3}),
        ("paused", Key.Key_F10, {"type": "end_pause"}),
        ("idle", Key.Key_F1, {"type": "call_help"}),
    ],
)
def test_each_act_has_one_key(
    desk: Console,
    server: FakeServer,
    now: int,
    scene: str,
    key: Qt.Key,
    command: dict[str, Any],
) -> None:
    scenes_by_name = {
        "idle": scenes.idle,
        "called": scenes.called,
        "recalled": lambda at: scenes.called(at, recalls=1),
        "serving": scenes.serving,
        "paused": scenes.paused,
    }
    become(desk, server, scenes_by_name[scene](now))

    press_key(desk.window, key)

    given = asked(server, 2)
    given.pop("claimed_at", None)
    assert given == command


@pytest.mark.parametrize(
    ("letter", "command"),
    [(Key.Key_Y, "confirm_class"), (Key.Key_N, "deny_class")],
)
def test_a_claimed_right_is_settled_by_one_key(
    desk: Console, server: FakeServer, now: int, letter: Qt.Key, command: str
) -> None:
    become(desk, server, scenes.serving(now))

    press_key(desk.window, letter, Qt.KeyboardModifier.ControlModifier)

    assert asked(server, 2) == {"type": command, "ticket": "t12"}


def test_a_second_press_while_the_first_is_unanswered_does_nothing(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.idle(now))
    server.held = True

    for _ in range(3):
        press_key(desk.window, Key.Key_F2)
        click(desk.window, "act.next")
    server.wait_for(lambda: len(server.commands) == 2)
    server.release()
    wait_until(lambda: not find(desk.window, "act.next").property("busy"))

    assert asked(server, 2)["type"] == "call_next"


def test_the_second_half_of_a_double_click_does_not_start_the_visit_just_called(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.idle(now))

    def call(command: dict[str, Any]) -> dict[str, Any]:
        server.change(scenes.CHANNEL, diff(scenes.idle(now), scenes.called(now)))
        return {}

    server.on("call_next", call)
    click(desk.window, "act.next")
    wait_until(lambda: is_shown(desk.window, "act.start"))
    click(desk.window, "act.start")
    wait_until(lambda: is_started_by_a_click(desk, server))

    first, second = server.commands[1:]
    assert first.command["type"] == "call_next"
    assert second.command["type"] == "start"
    assert second.command["claimed_at"] - int(first.key.replace("-", "")[:12], 16) >= 300


def test_finish_pressed_twice_does_not_finish_the_next_service_too(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))

    def finish(command: dict[str, Any]) -> dict[str, Any]:
        row = {"service": "family", "next": None, "done": 1, "started": now}
        server.change(scenes.CHANNEL, {"tickets": {"t12": row}})
        return {}

    server.on("finish", finish)
    press_key(desk.window, Key.Key_F6)
    wait_until(lambda: text_of(desk.window, "card.service") == "Справка о составе семьи")
    press_key(desk.window, Key.Key_F6)
    press_key(desk.window, Key.Key_F1)

    assert asked(server, 3)["type"] == "call_help"


def test_a_conflict_is_told_plainly(desk: Console, server: FakeServer, now: int) -> None:
    become(desk, server, scenes.idle(now))
    facts = {"number": "К035", "window": "3"}
    server.on("call", lambda command: Error("already_called", facts=facts))

    press_key(desk.window, Key.Key_Down)
    press_key(desk.window, Key.Key_Return)

    wait_until(lambda: is_shown(desk.window, "notice"))
    assert "Талон К035 уже вызван окном 3" in texts(desk.window)
    assert asked(server, 2) == {"type": "call", "ticket": "t35"}


def test_no_show_is_not_possible_before_a_second_call(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.called(now))

    press_key(desk.window, Key.Key_F7)
    press_key(desk.window, Key.Key_F3)

    assert asked(server, 2)["type"] == "recall"
    assert "Неявка станет доступна после второго вызова." in texts(desk.window)


def test_a_refused_service_is_finished_with_its_reason(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))
    window = desk.window

    press_key(window, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: is_shown(window, "panel.title"))
    press_key(window, Key.Key_Down)
    press_key(window, Key.Key_Return)
    wait_until(lambda: is_shown(window, "declined"))
    press_key(window, Key.Key_F6)

    given = asked(server, 2)
    assert (given["outcome"], given["reason"]) == ("declined", "wrong")


def test_documents_are_counted_once_for_several_steps(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))

    for _ in range(4):
        click(desk.window, "documents.more")

    given = asked(server, 2)
    assert (given["type"], given["documents"]) == ("count", 7)


def test_documents_and_services_are_counted_by_keys(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))
    window = desk.window

    press_key(window, Key.Key_Plus)
    press_key(window, Key.Key_Plus)
    press_key(window, Key.Key_Minus)
    press_key(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: is_shown(window, "panel.field"))
    type_text(window, "сколько")
    press_key(window, Key.Key_Return)
    wait_until(lambda: "Услуг оказано" in texts(window))
    press_key(window, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    press_key(window, Key.Key_Return)
    wait_until(lambda: "Услуг оказано: 2" in texts(window))
    press_key(window, Key.Key_F6)

    wait_until(lambda: server.commands[-1].command["type"] == "finish")
    given = server.commands[-1].command
    assert (given["documents"], given["services"]) == (4, 2)


def test_an_act_is_taken_back_within_its_ten_seconds(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.finished(now))
    wait_until(lambda: is_shown(desk.window, "act.undo"))

    press_key(desk.window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert asked(server, 2) == {"type": "undo_act"}


def test_signing_out_returns_to_the_door(desk: Console, server: FakeServer) -> None:
    press_key(desk.window, Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    assert asked(server, 2) == {"type": "sign_out"}
    wait_until(lambda: is_shown(desk.window, "login"))


def test_a_colleagues_message_is_shown_until_escape(
    desk: Console, server: FakeServer, now: int
) -> None:
    message = {"at": now + 60_000, "text": "Зайдите ко мне", "sender": "op-3", "to": "op-5"}
    server.change(scenes.CHANNEL, {"messages": {"m1": message}})

    wait_until(lambda: is_shown(desk.window, "notice"))
    assert "Кузнецова М. И.: Зайдите ко мне" in texts(desk.window)
    press_key(desk.window, Key.Key_Escape)

    wait_until(lambda: not is_shown(desk.window, "notice"))


def is_started_by_a_click(desk: Console, server: FakeServer) -> bool:
    """A person clicks again until something happens."""
    if len(server.commands) < 3:
        click(desk.window, "act.start")
    return len(server.commands) == 3
