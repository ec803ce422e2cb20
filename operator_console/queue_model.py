"""The queue's view-model: which list, the filter that stands over it, and who is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from client_kit.qt.bridge import Bridge
from client_kit.qt.rows import KeyedRows
from operator_console import queue
from operator_console.desk import Desk
from operator_console.pages import PAGES, Page
from operator_console.pages_model import PagesModel

STRINGS: Any = "QStringList"
FIELDS = (*queue.FIELDS, "current")


class QueueModel(QObject):
    """Lists are drawn afresh each second; filter, list and choice stay what they were."""

    changed = Signal()
    chosen_changed = Signal(str)
    typing_changed = Signal()
    called = Signal(str)
    """This visitor shall be called."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = Desk({}, "", "", 0)
        self._office = ""
        self._tab = 0
        self._filter = ""
        self._is_typing = False
        self._chosen = ""
        self._tabs: list[str] = []
        self._counted = ""
        self._told: tuple[object, ...] = ()
        self._rows, self._below = KeyedRows(FIELDS, self), KeyedRows(FIELDS, self)
        self._pages = PagesModel(bridge, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)
    below = Property(QObject, lambda self: self._below, constant=True)
    """The same without whoever stands on the card already."""
    pages = Property(QObject, lambda self: self._pages, constant=True)
    tab = Property(int, lambda self: self._tab, notify=changed)
    tabs = Property(STRINGS, lambda self: self._tabs, notify=changed)
    filter = Property(str, lambda self: self._filter, notify=changed)
    counted = Property(str, lambda self: self._counted, notify=changed)
    """«2 из 7»; empty: no filter."""

    @property
    def chosen(self) -> str:
        """The ticket chosen; empty: none."""
        return self._chosen

    @property
    def is_choosing(self) -> bool:
        """Whether the operator is picking somebody out."""
        return self._is_typing or bool(self._chosen)

    # ── the desk ──────────────────────────────────────────────────────────────

    def begin(self, office: str) -> None:
        """Somebody sat down."""
        self._office, self._filter, self._is_typing = office, "", False
        self.turn_to(0)

    def follow(self, desk: Desk) -> None:
        """Draw the present moment."""
        self._desk = desk
        self._draw()

    # ── QML ───────────────────────────────────────────────────────────────────

    @Slot(str)
    def filter_by(self, text: str) -> None:
        """The filter reads this from now on."""
        if text != self._filter:
            self._filter = text
            self._choose("")

    @Slot(bool)
    def set_typing(self, is_typing: bool) -> None:
        """The filter has the keyboard, or has it no more."""
        self._is_typing = is_typing
        self.typing_changed.emit()

    @Slot(int)
    def turn_to(self, tab: int) -> None:
        """Another list, or a page in its place."""
        self._tab = tab % (len(queue.TABS) + len(PAGES))
        self._pages.show(self._office, self._page)
        self._choose("")

    @Slot(int)
    def move(self, by: int) -> None:
        """Up and down."""
        if self._page:
            self._pages.move(by)
            return
        keys = [row["key"] for row in self._rows.rows]
        if keys:
            here = keys.index(self._chosen) if self._chosen in keys else -1 + self._on_card
            self._choose(keys[max(0, min(len(keys) - 1, here + by))])

    @Slot(str)
    def select(self, key: str) -> None:
        """A row was clicked; a second click calls it."""
        if key == self._chosen:
            self.called.emit(key)
        else:
            self._choose(key)

    @Slot()
    def enter(self) -> None:
        """Enter: call the chosen one, or the only one the filter left."""
        rows = self._rows.rows
        if self._chosen:
            self.called.emit(self._chosen)
        elif self._filter and len(rows) == 1:
            self.called.emit(rows[0]["key"])

    @Slot()
    def forget(self) -> None:
        """Nobody is chosen."""
        self._choose("")

    # ── inside ────────────────────────────────────────────────────────────────

    @property
    def _page(self) -> Page | None:
        """Which page stands in the queue's place."""
        place = self._tab - len(queue.TABS)
        return PAGES[place] if place >= 0 else None

    @property
    def _on_card(self) -> bool:
        """Whether the first of the list stands on the card above."""
        desk = self._desk
        return desk.mode == "idle" and self._tab == 0 and not self._filter and len(desk.order()) > 1

    def _choose(self, key: str) -> None:
        self._chosen = key
        self.chosen_changed.emit(key)
        self._draw()

    def _draw(self) -> None:
        desk = self._desk
        all_rows = [] if self._page else queue.rows(desk, queue.TABS[self._tab])
        rows = queue.filtered(all_rows, self._filter)
        if self._chosen and self._chosen not in {row["key"] for row in rows}:
            self._chosen = ""
            self.chosen_changed.emit("")
        rows = [row | {"current": row["key"] == self._chosen} for row in rows]
        on_card = desk.mode == "idle" and self._tab == 0 and not self._filter
        self._rows.show(rows)
        self._below.show(rows[1:] if on_card else rows)
        self._pages.follow(desk)
        counted = ""
        if self._filter and not self._page:
            counted = desk.say("shown_of", shown=len(rows), all=len(all_rows))
        self._tabs, self._counted = queue.tab_titles(desk, self._filter), counted
        told = (self._tab, self._filter, counted, *self._tabs)
        if told != self._told:
            self._told = told
            self.changed.emit()
