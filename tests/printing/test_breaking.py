"""Breaking paragraphs into lines."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.printing.breaking import broken
from kiosk_app.printing.wording import Run

RUNS = st.lists(st.builds(Run, st.text("ab ", min_size=1, max_size=30), st.booleans()), max_size=5)


@given(RUNS, st.integers(1, 20))
def test_no_letter_is_lost(runs: list[Run], room: int) -> None:
    rows = broken(runs, room, lambda run: len(run.text))

    letters = "".join(run.text for row in rows for run in row).replace(" ", "")
    assert letters == "".join(run.text for run in runs).replace(" ", "")


@given(st.text("ab ", max_size=80), st.integers(1, 20))
def test_no_line_is_broader_than_the_room(text: str, room: int) -> None:
    rows = broken([Run(text)], room, lambda run: len(run.text.rstrip(" ")))

    assert all(len("".join(run.text for run in row)) <= room for row in rows)


def test_words_stay_whole_and_weights_stay_apart() -> None:
    runs = [Run("в течение "), Run("15\u00a0минут", bold=True), Run(", место сохранится")]

    rows = broken(runs, 18, lambda run: len(run.text))

    assert rows == [
        (Run("в течение"),),
        (Run("15\u00a0минут", bold=True), Run(", место")),
        (Run("сохранится"),),
    ]
