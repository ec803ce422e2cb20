"""What is read from a printer's answers, however they come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.printing.status import (
    AtOnce,
    InTurn,
    PrinterState,
    StatusReader,
    Unasked,
    cause_state,
    in_turn_state,
    is_offline,
    roll_state,
    unasked_state,
)

MIXED = b"\x10\x00\x0f\x00" + b"\x12" + b"\x11\x00" + b"\x7e" + b"\x10\x00\x00\x0f" + b"\x0c"
READ = (Unasked(0x10, 0x00, 0x0F), AtOnce(0x12), InTurn(0x00), AtOnce(0x7E), Unasked(0x10, 0, 0))


def test_three_kinds_of_answers_and_flow_control_are_told_apart() -> None:
    assert StatusReader().feed(MIXED) == (*READ, InTurn(0x0C))


@given(st.lists(st.integers(0, len(MIXED)), max_size=4).map(sorted))
def test_it_does_not_matter_how_the_answers_are_cut(cuts: list[int]) -> None:
    reader = StatusReader()
    edges = [0, *cuts, len(MIXED)]

    pieces = [MIXED[a:b] for a, b in zip(edges, edges[1:], strict=False)]

    assert [answer for piece in pieces for answer in reader.feed(piece)] == [*READ, InTurn(0x0C)]


@pytest.mark.parametrize(
    ("byte", "state"),
    [(0x12, "ready"), (0x1E, "near_end"), (0x72, "out"), (0x7E, "out")],
)
def test_the_roll_is_read_from_dle_eot_4(byte: int, state: PrinterState) -> None:
    assert roll_state(AtOnce(byte)) == state


@pytest.mark.parametrize(
    ("cause", "error", "state"),
    [
        (0x32, 0x12, "out"),
        (0x16, 0x12, "cover"),
        (0x52, 0x1A, "cutter"),
        (0x52, 0x12, "offline"),
        (0x12, None, "offline"),
    ],
)
def test_an_offline_printer_says_why(cause: int, error: int | None, state: PrinterState) -> None:
    assert is_offline(AtOnce(0x1A))
    assert not is_offline(AtOnce(0x12))
    assert cause_state(AtOnce(cause), None if error is None else AtOnce(error)) == state


@pytest.mark.parametrize(("byte", "state"), [(0, "ready"), (0x03, "near_end"), (0x0F, "out")])
def test_the_answer_in_turn_tells_of_the_roll(byte: int, state: PrinterState) -> None:
    assert in_turn_state(InTurn(byte)) == state


@pytest.mark.parametrize(
    ("first", "errors", "roll", "state"),
    [
        (0x10, 0, 0, "ready"),
        (0x10, 0, 0x03, "near_end"),
        (0x18, 0, 0x0C, "out"),
        (0x38, 0, 0, "cover"),
        (0x18, 0x08, 0, "cutter"),
        (0x18, 0, 0, "offline"),
    ],
)
def test_unasked_status_is_understood_too(
    first: int, errors: int, roll: int, state: PrinterState
) -> None:
    assert unasked_state(Unasked(first, errors, roll)) == state
