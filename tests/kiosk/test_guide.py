"""A ticket without sight: four keys and what the voice says, as a trace one can read."""

import wave
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from client_kit.speech import ProgramVoice, find_voice
from client_kit.testing.drive import press_key, wait_until
from client_kit.testing.fake_server import FakeServer
from client_kit.testing.voice import RecordingVoice
from kiosk_app.flow.events import PaperOut
from kiosk_app.flow.state import IDLE_MS
from kiosk_app.qt.guide import Guide
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.stand import ScriptedKiosk, scripted
from kiosk_app.words.translations import words_of

NEXT, PREVIOUS, CHOOSE, BACK = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)
KEYS = {"↓": NEXT, "↑": PREVIOUS, "⏎": CHOOSE, "←": BACK}

RUSSIAN = """
↓ Чем вам помочь? Сейчас ждут 12 человек, примерно от 8 до 14 минут.
↓ Получить готовые документы.
↓ Консультация, статус заявления.
↓ Паспорт гражданина РФ.
⏎ Паспорт гражданина РФ. Замена в 20 и 45 лет, утрата, смена фамилии. Перед вами 7 человек. \
Ждать примерно от 8 до 14 минут.
↓ Проверьте, что у вас с собой. прежний паспорт. заявление — бланк дадут в окне. \
свидетельство, если сменилась фамилия.
↓ Добавить ещё услугу. Обслужат за один визит.
↓ Приём вне очереди по закону. Документ проверят в окне.
↓ Взять талон.
⏎ Заберите талон. Ваш номер. А001. Паспорт гражданина РФ. \
Перед вами 7 человек, примерно от 8 до 14 минут. \
Номер появится на табло и прозвучит в зале. Следить за очередью с телефона — QR. Талон внизу.
↓ Готово.
⏎ Чем вам помочь? Сейчас ждут 12 человек, примерно от 8 до 14 минут.
"""
ENGLISH = """
↓ How can we help? 12 people waiting now, about 8 to 14 minutes.
↓ Collect ready documents.
↓ Advice, status of an application.
↓ Russian passport.
⏎ Russian passport. Replacement at 20 and 45, loss, change of name. Ahead of you 7 people. \
Wait about 8 to 14 minutes.
↓ Check that you have with you. the former passport. \
an application form: you get it at the window. a certificate, if the surname changed.
↓ Add another service. Done in the same visit.
↓ Priority by law. Your document is checked at the window.
↓ Get a ticket.
⏎ Take your ticket. Your number. А001. Russian passport. 7 people ahead, about 8 to 14 minutes. \
Your number will be on the board and spoken in the hall. Follow by phone with the QR. \
Your ticket is below.
↓ Done.
⏎ How can we help? 12 people waiting now, about 8 to 14 minutes.
"""
TATAR = """
↓ Сезгә ничек ярдәм итик? Хәзер 12 кеше көтә, якынча 8 – 14 минут.
↓ Әзер документларны алу.
↓ Консультация, гариза торышы.
↓ РФ гражданы паспорты.
⏎ РФ гражданы паспорты. 20 һәм 45 яшьтә алыштыру, югалту, фамилия алмашу. \
Сезнең алда 7 кеше. Якынча көтәргә 8 – 14 минут.
↓ Үзегез белән булсын. элеккеге паспорт. гариза — бланкны тәрәзәдә бирәләр. \
фамилия алышынса, таныклык.
↓ Тагын хезмәт өстәү. Бер килүдә хезмәт күрсәтәчәкләр.
↓ Закон буенча чиратсыз кабул итү. Документны тәрәзәдә тикшерәчәкләр.
↓ Талон алу.
⏎ Талонны алыгыз. Сезнең номер. А001. РФ гражданы паспорты. \
Сезнең алда 7 кеше, якынча 8 – 14 минут. \
Номер таблода күренәчәк һәм залда яңгыраячак. Чиратны телефоннан күзәтү — QR. Талон аста.
↓ Әзер.
⏎ Сезгә ничек ярдәм итик? Хәзер 12 кеше көтә, якынча 8 – 14 минут.
"""


@pytest.fixture
def voice() -> RecordingVoice:
    return RecordingVoice()


@pytest.fixture
def guided(
    qapp: Any, server: FakeServer, printer: PrinterThread, voice: RecordingVoice
) -> Iterator[Callable[..., ScriptedKiosk]]:
    with scripted(server, printer) as kiosk:
        flow = kiosk.controller

        def begin(language: str = "ru") -> ScriptedKiosk:
            """A kiosk that wakes up in this language."""
            flow.flow = replace(flow.flow, language=language, home_language=language)
            flow.show()
            Guide(kiosk.window, flow._model, voice, lambda: flow.flow.language)
            kiosk.window.requestActivate()
            return kiosk

        yield begin


