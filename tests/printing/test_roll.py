"""How many tickets are left on the roll."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.printing.profiles import load_profiles
from kiosk_app.printing.roll import RollBook, RollShape, about, step_of
from kiosk_app.printing.status import PrinterState

SHAPE = RollShape(length=80_000, near_end=2_500, ticket=160)


@pytest.fixture
def book(tmp_path: Path) -> RollBook:
    return RollBook(tmp_path / "roll.json", SHAPE)


def test_nobody_knows_what_is_left_on_a_roll_that_was_there_before(book: RollBook) -> None:
    book.spend()

    assert book.left is None


def test_a_fresh_roll_is_counted_down(book: RollBook) -> None:
    book.put_in()
    for _ in range(260):
        book.spend()

    assert book.left == 240


def test_the_count_outlives_the_program(book: RollBook, tmp_path: Path) -> None:
    book.put_in()
    book.spend()

    assert RollBook(tmp_path / "roll.json", SHAPE).left == book.left == 499


@pytest.mark.parametrize("torn", [b"", b"{", b'{"printed": "many"}', b"\xff"])
def test_a_torn_file_is_a_roll_nobody_counted(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / "roll.json").write_bytes(torn)

    assert RollBook(tmp_path / "roll.json", SHAPE).left is None


def test_the_sensor_knows_better_than_nothing(book: RollBook) -> None:
    book.see("near_end")
    book.spend()

    assert book.left == 14


def test_the_sensor_knows_better_than_the_counter(book: RollBook) -> None:
    book.put_in()
    book.see("near_end")

    assert book.left == 15


def test_a_counter_at_its_end_waits_for_the_sensor(book: RollBook) -> None:
    book.put_in()
    for _ in range(600):
        book.spend()

    assert book.left == 15


def test_tickets_longer_than_thought_are_learned_from_a_whole_roll(book: RollBook) -> None:
    book.put_in()
    for _ in range(310):
        book.spend()
    book.see("near_end")

    book.put_in()

    assert book.left == 80_000 // 250


@pytest.mark.parametrize("opened", ["cover", "out"])
def test_paper_after_an_open_cover_is_a_fresh_roll(book: RollBook, opened: PrinterState) -> None:
    book.see("near_end")
    for state in (opened, "ready"):
        book.see(state)

    assert book.left == 500


def test_a_cover_that_was_opened_for_a_jam_changes_nothing(book: RollBook) -> None:
    book.put_in()
    book.spend()
    for state in ("cover", "ready", "cutter", "ready", "silent", "ready"):
        book.see(state)

    assert book.left == 499


def test_a_sensor_that_flickers_as_the_roll_turns_brings_no_fresh_roll(book: RollBook) -> None:
    for state in ("near_end", "ready", "near_end", "ready"):
        book.see(state)
        book.spend()

    assert book.left == 15 - 4


def test_an_empty_roll_has_none(book: RollBook) -> None:
    book.put_in()
    book.see("out")

    assert book.left == 0


def test_without_a_sensor_the_counter_goes_to_nothing(tmp_path: Path) -> None:
    book = RollBook(None, RollShape(length=1_600, near_end=0, ticket=160))
    book.put_in()
    for _ in range(12):
        book.spend()

    assert book.left == 0


@given(
    st.lists(st.sampled_from(["spend", "put_in", "ready", "near_end", "out", "cover", "offline"]))
)
def test_whatever_happens_the_estimate_stays_within_a_roll(acts: list[str]) -> None:
    book = RollBook(None, SHAPE)
    for act in acts:
        match act:
            case "spend":
                book.spend()
            case "put_in":
                book.put_in()
            case "ready" | "near_end" | "out" | "cover" | "offline" as state:
                book.see(state)

    assert book.left is None or 0 <= book.left <= 2 * SHAPE.length // SHAPE.ticket


@pytest.mark.parametrize(
    ("left", "said", "step"), [(247, 240, 200), (64, 60, 50), (17, 17, 10), (3, 3, 0), (0, 0, 0)]
)
def test_an_estimate_is_told_as_roughly_as_it_is_known(left: int, said: int, step: int) -> None:
    assert about(left) == said
    assert step_of(left) == step


def test_every_profile_knows_its_roll() -> None:
    for profile in load_profiles().values():
        assert profile.roll.length > profile.roll.near_end >= 0, profile.name
        assert 100 <= profile.roll.ticket <= 250, profile.name
