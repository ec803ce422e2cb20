"""Windows: who works where, take-over, services, breaks, help; and what a supervisor may."""

from __future__ import annotations

from queue_core.domain import commands as c
from tests.core.sample import MINUTE, Desk


def test_a_taken_window_asks_before_it_replaces() -> None:
    desk = Desk()
    desk.open("anna", "1")

    assert desk.refusal(c.SignIn("1"), "boris") == "window_taken"
    desk.do(c.SignIn("1", take_over=True), "boris")

    assert desk.state.window("1").operator == "boris"
    assert desk.events[-1].replaced == "anna"


def test_a_person_works_at_one_window_only() -> None:
    desk = Desk()
    desk.open("anna", "1")

    assert desk.refusal(c.SignIn("2"), "anna") == "signed_in_elsewhere"
    desk.do(c.SignIn("2", take_over=True), "anna")

    assert "1" not in desk.state.windows
    assert desk.state.window("2").operator == "anna"


def test_a_visit_stays_at_a_window_taken_over() -> None:
    desk = Desk()
    desk.open("anna", "1")
    ticket = desk.issue()
    desk.serve()

    desk.do(c.SignIn("1", take_over=True), "boris")
    desk.do(c.Finish(), "boris")

    assert desk.ticket(ticket).ending == "completed"
    assert desk.state.staff["boris"].served == 1


def test_a_window_closes_only_when_nobody_is_served() -> None:
    desk = Desk()
    desk.open()
    called, _ = desk.issue(), desk.issue()
    desk.call()
    desk.do(c.SignOut(), "anna")
    assert desk.ticket(called).state == "waiting"

    desk.open()
    desk.serve()

    assert desk.refusal(c.SignOut(), "anna") == "serving"


def test_a_break_after_the_visit_begins_when_it_ends() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    desk.issue()
    desk.serve()
    assert desk.refusal(c.Pause(reason="lunch"), "anna") == "visit_open"
    desk.do(c.Pause(reason="lunch", after_visit=True), "anna")
    desk.later(MINUTE)

    desk.do(c.Finish(), "anna")

    assert desk.state.window("1").paused == desk.at
    assert desk.refusal(c.CallNext(), "anna") == "paused"
    desk.do(c.EndPause(), "anna")
    desk.call()


def test_an_undone_finish_takes_the_break_back() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    desk.serve()
    desk.do(c.Pause(reason="lunch", after_visit=True), "anna")
    desk.do(c.Finish(), "anna")

    desk.do(c.UndoAct(), "anna")

    assert desk.state.window("1").paused == 0
    assert desk.state.window("1").pause_after


def test_services_are_chosen_among_the_windows_own() -> None:
    desk = Desk()
    desk.open()
    desk.issue("passport")

    desk.do(c.ChooseServices(services=("collect",)), "anna")

    assert desk.refusal(c.CallNext(), "anna") == "nobody_waiting"
    assert desk.refusal(c.ChooseServices(services=("advice",)), "anna") == "not_served_here"


def test_a_supervisor_acts_at_anybodys_window() -> None:
    desk = Desk()
    desk.open()
    ticket = desk.issue()

    assert desk.do(c.CallNext(window="1"), "boss", "supervisor")["ticket"] == ticket
    desk.do(c.Start(window="1"), "boss", "supervisor")
    desk.do(c.Finish(window="1"), "boss", "supervisor")

    assert desk.ticket(ticket).operator == "anna"
    assert desk.refusal(c.CallNext(window="1"), "boris") == "not_signed_in"


def test_a_visit_is_taken_over_by_another_window() -> None:
    desk = Desk()
    desk.open()
    desk.open("boris", "2")
    ticket = desk.issue()
    desk.serve()

    desk.do(c.TakeOver(ticket=ticket, window="2"), "boss", "supervisor")
    desk.do(c.Finish(), "boris")

    assert desk.ticket(ticket).ending == "completed"
    assert desk.state.window("1").ticket == ""


def test_one_text_stands_on_the_screens_at_a_time() -> None:
    desk = Desk()
    for text in ("Окно 5 закрыто", "Обед до 14:00"):
        desk.do(c.SendMessage(text, to="screens"), "boss", "supervisor")

    assert [m.text for m in desk.state.messages.values()] == ["Обед до 14:00"]
    assert desk.refusal(c.SendMessage("x", to="screens"), "anna") == "forbidden"


def test_help_is_called_and_thanked_for() -> None:
    desk = Desk()
    desk.open()

    desk.do(c.CallHelp(), "anna")
    assert desk.state.window("1").help == desk.at
    desk.do(c.CallHelp(on=False), "anna")

    assert desk.state.window("1").help == 0


def test_only_a_change_of_a_device_is_an_event() -> None:
    desk = Desk()
    told = c.TellDevice("kiosk-1", kind="kiosk", printer="near_end")
    for _ in range(3):
        desk.do(told, "server", "clock")

    assert [type(e).__name__ for e in desk.events].count("DeviceChanged") == 1


def test_an_unconfirmed_print_marks_the_ticket() -> None:
    desk = Desk()
    ticket = desk.issue()

    desk.do(c.TellDevice("kiosk-1", unconfirmed=ticket), "server", "clock")

    assert desk.ticket(ticket).unprinted


def test_every_wait_that_ended_in_a_call_is_counted_once() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    desk.later(16 * MINUTE)
    desk.call()
    desk.do(c.PutBack(), "anna")
    desk.serve()
    desk.do(c.Finish(), "anna")
    desk.issue("collect")
    desk.call()
    desk.do(c.Transfer(service="passport"), "anna")
    desk.do(c.UndoAct(), "anna")

    late, prompt = desk.state.tallies["passport"], desk.state.tallies["collect"]

    assert (late.called, late.in_target) == (1, 0)
    assert (prompt.called, prompt.in_target) == (1, 1)
