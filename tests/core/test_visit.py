"""A visit from ticket to end: every row of the state table of RULES.md, and what is refused."""

from __future__ import annotations

from queue_core.domain import commands as c
from queue_core.domain.refusals import text
from queue_core.views import ticket as pages
from tests.core.sample import MINUTE, SECOND, Desk

OPERATOR_ORDERS: list[c.AnyCommand] = [
    c.Recall(),
    c.PutBack(),
    c.Start(),
    c.Finish(),
    c.NoShow(),
    c.Hold(),
    c.Transfer(service="estate"),
    c.AddService(service="estate"),
    c.Count(),
    c.WriteNote(text="x"),
]
ALLOWED: dict[str, set[type]] = {
    "called": {c.Recall, c.PutBack, c.Start, c.NoShow, c.Transfer, c.AddService, c.WriteNote},
    "serving": {c.Finish, c.Hold, c.Transfer, c.AddService, c.Count, c.WriteNote},
}


def desk_with_visit(state: str) -> Desk:
    desk = Desk()
    desk.open()
    desk.open("boris", "2")
    desk.issue("passport")
    desk.call()
    if state == "serving":
        desk.do(c.Start(), "anna")
    desk.later(60 * SECOND)
    return desk


def test_only_the_orders_of_the_table_are_taken_in_each_state() -> None:
    for state, allowed in ALLOWED.items():
        for order in OPERATOR_ORDERS:
            desk = desk_with_visit(state)

            done = desk.try_(order, "anna")

            taken = done.refused is None
            assert taken == (type(order) in allowed), (state, order)


def test_a_visit_runs_from_ticket_to_end() -> None:
    desk = Desk()
    desk.open()

    ticket = desk.issue("passport")
    assert desk.ticket(ticket).number == "А001"
    assert desk.ticket(ticket).state == "waiting"
    desk.later(MINUTE)
    assert desk.call() == ticket
    assert desk.state.window("1").ticket == ticket
    desk.do(c.Start(), "anna")
    desk.later(5 * MINUTE)
    desk.do(c.Finish(documents=3), "anna")

    ended = desk.ticket(ticket)
    assert (ended.state, ended.ending) == ("ended", "completed")
    assert ended.stages[0].documents == 3
    assert desk.state.window("1").ticket == ""
    assert desk.state.recent["passport"] == (5 * MINUTE,)
    assert desk.state.staff["anna"].served == 1


def test_a_second_stage_goes_on_at_the_same_window_when_it_serves_it() -> None:
    desk = Desk()
    desk.open()
    ticket = desk.issue("passport", "collect")
    desk.serve()

    desk.do(c.Finish(), "anna")

    assert desk.ticket(ticket).state == "serving"
    assert desk.ticket(ticket).now_at.service == "collect"
    assert desk.state.window("1").ticket == ticket


def test_a_second_stage_served_elsewhere_waits_with_its_original_due() -> None:
    desk = Desk()
    desk.open()
    desk.open("vera", "3")
    ticket = desk.issue("passport", "estate")
    issued = desk.at
    desk.serve()
    desk.later(20 * MINUTE)

    desk.do(c.Finish(), "anna")

    assert desk.ticket(ticket).state == "waiting"
    assert desk.ticket(ticket).now_at.due == issued + 15 * MINUTE
    assert desk.call("vera") == ticket


def test_a_recall_waits_ten_seconds_after_the_last() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    ticket = desk.call()

    assert desk.refusal(c.Recall(), "anna") == "too_early"
    desk.later(10 * SECOND)
    desk.do(c.Recall(), "anna")
    assert desk.ticket(ticket).recalls == 1
    assert desk.refusal(c.Recall(), "anna") == "too_early"


def test_a_no_show_needs_a_recall_or_forty_seconds() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    ticket = desk.call()

    assert desk.refusal(c.NoShow(), "anna") == "too_early"
    desk.later(40 * SECOND)
    desk.do(c.NoShow(), "anna")

    assert desk.ticket(ticket).state == "missed"


def test_a_missed_visitor_comes_back_to_the_original_place() -> None:
    desk = Desk()
    desk.open()
    first, second = desk.issue(), desk.issue()
    desk.call()
    desk.later(40 * SECOND)
    desk.do(c.NoShow(), "anna")
    desk.later(14 * MINUTE)

    desk.do(c.ComeBack(ticket=first), "kiosk-1")

    assert desk.call() == first
    assert second in desk.state.waiting


def test_after_the_grace_a_missed_visit_ends_as_a_no_show() -> None:
    desk = Desk()
    desk.open()
    ticket = desk.issue()
    desk.call()
    desk.later(40 * SECOND)
    desk.do(c.NoShow(), "anna")

    desk.later(15 * MINUTE)
    assert desk.refusal(c.ComeBack(ticket=ticket)) == "wrong_state"

    assert desk.ticket(ticket).ending == "no_show"


