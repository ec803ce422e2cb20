"""A rehearsal touches each thing once, however slow the machine is."""

from PySide6.QtTest import QTest

from kiosk_app.flow.events import Open
from kiosk_app.qt.script import STEP_MS, Script
from kiosk_app.testing.stand import ScriptedKiosk


def test_a_step_that_takes_longer_than_a_turn_is_not_repeated(kiosk: ScriptedKiosk) -> None:
    touched: list[str] = []
    script = Script(kiosk.window, ["service:passport", "take"], lambda: None)
    script.touched.connect(touched.append)
    script.touched.connect(lambda name: QTest.qWait(3 * STEP_MS))

    kiosk.shows("done")

    assert touched == ["service:passport", "take"]
    assert kiosk.issued == 1


def test_what_went_away_while_it_was_painted_is_waited_for(kiosk: ScriptedKiosk) -> None:
    touched: list[str] = []
    away = [True]

    def turn_away() -> None:
        if away:
            away.clear()
            kiosk.controller.take(Open("help"))

    script = Script(kiosk.window, ["service:passport", "take"], lambda: None)
    script.touched.connect(touched.append)
    kiosk.window.frameSwapped.connect(turn_away)
    kiosk.shows("back")
    assert touched == []
    kiosk.press("back")
    kiosk.shows("done")

    assert touched == ["service:passport", "take"]