def go(kiosk: ScriptedKiosk, voice: RecordingVoice, key: Qt.Key) -> str:
    """Press a key and hear what is said to it."""
    heard = len(voice.said)
    press_key(kiosk.window, key)
    wait_until(lambda: len(voice.said) > heard)
    return voice.said[-1][0]


@pytest.mark.parametrize(
    ("language", "trace"), [("ru", RUSSIAN), ("en", ENGLISH), ("tt", TATAR)], ids=["ru", "en", "tt"]
)
def test_a_whole_visit_reads_like_this(
    guided: Callable[..., ScriptedKiosk], voice: RecordingVoice, language: str, trace: str
) -> None:
    kiosk = guided(language)
    steps = [line[0] for line in trace.strip().splitlines()]

    heard = "\n".join(f"{step} {go(kiosk, voice, KEYS[step])}" for step in steps)

    assert heard == trace.strip()
    wait_until(lambda: kiosk.printed() == 1)
    assert {spoken for _, spoken in voice.said} == {language}


def test_back_returns_and_previous_walks_the_other_way(
    guided: Callable[..., ScriptedKiosk], voice: RecordingVoice
) -> None:
    kiosk = guided()
    go(kiosk, voice, NEXT)
    assert go(kiosk, voice, PREVIOUS) == "Помощь."
    assert "Помощь" in go(kiosk, voice, CHOOSE)

    assert go(kiosk, voice, BACK).startswith(words_of("ru").start_title)
    kiosk.shows("service:passport")


def test_the_language_is_changed_by_the_same_keys(
    guided: Callable[..., ScriptedKiosk], voice: RecordingVoice
) -> None:
    kiosk = guided()
    go(kiosk, voice, NEXT)
    while go(kiosk, voice, PREVIOUS) != "Русский.":
        pass
    assert words_of("ru").language_title in go(kiosk, voice, CHOOSE)
    while go(kiosk, voice, NEXT) != "English.":
        pass

    assert go(kiosk, voice, CHOOSE).startswith(words_of("en").start_title)
    assert voice.said[-1][1] == "en"


def test_the_warning_is_spoken_and_any_key_extends_it(
    guided: Callable[..., ScriptedKiosk], voice: RecordingVoice
) -> None:
    kiosk = guided()
    for key in (NEXT, NEXT, CHOOSE):
        go(kiosk, voice, key)
    kiosk.clock.ahead += IDLE_MS

    wait_until(lambda: words_of("ru").still_here in voice.said[-1][0])
    assert words_of("ru").press_any_key in voice.said[-1][0]
    assert "Получить готовые документы" in go(kiosk, voice, BACK)

    assert kiosk.shown("take")
    assert kiosk.controller.flow.idle_left(kiosk.clock()) is None


def test_each_digit_is_said_alone(
    guided: Callable[..., ScriptedKiosk], voice: RecordingVoice
) -> None:
    kiosk = guided()
    go(kiosk, voice, NEXT)
    while not go(kiosk, voice, NEXT).startswith("Я по записи"):
        pass
    go(kiosk, voice, CHOOSE)
    while go(kiosk, voice, NEXT) != "4.":
        pass

    assert go(kiosk, voice, CHOOSE) == "4."
    assert kiosk.controller.flow.typed == "4"


def test_a_print_that_failed_is_said_without_a_key(
    guided: Callable[..., ScriptedKiosk], voice: RecordingVoice
) -> None:
    kiosk = guided()
    for key in (NEXT, NEXT, CHOOSE, PREVIOUS, PREVIOUS, PREVIOUS, PREVIOUS):
        go(kiosk, voice, key)
    assert "Заберите талон" in go(kiosk, voice, CHOOSE)
    flow = kiosk.controller
    wait_until(lambda: flow.flow.handed is not None and flow.flow.handed.paper == "printed")

    kiosk.controller.take(PaperOut("t1", False))

    wait_until(lambda: "Напечатать талон не получилось" in voice.said[-1][0])
    assert "А001" in voice.said[-1][0]


@pytest.mark.parametrize("language", ["ru", "en", "tt"])
def test_the_real_synthesizer_speaks(tmp_path: Path, language: str) -> None:
    found = find_voice()
    assert found is not None, "install espeak-ng"
    heard, program = tmp_path / "heard.wav", tmp_path / "speak"
    program.write_text(f'#!/bin/sh\n{found._program} "$@" -w {heard}.new\nmv {heard}.new {heard}\n')
    program.chmod(0o700)
    voice = ProgramVoice(str(program))

    voice.say(words_of(language).take_it, language)
    assert voice._speaking is not None
    assert voice._speaking.wait(20) == 0

    with wave.open(str(heard)) as file:
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
        seconds = file.getnframes() / file.getframerate()
    assert 0.4 < seconds < 5
    assert max(samples) > 5_000
    voice.close()