def test_a_visitor_steps_away_twice_and_no_more() -> None:
    desk = Desk()
    ticket = desk.issue()
    token = f"token-{ticket}"

    for _ in range(2):
        desk.do(c.StepAway(token=token, minutes=30), "phone", "public")
        desk.do(c.ComeBack(token=token), "phone", "public")

    assert desk.refusal(c.StepAway(token=token), "phone", "public") == "step_aways_used"
    assert desk.refusal(c.StepAway(token="guess"), "phone", "public") == "not_found"


def test_an_operator_is_told_which_window_was_faster() -> None:
    desk = Desk()
    desk.open()
    desk.open("boris", "2")
    ticket = desk.issue()
    desk.do(c.Call(ticket=ticket), "boris")

    refused = desk.try_(c.Call(ticket=ticket), "anna").refused

    assert refused is not None
    assert (refused.code, refused.facts["window"]) == ("already_called", "2")


def test_a_late_second_press_does_not_act_on_the_next_visitor() -> None:
    desk = Desk()
    desk.open()
    first, _ = desk.issue(), desk.issue()
    desk.serve()
    desk.do(c.Finish(ticket=first), "anna")
    desk.serve()

    assert desk.refusal(c.Finish(ticket=first), "anna") in ("visit_moved_on", "not_found")


def test_claimed_offline_times_are_clamped_between_the_last_event_and_now() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    ticket = desk.call()
    called = desk.at
    desk.later(10 * MINUTE)

    desk.do(c.Start(claimed_at=called - MINUTE), "anna")
    desk.do(c.Finish(claimed_at=desk.at + MINUTE), "anna")

    stage = desk.ticket(ticket).stages[0]
    assert (stage.started, stage.ended) == (called, desk.at)


def test_a_claimed_end_never_lies_before_what_was_noted_meanwhile() -> None:
    desk = Desk()
    desk.open()
    desk.issue()
    ticket = desk.call()
    desk.do(c.Start(), "anna")
    desk.later(5 * MINUTE)
    noted = desk.at
    desk.do(c.WriteNote(text="глуховат"), "anna")
    desk.later(5 * MINUTE)

    desk.do(c.Finish(claimed_at=noted - MINUTE), "anna")

    assert desk.ticket(ticket).stages[0].ended == noted


def test_a_kiosk_cancels_what_it_could_not_hand_over_by_the_same_key() -> None:
    desk = Desk()
    ticket = desk.issue()
    key = desk.ticket(ticket).key

    desk.do(c.CancelUnclaimed(of=key))
    desk.do(c.CancelUnclaimed(of="never made"))

    assert desk.ticket(ticket).ending == "cancelled"


def test_a_person_without_a_ticket_is_served_at_once() -> None:
    desk = Desk()
    desk.open()

    made = desk.do(c.ServeWithoutTicket(service="passport"), "anna")["ticket"]

    assert desk.ticket(made).state == "serving"
    assert desk.ticket(made).source == "window"


def test_a_service_of_another_office_is_refused_with_its_place() -> None:
    desk = Desk()

    refused = desk.try_(c.IssueTicket(("visa",))).refused

    assert refused is not None
    assert refused.facts["place"]["ru"] == "МФЦ «Северный»"
    assert text("elsewhere", "en", refused.facts) == "This service is elsewhere: МФЦ «Северный»"


def test_the_kiosk_hears_which_suspended_closed_stopped_or_too_late() -> None:
    desk = Desk()
    desk.do(c.StopIntake(("passport",)), "boss", "supervisor")
    assert desk.refusal(c.IssueTicket(("passport",))) == "intake_stopped"
    desk.do(c.SuspendAll("Пожарная тревога"), "boss", "supervisor")
    assert desk.refusal(c.IssueTicket(("estate",))) == "suspended"
    desk.do(c.ResumeAll(), "boss", "supervisor")
    desk.later(10 * 60 * MINUTE)
    desk.upper_bound = lambda service: 90 * MINUTE
    assert desk.refusal(c.IssueTicket(("estate",))) == "too_late_today"
    assert desk.do(c.IssueTicket(("estate",), class_id="veteran"))["number"] == "Н001"
    desk.later(2 * 60 * MINUTE)
    assert desk.refusal(c.IssueTicket(("estate",))) == "office_closed"


def test_nobody_may_give_an_order_of_another_role() -> None:
    desk = Desk()
    desk.open()
    desk.issue()

    assert desk.refusal(c.CallNext(), "kiosk-1") == "forbidden"
    assert desk.refusal(c.Raise(ticket="x", reason="y"), "anna") == "forbidden"
    assert desk.refusal(c.Tick(), "anna") == "forbidden"
    assert desk.refusal(c.StopIntake(), "phone", "public") == "forbidden"


def test_whoever_took_a_ticket_from_home_is_away_until_they_say_they_are_here() -> None:
    desk = Desk()
    mine = str(desk.do(c.IssueTicket(("passport",)), "phone", "public")["ticket"])
    here = desk.issue("passport")
    assert pages.build(desk.state, desk.office, desk.ticket(mine))["away"] is True

    desk.do(c.Arrive(token=f"token-{mine}"), "phone", "public")

    assert "away" not in pages.build(desk.state, desk.office, desk.ticket(mine))
    assert "away" not in pages.build(desk.state, desk.office, desk.ticket(here))
