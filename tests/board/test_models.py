"""Rows keep their place on the glass: the list changes by the least steps."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from display_board.qt.rows import Role, RowModel
from display_board.screen import Row


def row(name, *, lit=False):
    return Row(name, f"c{name}", f"А{name}", "5", lit)


@pytest.fixture
def model(qapp):
    model = RowModel()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    yield model
    del tester


@pytest.fixture
def steps(model):
    told: list[tuple[object, ...]] = []
    model.rowsInserted.connect(lambda parent, first, last: told.append(("in", first)))
    model.rowsRemoved.connect(lambda parent, first, last: told.append(("out", first)))
    model.rowsMoved.connect(lambda *args: told.append(("move", args[1], args[4])))
    model.dataChanged.connect(lambda first, last: told.append(("change", first.row())))
    return told


def shown(model):
    return [model.data(model.index(n), Role.NUMBER) for n in range(model.rowCount(QModelIndex()))]


def test_a_new_call_is_one_insert_on_top(model, steps):
    model.show((row("2"), row("1")))
    steps.clear()

    model.show((row("3"), row("2"), row("1")))

    assert steps == [("in", 0)]
    assert shown(model) == ["А3", "А2", "А1"]


def test_a_call_that_pushes_out_the_last_is_one_removal_and_one_insert(model, steps):
    model.show(tuple(row(str(n)) for n in (4, 3, 2, 1)))
    steps.clear()

    model.show(tuple(row(str(n)) for n in (5, 4, 3, 2)))

    assert steps == [("out", 3), ("in", 0)]


def test_a_highlight_is_one_change_in_place(model, steps):
    model.show((row("2"), row("1")))
    steps.clear()

    model.show((row("2"), row("1", lit=True)))

    assert steps == [("change", 1)]
    assert model.data(model.index(1), Role.LIT)


def test_the_same_rows_again_are_no_step_at_all(model, steps):
    model.show((row("2"), row("1")))
    steps.clear()

    model.show((row("2"), row("1")))

    assert steps == []


def test_a_changed_order_moves_rows_and_creates_none(model, steps):
    model.show((row("1"), row("2"), row("3")))
    steps.clear()

    model.show((row("3"), row("1"), row("2")))

    assert steps == [("move", 2, 0)]
    assert shown(model) == ["А3", "А1", "А2"]
