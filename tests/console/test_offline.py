"""The desk without a link: start, finish, counts and notes are kept; calls lapse and say so."""

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import find, is_shown, press_key, text_of, texts, wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.desk import Desk
from operator_console.notices import message_notice
from operator_console.stand import Console
from queue_core.patch import diff

Key = Qt.Key


@pytest.fixture
def lost(desk: Console, server: FakeServer, now: int) -> Console:
    """А013 was called, then the link was lost."""
    doc = scenes.called(now)
    server.change(scenes.CHANNEL, diff(server.documents[scenes.CHANNEL], doc))
    wait_until(lambda: desk.bridge.documents.get(scenes.CHANNEL) == doc)
    server.stop()
    wait_until(lambda: not desk.bridge.is_up)
    return desk


def test_a_lost_link_is_told_with_its_age_and_what_becomes_of_presses(lost: Console) -> None:
    wait_until(lambda: is_shown(lost.window, "lost"))

    assert text_of(lost.window, "strip.link").startswith("нет связи 00:0")
    assert "Нажатое сохранено и уйдёт само." in texts(lost.window)


def test_a_visit_is_started_and_finished_offline_and_told_in_order_when_the_link_is_back(
    lost: Console, server: FakeServer
) -> None:
    window = lost.window

    press_key(window, Key.Key_F4)
    wait_until(lambda: text_of(window, "card.head") == "На приёме")
    press_key(window, Key.Key_F6)
    wait_until(lambda: text_of(window, "card.head") == "Следующий")
    server.start()

    wait_until(lambda: len(server.commands) == 3)
    start, finish = (given.command for given in server.commands[1:])
    assert (start["type"], finish["type"]) == ("start", "finish")
    assert start["claimed_at"] <= finish["claimed_at"]
    assert start["ticket"] == finish["ticket"] == "t13"


def test_a_recall_is_not_possible_offline_and_a_call_is_not_sent_later(
    lost: Console, server: FakeServer
) -> None:
    window = lost.window

    press_key(window, Key.Key_F3)
    press_key(window, Key.Key_F9)

    assert not find(window, "act.recall").property("enabled")
    assert not is_shown(window, "panel.title")
    server.start()
    wait_until(lambda: lost.bridge.is_up)
    wait_until(lambda: not is_shown(window, "lost"))
    assert [given.command["type"] for given in server.commands] == ["sign_in"]


def test_a_call_cut_off_before_its_answer_is_sent_again_with_its_key(
    desk: Console, server: FakeServer, now: int
) -> None:
    doc = scenes.idle(now)
    server.change(scenes.CHANNEL, diff(server.documents[scenes.CHANNEL], doc))
    wait_until(lambda: is_shown(desk.window, "act.next"))
    server.held = True

    press_key(desk.window, Key.Key_F2)
    wait_until(lambda: len(server.commands) == 2)
    server.cut()
    wait_until(lambda: len(server.commands) == 3)

    first, second = server.commands[1:]
    assert second.repeated
    assert first.key == second.key


def test_a_replaced_operator_is_at_the_door_and_told_why(desk: Console, server: FakeServer) -> None:
    server.bye(4500, "replaced")

    wait_until(lambda: is_shown(desk.window, "login"))
    assert any("на другом рабочем месте" in text for text in texts(desk.window))


def test_a_device_the_server_does_not_take_says_so_and_does_not_hammer(
    console: Console, server: FakeServer
) -> None:
    server.bye(4503, "refused")

    wait_until(lambda: any("не подключено к центру" in text for text in texts(console.window)))
    wait_until(lambda: is_shown(console.window, "no_server"))
    assert len(server.hellos) == 1


def test_the_door_tells_that_the_server_is_gone_and_opens_when_it_is_back(
    console: Console, server: FakeServer
) -> None:
    server.stop()
    wait_until(lambda: is_shown(console.window, "no_server"))

    server.start()

    wait_until(lambda: not is_shown(console.window, "no_server"))


def test_a_supervisor_sees_which_window_asks_for_help() -> None:
    at = 1_795_406_400_000
    doc = scenes.idle(at)
    asking = doc["windows"]["3"] | {"help": at - 5_000}
    desk = Desk(doc | {"windows": doc["windows"] | {"3": asking}}, "5", "op-5", at, "supervisor")

    notice = message_notice(desk, set(), at)

    assert notice.text == "Окно 3 просит помощи"
    assert message_notice(desk, {notice.key}, at).text == ""
