"""The staff menu: a held corner, a PIN, and what may be done to the kiosk behind it."""

from collections.abc import Iterator
from typing import Any

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from client_kit.testing.drive import centre, is_shown, texts, wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.flow.staff import LOCK_MS, MISSES
from kiosk_app.flow.state import LINK_GRACE_MS
from kiosk_app.pin import hash_pin, is_right
from kiosk_app.printing.fake import Temper
from kiosk_app.printing.stream import picture
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.stand import ScriptedKiosk, running, scripted

PIN = "2468"
HASH = hash_pin(PIN, b"salt")


@pytest.fixture
def kiosk(qapp: Any, server: FakeServer, printer: PrinterThread) -> Iterator[ScriptedKiosk]:
    with scripted(server, printer, pin_hash=HASH) as kiosk:
        yield kiosk


def hold_corner(kiosk: ScriptedKiosk) -> None:
    """Three seconds in the upper left, as a finger does."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    corner = centre(kiosk.window, "corner")
    QTest.mousePress(kiosk.window, left, none, corner)
    wait_until(lambda: is_shown(kiosk.window, "digits"))
    QTest.mouseRelease(kiosk.window, left, none, corner)


def enter(kiosk: ScriptedKiosk, pin: str) -> None:
    kiosk.press(*(f"key:{digit}" for digit in pin), "send")


def says(kiosk: ScriptedKiosk, text: str) -> None:
    wait_until(lambda: any(text in each for each in texts(kiosk.window)))


def test_a_pin_is_known_by_its_hash_alone() -> None:
    assert is_right(PIN, HASH)
    assert not is_right("2469", HASH)
    assert not is_right("", "")
    assert not is_right(PIN, "scrypt:zz:00")


def test_a_held_corner_and_the_pin_open_the_menu(kiosk: ScriptedKiosk) -> None:
    hold_corner(kiosk)
    enter(kiosk, PIN)

    kiosk.shows("staff:test")
    says(kiosk, "Принтер: готов")
    says(kiosk, "Связь с центром: есть")
    kiosk.press("back")
    kiosk.shows("service:passport")


def test_a_short_touch_of_the_corner_does_nothing(kiosk: ScriptedKiosk) -> None:
    kiosk.press("corner")

    assert kiosk.shown("service:passport")
    assert kiosk.controller.flow.place.screen == "start"


def test_too_many_wrong_pins_lock_the_menu_for_a_while(kiosk: ScriptedKiosk) -> None:
    kiosk.controller._model.choose("open:staff_pin")
    for _ in range(MISSES):
        enter(kiosk, "1111")

    kiosk.shows("service:passport")
    kiosk.controller._model.choose("open:staff_pin")
    assert not kiosk.shown("digits")
    kiosk.clock.ahead += LOCK_MS
    kiosk.controller._model.choose("open:staff_pin")
    kiosk.shows("digits")


def test_a_kiosk_without_a_pin_has_no_menu(paperless: ScriptedKiosk) -> None:
    paperless.controller._model.choose("open:staff_pin")

    assert paperless.controller.flow.place.screen == "start"


def test_a_wrong_pin_is_told_and_opens_nothing(kiosk: ScriptedKiosk) -> None:
    kiosk.controller._model.choose("open:staff_pin")
    enter(kiosk, "1111")

    says(kiosk, "PIN не подошёл")
    assert not kiosk.shown("staff:test")
    kiosk.controller._model.choose("staff:exit")
    assert kiosk.controller.flow.place.screen == "staff_pin"


def test_the_last_ticket_comes_again_once_as_a_copy(kiosk: ScriptedKiosk) -> None:
    kiosk.press("service:passport", "take")
    wait_until(lambda: kiosk.printed() == 1)
    kiosk.press("done")
    kiosk.controller._model.choose("open:staff_pin")
    enter(kiosk, PIN)
    kiosk.press("staff:again")
    says(kiosk, "Напечатано")

    first, copy = (picture(ticket) for ticket in kiosk.tickets())
    assert zxingcpp.read_barcodes(first)[0].text == zxingcpp.read_barcodes(copy)[0].text
    assert first.tobytes() != copy.tobytes()
    assert len(kiosk.given("issue_ticket")) == 1
    assert [report.printed for report in kiosk.server.reports if report.printed] == ["t1"]


def test_a_test_print_is_nobodys_ticket(kiosk: ScriptedKiosk) -> None:
    kiosk.controller._model.choose("open:staff_pin")
    enter(kiosk, PIN)
    kiosk.press("staff:test")
    says(kiosk, "Напечатано")

    assert kiosk.printed() == 1
    assert kiosk.given("issue_ticket") == []
    assert [report.printed for report in kiosk.server.reports if report.printed] == []


def test_new_paper_takes_the_warning_away_at_once(kiosk: ScriptedKiosk) -> None:
    assert kiosk.printer
    kiosk.printer.fake.temper = Temper(state="out")
    kiosk.controller._model.choose("open:staff_pin")
    enter(kiosk, PIN)
    kiosk.press("staff:test")
    says(kiosk, "Не напечаталось")
    says(kiosk, "Принтер: нет бумаги")

    kiosk.printer.fake.temper = Temper()
    kiosk.press("staff:paper")

    says(kiosk, "Принтер: готов")
    wait_until(lambda: kiosk.server.reports[-1].printer == "ready")


def test_the_program_is_closed_from_the_menu(kiosk: ScriptedKiosk) -> None:
    left: list[bool] = []
    kiosk.controller.left.connect(lambda: left.append(True))
    kiosk.controller._model.choose("open:staff_pin")
    enter(kiosk, PIN)

    kiosk.press("staff:exit")

    assert left == [True]


def test_new_paper_starts_the_count_of_tickets_anew(kiosk: ScriptedKiosk) -> None:
    kiosk.controller._model.choose("open:staff_pin")
    enter(kiosk, PIN)
    says(kiosk, "Сколько осталось, узнаем, когда замените бумагу")

    kiosk.press("staff:paper")

    says(kiosk, "Хватит примерно на")
    kiosk.press("staff:test")
    says(kiosk, "Напечатано")


def test_the_menu_stays_open_when_the_link_is_lost(kiosk: ScriptedKiosk) -> None:
    kiosk.controller._model.choose("open:staff_pin")
    enter(kiosk, PIN)
    kiosk.server.stop()
    kiosk.clock.ahead += LINK_GRACE_MS

    says(kiosk, "Связь с центром: нет")
    assert kiosk.shown("staff:test")
    kiosk.server.start()
    says(kiosk, "Связь с центром: есть")


def test_the_menu_opens_before_the_office_told_of_itself(qapp: Any, printer: PrinterThread) -> None:
    with running("http://127.0.0.1:9", printer, pin_hash=HASH) as kiosk:
        kiosk.controller._model.choose("open:staff_pin")
        kiosk.press(*(f"key:{digit}" for digit in PIN), "send")
        kiosk.press("staff:test")

        wait_until(lambda: kiosk.printed() == 1)
        kiosk.press("back")
        kiosk.shows("title")
        assert not kiosk.shown("staff:test")
