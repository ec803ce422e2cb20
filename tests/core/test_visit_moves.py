"""Visits put aside, sent elsewhere, put back, and acts taken back."""

from __future__ import annotations

from queue_core.domain import commands as c
from tests.core.sample import MINUTE, SECOND, Desk


def test_a_held_visit_waits_again_when_its_time_is_reached() -> None:
    desk = Desk()
    desk.open()
    ticket = desk.issue()
    due = desk.ticket(ticket).now_at.due
    desk.serve()
    desk.do(c.Hold(until=desk.at + 5 * MINUTE), "anna")
    assert desk.ticket(ticket).state == "held"

    desk.later(5 * MINUTE)
    desk.do(c.Tick(), "clock", "clock")

    assert desk.ticket(ticket).state == "waiting"
    assert desk.ticket(ticket).now_at.due == due
    assert desk.ticket(ticket).held_ms == 5 * MINUTE


def test_the_holder_resumes_a_held_visit_as_called() -> None:
    desk = Desk()
    desk.open()
    desk.open("boris", "2")
    ticket = desk.issue()
    desk.serve()
    desk.do(c.Hold(), "anna")

    assert desk.refusal(c.ResumeHeld(ticket=ticket), "boris") == "forbidden"
    desk.do(c.ResumeHeld(ticket=ticket), "anna")

    assert desk.ticket(ticket).state == "called"
    assert desk.ticket(ticket).window == "1"


def test_a_transfer_keeps_the_place_and_binds_to_the_named_window() -> None:
    desk = Desk()
    desk.open()
    desk.open("boris", "2")
    desk.open("vera", "3")
    ticket = desk.issue("passport")
    desk.serve()

    desk.do(c.Transfer(service="estate", to_window="3"), "anna")

    assert desk.refusal(c.CallNext(), "boris") == "nobody_waiting"
    assert desk.call("vera") == ticket


def test_a_transfer_counts_the_wait_target_from_the_first_arrival() -> None:
    desk = Desk()
    desk.open()
    ticket = desk.issue("passport")
    issued = desk.at
    desk.later(10 * MINUTE)
    desk.serve()
    desk.later(10 * MINUTE)

    desk.do(c.Transfer(service="collect"), "anna")

    assert desk.ticket(ticket).now_at.due == issued + 10 * MINUTE


def test_a_binding_ends_after_fifteen_minutes() -> None:
    desk = Desk()
    desk.open()
    desk.open("boris", "2")
    desk.open("vera", "3")
    ticket = desk.issue("passport")
    desk.serve()
    desk.do(c.Transfer(service="estate", to_window="3"), "anna")

    desk.later(15 * MINUTE)

    assert desk.call("boris") == ticket


def test_a_binding_ends_when_its_window_closes() -> None:
    desk = Desk()
    desk.open()
    desk.open("boris", "2")
    desk.open("vera", "3")
    ticket = desk.issue("passport")
    desk.serve()
    desk.do(c.Transfer(service="estate", to_window="3"), "anna")

    desk.do(c.SignOut(), "vera")

    assert desk.call("boris") == ticket


def test_a_transfer_with_return_comes_back_bound_to_the_sender() -> None:
    desk = Desk()
    desk.open()
    desk.open("boris", "2")
    desk.open("vera", "3")
    ticket = desk.issue("passport")
    desk.serve()
    desk.do(c.Transfer(service="estate", with_return=True), "anna")
    desk.serve("vera")

    desk.do(c.Finish(), "vera")

    assert desk.ticket(ticket).state == "waiting"
    assert desk.ticket(ticket).now_at.service == "passport"
    assert desk.refusal(c.CallNext(), "boris") == "nobody_waiting"
    assert desk.do(c.CallNext(), "anna")["reason"] == "returned"
    desk.do(c.Start(), "anna")
    desk.do(c.Finish(), "anna")
    assert desk.ticket(ticket).ending == "completed"


def test_a_wrong_call_put_back_keeps_the_place() -> None:
    desk = Desk()
    desk.open()
    first, _ = desk.issue(), desk.issue()
    desk.call()

    desk.do(c.PutBack(), "anna")

    assert desk.call() == first


def test_a_finish_is_undone_within_ten_seconds() -> None:
    desk = Desk()
    desk.open()
    ticket = desk.issue()
    desk.serve()
    desk.later(MINUTE)
    desk.do(c.Finish(), "anna")
    desk.later(9 * SECOND)

    desk.do(c.UndoAct(), "anna")

    assert desk.ticket(ticket).state == "serving"
    assert desk.state.window("1").ticket == ticket
    assert desk.state.staff["anna"].served == 0
    assert desk.state.recent["passport"] == ()


def test_an_undo_is_refused_late_or_with_another_visitor_or_after_another_act() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    desk.serve()
    desk.do(c.Finish(), "anna")
    desk.later(11 * SECOND)
    assert desk.refusal(c.UndoAct(), "anna") == "undo_gone"

    desk.issue()
    missed = desk.call()
    desk.later(40 * SECOND)
    desk.do(c.NoShow(), "anna")
    desk.do(c.ComeBack(ticket=missed))
    assert desk.refusal(c.UndoAct(), "anna") == "undo_gone"

    desk.serve()
    desk.do(c.Finish(), "anna")
    desk.issue()
    desk.call()
    assert desk.refusal(c.UndoAct(), "anna") == "undo_gone"
