"""The right half's view-model: who is here, the one chosen, and what may be done with the visit."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from client_kit.qt.rows import KeyedRows
from kiosk_app.reception import card, visitors
from kiosk_app.reception.moment import Hall
from kiosk_app.reception.qt.drawn import Drawn, beside, part

BUTTON = ("key", "text", "sign", "cap", "allowed")


class ListModel(Drawn):
    """Finds and chooses; orders are the desk's."""

    tabs_changed = Signal()
    card_changed = Signal()
    found = Signal()
    """Another text stands in the field."""
    touched = Signal()
    """Something of this half was clicked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__({"tabs": [], "card": card.EMPTY}, parent)
        self.chosen = ""
        self._hall, self._sought, self._tab = Hall(), "", 0
        self._rows = KeyedRows(visitors.FIELDS, self)
        self._acts, self._verdicts = KeyedRows(BUTTON, self), KeyedRows(BUTTON, self)

    tabs = part("tabs", "QStringList", tabs_changed)
    card = part("card", "QVariantMap", card_changed)
    rows = Property(QObject, lambda self: self._rows, constant=True)
    acts = Property(QObject, lambda self: self._acts, constant=True)
    verdicts = Property(QObject, lambda self: self._verdicts, constant=True)
    sought = Property(str, lambda self: self._sought, notify=found)
    tab = Property(int, lambda self: self._tab, notify=tabs_changed)
    empty_text = Property(
        str,
        lambda self: self._hall.say("nobody_found" if self._sought else "nobody"),
        notify=found,
    )

    # ── the desk ──────────────────────────────────────────────────────────────

    def follow(self, hall: Hall) -> None:
        """Time went on; what was sought and chosen stays."""
        self._hall = hall
        self._show()

    def show_visitor(self, ticket: str) -> None:
        """Choose this one, whatever list is open."""
        self._turn(0)
        self.chosen = ticket
        self._show()

    # ── QML ───────────────────────────────────────────────────────────────────

    @Slot(str)
    def seek(self, text: str) -> None:
        """The field reads this now; the first that fits is chosen."""
        if text != self._sought:
            self._tab, self._sought = 0, text
            self.tabs_changed.emit()
            self.found.emit()
            self._show()
            self.chosen = self._rows.rows[0]["key"] if text.strip() and self._rows.rows else ""
            self._show()

    @Slot(str)
    def select(self, key: str) -> None:
        """A visitor was clicked."""
        self.chosen = key
        self._show()
        self.touched.emit()

    @Slot(int)
    def turn_to(self, tab: int) -> None:
        """Another list was clicked."""
        self._turn(tab % len(visitors.TABS))
        self._show()
        self.touched.emit()

    @Slot(int)
    def move(self, by: int) -> None:
        """Up and down."""
        self.chosen = beside([row["key"] for row in self._rows.rows], self.chosen, by)
        self._show()

    # ── inside ────────────────────────────────────────────────────────────────

    def _turn(self, tab: int) -> None:
        self._tab, self._sought = tab, ""
        self.tabs_changed.emit()
        self.found.emit()

    def _show(self) -> None:
        hall = self._hall
        if self.chosen not in hall.tickets:
            self.chosen = ""
        rows = visitors.rows(hall, visitors.TABS[self._tab], self._sought)
        self._rows.show([row | {"current": row["key"] == self.chosen} for row in rows])
        self._acts.show(card.buttons(hall, self.chosen))
        self._verdicts.show(card.verdicts(hall, self.chosen))
        self.put("tabs", visitors.tab_titles(hall))
        self.put("card", card.card(hall, self.chosen))
