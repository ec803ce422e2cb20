"""The administrator finds visitors and helps them by keyboard, over a scripted hall."""

import pytest

from client_kit.testing.drive import find, wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.reception import scenes
from kiosk_app.reception.stand import Desk, Key, become, choose, given
from kiosk_app.testing.sample import OFFICE, PUBLIC_URL


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
