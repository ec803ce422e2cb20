"""Second presses, as pure functions of what was given and when."""

from operator_console.presses import Presses
from queue_core.domain import commands as c


def test_an_unanswered_act_is_pending_until_its_answer() -> None:
    presses = Presses()
    presses.add(1, "next", c.CallNext(), 0)

    assert presses.is_pending("next")
    assert presses.settle(1) == ("next", c.CallNext())
    assert not presses.is_pending("next")
    assert presses.settle(1) == ("", None)


def test_the_same_key_within_a_moment_is_one_press_and_another_key_is_not() -> None:
    presses = Presses()
    presses.add(1, "finish", c.Finish(), 1_000)

    assert presses.is_same_press("finish", 1_349)
    assert not presses.is_same_press("finish", 1_350)
    assert not presses.is_same_press("next", 1_001)
    assert presses.is_double_click(1_349)


def test_a_count_sent_by_itself_does_not_make_the_next_click_a_second_one() -> None:
    presses = Presses()

    presses.add(1, "count", c.Count(documents=2), 1_000)

    assert not presses.is_double_click(1_001)


def test_only_what_rules_keep_is_foreseen_and_in_the_order_of_the_presses() -> None:
    presses = Presses()

    presses.add(1, "start", c.Start(), 0)
    presses.add(2, "next", c.CallNext(), 1)
    presses.add(3, "finish", c.Finish(), 2)

    assert presses.kept() == [c.Start(), c.Finish()]
