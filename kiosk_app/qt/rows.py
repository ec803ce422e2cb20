"""Choices as a keyed list, so that a pressed row stays the same row while figures change."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtQml import QmlElement

from kiosk_app.screens.views import Row

QML_IMPORT_NAME = "Talon.Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Role(IntEnum):
    """What a delegate may ask of a row."""

    ACT = Qt.ItemDataRole.UserRole + 1
    TITLE = Qt.ItemDataRole.UserRole + 2
    ABOUT = Qt.ItemDataRole.UserRole + 3
    BRIEF = Qt.ItemDataRole.UserRole + 4
    GLYPH = Qt.ItemDataRole.UserRole + 5
    ALLOWED = Qt.ItemDataRole.UserRole + 6
    CHOSEN = Qt.ItemDataRole.UserRole + 7
    END = Qt.ItemDataRole.UserRole + 8


@QmlElement
class RowModel(QAbstractListModel):
    """Roles in lower case; rows with the same keys in the same order are changed in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(role.name.lower().encode()) for role in Role}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        values: dict[int, Any] = {
            Role.ACT: row.key,
            Role.TITLE: row.title,
            Role.ABOUT: row.subtitle,
            Role.BRIEF: row.brief or row.subtitle,
            Role.GLYPH: row.icon,
            Role.ALLOWED: row.is_enabled,
            Role.CHOSEN: row.is_selected,
            Role.END: row.end,
        }
        return values.get(role)

    def show(self, rows: tuple[Row, ...]) -> None:
        """Become these rows."""
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))
