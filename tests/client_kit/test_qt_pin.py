"""Why PySide6 is pinned below 6.12: there every emit of a bool loses a reference and aborts."""

import sys
from typing import Any

from PySide6.QtCore import QObject, Signal


class Source(QObject):
    told = Signal(bool)
    passed = Signal(object)


def test_a_thousand_emits_lose_no_reference(qapp: Any) -> None:
    source, value = Source(), object()
    heard: list[object] = []
    source.told.connect(heard.append)
    source.passed.connect(heard.append)
    before = sys.getrefcount(True), sys.getrefcount(value)

    for _ in range(1000):
        source.told.emit(True)
        source.passed.emit(value)
    heard.clear()

    after = sys.getrefcount(True), sys.getrefcount(value)
    assert [now - then for now, then in zip(after, before, strict=True)] == [0, 0]
