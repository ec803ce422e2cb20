"""What is asked and not watched: the journal and the bookings in the wide queue."""

from typing import Any, get_args

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import (
    click,
    find,
    is_shown,
    press_key,
    settle,
    text_of,
    texts,
    wait_until,
)
from client_kit.testing.fake_server import FakeServer
from operator_console import scenes
from operator_console.desk import Desk
from operator_console.forms import WIDE
from operator_console.page_words import EVENTS
from operator_console.pages import journal_row, what, word_of
from operator_console.stand import Console, become
from queue_core.domain.events import AnyEvent
from queue_core.naming import snake
from queue_core.protocol import Error

Key = Qt.Key


@pytest.fixture
def wide(desk: Console, server: FakeServer, now: int) -> Console:
    """Free, with the queue beside the desk."""
    become(desk, server, scenes.idle(now))
    desk.window.resize(*WIDE)
    wait_until(lambda: is_shown(desk.window, "tab.4"))
    return desk


def test_the_journal_is_told_in_plain_words(wide: Console, server: FakeServer, now: int) -> None:
    server.on("ask journal", lambda query: {"lines": scenes.journal(now)})

    click(wide.window, "tab.4")

    wait_until(lambda: "Окно открыто" in texts(wide.window))
    shown = texts(wide.window)
    assert server.questions[0] == {"type": "journal", "office": "central"}
    for words in ("Приглашён", "по записи", "Отказ в услуге", "Не хватает документов"):
        assert words in shown
    for words in ("Поднят в начало очереди", "поезд через час", "Смирнова А. В."):
        assert words in shown
    assert "Киоск kiosk-1: бумага заканчивается" in shown


def test_at_the_end_of_the_journal_comes_what_was_earlier(
    wide: Console, server: FakeServer, now: int
) -> None:
    def page(query: dict[str, Any]) -> dict[str, Any]:
        first = 50 if query.get("before") else 0
        lines = [
            {"id": f"{999 - n}-0-0", "at": now - n * 1000, "type": "message_sent"}
            for n in range(first, first + 50)
        ]
        return {"lines": lines} if first else {"lines": lines, "before": "950-0-0"}

    server.on("ask journal", page)
    click(wide.window, "tab.4")
    wait_until(lambda: find(wide.window, "page").property("count") == 50)

    for _ in range(50):
        press_key(wide.window, Key.Key_Down)

    wait_until(lambda: find(wide.window, "page").property("count") == 100)
    assert [query.get("before") for query in server.questions] == [None, "950-0-0"]


def test_bookings_show_time_service_and_state(wide: Console, server: FakeServer, now: int) -> None:
    server.on("ask bookings", lambda query: {"slots": scenes.bookings(now)})

    click(wide.window, "tab.5")

    told = {"К035", "пришёл", "записан", "отменена", "Регистрация прав"}
    wait_until(lambda: told <= set(texts(wide.window)))
    assert find(wide.window, "page").property("count") == 5


def test_a_server_that_does_not_answer_is_told(wide: Console, server: FakeServer) -> None:
    server.on("ask journal", lambda query: Error("unavailable", retry=True))

    click(wide.window, "tab.4")

    wait_until(lambda: "Сейчас не показать" in text_of(wide.window, "page.empty"))


def test_nothing_is_asked_while_no_page_is_shown(wide: Console, server: FakeServer) -> None:
    for tab in (1, 2, 3, 0):
        click(wide.window, f"tab.{tab}")
    settle(wide.window, 100)

    assert server.questions == []


def test_a_console_made_narrow_goes_back_to_its_queue(
    wide: Console, server: FakeServer, now: int
) -> None:
    click(wide.window, "tab.4")
    wait_until(lambda: is_shown(wide.window, "page.empty"))

    wide.window.resize(420, 768)

    wait_until(lambda: is_shown(wide.window, "queue.count"))
    assert text_of(wide.window, "queue.count").startswith("В очереди")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_event_of_the_domain_has_words(language: str) -> None:
    at = 1_795_000_000_000
    desk = Desk(scenes.office(at), "5", scenes.ME, at, language=language)
    names = {snake(kind.__name__) for kind in get_args(AnyEvent)} - {"message_removed"}

    for name in names:
        line = {"id": "1-0-0", "at": at, "type": name, "until": at, "slot": at, "closes": at}
        assert word_of(line) in EVENTS, name
        assert "{" not in what(desk, line)
        assert journal_row(desk, line)["what"]


def test_an_event_of_a_later_server_is_told_by_its_name() -> None:
    desk = Desk(scenes.office(0), "5", scenes.ME, 0)

    assert what(desk, {"id": "1-0-0", "at": 0, "type": "robot_arrived"}) == "robot arrived"
