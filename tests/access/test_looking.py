"""What looks screens over sees every fault it is there for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtQuick import QQuickWindow

from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.testing.access import faults, order_faults
from client_kit.testing.glass import ENOUGH, pale_texts

AMISS = """
import QtQuick
import Talon.Kit

Window {
    width: 600
    height: 400
    color: "white"

    SecondaryButton { objectName: "second"; y: 60; width: 200; text: "Дальше" }
    SecondaryButton { objectName: "first"; width: 200; text: "Дальше" }
    SecondaryButton { objectName: "bare"; y: 120; iconName: "close" }
    Label { y: 200; text: "Бледно"; color: "#999999" }
    Label { y: 240; text: "Молча"; Accessible.ignored: true }
    Label { y: 280; text: "Не видно"; opacity: 0; Accessible.ignored: true }
    MouseArea { objectName: "corner"; x: 400; width: 50; height: 50 }
    Label { x: 400; y: 100; text: "Нажать"; MouseArea { objectName: "area"; anchors.fill: parent } }
    Label {
        x: 400; y: 200; text: "Назвать"; Accessible.role: Accessible.Button
        MouseArea { anchors.fill: parent }
    }
}
"""


@pytest.fixture
def amiss(qapp: Any, tmp_path: Path) -> Iterator[QQuickWindow]:
    load_fonts()
    root = tmp_path / "Amiss.qml"
    root.write_text(AMISS, encoding="utf-8")
    engine = Engine()
    engine.use_theme("light", reduced_motion=True)
    window = engine.load(root, {})
    window.show()
    yield window
    engine.close()


def test_what_is_not_told_is_seen(amiss: QQuickWindow) -> None:
    assert set(faults(amiss)) == {
        "no name: Button «» bare",
        "not told at all: QQuickMouseArea corner",
        "not told at all: QQuickMouseArea area",
        "2 controls of one name: Дальше",
        "seen and not told: Молча",
    }


def test_a_step_back_is_seen(amiss: QQuickWindow) -> None:
    assert list(order_faults(amiss)) == ["Tab goes from second back to first"]


def test_what_is_pale_is_seen(amiss: QQuickWindow) -> None:
    assert list(pale_texts(amiss, ENOUGH)) == ["2.8: Бледно (#999999 on #ffffff)"]
