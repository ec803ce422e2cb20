"""What a screen says aloud: its texts in reading order, and of a changed screen only the change."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk_app.words.phrases import HAIR, JOIN, NBSP
from kiosk_app.words.table import Words

_READ = (QAccessible.Role.StaticText, QAccessible.Role.Heading, QAccessible.Role.AlertMessage)
_PASSED_OVER = ("clock", "office", "closes", "closes-in", "seconds")
"""What stands there all the time, or counts down."""
_UNTYPED = str.maketrans("", "", "·•")
_FIGURES = re.compile(r"\d+")
_RANGE = re.compile(rf"(\d+)[{HAIR}{JOIN}]*–[{HAIR}{JOIN}]*(\d+)")

Pieces = tuple[str, ...]


def name_of(item: QQuickItem) -> str:
    """As a screen reader would call it."""
    told = QAccessible.queryAccessibleInterface(item)
    return told.text(QAccessible.Text.Name) if told is not None else ""


def pieces_of(item: QQuickItem) -> Pieces:
    """Names and typed values in the order of the screen; not of what a finger presses."""
    return tuple(piece for piece in _texts(item) if piece.strip())


def news_in(pieces: Pieces, before: Pieces) -> Pieces:
    """A page with another heading is news as a whole, else what was not there before."""
    if pieces[:1] != before[:1]:
        return pieces
    return tuple(piece for piece in pieces if piece not in before)


def is_counting(pieces: Pieces, before: Pieces) -> bool:
    """Only figures differ: nobody wants to hear every one of them."""
    return [_FIGURES.sub("#", each) for each in pieces] == [
        _FIGURES.sub("#", each) for each in before
    ]


def spoken(pieces: Pieces, words: Words) -> str:
    """One text with a full stop after each piece; ranges are said and not read."""
    told = " ".join(each if each[-1] in ".?!:" else f"{each}." for each in pieces)
    said = _RANGE.sub(lambda ends: words.from_to.format(low=ends[1], high=ends[2]), told)
    return said.replace(NBSP, " ")


def _texts(item: QQuickItem) -> Iterator[str]:
    if not item.isVisible() or item.property("pressed") is not None:
        return
    told = QAccessible.queryAccessibleInterface(item)
    if told is not None and item.objectName() not in _PASSED_OVER:
        if told.role() in _READ and (name := name_of(item)):
            yield name
            return
        if told.role() == QAccessible.Role.EditableText:
            yield told.text(QAccessible.Text.Description).translate(_UNTYPED).strip()
            return
    for child in item.childItems():
        yield from _texts(child)
