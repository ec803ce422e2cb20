"""The left half's view-model: what is typed, the rows for it, the ticket to be given."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from PySide6.QtCore import Property, QObject, Signal, Slot

from client_kit.qt.rows import KeyedRows
from kiosk_app.reception import panel
from kiosk_app.reception.choices import choices
from kiosk_app.reception.confirming import add_service
from kiosk_app.reception.moment import Hall
from kiosk_app.reception.qt.drawn import Drawn, beside, part
from kiosk_app.reception.work import TASKS, Asked, Booking, Draft, Work

FIELDS = ("key", "title", "subtitle", "trailing", "level", "allowed", "current")


class WorkModel(Drawn):
    """Draws `Work` and `Draft`; what they lead to is the desk's."""

    state_changed = Signal()
    opened = Signal()
    """Another work: the field takes its text and the keyboard."""
    touched = Signal()
    """A row or a button of this half was clicked."""
    entered = Signal()
    """Enter, the button, or a second click on a row."""
    full = Signal()
    """No room for one more service."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__({"state": panel.EMPTY}, parent)
        self.work, self.draft = Work(), Draft()
        self._home = "ru"
        self._hall, self._asked = Hall(), Asked()
        self._rows = KeyedRows(FIELDS, self)

    state = part("state", "QVariantMap", state_changed)
    rows = Property(QObject, lambda self: self._rows, constant=True)

    # ── the desk ──────────────────────────────────────────────────────────────

    def settle(self, home: str) -> None:
        """The language most visitors here speak."""
        self._home = home
        self.compose(Draft(language=home))

    def follow(self, hall: Hall, asked: Asked) -> None:
        """Time went on; what was typed and chosen stays."""
        self._hall, self._asked = hall, asked
        self.show()

    def open(self, work: Work) -> None:
        """Another work."""
        self.work = work
        self.show()
        self.opened.emit()

    def compose(self, draft: Draft) -> None:
        """Another ticket to be given."""
        self.draft = draft
        self.show()

    def clear(self) -> None:
        """The next visitor: nothing is chosen, the home language."""
        self.draft = Draft(language=self._home)
        self.open(Work())

    @property
    def is_blank(self) -> bool:
        """Nothing was begun for another visitor."""
        return self.work == Work(key=self.work.key) and not self.draft.services

    def back(self) -> bool:
        """One step back within this work; False: there is none."""
        work, blank = self.work, Draft(language=self._home)
        if work.kind == "book" and work.booking.service:
            self.open(Work("book", booking=_earlier(work.booking)))
        elif work.text:
            self.open(structs.replace(work, text="", key=""))
        elif work.kind in TASKS and self.draft != blank:
            self.compose(blank)
        else:
            return False
        return True

    def show(self) -> None:
        """Draw the present moment."""
        hall, work = self._hall, self.work
        found = choices(hall, work, self.draft, self._asked)
        keys = [choice.key for choice in found if choice.allowed]
        writes = work.kind in ("cancel", "help") and bool(work.text.strip())
        if work.key not in keys or writes:
            offers = bool(work.text.strip()) or work.kind not in ("ticket", "check_in")
            offers = offers and not writes
            self.work = work = structs.replace(work, key=keys[0] if keys and offers else "")
        self._rows.show(
            [{**structs.asdict(each), "current": each.key == work.key} for each in found]
        )
        self.put("state", panel.shown(hall, work, self.draft, self._asked, len(found)))

    # ── QML ───────────────────────────────────────────────────────────────────

    @Slot(str)
    def type(self, text: str) -> None:
        """The field reads this now."""
        if text != self.work.text:
            self.work = structs.replace(self.work, text=text, key="")
            self.show()

    @Slot(result=bool)
    def plus(self) -> bool:
        """The key +: the chosen service, and one more; False: the letter is only a letter."""
        if self.work.kind != "ticket":
            return False
        draft = add_service(self.work, self.draft)
        if draft is not None:
            self.draft = draft
            self.open(Work())
        elif self.work.key:
            self.full.emit()
        return True

    @Slot()
    def drop(self) -> None:
        """Backspace in an empty field takes the last service away."""
        self.remove(len(self.draft.services) - 1)

    @Slot(int)
    def remove(self, place: int) -> None:
        """Take one of the chosen services away."""
        services = (id for n, id in enumerate(self.draft.services) if n != place)
        self.compose(structs.replace(self.draft, services=tuple(services)))
        self.touched.emit()

    @Slot(int)
    def speak(self, place: int) -> None:
        """The visitor's language, by its place; after the last comes the first."""
        known = self._hall.catalogue.languages if self._hall.catalogue else ()
        if known:
            self.compose(structs.replace(self.draft, language=known[place % len(known)]))
        self.touched.emit()

    @Slot(int)
    def move(self, by: int) -> None:
        """Up and down."""
        keys = [row["key"] for row in self._rows.rows if row["allowed"]]
        self.work = structs.replace(self.work, key=beside(keys, self.work.key, by))
        self.show()

    @Slot(str)
    def choose(self, key: str) -> None:
        """A row was clicked; a second click does it."""
        self.touched.emit()
        if key == self.work.key:
            self.entered.emit()
        elif any(row["key"] == key and row["allowed"] for row in self._rows.rows):
            self.work = structs.replace(self.work, key=key)
            self.show()

    @Slot()
    def enter(self) -> None:
        """The main button."""
        self.touched.emit()
        self.entered.emit()


def _earlier(booking: Booking) -> Booking:
    """The step before."""
    changes: dict[str, Any]
    match booking.step:
        case "day":
            changes = {"service": ""}
        case "slot":
            changes = {"day": ""}
        case "name":
            changes = {"slot": 0}
        case "phone":
            changes = {"asks_phone": False}
        case "service":
            changes = {}
    return structs.replace(booking, **changes)
