"""The administrator gives tickets and bookings by keyboard, over a scripted hall."""

import threading
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.flow.scan import read_code
from kiosk_app.qt.scanner import Scanner
from kiosk_app.reception import scenes
from kiosk_app.reception.api import Declined
from kiosk_app.reception.card import KEYS as VISITOR_KEYS
from kiosk_app.reception.qt.desk_model import KEYS
from kiosk_app.reception.scenes import InventedSlots
from kiosk_app.reception.stand import Desk, Key, given
from kiosk_app.testing.sample import OFFICE, PUBLIC_URL

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def test_typing_and_enter_give_a_ticket_on_paper(desk: Desk, hall: FakeServer) -> None:
    desk.write("загран")
    desk.keys(Key.Key_Return)

    wait_until(lambda: desk.printed() == 1)
    assert given(hall, 1)["services"] == ["foreign"]
    assert desk.number() == "А017"
    desk.says("slip.title", "Отдайте талон")
    assert "А017" in desk.paper(0)
    assert "Копия" not in desk.paper(0)
    assert (desk.focus(), desk.text("work.field")) == ("work.field", "")


def test_enter_twice_is_one_ticket(desk: Desk, hall: FakeServer) -> None:
    desk.write("загран")

    desk.keys(Key.Key_Return, Key.Key_Return)

    wait_until(lambda: desk.printed() == 1)
    given(hall, 1)


def test_enter_without_a_choice_gives_nothing(desk: Desk, hall: FakeServer) -> None:
    desk.keys(Key.Key_Return)
    desk.write("ъъъъъ")
    desk.keys(Key.Key_Return)

    desk.shows("nothing")
    assert hall.commands == []


def test_several_services_and_a_right_go_into_one_ticket(desk: Desk, hall: FakeServer) -> None:
    desk.write("паспорт граж")
    desk.write("+")
    desk.says("chosen.0", "Паспорт гражданина")
    desk.keys(Key.Key_F9, Key.Key_Down, Key.Key_Return)
    desk.shows("claim")
    desk.ctrl(Key.Key_L)
    desk.write("место жит")

    desk.keys(Key.Key_Return)

    command = given(hall, 1)
    assert command["services"] == ["passport", "residence"]
    assert command["class_id"] == "disabled"
    assert command["language"] == "tt"
    wait_until(lambda: not desk.shown("claim") and not desk.shown("chosen.0"))


def test_backspace_takes_the_last_service_away(desk: Desk) -> None:
    for word in ("загран", "место жит"):
        desk.write(word)
        desk.write("+")
    desk.shows("chosen.1")

    desk.keys(Key.Key_Backspace)

    wait_until(lambda: not desk.shown("chosen.1"))
    assert desk.shown("chosen.0")


def test_eight_digits_check_a_booking_in(desk: Desk, hall: FakeServer) -> None:
    desk.write("4821 7093")
    desk.keys(Key.Key_Return)

    assert given(hall, 1) == {"type": "check_in", "code": "48217093"}
    wait_until(lambda: desk.printed() == 1)


def test_somebody_without_a_code_is_checked_in_from_the_list(
    desk: Desk, hall: FakeServer, now: int
) -> None:
    hall.on("ask bookings", lambda query: {"slots": scenes.bookings(now)})
    desk.keys(Key.Key_F3)
    wait_until(lambda: len(desk.listed("choice.")) > 3)
    desk.write("петренко")
    wait_until(lambda: desk.listed("choice.") == ["b4"])

    desk.keys(Key.Key_Return)

    assert given(hall, 1) == {"type": "check_in", "booking": "b4"}
    wait_until(lambda: desk.printed() == 1)
    assert desk.focus() == "work.field"


def test_a_bookings_qr_is_checked_in_wherever_the_keyboard_is(desk: Desk, hall: FakeServer) -> None:
    desk.keys(Key.Key_F6)

    desk.write(f"{PUBLIC_URL}/b/{OFFICE}.booking-token")
    desk.keys(Key.Key_Return)

    assert given(hall, 1)["token"] == "booking-token"
    wait_until(lambda: desk.printed() == 1)


class HeldSlots(InventedSlots):
    """Answers about one service only when it is let."""

    def __init__(self, at: int, slow: str) -> None:
        super().__init__(at)
        self._slow, self.let = slow, threading.Event()
        self.asked: list[str] = []

    def days(self, service: str) -> tuple[dict[str, Any], ...]:
        self.asked.append(service)
        if service == self._slow:
            self.let.wait(10)
            return ()
        return super().days(service)


