"""The panel's view-model: typing, choosing and confirming, whatever the panel is about."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from PySide6.QtCore import Property, QObject, Signal, Slot

from client_kit.qt.rows import KeyedRows
from operator_console.desk import Desk
from operator_console.panels import Choice, Kind, Panel, panel, panel_rows

NEED_TEXT = ("message", "raise", "suspend")
WITHOUT_LINK: tuple[Kind, ...] = ("note", "decline", "count_services", "more", "day")
"""What may be confirmed without a link; the rest waits for it, with all that was typed."""
MAP: Any = "QVariantMap"
FIELDS = ("key", "title", "subtitle", "trailing", "level", "marked", "digit", "current")
EMPTY: dict[str, Any] = {
    "kind": "",
    "title": "",
    "subtitle": "",
    "confirm": "",
    "icon": "",
    "tabs": [],
    "field": "",
    "writes": False,
    "marks": False,
    "tells": False,
    "option": "",
    "options": [],
    "check": "",
    "hint": "",
    "warning": "",
    "tab": 0,
    "text": "",
    "chosen_option": 0,
    "checked": False,
    "ready": False,
    "nothing": "",
}


class PanelModel(QObject):
    """One open panel, or none (`kind` is empty)."""

    changed = Signal()
    opened = Signal()
    """Another panel: the line takes the keyboard."""
    confirmed = Signal(str, object)
    """Kind and `Choice`; the desk gives the order and closes the panel."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = Desk({}, "", "", 0)
        self._panel: Panel | None = None
        self._choice = Choice()
        self._state = EMPTY
        self._rows = KeyedRows(FIELDS, self)

    # ── the desk ──────────────────────────────────────────────────────────────

    def open(self, kind: Kind, desk: Desk, text: str = "") -> None:
        """Replace the desk by this panel."""
        marked = tuple(desk.mine.get("services", ())) if kind == "services" else ()
        self._desk, self._panel = desk, panel(kind, desk)
        self._choice = Choice(text=text, marked=marked)
        self._show()
        self.opened.emit()

    def follow(self, desk: Desk) -> None:
        """The desk moved on; what was typed and chosen stays."""
        self._desk = desk
        if self._panel is not None:
            self._panel = panel(self._panel.kind, desk)
            self._show()

    @property
    def kind(self) -> str:
        """What is open; empty: nothing."""
        return self._panel.kind if self._panel else ""

    # ── QML ───────────────────────────────────────────────────────────────────

    @Property(MAP, notify=changed)
    def state(self) -> dict[str, Any]:
        """The panel; see `EMPTY`."""
        return self._state

    @Property(QObject, constant=True)
    def rows(self) -> KeyedRows:
        """The choices."""
        return self._rows

    @Slot(str)
    def type(self, text: str) -> None:
        """The line reads this now."""
        if text != self._choice.text:
            key = self._choice.key if self._panel and self._panel.writes else ""
            self._choose(text=text, key=key)

    @Slot(int)
    def move(self, by: int) -> None:
        """Up and down."""
        keys = [row["key"] for row in self._rows.rows]
        if keys:
            here = keys.index(self._choice.key) if self._choice.key in keys else -1
            self._choose(key=keys[max(0, min(len(keys) - 1, here + by))])

    @Slot(str)
    def choose(self, key: str) -> None:
        """A row was clicked; a second click on the same confirms it."""
        if self._panel and self._panel.marks:
            self._choose(key=key)
            self.mark()
        elif key == self._choice.key and not (self._panel and self._panel.writes):
            self.confirm()
        else:
            self._choose(key=key)

    @Slot(int)
    def digit(self, number: int) -> None:
        """Alt and a digit choose a row by its number."""
        keys = [row["key"] for row in self._rows.rows]
        if 1 <= number <= len(keys):
            self._choose(key=keys[number - 1])
            if self._panel and self._panel.marks:
                self.mark()

    @Slot()
    def mark(self) -> None:
        """Space: mark or unmark the current row."""
        marked, key = self._choice.marked, self._choice.key
        if key:
            rest = tuple(k for k in marked if k != key)
            self._choose(marked=rest if key in marked else (*marked, key))

    @Slot(int)
    def turn_to(self, tab: int) -> None:
        """Another tab; the line begins anew."""
        if self._panel and 0 <= tab < len(self._panel.tabs):
            self._choose(tab=tab, text="", key="")
            self.opened.emit()

    @Slot(int)
    def set_option(self, option: int) -> None:
        """One of the options."""
        self._choose(option=option)

    @Slot(bool)
    def set_checked(self, checked: bool) -> None:
        """The check."""
        self._choose(checked=checked)

    @Slot()
    def confirm(self) -> None:
        """Enter."""
        if self._panel is not None and self._state["ready"]:
            self.confirmed.emit(self._panel.kind, self._choice)

    @Slot()
    def close(self) -> None:
        """Esc: back to the desk."""
        if self._panel is not None:
            self._panel, self._choice = None, Choice()
            self._show()

    # ── inside ────────────────────────────────────────────────────────────────

    def _choose(self, **changes: Any) -> None:
        self._choice = structs.replace(self._choice, **changes)
        self._show()

    def _show(self) -> None:
        if self._panel is None:
            self._set(EMPTY)
            self._rows.show([])
            return
        rows = panel_rows(self._panel.kind, self._desk, self._choice)
        keys = [row.key for row in rows]
        if keys and self._choice.key not in keys:
            self._choice = structs.replace(self._choice, key=keys[0])
        elif not keys:
            self._choice = structs.replace(self._choice, key="")
        key, tells = self._choice.key, self._panel.tells
        self._rows.show(
            [
                {
                    **structs.asdict(row),
                    "digit": "" if tells or place > 9 else str(place),
                    "current": row.key == key,
                }
                for place, row in enumerate(rows, 1)
            ]
        )
        self._set(self._drawn(self._panel, bool(keys)))

    def _drawn(self, panel: Panel, any_rows: bool) -> dict[str, Any]:
        choice = self._choice
        ready = panel.writes or any_rows
        if panel.marks:
            ready = bool(choice.marked)
        if panel.kind in NEED_TEXT:
            ready = bool(choice.text.strip())
        lost = not self._desk.is_up and panel.kind not in WITHOUT_LINK
        return {
            "kind": panel.kind,
            "title": panel.title,
            "subtitle": panel.subtitle,
            "confirm": panel.confirm,
            "icon": panel.icon,
            "tabs": list(panel.tabs),
            "field": panel.fields[choice.tab],
            "writes": panel.writes,
            "marks": panel.marks,
            "tells": panel.tells,
            "option": panel.option,
            "options": list(panel.options),
            "check": panel.check,
            "hint": self._desk.say("panel_waits") if lost else panel.hint,
            "warning": panel.warning,
            "tab": choice.tab,
            "text": choice.text,
            "chosen_option": choice.option,
            "checked": choice.checked,
            "ready": ready and not lost,
            "nothing": "" if any_rows or panel.writes else self._desk.say("nothing_found"),
        }

    def _set(self, state: dict[str, Any]) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
