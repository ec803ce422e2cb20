"""The announcement queue: order, repeats, what load sheds, what a reconnect brings."""

from hypothesis import given
from hypothesis import strategies as st

from display_board.voice.announcements import (
    CROWD,
    PAUSE,
    REPEAT_AFTER,
    REPEAT_LATE,
    STALE_AFTER,
    Announcements,
    Call,
    Kind,
    Utterance,
    begun,
    choose,
    hear,
    wake_at,
)

LENGTH = 4_800
NOON = 1_800_000_000_000


def call(name, at=NOON):
    return Call(name, f"А{name:0>3}", "5", at)


def hall(*calls, now=NOON, queue=None, reconnected=False):
    return hear(queue or Announcements(), calls, now, reconnected=reconnected)


def play_out(queue, now, until, *, length=LENGTH):
    """Run the queue as the announcer does: (moment, utterance) of everything said."""
    said = []
    while True:
        utterance = choose(queue, now)
        if utterance is not None:
            said.append((now, utterance))
            queue = begun(queue, utterance, now, length)
        wake = wake_at(queue, now)
        if wake is None or wake > until:
            return said, queue
        assert wake > now or utterance is not None, "the queue asks to be woken for nothing"
        now = wake


def names(said):
    return [(utterance.call.id, utterance.kind) for _, utterance in said]


def test_a_call_is_announced_at_once_and_repeated_once_after_15_s():
    queue = hall(call("1"))

    said, _ = play_out(queue, NOON, NOON + 120_000)

    assert said == [
        (NOON, Utterance(call("1"), Kind.CALL, chime=True)),
        (NOON + REPEAT_AFTER, Utterance(call("1"), Kind.REPEAT, chime=True)),
    ]


def test_two_calls_of_one_moment_are_both_announced_in_turn():
    queue = hall(call("2", NOON + 1), call("1", NOON))

    said, _ = play_out(queue, NOON, NOON + 10_000)

    assert names(said) == [("1", Kind.CALL), ("2", Kind.CALL)]
    assert said[1][0] - said[0][0] == LENGTH + PAUSE


def test_a_call_seen_again_in_a_later_document_is_not_announced_again():
    queue = hall(call("1"))
    _, queue = play_out(queue, NOON, NOON + 1_000)

    queue = hall(call("1"), queue=queue, now=NOON + 60_000)

    assert choose(queue, NOON + 60_000) is None


def test_a_new_call_goes_before_a_repeat_that_is_due():
    queue = hall(call("1"))
    _, queue = play_out(queue, NOON, NOON + 1_000)
    due = NOON + REPEAT_AFTER

    queue = hall(call("1"), call("2", due), queue=queue, now=due)
    said, _ = play_out(queue, due, due + LENGTH + PAUSE)

    assert names(said) == [("2", Kind.CALL), ("1", Kind.REPEAT)]


def test_under_load_repeats_are_shed_first_and_no_call_is_lost():
    burst = [call(str(place), NOON + place) for place in range(12)]

    said, _ = play_out(hall(*burst), NOON, NOON + 300_000)

    first = [u.call.id for _, u in said if u.kind is Kind.CALL]
    repeats = [u.call.id for _, u in said if u.kind is Kind.REPEAT]
    assert first == [one.id for one in burst]
    assert 0 < len(repeats) < len(burst)


def test_under_heavier_load_chimes_are_shed_until_the_crowd_is_gone():
    burst = [call(str(place), NOON + place) for place in range(CROWD + 1)]

    said, _ = play_out(hall(*burst), NOON, NOON + 60_000)

    chimes = [u.chime for _, u in said if u.kind is Kind.CALL]
    assert chimes == [False, False, True, True, True]


def test_a_call_that_is_no_longer_called_is_dropped_from_the_queue():
    queue = hall(call("1"), call("2"))
    _, queue = play_out(queue, NOON, NOON + 100)

    queue = hall(call("1"), queue=queue, now=NOON + 200)
    said, _ = play_out(queue, NOON + 200, NOON + 60_000)

    assert names(said) == [("1", Kind.REPEAT)]


def test_a_visitor_who_came_in_time_is_not_called_a_second_time():
    queue = hall(call("1"))
    _, queue = play_out(queue, NOON, NOON + 1_000)

    queue = hall(queue=queue, now=NOON + 8_000)

    assert wake_at(queue, NOON + 8_000) is None


def test_after_a_reconnect_only_calls_younger_than_20_s_are_announced():
    old, young = call("1", NOON - STALE_AFTER - 1), call("2", NOON - STALE_AFTER)

    said, queue = play_out(hall(old, young, reconnected=True), NOON, NOON + 60_000)

    assert {utterance.call.id for _, utterance in said} == {"2"}
    assert choose(hall(old, young, queue=queue, now=NOON + 60_000), NOON + 60_000) is None


def test_a_call_that_waited_long_behind_others_is_still_announced():
    late = call("1", NOON - 3 * STALE_AFTER)

    said, _ = play_out(hall(late), NOON, NOON + 1_000)

    assert names(said) == [("1", Kind.CALL)]


def test_a_call_waiting_during_a_cut_is_said_after_it_once():
    queue = hall(call("1"), call("2"))
    _, queue = play_out(queue, NOON, NOON + 100)

    back = NOON + 40_000
    queue = hall(call("1"), call("2"), queue=queue, now=back, reconnected=True)
    said, _ = play_out(queue, back, back + 5_000)

    assert names(said) == [("2", Kind.CALL)]


def test_a_repeat_held_up_too_long_is_shed():
    queue = hall(call("1"))
    _, queue = play_out(queue, NOON, NOON + 1_000)
    late = NOON + REPEAT_AFTER + REPEAT_LATE

    assert choose(queue, late) is not None
    assert choose(queue, late + 1) is None
    assert wake_at(queue, late + 1) is None


@given(
    arrivals=st.lists(st.integers(0, 60_000), min_size=1, max_size=30),
    lengths=st.integers(0, 9_000),
)
def test_whatever_arrives_each_call_is_said_once_and_nothing_overlaps(arrivals, lengths):
    queue, said, present = Announcements(), [], []
    for place, at in enumerate(sorted(arrivals)):
        present.append(call(str(place), NOON + at))
        queue = hear(queue, present, NOON + at, reconnected=False)
        upto = sorted(arrivals)[place + 1] if place + 1 < len(arrivals) else 10_000_000
        more, queue = play_out(queue, NOON + at, NOON + upto - 1, length=lengths)
        said += more

    first = [u.call.id for _, u in said if u.kind is Kind.CALL]
    repeats = [u.call.id for _, u in said if u.kind is Kind.REPEAT]
    starts = [moment for moment, _ in said]
    assert first == [one.id for one in present]
    assert len(repeats) == len(set(repeats))
    assert all(b - a >= lengths + PAUSE for a, b in zip(starts, starts[1:], strict=False))
