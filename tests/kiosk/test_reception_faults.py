"""The administrator's desk when link, paper, office or person fail."""

from pathlib import Path
from typing import Any

from client_kit.testing.drive import find, wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.claims import Claims
from kiosk_app.printing.fake import Temper
from kiosk_app.reception import scenes
from kiosk_app.reception.stand import Desk, Key, choose, device_token, given, standing
from queue_core.protocol import Error


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
