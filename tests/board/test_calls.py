"""Which calls stand in rows, which in the strip, and which are yellow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display_board.calls import CalledVisitor, arrange, called_visitors
from display_board.highlights import HIGHLIGHT_MS, Highlights, is_lit, next_end, relit, seen

NOON = 1_800_000_000_000


def visitor(order, *, started=False, last=None):
    name = f"t{order}"
    moment = NOON + (order if last is None else last)
    return CalledVisitor(name, f"А{order:03}", "5", name, moment, order, started, "ru")


def orders(visitors):
    return [one.order for one in visitors]


def test_the_newest_call_stands_on_top():
    arranged = arrange([visitor(1), visitor(3), visitor(2)], rows=4, strip=8)

    assert orders(arranged.rows) == [3, 2, 1]


def test_started_ones_leave_first_when_room_is_needed():
    visitors = [visitor(n, started=n in (2, 5)) for n in range(1, 7)]

    arranged = arrange(visitors, rows=4, strip=8)

    assert orders(arranged.rows) == [6, 4, 3, 1]
    assert arranged.strip == ()


def test_a_called_visitor_is_not_pushed_out_by_newer_ones_who_are_served_already():
    visitors = [visitor(1), *(visitor(n, started=True) for n in range(2, 12))]

    arranged = arrange(visitors, rows=4, strip=8)

    assert orders(arranged.rows) == [11, 10, 9, 1]


def test_more_called_than_rows_go_to_the_strip_which_takes_one_row():
    arranged = arrange([visitor(n) for n in range(1, 8)], rows=4, strip=8)

    assert orders(arranged.rows) == [7, 6, 5]
    assert orders(arranged.strip) == [4, 3, 2, 1]


def test_a_recalled_visitor_comes_back_from_the_strip_into_a_row():
    visitors = [visitor(1, last=100), *(visitor(n) for n in range(2, 7))]

    arranged = arrange(visitors, rows=4, strip=8)

    assert orders(arranged.rows) == [6, 5, 1]


def test_a_strip_too_small_for_all_shows_them_page_by_page():
    visitors = [visitor(n) for n in range(1, 21)]

    pages = [arrange(visitors, rows=4, strip=8, turn=turn) for turn in range(4)]

    shown = [orders(page.strip) for page in pages]
    assert shown[0] + shown[1] + shown[2] == [*range(17, 0, -1)]
    assert shown[3] == shown[0]
    assert [page.beyond for page in pages] == [11, 11, 12, 11]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 999)), max_size=30), st.integers(2, 5))
def test_everyone_called_is_shown_or_counted_and_nobody_twice(states, rows):
    visitors = [visitor(n, started=s, last=last) for n, (s, last) in enumerate(states)]

    arranged = arrange(visitors, rows=rows, strip=8)

    shown = orders((*arranged.rows, *arranged.strip))
    called = {one.order for one in visitors if not one.started}
    assert len(shown) == len(set(shown))
    assert len(called - set(shown)) == arranged.beyond
    assert len(arranged.rows) <= rows - bool(arranged.strip)
    if arranged.strip:
        assert set(shown) <= called


def test_a_recall_has_a_key_of_its_own():
    call = {"number": "А012", "window": "5", "call": "c7", "last": NOON, "order": 1}

    [first] = called_visitors({"t": call})
    [second] = called_visitors({"t": call | {"again": 2}})

    assert (first.key, second.key) == ("c7", "c7#2")


def test_a_new_call_is_lit_for_12_s():
    lit = seen(Highlights({}), [("c1", NOON - 300)], NOON, reconnected=False)

    assert is_lit(lit, "c1", NOON + HIGHLIGHT_MS - 1)
    assert not is_lit(lit, "c1", NOON + HIGHLIGHT_MS)
    assert next_end(lit, NOON) == NOON + HIGHLIGHT_MS


def test_a_later_document_does_not_light_the_same_call_again():
    lit = seen(Highlights({}), [("c1", NOON)], NOON, reconnected=False)

    later = seen(lit, [("c1", NOON), ("c2", NOON)], NOON + 30_000, reconnected=False)

    assert [is_lit(later, key, NOON + 30_000) for key in ("c1", "c2")] == [False, True]


def test_a_call_from_a_clock_that_runs_ahead_is_lit_no_longer_than_any_other():
    lit = seen(Highlights({}), [("c1", NOON + 3_600_000)], NOON, reconnected=True)

    assert next_end(lit, NOON) == NOON + HIGHLIGHT_MS


@pytest.mark.parametrize(("age", "lit"), [(5_000, True), (30_000, False)])
def test_after_a_reconnect_a_call_is_lit_only_for_the_rest_of_its_time(age, lit):
    now = seen(Highlights({}), [("c1", NOON - age)], NOON, reconnected=True)

    assert is_lit(now, "c1", NOON) is lit


def test_the_voice_lights_a_call_again_and_never_one_that_has_left():
    lit = seen(Highlights({}), [("c1", NOON)], NOON, reconnected=False)

    again = relit(relit(lit, "c1", NOON + 15_000), "gone", NOON + 15_000)

    assert is_lit(again, "c1", NOON + 26_999)
    assert "gone" not in again.until
