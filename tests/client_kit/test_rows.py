"""Keyed rows against Qt's own model checker, which fails on any inconsistent step."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from client_kit.qt.rows import KeyedRows

lists = st.lists(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 2), max_size=8), max_size=5
)


@given(lists)
def test_any_sequence_of_lists_is_shown_exactly(steps: list[dict[str, int]]) -> None:
    model = KeyedRows(("key", "value"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    for step in steps:
        rows = [{"key": key, "value": value} for key, value in step.items()]
        model.show(rows)
        assert model.rows == rows
    del tester


def test_a_changed_row_keeps_its_delegate_and_a_moved_one_too(qapp: Any) -> None:
    model = KeyedRows(("key", "value"))
    model.show([{"key": "a", "value": 1}, {"key": "b", "value": 2}])
    told: list[str] = []
    model.rowsInserted.connect(lambda *_: told.append("inserted"))
    model.rowsRemoved.connect(lambda *_: told.append("removed"))
    model.rowsMoved.connect(lambda *_: told.append("moved"))
    model.dataChanged.connect(lambda *_: told.append("changed"))

    model.show([{"key": "b", "value": 2}, {"key": "a", "value": 9}])

    assert told == ["moved", "changed"]