def test_free_days_of_one_service_are_never_shown_for_another(desk: Desk, now: int) -> None:
    slots = HeldSlots(now, slow="rights")
    desk.model.sit_with(slots)
    desk.keys(Key.Key_F4)
    desk.write("загран")
    desk.keys(Key.Key_Return)
    wait_until(lambda: "2026-11-23" in desk.listed("choice."))

    desk.keys(Key.Key_Escape)
    desk.write("недвиж")
    desk.keys(Key.Key_Return)

    wait_until(lambda: slots.asked == ["foreign", "rights"])
    assert desk.listed("choice.") == []
    desk.keys(Key.Key_Escape)
    desk.write("загран")
    desk.keys(Key.Key_Return)
    wait_until(lambda: "2026-11-23" in desk.listed("choice."))
    slots.let.set()
    desk.keys(Key.Key_Down, Key.Key_Return)
    desk.says("work.title", "Время")
    assert desk.listed("choice.") != []


def test_a_booking_taken_back_before_its_answer_gives_its_place_up(
    desk: Desk, hall: FakeServer, now: int
) -> None:
    slots = HeldBooking(now)
    desk.model.sit_with(slots)
    desk.keys(Key.Key_F4)
    desk.write("загран")
    desk.keys(Key.Key_Return)
    wait_until(lambda: "2026-11-23" in desk.listed("choice."))
    desk.keys(*(Key.Key_Return,) * 4)
    desk.says("slip.title", "Отправляем")

    desk.keys(Key.Key_Escape)
    slots.let.set()

    command = given(hall, 1)
    assert (command["type"], command["token"]) == ("cancel_booking", "a1b2c3d4e5f6")
    desk.says("slip.title", "Отменено")


class TakenSlots(InventedSlots):
    """Somebody else was faster."""

    def book(
        self, key: str, service: str, slot: int, language: str, name: str, phone: str
    ) -> dict[str, Any]:
        raise Declined("slot_taken", "Это время уже занято")


def test_a_taken_slot_leads_back_to_the_times_of_that_day(desk: Desk, now: int) -> None:
    desk.model.sit_with(TakenSlots(now))
    desk.keys(Key.Key_F4)
    desk.write("загран")
    desk.keys(Key.Key_Return)
    wait_until(lambda: "2026-11-23" in desk.listed("choice."))

    desk.keys(*(Key.Key_Return,) * 3)
    desk.write("пять")
    desk.keys(Key.Key_Return)
    assert desk.text("work.title") == "Телефон для связи"  # that is no phone
    desk.keys(*(Key.Key_Backspace,) * 4, Key.Key_Return)

    desk.says("slip.detail", "уже занято")
    desk.says("work.title", "Время")
    assert desk.focus() == "work.field"


class HeldBooking(InventedSlots):
    """Books only when it is let."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.let = threading.Event()

    def book(
        self, key: str, service: str, slot: int, language: str, name: str, phone: str
    ) -> dict[str, Any]:
        self.let.wait(10)
        return super().book(key, service, slot, language, name, phone)


def test_every_act_has_a_key_of_its_own() -> None:
    keys = list(KEYS.values())

    assert len(keys) == len(set(keys))
    assert set(VISITOR_KEYS.values()) <= set(keys)
    assert "F5" not in keys


def test_the_keyboard_is_always_in_one_of_the_two_fields(desk: Desk) -> None:
    seen = set()
    for key in (
        *(Key.Key_F2, Key.Key_F3, Key.Key_F4, Key.Key_F6, Key.Key_F8, Key.Key_F10, Key.Key_F1),
        *(Key.Key_Escape, Key.Key_F9, Key.Key_Escape, Key.Key_F11, Key.Key_Escape, Key.Key_Tab),
        *(Key.Key_Tab, Key.Key_Backtab),
    ):
        desk.keys(key)
        seen.add(desk.focus())
    desk.keys(Key.Key_F2)
    for name in ("language.1", "visitor.М044", "choice.foreign", "tab.2"):
        desk.press(name)
        seen.add(desk.focus())

    assert seen == {"work.field", "list.field"}


def test_words_typed_by_a_hand_are_no_scan(qapp: Any) -> None:
    heard: list[object] = []
    scanner = Scanner(accepts=lambda line: read_code(line) is not None)
    scanner.read.connect(heard.append)

    for gap in (0, 61):
        for place, letter in enumerate(f"{PUBLIC_URL}/b/{OFFICE}.token\r"):
            key = Key.Key_Return if letter == "\r" else Key.Key_A
            event = QKeyEvent(QEvent.Type.KeyPress, key, NO_MODIFIER, letter)
            event.setTimestamp(10_000 + gap * place)
            scanner.eventFilter(scanner, event)

    assert heard == [f"{PUBLIC_URL}/b/{OFFICE}.token"]
