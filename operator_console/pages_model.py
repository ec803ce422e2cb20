"""The view-model of what is asked and not watched: the journal and today's bookings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from client_kit.link import steady_ms
from client_kit.qt.bridge import Bridge
from client_kit.qt.rows import KeyedRows
from operator_console.desk import Desk, Row
from operator_console.page_words import ASKING, HEADS, NOTHING, TROUBLE
from operator_console.pages import FIELDS, Page, booking_row, journal_row
from queue_core.protocol import Reply

AGAIN_MS = 5_000
"""A shown page is asked for again so often."""
MOST_LINES = 500
STRINGS: Any = "QStringList"


class PagesModel(QObject):
    """One page at a time; nothing is asked while none is shown."""

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._desk = Desk({}, "", "", 0)
        self._office = ""
        self._page: Page | None = None
        self._found: list[Row] = []
        self._before = ""
        self._asked_at = 0
        self._is_asking = False
        self._told: tuple[str, str] = ASKING
        self._generation = 0
        self._current = ""
        self._rows = KeyedRows(FIELDS, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)

    @Property(STRINGS, notify=changed)
    def heads(self) -> list[str]:
        """The six columns' heads."""
        return [text[self._place] for text in HEADS[self._page]] if self._page else [""] * 6

    @Property(str, notify=changed)
    def empty_text(self) -> str:
        """What stands there instead of rows."""
        return self._told[self._place]

    # ── the desk ──────────────────────────────────────────────────────────────

    def show(self, office: str, page: Page | None) -> None:
        """Show this page, or none."""
        self._office, self._page = office, page
        self._generation += 1
        self._found, self._before, self._current = [], "", ""
        self._told, self._is_asking = ASKING, False
        self._draw()
        if page is not None:
            self._ask("")

    def follow(self, desk: Desk) -> None:
        """Time went on: a shown page is asked for again now and then."""
        self._desk = desk
        if self._page is None:
            return
        if steady_ms() - self._asked_at > AGAIN_MS:
            self._ask("")
        self._draw()

    def move(self, by: int) -> None:
        """Up and down; at the end comes what was earlier."""
        keys = [row["key"] for row in self._rows.rows]
        if keys:
            here = keys.index(self._current) if self._current in keys else -1
            self._current = keys[max(0, min(len(keys) - 1, here + by))]
            self._draw()
            if self._current == keys[-1]:
                self.earlier()

    @Slot()
    def earlier(self) -> None:
        """The end was reached."""
        if self._before and len(self._found) < MOST_LINES:
            self._ask(self._before)

    # ── inside ────────────────────────────────────────────────────────────────

    @property
    def _place(self) -> int:
        return 1 if self._desk.language == "en" else 0

    def _ask(self, before: str) -> None:
        if self._is_asking or self._page is None:
            return
        self._is_asking, self._asked_at = True, steady_ms()
        query = {"type": self._page, "office": self._office}
        if before:
            query["before"] = before
        generation = self._generation
        self._bridge.ask(query, lambda reply: self._answered(generation, before, reply))

    def _answered(self, generation: int, before: str, reply: Reply) -> None:
        if generation != self._generation or self._page is None:
            return
        self._is_asking = False
        if not reply.ok:
            self._told = TROUBLE
        elif self._page == "journal":
            self._told = NOTHING["journal"]
            self._take(before, reply.result)
        else:
            self._told = NOTHING["bookings"]
            self._found = list(reply.result.get("slots", ()))
        self._draw()

    def _take(self, before: str, page: Row) -> None:
        """Put a page of the journal before or behind what is known already."""
        lines = list(page.get("lines", ()))
        known = {line["id"] for line in self._found}
        meets = any(line["id"] in known for line in lines)
        if before:
            self._found += [line for line in lines if line["id"] not in known]
        elif meets:
            self._found = [line for line in lines if line["id"] not in known] + self._found
            return
        else:
            self._found = lines
        self._before = page.get("before", "")

    def _draw(self) -> None:
        row_of = journal_row if self._page == "journal" else booking_row
        self._rows.show(
            [
                row | {"current": row["key"] == self._current}
                for row in (row_of(self._desk, found) for found in self._found)
            ]
        )
        self.changed.emit()
