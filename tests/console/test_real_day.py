"""A small whole day at the desk by keyboard alone, against the real server and its store."""

from collections.abc import Callable
from typing import Any

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
from operator_console.forms import DOCKED, WIDE
from operator_console.stand import Console

OFFICE, LOGIN, PASSWORD = "central", "smirnova", "2468"
Town = Any
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def services_of(console: Console, window: str) -> list[str]:
    doc = console.bridge.documents[f"{OFFICE}/desk"]
    return list(doc["windows"][window]["may"])


def head(console: Console, words: str) -> Callable[[], bool]:
    return lambda: (
        is_shown(console.window, "card.head") and (text_of(console.window, "card.head") == words)
    )


def test_a_day_by_keyboard(working: Console, town: Town) -> None:
    mine = sit_down(working)
    service, other = services_of(working, mine)[:2]

    serve_and_take_back_once(working, town.issue(service))
    second = town.issue(service)
    miss_and_find_again(working, second)
    hold_and_resume(working)
    send_to(working, service_name(working, other))
    wait_until(lambda: second in plate(working))
    read_the_journal(working, second)
    rest_and_leave(working)

    doc = working.bridge.documents[f"{OFFICE}/desk"]
    assert doc["today"]["served"] == 1
    assert doc["windows"][mine]["state"] == "closed"


def sit_down(console: Console) -> str:
    """Sign in and open the window offered; returns its number."""
    window = console.window
    for word in (LOGIN, PASSWORD):
        type_text(window, word)
        press_key(window, Key.Key_Return)
    wait_until(lambda: is_shown(window, "windows"))
    press_key(window, Key.Key_Return)
    wait_until(lambda: is_shown(window, "strip.window"))
    return text_of(window, "strip.window").split()[-1]


def serve_and_take_back_once(console: Console, number: str) -> None:
    """Called, called again, started, finished too early, taken back, finished."""
    window = console.window
    wait_until(lambda: number in plate(console))
    press_key(window, Key.Key_F2)
    wait_until(head(console, "Приглашён"))
    wait_until(lambda: bool(find(window, "act.recall").property("enabled")))
    press_key(window, Key.Key_F3)
    wait_until(lambda: text_of(window, "card.tag") == "вызван 2 раза")
    press_key(window, Key.Key_F4)
    wait_until(head(console, "На приёме"))
    press_key(window, Key.Key_F6)
    wait_until(lambda: is_shown(window, "act.undo"))
    press_key(window, Key.Key_Z, Ctrl)
    wait_until(head(console, "На приёме"))
    press_key(window, Key.Key_F6)
    wait_until(head(console, "Следующий"))


def miss_and_find_again(console: Console, number: str) -> None:
    """Nobody comes; then somebody does, and is found by number and served."""
    window = console.window
    wait_until(lambda: number in plate(console))
    press_key(window, Key.Key_F2)
    wait_until(head(console, "Приглашён"))
    wait_until(lambda: bool(find(window, "act.recall").property("enabled")))
    press_key(window, Key.Key_F3)
    wait_until(lambda: text_of(window, "card.tag") == "вызван 2 раза")
    press_key(window, Key.Key_F7)
    wait_until(head(console, "Следующий"))
    find_and_start(console, number)


def hold_and_resume(console: Console) -> None:
    """Held until resumed, and resumed."""
    press_key(console.window, Key.Key_F8)
    wait_until(lambda: is_shown(console.window, "panel.title"))
    press_key(console.window, Key.Key_Return)
    wait_until(head(console, "Следующий"))
    find_and_start(console, "")


def find_and_start(console: Console, number: str) -> None:
    """Look a number up, call it, start."""
    window = console.window
    press_key(window, Key.Key_Slash)
    wait_until(lambda: is_shown(window, "panel.field"))
    type_text(window, number)
    press_key(window, Key.Key_Return)
    wait_until(head(console, "Приглашён"))
    press_key(window, Key.Key_F4)
    wait_until(head(console, "На приёме"))


def send_to(console: Console, service: str) -> None:
    """Transfer the visit to another service."""
    press_key(console.window, Key.Key_F9)
    wait_until(lambda: is_shown(console.window, "panel.field"))
    type_text(console.window, service)
    press_key(console.window, Key.Key_Return)
    wait_until(head(console, "Следующий"))


def read_the_journal(console: Console, number: str) -> None:
    """The wide console tells what was done here; then it is docked again."""
    window = console.window
    window.resize(*WIDE)
    wait_until(lambda: is_shown(window, "tab.4"))
    click(window, "tab.4")
    wait_until(lambda: {number, "Приём начат", "Приглашён повторно"} <= set(texts(window)))
    assert any(text.startswith("Перенаправлен: ") for text in texts(window))
    window.resize(*DOCKED)
    wait_until(lambda: is_shown(window, "queue.count"))


def rest_and_leave(console: Console) -> None:
    """A break, and home."""
    window = console.window
    press_key(window, Key.Key_F10)
    wait_until(lambda: is_shown(window, "panel.option"))
    press_key(window, Key.Key_Return)
    wait_until(lambda: is_shown(window, "pause.title"))
    wait_until(lambda: is_back_at_work(console))
    press_key(window, Key.Key_Q, Ctrl)
    wait_until(lambda: is_shown(window, "login"))


def test_a_wrong_password_is_refused_by_the_real_server(working: Console) -> None:
    window = working.window

    type_text(window, LOGIN)
    press_key(window, Key.Key_Return)
    type_text(window, "nonsense")
    press_key(window, Key.Key_Return)

    wait_until(lambda: is_shown(window, "error"))
    assert "Неверный логин или пароль" in texts(window)


def is_back_at_work(console: Console) -> bool:
    """F10 ends the break; pressed too soon after the one that began it, it is the same press."""
    if is_shown(console.window, "pause.title"):
        press_key(console.window, Key.Key_F10)
    return head(console, "Следующий")()


def plate(console: Console) -> str:
    """The number on the card; empty while nobody is there."""
    if not is_shown(console.window, "card.plate"):
        return ""
    return str(find(console.window, "card.plate").property("number"))


def service_name(console: Console, service: str) -> str:
    doc = console.bridge.documents[f"{OFFICE}/desk"]
    return str(doc["services"][service]["name"]["ru"])
