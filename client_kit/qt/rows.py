"""A keyed list for QML: rows are told apart by key, so delegates live through every update."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
)

Row = Mapping[str, Any]
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FIRST_ROLE = 0x0100  # Qt.UserRole


class KeyedRows(QAbstractListModel):
    """Shows rows; each is a mapping that has `key` and the fields named."""

    def __init__(self, fields: Sequence[str], parent: QObject | None = None) -> None:
        """`fields`: what delegates may require, `key` among them."""
        super().__init__(parent)
        self._names = {_FIRST_ROLE + i: QByteArray(f.encode()) for i, f in enumerate(fields)}
        self._fields = {_FIRST_ROLE + i: f for i, f in enumerate(fields)}
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Make these the rows, by the fewest removals, moves, insertions and changes."""
        wanted = {row["key"] for row in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place]["key"] not in wanted:
                self._remove(place)
        for place, row in enumerate(rows):
            self._put(place, row)

    @property
    def rows(self) -> list[Row]:
        """The rows as shown."""
        return list(self._rows)

    def place_of(self, key: str) -> int:
        """Where the row of that key stands; −1: nowhere."""
        return next((i for i, row in enumerate(self._rows) if row["key"] == key), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Qt's name."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _FIRST_ROLE) -> Any:
        """Qt's name."""
        field = self._fields.get(role)
        if field is None or not 0 <= index.row() < len(self._rows):
            return None
        return self._rows[index.row()].get(field)

    def roleNames(self) -> dict[int, QByteArray]:
        """Qt's name."""
        return self._names

    def _put(self, place: int, row: Row) -> None:
        stays = place < len(self._rows) and self._rows[place]["key"] == row["key"]
        found = place if stays else self.place_of(row["key"])
        if found < 0:
            self.beginInsertRows(_ROOT, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if found != place:
            self.beginMoveRows(_ROOT, found, found, _ROOT, place)
            self._rows.insert(place, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def _remove(self, place: int) -> None:
        self.beginRemoveRows(_ROOT, place, place)
        del self._rows[place]
        self.endRemoveRows()
