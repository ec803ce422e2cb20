"""Called visitors as a keyed list, so that a row keeps its place on the glass while others come."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtQml import QmlElement

from display_board.screen import Row

QML_IMPORT_NAME = "Talon.Board.Models"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Role(IntEnum):
    NUMBER = Qt.ItemDataRole.UserRole + 1
    WINDOW = Qt.ItemDataRole.UserRole + 2
    LIT = Qt.ItemDataRole.UserRole + 3
    HALL = Qt.ItemDataRole.UserRole + 4
    TURN = Qt.ItemDataRole.UserRole + 5


@QmlElement
class RowModel(QAbstractListModel):
    """Roles `number`, `window`, `lit`, `hall`, `turn`; rows are matched by their ticket."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(role.name.lower().encode()) for role in Role}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        match role:
            case Role.NUMBER:
                return row.number
            case Role.WINDOW:
                return row.window
            case Role.LIT:
                return row.lit
            case Role.HALL:
                return row.hall
            case Role.TURN:
                return row.turn
            case _:
                return None

    def show(self, rows: tuple[Row, ...]) -> None:
        """Become these rows by the least steps, so that what stays does not move."""
        wanted = {row.ticket for row in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].ticket not in wanted:
                self.beginRemoveRows(_TOP, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._bring(row, place)

    def _bring(self, row: Row, place: int) -> None:
        now = self._place_of(row.ticket)
        if now is None:
            self.beginInsertRows(_TOP, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if now != place:
            self.beginMoveRows(_TOP, now, now, _TOP, place)
            self._rows.insert(place, self._rows.pop(now))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def _place_of(self, ticket: str) -> int | None:
        return next((n for n, row in enumerate(self._rows) if row.ticket == ticket), None)
