"""The filter that stands over the queue: typed, counted, kept, left."""

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
from operator_console.desk import Desk
from operator_console.forms import WIDE
from operator_console.queue import filtered, rows, tab_titles
from operator_console.stand import Console, become

AT = 1_795_406_400_000
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def idle(desk: Console, server: FakeServer, now: int) -> Console:
    become(desk, server, scenes.idle(now))
    return desk


def numbers(text: str) -> list[str]:
    desk = Desk(scenes.idle(AT), scenes.WINDOW, scenes.ME, AT)
    return [row["number"] for row in filtered(rows(desk, "hall"), text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("к03", {"К035", "К036"}),
        ("K03", {"К035", "К036"}),
        ("егрн", {"К036"}),
        ("отлож", {"А009"}),
        ("запись егрн", {"К036"}),
        ("паспорт а014", {"А014"}),
        ("паспорт д0", set()),
    ],
)
def test_every_word_is_sought_in_number_service_and_state(text: str, found: set[str]) -> None:
    assert set(numbers(text)) == found


def test_lists_tell_how_many_the_filter_leaves_in_each() -> None:
    desk = Desk(scenes.idle(AT), scenes.WINDOW, scenes.ME, AT)

    assert tab_titles(desk, "паспорт")[:3] == ["Очередь 2", "Весь зал 3", "Отложены 1"]


def test_typing_goes_to_the_filter(idle: Console) -> None:
    type_text(idle.window, "a01")

    wait_until(lambda: text_of(idle.window, "filter.counted") == "3 из 7")
    assert find(idle.window, "filter").hasActiveFocus()
    wait_until(lambda: {"А013", "А014", "А015"} <= set(texts(idle.window)))
    assert "К035" not in texts(idle.window)


def test_it_stays_when_the_queue_changes_and_counts_on(
    idle: Console, server: FakeServer, now: int
) -> None:
    type_text(idle.window, "a01")

    come = scenes.ticket("А016", "passport", now, 1)
    server.change(scenes.CHANNEL, {"tickets": {"t16": come, "t14": None}})

    wait_until(lambda: "А016" in texts(idle.window) and "А014" not in texts(idle.window))
    assert text_of(idle.window, "filter.counted") == "3 из 7"
    assert text_of(idle.window, "filter") == "a01"


def test_control_f_takes_the_keyboard_there_and_escape_gives_it_back(idle: Console) -> None:
    press_key(idle.window, Key.Key_F, Ctrl)
    type_text(idle.window, "егрн")
    wait_until(lambda: text_of(idle.window, "filter.counted") == "1 из 7")

    press_key(idle.window, Key.Key_Escape)

    wait_until(lambda: not is_shown(idle.window, "filter"))
    assert find(idle.window, "desk.home").hasActiveFocus()
    assert "К035" in texts(idle.window)


def test_the_only_one_left_is_called_by_enter(idle: Console, server: FakeServer) -> None:
    type_text(idle.window, "егрн")

    press_key(idle.window, Key.Key_Return)

    wait_until(lambda: len(server.commands) == 2)
    assert server.commands[-1].command == {"type": "call", "ticket": "t36"}


def test_of_several_one_is_chosen_by_the_arrows(idle: Console, server: FakeServer) -> None:
    type_text(idle.window, "a01")

    press_key(idle.window, Key.Key_Return)
    press_key(idle.window, Key.Key_Down)
    press_key(idle.window, Key.Key_Down)
    press_key(idle.window, Key.Key_Return)

    wait_until(lambda: len(server.commands) == 2)
    assert server.commands[-1].command == {"type": "call", "ticket": "t14"}


def test_an_act_leaves_the_filter_standing_and_takes_the_keyboard_back(
    idle: Console, server: FakeServer
) -> None:
    type_text(idle.window, "a01")

    press_key(idle.window, Key.Key_F2)

    wait_until(lambda: len(server.commands) == 2)
    assert server.commands[-1].command == {"type": "call_next"}
    assert find(idle.window, "desk.home").hasActiveFocus()
    assert text_of(idle.window, "filter") == "a01"


def test_it_goes_along_into_the_wide_form(idle: Console) -> None:
    type_text(idle.window, "a01")

    idle.window.resize(*WIDE)

    wait_until(lambda: is_shown(idle.window, "tab.3"))
    assert text_of(idle.window, "filter") == "a01"
    assert text_of(idle.window, "tab.0") == "Очередь 3"
    assert find(idle.window, "desk.home").hasActiveFocus()
    type_text(idle.window, "5")
    wait_until(lambda: text_of(idle.window, "tab.0") == "Очередь 1")


def test_a_click_leaves_it(idle: Console) -> None:
    type_text(idle.window, "яяя")
    wait_until(lambda: is_shown(idle.window, "filter.nobody"))

    click(idle.window, "filter.end")

    wait_until(lambda: "К035" in texts(idle.window))


def test_where_no_queue_is_seen_control_f_searches(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.serving(now))

    press_key(desk.window, Key.Key_F, Ctrl)

    wait_until(lambda: is_shown(desk.window, "panel.field"))
