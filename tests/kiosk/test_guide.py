"""A ticket without sight: four keys and what the voice says, in order."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt

from client_kit.testing.drive import press_key, wait_until
from client_kit.testing.fake_server import FakeServer
from client_kit.testing.voice import RecordingVoice
from kiosk_app.qt.guide import Guide
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.stand import ScriptedKiosk, scripted
from kiosk_app.words.phrases import words_of

NEXT, PREVIOUS, CHOOSE, BACK = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)


@pytest.fixture
def voice() -> RecordingVoice:
    return RecordingVoice()


@pytest.fixture
def kiosk(
    qapp: Any, server: FakeServer, printer: PrinterThread, voice: RecordingVoice
) -> Iterator[ScriptedKiosk]:
    with scripted(server, printer) as kiosk:
        model, flow = kiosk.controller._model, kiosk.controller
        Guide(kiosk.window, model, voice, lambda: flow.flow.language)
        kiosk.window.requestActivate()
        yield kiosk


def go(kiosk: ScriptedKiosk, voice: RecordingVoice, key: Qt.Key) -> str:
    """Press a key and hear what is said to it."""
    heard = len(voice.said)
    press_key(kiosk.window, key)
    wait_until(lambda: len(voice.said) > heard)
    return voice.said[-1][0]


def test_a_ticket_is_taken_by_four_keys_alone(kiosk: ScriptedKiosk, voice: RecordingVoice) -> None:
    assert go(kiosk, voice, NEXT).startswith(words_of("ru").start_title)
    walked = [go(kiosk, voice, NEXT) for _ in range(3)]
    assert walked == [
        "Получить готовые документы",
        "Консультация, статус заявления",
        "Паспорт гражданина РФ",
    ]

    confirm = go(kiosk, voice, CHOOSE)
    assert "Паспорт гражданина РФ" in confirm
    assert "Перед вами" in confirm
    while go(kiosk, voice, NEXT) != "Взять талон":
        pass
    assert "А001" in go(kiosk, voice, CHOOSE)

    wait_until(lambda: kiosk.printed() == 1)
    assert {language for _, language in voice.said} == {"ru"}


def test_back_returns_and_previous_walks_the_other_way(
    kiosk: ScriptedKiosk, voice: RecordingVoice
) -> None:
    go(kiosk, voice, NEXT)
    assert go(kiosk, voice, PREVIOUS) == "Помощь"
    assert "Помощь" in go(kiosk, voice, CHOOSE)

    press_key(kiosk.window, BACK)

    kiosk.shows("service:passport")


def test_the_language_is_changed_by_the_same_keys(
    kiosk: ScriptedKiosk, voice: RecordingVoice
) -> None:
    go(kiosk, voice, NEXT)
    while go(kiosk, voice, PREVIOUS) != "Русский":
        pass
    assert words_of("ru").language_title in go(kiosk, voice, CHOOSE)
    while go(kiosk, voice, NEXT) != "English":
        pass
    press_key(kiosk.window, CHOOSE)
    kiosk.shows("service:passport")

    assert go(kiosk, voice, NEXT).startswith(words_of("en").start_title)
    assert voice.said[-1][1] == "en"
