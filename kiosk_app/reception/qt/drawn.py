"""Maps as QML reads them: told as changed only when they are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject


class Drawn(QObject):
    """A view-model whose parts are drawn maps or lists by name."""

    def __init__(self, shown: dict[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown

    def put(self, name: str, value: Any) -> None:
        """Show it from now on; `<name>_changed` is emitted if it is another value."""
        if value != self._shown[name]:
            self._shown[name] = value
            getattr(self, f"{name}_changed").emit()


def part(name: str, kind: Any, notify: Any) -> Any:
    """The property of a part."""
    return Property(kind, lambda self: self._shown[name], notify=notify)


def beside(keys: list[str], key: str, by: int) -> str:
    """The key so many places further, within the list; before the first is none."""
    if not keys:
        return ""
    here = keys.index(key) if key in keys else -1 if by > 0 else 0
    return keys[max(0, min(len(keys) - 1, here + by))]
