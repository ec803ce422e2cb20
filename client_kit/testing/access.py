"""A window as a screen reader meets it, and what is amiss there: names, roles, states, order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from client_kit.testing.drive import items
from client_kit.testing.glass import is_seen

Role = QAccessible.Role
PRESSED = frozenset(
    (
        *(Role.Button, Role.CheckBox, Role.RadioButton, Role.PageTab, Role.ListItem),
        *(Role.Row, Role.MenuItem, Role.Link, Role.ComboBox),
    )
)
"""What a reader offers to press."""
TYPED = frozenset((Role.EditableText, Role.SpinBox))
"""What a reader offers to write into."""
CONTROLS = PRESSED | TYPED


@dataclass(frozen=True)
class Told:
    """One thing a screen reader tells, in the order of the tree."""

    role: QAccessible.Role
    name: str
    about: str
    item: QObject
    is_checked: bool
    is_selected: bool
    is_disabled: bool
    is_focused: bool

    @property
    def is_control(self) -> bool:
        """Whether something can be done with it."""
        return self.role in CONTROLS

    def __str__(self) -> str:
        return f"{self.role.name} «{self.name}» {self.item.objectName()}".rstrip()


def told(window: QQuickWindow) -> list[Told]:
    """What a screen reader finds in a shown window, parents first; nothing that is not seen."""
    QAccessible.setActive(True)
    QCoreApplication.processEvents()
    root = QAccessible.queryAccessibleInterface(window)
    if root is None:
        raise LookupError("Qt was built without accessibility")
    return list(_walk(root))


def names(window: QQuickWindow) -> list[str]:
    """Everything that is told by name, in order."""
    return [each.name for each in told(window) if each.name]


def faults(window: QQuickWindow) -> Iterator[str]:
    """What a person who does not see this screen would miss, in words."""
    tree = told(window)
    by_item = {each.item: each for each in tree}
    for each in tree:
        said = each.name or (each.about if each.role in TYPED else "")
        if each.is_control and not said.strip():
            yield f"no name: {each}"
    for item in pressable(window):
        found = by_item.get(item)
        if found is None and _has_told_parent(item, by_item):
            continue
        if found is None:
            yield f"not told at all: {_told_badly(item)}"
        elif not found.is_control:
            yield f"told as what cannot be pressed: {found}"
        elif found.is_disabled != (not item.isEnabled()):
            yield f"told wrongly whether it can be used: {found}"
        elif bool(item.property("selected")) and not (found.is_checked or found.is_selected):
            yield f"not told that it is chosen: {found}"
    counted = Counter((each.role, each.name) for each in tree if each.is_control and each.name)
    yield from (
        f"{count} controls of one name: {name}" for (_, name), count in counted.items() if count > 1
    )
    heard = " ".join(f"{each.name} {each.about}" for each in tree)
    for item in items(window):
        text = item.property("text")
        is_text = item.property("contentWidth") is not None and isinstance(text, str)
        if is_text and is_seen(item) and _words(text) not in heard:
            yield f"seen and not told: {text}"


def pressable(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Every visible item that takes a press or letters: buttons, fields, areas."""
    for item in items(window):
        is_button = item.property("pressed") is not None
        is_field = item.property("passwordCharacter") is not None
        is_idle = item.inherits("QQuickMouseArea") and not item.property("enabled")
        if (is_button or is_field) and item.isVisible() and item.width() > 0 and not is_idle:
            yield item


def tab_order(window: QQuickWindow) -> list[QQuickItem]:
    """Every control in use that Tab comes to, from the first, as Qt goes: parents, then children.

    Not by `nextItemInFocusChain`: PySide makes each item it gives the parent of the next, a ring
    of parents, and dies when one of them goes.
    """
    return [
        item
        for item in items(window)
        if item.isVisible() and item.isEnabled() and item.activeFocusOnTab()
    ]


def order_faults(window: QQuickWindow) -> Iterator[str]:
    """Where Tab goes against the reading: up its own column, or back along its own line."""
    order = tab_order(window)
    for one, other in pairwise(order):
        here, there = (each.mapRectToScene(each.boundingRect()) for each in (one, other))
        is_up = there.bottom() <= here.top() + 1 and _overlap(
            here.left(), here.right(), there.left(), there.right()
        )
        is_back = there.right() <= here.left() + 1 and _overlap(
            here.top(), here.bottom(), there.top(), there.bottom()
        )
        if is_up or is_back:
            yield f"Tab goes from {one.objectName()} back to {other.objectName()}"


def _has_told_parent(item: QQuickItem, by_item: dict[QObject, Told]) -> bool:
    """Whether what takes the press lies in a control that is told, as in a row."""
    parent: QQuickItem | None = item.parentItem()
    while parent is not None:
        found = by_item.get(parent)
        if found is not None and found.is_control:
            return True
        parent = parent.parentItem()
    return False


def _words(text: str) -> str:
    """Without what is drawn around them: a caret, dots, an arrow."""
    edge = "".join({letter for letter in text if not letter.isalnum()})
    return text.strip(edge)


def _overlap(start: float, end: float, other_start: float, other_end: float) -> bool:
    return min(end, other_end) - max(start, other_start) > 1


def _walk(each: QAccessibleInterface) -> Iterator[Told]:
    for place in range(each.childCount()):
        child = each.child(place)
        if child is None or child.object() is None:
            continue
        state = child.state()
        if not state.invisible:
            yield Told(
                child.role(),
                child.text(QAccessible.Text.Name),
                _said(child, QAccessible.Text.Description, QAccessible.Text.Value),
                child.object(),
                bool(state.checked),
                bool(state.selected),
                bool(state.disabled),
                bool(state.focused),
            )
        yield from _walk(child)


def _said(each: QAccessibleInterface, *kinds: QAccessible.Text) -> str:
    return " ".join(filter(None, map(each.text, kinds)))


def _told_badly(item: QQuickItem) -> str:
    return f"{item.metaObject().className().partition('_')[0]} {item.objectName()}".rstrip()
