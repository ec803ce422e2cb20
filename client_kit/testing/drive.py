"""Drives a Qt Quick window as a person does: by what stands on it, with real clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from client_kit.qt.shot import paint

PATIENCE_MS = 15_000
"""For a condition that comes at once on an idle machine."""


def wait_until(condition: Callable[[], bool], ms: int = PATIENCE_MS) -> None:
    """Run the event loop until the condition holds; raises TimeoutError."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        if clock.elapsed() > ms:
            raise TimeoutError(f"not within {ms} ms: {condition}")
        QTest.qWait(5)


def find(window: QQuickWindow, name: str) -> QQuickItem:
    """The visible item of that objectName; raises LookupError telling what stands there."""
    for item in items(window):
        if item.objectName() == name and item.isVisible():
            return item
    seen = sorted({i.objectName() for i in items(window) if i.objectName() and i.isVisible()})
    raise LookupError(f"no visible {name!r}; there are {seen}")


def is_shown(window: QQuickWindow, name: str) -> bool:
    """Whether a visible item of that objectName stands there."""
    return any(item.objectName() == name and item.isVisible() for item in items(window))


def click(window: QQuickWindow, name: str) -> None:
    """Press and release the left button in the middle of an item, once it stands there."""
    wait_until(lambda: is_shown(window, name))
    paint(window)
    QTest.mouseClick(
        window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre(window, name)
    )


def press_key(
    window: QQuickWindow,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and release a key."""
    QTest.keyClick(window, key, modifiers)


def type_text(window: QQuickWindow, text: str) -> None:
    """Type what a keyboard of any layout would send."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(window, event)


def centre(window: QQuickWindow, name: str) -> QPoint:
    """The middle of an item in window coordinates."""
    item = find(window, name)
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def text_of(window: QQuickWindow, name: str) -> str:
    """The `text` property of an item."""
    return str(find(window, name).property("text"))


def texts(window: QQuickWindow) -> list[str]:
    """Every text a person can see, in drawing order."""
    shown = (item.property("text") for item in items(window) if item.isVisible())
    return [text for text in shown if isinstance(text, str) and text]


def items(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Every item of the window, parents first."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        yield item
        waiting += reversed(item.childItems())


def settle(window: QQuickWindow, ms: int) -> None:
    """Let animations and pictures of `window` come to rest; for pictures, not for tests."""
    QTest.qWait(ms)
    window.update()
