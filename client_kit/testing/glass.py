"""What stands on a painted window, measured there: where texts are, and how they stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from client_kit.qt.shot import paint
from client_kit.testing.drive import items
from client_kit.theme.contrast import contrast_ratio

ENOUGH, MUCH = 4.5, 7.0
"""WCAG 2.2, 1.4.3 and 1.4.6, for text of any size: large letters and controls out of use are let
off there, not here."""
_COLOURS = 64
_FADED = 0.05


def text_items(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Every visible text with letters in it."""
    for item in items(window):
        text = item.property("text")
        if isinstance(text, str) and text and item.property("contentWidth") and is_seen(item):
            yield item


def is_seen(item: QQuickItem) -> bool:
    """Whether its middle is on the glass: not faded out, not rolled out of a list."""
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
    each: QQuickItem | None = item
    while each is not None:
        parent = each.parentItem()
        box = each.mapRectToScene(QRectF(0, 0, each.width(), each.height()))
        is_frame = each.clip() or parent is None
        if each.opacity() < _FADED or (is_frame and not box.contains(middle)):
            return False
        each = parent
    return item.isVisible()


def scene_rect(item: QQuickItem) -> QRect:
    """Where an item stands, in pixels of the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).toAlignedRect()


def ink_and_ground(picture: QImage, rect: QRect) -> tuple[str, str]:
    """The colour of a text's strokes, which stands out most, and the one behind it."""
    part = picture.copy(rect.intersected(picture.rect()))
    counted = Counter(
        memoryview(part.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    )
    colours = [QColor(pixel).name() for pixel, _ in counted.most_common(_COLOURS)]
    return max(colours, key=lambda colour: contrast_ratio(colour, colours[0])), colours[0]


def pale_texts(window: QQuickWindow, least: float) -> Iterator[str]:
    """Texts of the painted window that stand out less than `least` from what is behind them."""
    paint(window)
    picture = window.grabWindow()
    for item in text_items(window):
        rect = scene_rect(item)
        if not any(map(str.isalnum, item.property("text"))):
            continue
        ink, ground = ink_and_ground(picture, rect)
        ratio = contrast_ratio(ink, ground)
        if ratio < least:
            yield f"{ratio:.1f}: {item.property('text')} ({ink} on {ground})"
