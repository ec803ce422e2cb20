"""What the kiosk sounds like, on the samples that would be played, and without a sound device."""

import array
import math
import threading

import pytest

from client_kit.theme.tokens import load_tokens
from kiosk_app.flow.advance import advance
from kiosk_app.flow.events import (
    Denied,
    Open,
    PaperOut,
    PinChecked,
    PlaceRefused,
    TimePassed,
    Touch,
    Type,
)
from kiosk_app.flow.sounding import heard
from kiosk_app.flow.state import Claim, Flow, Handed, Place
from kiosk_app.sound.loudspeaker import DeviceSpeaker
from kiosk_app.sound.notes import RATE, Note, bell_of, samples
from queue_core.domain.commands import IssueTicket

BELL = bell_of(load_tokens().tables["chime"])
HANDED = Handed("t1", "А012", "tok", "1", 0, ("a",), 7, 0, "printing", 0)


def levels(note: Note) -> list[int]:
    return list(array.array("h", samples(note, BELL)))


def power(sound: list[int], hz: float) -> float:
    """How much of this pitch is in it."""
    turn = 2 * math.pi * hz / RATE
    real = sum(level * math.cos(turn * at) for at, level in enumerate(sound))
    imaginary = sum(level * math.sin(turn * at) for at, level in enumerate(sound))
    return math.hypot(real, imaginary)


def test_the_tick_is_short_and_much_quieter_than_the_failure() -> None:
    tick, failure = levels("tick"), levels("failure")

    assert len(tick) / RATE < 0.03
    assert max(map(abs, tick)) * 3 < max(map(abs, failure))


def test_the_failure_is_one_g_that_dies_away() -> None:
    failure = levels("failure")

    pitches = {hz: power(failure, hz) for hz in (349.23, 392.0, 440.0, 523.25)}
    assert max(pitches, key=lambda hz: pitches[hz]) == 392.0
    quarter = len(failure) // 4
    loud = [max(map(abs, failure[at : at + quarter])) for at in range(0, 4 * quarter, quarter)]
    assert loud == sorted(loud, reverse=True)
    assert abs(failure[-1]) < 20


@pytest.mark.parametrize(
    ("flow", "event", "sound"),
    [
        (Flow(), Open("search"), "tick"),
        (Flow(), Touch(), ""),
        (Flow(), TimePassed(), ""),
        (Flow(trail=(Place(), Place("check_in"))), Type("x"), ""),
        (Flow(claim=Claim("k", IssueTicket(("a",)))), Denied("k", "late"), "failure"),
        (Flow(handed=HANDED), PaperOut("t1", False), "failure"),
        (Flow(handed=HANDED), PaperOut("t1", True), ""),
        (Flow(has_staff=True).only("staff_pin"), PinChecked(False), "failure"),
        (Flow(is_asking=True).only("find_place"), PlaceRefused("А1", "2", "x"), "failure"),
    ],
)
def test_presses_tick_and_failures_ring(flow: Flow, event: object, sound: str) -> None:
    after, _ = advance(flow, event, 5)  # type: ignore[arg-type]

    assert heard(flow, event, after) == sound  # type: ignore[arg-type]


def test_a_known_failure_rings_no_second_time() -> None:
    before = Flow(claim=Claim("k", IssueTicket(("a",))))
    after, _ = advance(before, Denied("k", "late"), 0)

    later, _ = advance(after, TimePassed(), 1)

    assert heard(after, TimePassed(), later) == ""


def test_a_missing_sound_device_is_told_once_and_stops_nothing() -> None:
    told: list[str] = []
    happened = threading.Event()

    def tell(state: str) -> None:
        told.append(state)
        happened.set()

    speaker = DeviceSpeaker(BELL, tell, backends=("JACK",))
    speaker.play("failure")
    assert happened.wait(10)
    speaker.play("failure")
    speaker.close()

    assert told == ["failed"]


def test_a_device_that_is_there_plays_and_says_so() -> None:
    told: list[str] = []
    speaker = DeviceSpeaker(BELL, told.append, backends=("NULL",))

    speaker.play("tick")
    speaker.close()

    assert told == ["ready"]
