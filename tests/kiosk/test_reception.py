"""The administrator's desk by keyboard, over a scripted hall."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from client_kit.testing.drive import find, wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.claims import Claims
from kiosk_app.printing.fake import Temper
from kiosk_app.reception import scenes
from kiosk_app.reception.api import Declined
from kiosk_app.reception.card import KEYS as VISITOR_KEYS
from kiosk_app.reception.qt.desk_model import KEYS
from kiosk_app.reception.scenes import InventedSlots
from kiosk_app.reception.stand import Desk, Key, accounts, become, device_token, standing
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.sample import OFFICE, PUBLIC_URL
from queue_core.protocol import Error


@pytest.fixture
def now() -> int:
    return int(time.time() * 1000)


@pytest.fixture(scope="module")
def office() -> Iterator[FakeServer]:
    documents = scenes.documents(int(time.time() * 1000))
    with FakeServer(documents, role="reception", accounts=accounts()) as server:
        yield server


@pytest.fixture
def hall(office: FakeServer) -> FakeServer:
    office.held = False
    office.on("issue_ticket", lambda command: scenes.issued())
    office.on("reprint", lambda command: scenes.issued("А014", "foreign"))
    office.on("check_in", lambda command: scenes.issued("К037", "rights"))
    for heard in (office.commands, office.reports, office.hellos):
        heard.clear()
    return office


@pytest.fixture(scope="module")
def manned(
    qapp: Any, office: FakeServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    token = device_token(tmp_path_factory.mktemp("desk"))
    with PrinterThread() as printer, standing(office.url, token, printer, mode="text") as desk:
        desk.sign_in()
        yield desk


@pytest.fixture
def desk(manned: Desk, hall: FakeServer, now: int) -> Desk:
    """The same desk for each test, with the hall as it was and nothing begun."""
    manned.window.requestActivate()
    wait_until(manned.window.isActive)
    assert manned.printer is not None
    manned.printer.fake.temper = Temper()
    manned.printer.fake.tickets.clear()
    for scene in (scenes.quiet(now), scenes.hall(now)):
        become(manned, hall, scene)
    manned.keys(Key.Key_F6, *(Key.Key_Escape,) * 4, Key.Key_F2)
    wait_until(lambda: len(manned.listed("visitor.")) > 3)
    for heard in (hall.commands, hall.reports):
        heard.clear()
    return manned


def given(hall: FakeServer, count: int) -> dict[str, Any]:
    """The last command, once so many have arrived; raises when there are more."""
    wait_until(lambda: len(hall.commands) >= count)
    assert len(hall.commands) == count, hall.commands
    return hall.commands[-1].command


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


def test_a_tickets_qr_shows_its_visitor(desk: Desk, hall: FakeServer) -> None:
    hall.documents[f"ticket/{OFFICE}.mine"] = {"number": "М044", "state": "waiting"}

    desk.write(f"{PUBLIC_URL}/t/{OFFICE}.mine")
    desk.keys(Key.Key_Return)

    desk.shows("card.number")
    assert find(desk.window, "card.number").property("number") == "М044"
    assert desk.focus() == "list.field"
    assert desk.text("work.field") == ""


def test_a_code_of_another_place_is_told_plainly(desk: Desk) -> None:
    desk.write(f"{PUBLIC_URL}/t/{OFFICE}.yesterday")
    desk.keys(Key.Key_Return)

    desk.shows("notice")


@pytest.mark.parametrize("typed", ["a12", "А012", "а012", "A 12"])
def test_a_number_is_found_in_either_alphabet(desk: Desk, typed: str) -> None:
    desk.keys(Key.Key_F6)

    desk.write(typed)

    wait_until(lambda: desk.listed("visitor.") == ["А012"])
    assert find(desk.window, "card.number").property("number") == "А012"
    assert "окну 5" in desk.text("card.answer")


def test_a_number_typed_on_the_left_leads_to_its_visitor(desk: Desk) -> None:
    desk.write("м44")
    desk.keys(Key.Key_Return)

    desk.shows("card.number")
    assert find(desk.window, "card.number").property("number") == "М044"
    assert desk.focus() == "list.field"


def test_a_waiting_visitor_is_held_for_a_while(desk: Desk, hall: FakeServer, now: int) -> None:
    choose(desk, "м44")

    desk.keys(Key.Key_F8)
    desk.write("20")
    desk.keys(Key.Key_Return)

    command = given(hall, 1)
    assert (command["type"], command["ticket"]) == ("hold", "t6")
    assert 19 * 60_000 < command["until"] - now < 21 * 60_000
    assert desk.focus() == "list.field"
    desk.shows("notice")


def test_a_missed_visitor_comes_back_by_one_key(desk: Desk, hall: FakeServer) -> None:
    choose(desk, "в019")

    desk.keys(Key.Key_F8)

    assert given(hall, 1) == {"type": "come_back", "ticket": "t13"}


def test_a_cancelled_ticket_has_its_reason(desk: Desk, hall: FakeServer) -> None:
    choose(desk, "м44")

    desk.keys(Key.Key_F10)
    desk.write("Ушёл домой")
    desk.keys(Key.Key_Return)

    command = given(hall, 1)
    assert command == {"type": "cancel_visit", "ticket": "t6", "reason": "Ушёл домой"}


def test_a_claim_without_its_document_goes_back_to_the_ordinary_order(
    desk: Desk, hall: FakeServer
) -> None:
    choose(desk, "д008")
    assert "Удостоверение ветерана" in desk.text("card.claim")

    desk.ctrl(Key.Key_N)

    command = given(hall, 1)
    assert command["ticket"] == "t2"
    assert command["type"] == "deny_class" or command["class_id"] == ""


def test_what_the_rules_forbid_is_not_sent(desk: Desk, hall: FakeServer) -> None:
    choose(desk, "а009")  # is being served

    desk.keys(Key.Key_F7, Key.Key_F8, Key.Key_F9, Key.Key_F10)
    desk.ctrl(Key.Key_N)

    assert hall.commands == []
    assert desk.focus() == "list.field"


def test_a_copy_says_that_it_is_one(desk: Desk) -> None:
    choose(desk, "а014")

    desk.keys(Key.Key_F7)

    wait_until(lambda: desk.printed() == 1)
    assert "Копия талона" in desk.paper(0)
    desk.says("slip.title", "Отдайте копию")


def test_one_key_names_who_has_no_paper(desk: Desk, hall: FakeServer) -> None:
    desk.says("figure.unprinted", "1")

    desk.keys(Key.Key_F11)

    assert given(hall, 1) == {"type": "reprint", "ticket": "t4"}
    wait_until(lambda: desk.printed() == 1)
    desk.says("figure.unprinted", "0")
    desk.keys(Key.Key_F11)
    desk.shows("notice")
    given(hall, 1)


def test_without_paper_the_number_and_its_qr_stand_there_and_staff_are_told(
    desk: Desk, hall: FakeServer
) -> None:
    assert desk.printer is not None
    desk.printer.fake.temper = Temper("out")

    desk.write("загран")
    desk.keys(Key.Key_Return)

    desk.says("slip.title", "Назовите номер")
    assert desk.number() == "А017"
    assert desk.text("slip.code") == "4821 7093"
    assert find(desk.window, "slip.qr").property("url").endswith(scenes.issued()["token"])
    wait_until(lambda: any(r.unconfirmed == "ticket-А017" for r in hall.reports))
    wait_until(lambda: any(r.printer == "out" for r in hall.reports))


def test_a_refusal_is_told_and_the_desk_goes_on(desk: Desk, hall: FakeServer) -> None:
    hall.on("issue_ticket", lambda command: Error("intake_stopped"))

    desk.write("загран")
    desk.keys(Key.Key_Return)

    desk.says("slip.detail", "остановлена")
    assert desk.focus() == "work.field"
    assert desk.printed() == 0


def test_the_supervisor_is_called_in_two_keys(desk: Desk, hall: FakeServer) -> None:
    desk.keys(Key.Key_F1, Key.Key_Return)

    command = given(hall, 1)
    assert command["type"] == "send_message"
    assert "Подойдите к стойке" in command["text"]
    desk.shows("notice")


def test_a_colleagues_message_stands_until_it_is_put_away(
    desk: Desk, hall: FakeServer, now: int
) -> None:
    message = {"at": now + 60_000, "text": "Подойдите к окну 3", "sender": "chief", "to": "all"}
    become(desk, hall, {**scenes.hall(now), "messages": {"m1": message}})
    desk.shows("notice")

    desk.keys(Key.Key_Escape)

    wait_until(lambda: not desk.shown("notice"))


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


# ── the link ──────────────────────────────────────────────────────────────────


def test_what_was_pressed_without_a_link_is_sent_once_it_is_back(
    desk: Desk, hall: FakeServer
) -> None:
    hall.stop()
    wait_until(lambda: not desk.bridge.is_up)
    desk.write("загран")
    desk.keys(Key.Key_Return)
    desk.shows("lost")
    desk.says("slip.title", "Ждём связи")

    hall.start()

    wait_until(lambda: desk.printed() == 1)
    assert len({each.key for each in hall.commands}) == 1
    wait_until(lambda: not desk.shown("lost"))


def test_what_failed_is_not_hidden_by_what_came_after(desk: Desk, hall: FakeServer) -> None:
    answers: list[Any] = [Error("intake_stopped"), scenes.issued()]
    hall.on("issue_ticket", lambda command: answers.pop(0))
    hall.stop()
    wait_until(lambda: not desk.bridge.is_up)
    for service in ("недвиж", "загран"):
        desk.write(service)
        desk.keys(Key.Key_Return)
    desk.shows("lost")
    wait_until(lambda: "2" in find(desk.window, "lost").property("title"))

    hall.start()

    wait_until(lambda: desk.printed() == 1)
    desk.says("slip.title", "Не выдан")
    desk.keys(Key.Key_Escape)
    desk.says("slip.title", "Отдайте талон")
    assert desk.number() == "А017"


def test_a_visitor_brought_back_without_a_link_comes_back_later(
    desk: Desk, hall: FakeServer
) -> None:
    choose(desk, "в019")
    hall.stop()
    wait_until(lambda: not desk.bridge.is_up)

    desk.keys(Key.Key_F8)
    desk.shows("lost")
    hall.start()

    assert given(hall, 1)["type"] == "come_back"
    desk.shows("notice")


def test_escape_takes_back_what_has_no_answer(desk: Desk, hall: FakeServer) -> None:
    hall.held = True
    desk.write("загран")
    desk.keys(Key.Key_Return)
    wait_until(lambda: len(hall.commands) == 1)
    key = hall.commands[0].key

    desk.keys(Key.Key_Escape)

    assert given(hall, 2) == {"type": "cancel_unclaimed", "of": key}
    desk.says("slip.title", "Отменено")
    hall.release()
    assert desk.printed() == 0


def test_a_press_of_the_run_before_a_power_cut_leaves_no_number(
    qapp: Any, hall: FakeServer, tmp_path: Path
) -> None:
    Claims(tmp_path / "kept.json").keep("key-of-yesterday")

    claims = Claims(tmp_path / "kept.json")
    with standing(hall.url, device_token(tmp_path), claims=claims):
        command = given(hall, 1)

    assert command == {"type": "cancel_unclaimed", "of": "key-of-yesterday"}


# ── who sits here ─────────────────────────────────────────────────────────────


def test_an_operators_account_does_not_open_the_desk(
    qapp: Any, hall: FakeServer, tmp_path: Path
) -> None:
    with standing(hall.url, device_token(tmp_path)) as desk:
        desk.shows("login")
        for word in ("kuznetsova", "1111"):
            desk.write(word)
            desk.keys(Key.Key_Return)

        desk.shows("error")
        assert not desk.shown("work.field")


def test_a_desk_left_alone_locks_itself_and_opens_by_its_persons_password(
    desk: Desk, hall: FakeServer
) -> None:
    desk.write("загр")
    desk.model.stay(1)

    desk.shows("password")
    assert not desk.shown("work.field")
    desk.keys(Key.Key_F2, Key.Key_F11)
    desk.write("wrong")
    desk.keys(Key.Key_Return)
    desk.shows("error")
    desk.model.stay(600_000)
    desk.write(scenes.PASSWORD)
    desk.keys(Key.Key_Return)

    desk.shows("work.field")
    assert desk.text("work.field") == "загр"
    assert desk.focus() == "work.field"
    assert hall.commands == []
    assert hall.hellos == []  # the link was not broken


def choose(desk: Desk, number: str) -> None:
    """Find a visitor by keyboard."""
    desk.keys(Key.Key_F6)
    desk.write(number)
    desk.shows("card.number")
