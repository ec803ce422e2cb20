"""Every screen can be drawn: no QML warning, nothing outside the panel, targets large enough."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.testing.drive import items, wait_until
from kiosk_app.gallery import Shot, shots
from kiosk_app.paths import KIOSK_QML, MODULES
from kiosk_app.qt.kiosk_model import KioskModel

SHOTS = list(shots())
SMALLEST_MM = 20
"""Of a 21.5-inch panel, where one design millimetre is a true one."""


class Stage:
    """One window on which every screen is shown in turn."""

    def __init__(self) -> None:
        load_fonts()
        self.engine = Engine(MODULES)
        self.model = KioskModel()
        self.window: QQuickWindow = self.engine.load(KIOSK_QML, {"vm": self.model})
        self.window.show()

    def play(self, shot: Shot) -> None:
        self.window.resize(*shot.size)
        self.engine.use_theme("contrast" if shot.contrast else "light", reduced_motion=True)
        self.model.show(shot.shown)
        before: list[object] = []

        def is_still() -> bool:
            now: list[object] = [
                (item.objectName(), item.x(), item.y(), item.width(), item.height())
                for item in items(self.window)
            ]
            same = now == before
            before[:] = now
            return same

        QTest.qWait(10)
        wait_until(is_still)

    def targets(self) -> list[QQuickItem]:
        """What a finger may press."""
        return [
            item
            for item in items(self.window)
            if item.isVisible() and item.property("pressed") is not None and item.objectName()
        ]


@pytest.fixture(scope="module")
def stage(qapp: Any) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    warnings = list(stage.engine.warnings)
    stage.engine.close()
    assert warnings == []


def corners(item: QQuickItem) -> tuple[float, float, float, float]:
    at = item.mapToScene(QPointF())
    return at.x(), at.y(), at.x() + item.width(), at.y() + item.height()


@pytest.mark.parametrize("shot", SHOTS, ids=[shot.name for shot in SHOTS])
def test_everything_on_a_screen_has_its_place(stage: Stage, shot: Shot) -> None:
    stage.play(shot)

    _targets_are_inside_apart_and_large_enough(stage, shot)
    _no_text_is_cut_off_by_its_control(stage)
    _every_text_stands_on_its_page(stage)


def _targets_are_inside_apart_and_large_enough(stage: Stage, shot: Shot) -> None:
    unit = min(shot.size) / 270
    targets = {item.objectName(): corners(item) for item in stage.targets()}
    for name, (left, top, right, bottom) in targets.items():
        assert left >= 0, name
        assert top >= 0, name
        assert right <= shot.size[0] + 0.5, name
        assert bottom <= shot.size[1] + 0.5, name
        assert bottom - top >= SMALLEST_MM * unit - 0.5, name
    names = sorted(targets)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            if one.startswith("languages.") and other.startswith("languages."):
                continue
            a, b = targets[one], targets[other]
            apart = a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1
            assert apart, (one, other)


def _no_text_is_cut_off_by_its_control(stage: Stage) -> None:
    for item in stage.targets():
        for label in _labels(item):
            inside = label.mapToItem(item, QPointF(0, 0)).y()
            assert inside >= -1, (item.objectName(), label.property("text"))
            painted = label.property("contentHeight")
            assert inside + painted <= item.height() + 1, (
                item.objectName(),
                label.property("text"),
            )


def _every_text_stands_on_its_page(stage: Stage) -> None:
    page = next(item for item in items(stage.window) if item.objectName() == "page")
    for label in _labels(page):
        at = label.mapToItem(page, QPointF())
        assert at.y() >= -1, label.property("text")
        assert at.y() + label.property("contentHeight") <= page.height() + 1, label.property("text")


def _labels(item: QQuickItem) -> list[QQuickItem]:
    found: list[QQuickItem] = []
    waiting = [item]
    while waiting:
        each = waiting.pop()
        if each.property("contentHeight") is not None and each.isVisible():
            found.append(each)
        waiting += each.childItems()
    return found
