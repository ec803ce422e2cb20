"""What the desk says by itself: thin cover, failing devices, holds; and what the search finds."""

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import is_shown, press_key, text_of, texts, type_text, wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.desk import Desk
from operator_console.notices import Notice, message_notice
from operator_console.panels import panel
from operator_console.queue import found
from operator_console.stand import Console, become

AT = 1_795_406_400_000
Key = Qt.Key


def moment(doc: scenes.Doc, role: str = "operator") -> Desk:
    return Desk(doc, scenes.WINDOW, scenes.ME, AT, role=role)


def with_device(id: str, **row: object) -> scenes.Doc:
    doc = scenes.idle(AT)
    return doc | {"devices": doc["devices"] | {id: row}}


def told(doc: scenes.Doc, role: str = "supervisor", read: set[str] | None = None) -> Notice:
    return message_notice(moment(doc, role), read or set(), AT)


def test_a_break_that_leaves_too_few_windows_says_so_before_it_begins(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.idle(now))

    press_key(desk.window, Key.Key_F10)
    wait_until(lambda: is_shown(desk.window, "panel.title"))

    assert "Без вас останется окон: 3, нужно 5" in texts(desk.window)


def test_a_break_that_leaves_enough_windows_says_nothing() -> None:
    doc = scenes.idle(AT)
    doc = doc | {"rules": doc["rules"] | {"min_cover": 3}}

    assert panel("pause", moment(doc)).warning == ""


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"kind": "kiosk", "printer": "out"}, "Киоск x: нет бумаги"),
        ({"kind": "kiosk", "printer": "silent"}, "Киоск x: принтер не отвечает"),
        ({"kind": "board", "detail": "silent"}, "Табло x: табло не показывает вызовы"),
        ({"kind": "board", "sound": "no_device"}, "Табло x: нет звука"),
        ({"kind": "board", "online": False}, "Табло x: нет связи"),
    ],
)
def test_a_supervisor_is_told_of_a_failing_device_and_an_operator_is_not(
    row: dict[str, object], words: str
) -> None:
    doc = with_device("x", **row)

    assert told(doc).text == words
    assert told(doc, "reception").text == words
    assert told(doc, "operator").text == ""


def test_a_failure_put_away_stays_away_until_it_changes() -> None:
    seen = told(with_device("x", kind="kiosk", printer="near_end"))

    assert told(with_device("x", kind="kiosk", printer="near_end"), read={seen.key}).text == ""
    assert told(with_device("x", kind="kiosk", printer="out"), read={seen.key}).text


def test_devices_in_order_and_colleagues_desks_raise_no_alarm() -> None:
    assert told(with_device("x", kind="board", sound="off", printer="ready")).text == ""
    assert told(with_device("x", kind="console", online=False)).text == ""


def test_a_ticket_without_paper_is_told_by_its_number() -> None:
    doc = scenes.idle(AT)
    row = doc["tickets"]["t14"] | {"unprinted": True}

    notice = told(doc | {"tickets": doc["tickets"] | {"t14": row}})

    assert notice.text == "Талон А014 не напечатан: назовите номер посетителю"


def test_whom_i_hold_is_told_when_nobody_else_waits() -> None:
    assert told(scenes.held_alone(AT), "operator").text == "Никто не ждёт. Вами отложен А009"
    assert told(scenes.idle(AT), "operator").text == ""


@pytest.mark.parametrize(("left", "is_told"), [(59_000, True), (61_000, False)])
def test_a_hold_is_told_a_minute_before_its_time(left: int, is_told: bool) -> None:
    doc = scenes.idle(AT)
    row = doc["tickets"]["t99"] | {"held_until": AT + left}

    notice = told(doc | {"tickets": doc["tickets"] | {"t99": row}}, "operator")

    assert bool(notice.text) == is_told


def test_the_search_finds_by_number_service_and_state() -> None:
    desk = moment(scenes.idle(AT))

    assert [row["number"] for row in found(desk, "отложен")] == ["А009"]
    assert [row["number"] for row in found(desk, "егрн")] == ["К036"]
    assert {row["number"] for row in found(desk, "запись")} == {"К035", "К036"}


def test_typing_a_state_narrows_the_search_on_the_desk(
    desk: Console, server: FakeServer, now: int
) -> None:
    become(desk, server, scenes.idle(now))

    press_key(desk.window, Key.Key_Slash)
    wait_until(lambda: is_shown(desk.window, "panel.field"))
    type_text(desk.window, "отлож")

    wait_until(lambda: "А013" not in texts(desk.window))
    assert "А009" in " ".join(texts(desk.window))
    assert text_of(desk.window, "panel.title") == "Найти номер"
