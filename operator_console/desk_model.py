"""The desk's view-model: the document and the time in, words and buttons out, presses on."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from client_kit.link import steady_ms
from client_kit.qt.bridge import Bridge
from client_kit.qt.rows import KeyedRows
from operator_console import acts, card, queue
from operator_console.acts import Act
from operator_console.desk import Desk
from operator_console.foresee import foresee
from operator_console.notices import Notice, answer_notice, message_notice
from operator_console.offers import Further
from operator_console.orders import Outcome, call_row, order
from operator_console.pages import PAGES, Page
from operator_console.pages_model import PagesModel
from operator_console.panel_model import PanelModel
from operator_console.panels import Choice, Kind, next_step, panel_command
from operator_console.presses import KEPT, Presses
from queue_core.domain import commands as c
from queue_core.domain.commands import Command
from queue_core.protocol import Reply

MOST_DOCUMENTS = 99
COUNT_AFTER_MS = 700
"""The documents stepper sends its last value, not each step."""
PANELS: dict[Act, Kind] = {
    "hold": "hold",
    "transfer": "transfer",
    "pause": "pause",
    "add_service": "add_service",
    "note": "note",
    "message": "message",
    "no_ticket": "no_ticket",
    "services": "services",
    "more": "more",
    "find": "find",
    "decline": "decline",
}
BUTTON = ("key", "act", "text", "sign", "cap", "allowed", "busy")
FIGURE = ("key", "title", "value", "level")


def _read(name: str, kind: Any, notify: Any) -> Any:
    return Property(kind, lambda self: self._shown[name], notify=notify)


class DeskModel(QObject):
    """One operator at one window."""

    strip_changed = Signal()
    card_changed = Signal()
    main_changed = Signal()
    foot_changed = Signal()
    tabs_changed = Signal()
    notice_changed = Signal()
    signed_out = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._desk = Desk({}, "", "", 0)
        self._office = ""
        self._since = 0
        self._shown: dict[str, Any] = {
            "strip": {"window": "", "operator": "", "link": "", "up": True},
            "card": card.EMPTY,
            "main": {"act": "", "text": "", "sign": "", "cap": "", "allowed": False, "busy": False},
            "foot": dict.fromkeys(("kind", "text", "strong", "side", "undo", "key", "queue"), ""),
            "tabs": [],
            "notice": {"text": "", "kind": "danger", "why": ""},
        }
        self._presses = Presses()
        self._outcome, self._outcome_of = Outcome(), ""
        self._notice = Notice()
        self._messages_read: set[str] = set()
        self._selected = ""
        self._tab = 0
        self._places = KeyedRows(BUTTON, self)
        self._figures, self._facts = KeyedRows(FIGURE, self), KeyedRows(FIGURE, self)
        self._queue = KeyedRows((*queue.FIELDS, "current"), self)
        self._below = KeyedRows((*queue.FIELDS, "current"), self)
        self._pages = PagesModel(bridge, self)
        self._panel = PanelModel(self)
        self._panel.confirmed.connect(self._confirmed)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.refresh)
        self._count = QTimer(self, interval=COUNT_AFTER_MS, singleShot=True)
        self._count.timeout.connect(self._send_count)
        bridge.linked.connect(self.refresh)

    strip = _read("strip", "QVariantMap", strip_changed)
    card = _read("card", "QVariantMap", card_changed)
    main = _read("main", "QVariantMap", main_changed)
    foot = _read("foot", "QVariantMap", foot_changed)
    tabs = _read("tabs", "QStringList", tabs_changed)
    notice = _read("notice", "QVariantMap", notice_changed)
    places = Property(QObject, lambda self: self._places, constant=True)
    figures = Property(QObject, lambda self: self._figures, constant=True)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    queue = Property(QObject, lambda self: self._queue, constant=True)
    below = Property(QObject, lambda self: self._below, constant=True)
    panel = Property(QObject, lambda self: self._panel, constant=True)
    pages = Property(QObject, lambda self: self._pages, constant=True)
    tab = Property(int, lambda self: self._tab, notify=tabs_changed)

    # ── who sits here ─────────────────────────────────────────────────────────

    def sit(self, office: str, window: str, staff: str, role: str, language: str) -> None:
        """Begin at a window."""
        self._office, self._since = office, self._bridge.server_time()
        self._desk = Desk({}, window, staff, 0, role, language)
        self.turn_to(0)
        self._presses.clear()
        self._second.start()
        self.refresh()

    def leave(self) -> None:
        """Nobody sits here any more."""
        self._second.stop()
        self._panel.close()
        self._notice = Notice()

    @property
    def desk(self) -> Desk:
        """The present moment, with the presses kept during a lost link."""
        return self._desk

    @Slot()
    def refresh(self) -> None:
        """Draw the present moment."""
        bridge = self._bridge
        doc = bridge.documents.get(f"{self._office}/desk")
        if doc is None or not self._desk.window:
            return
        self._desk = structs.replace(
            self._desk,
            doc=foresee(doc, self._desk.window, self._presses.kept()),
            at=bridge.server_time(),
            is_up=bridge.is_up,
            silence=bridge.silence_ms(),
        )
        self._forget_outcome()
        self._draw()

    # ── presses ───────────────────────────────────────────────────────────────

    @Slot(str)
    def act(self, name: Act) -> None:
        """A key or a button; what the rules do not allow now does nothing."""
        desk = self._desk
        if not acts.may(desk, name) or self._presses.is_pending(name):
            return
        if self._presses.is_same_press(name, steady_ms()):
            return
        if command := order(desk, name, self._outcome):
            self._count.stop()
            self._give(name, command)
        elif name in PANELS:
            self._panel.open(
                PANELS[name], desk, desk.visit.get("note", "") if name == "note" else ""
            )

    @Slot(str)
    def click(self, name: Act) -> None:
        """A button; the second click of a double one may lie on another button by then."""
        if not self._presses.is_double_click(steady_ms()):
            self.act(name)

    @Slot(str)
    def call_row(self, key: str) -> None:
        """Call the visitor of this row."""
        command = call_row(self._desk, key)
        free = self._desk.mode == "idle" and self._desk.is_up
        if command and free and not self._presses.is_pending("next"):
            self._select("")
            self._give("next", command)

    @Slot()
    def call_selected(self) -> None:
        """Enter."""
        if self._selected:
            self.call_row(self._selected)

    @Slot(int)
    def move(self, by: int) -> None:
        """Up and down in the queue."""
        if self._page:
            self._pages.move(by)
            return
        keys = [row["key"] for row in self._queue.rows]
        if keys:
            on_card = self._desk.mode == "idle" and self._tab == 0 and len(keys) > 1
            here = keys.index(self._selected) if self._selected in keys else -1 + on_card
            self._select(keys[max(0, min(len(keys) - 1, here + by))])

    @Slot(str)
    def select(self, key: str) -> None:
        """A row was clicked; a second click calls it."""
        if key == self._selected:
            self.call_row(key)
        else:
            self._select(key)

    @Slot()
    def dismiss(self) -> None:
        """Esc: the notice, then the selection."""
        if self._notice.text:
            self._messages_read.add(self._notice.key)
            self._notice = Notice()
            self._draw()
        else:
            self._select("")

    @Slot(int)
    def turn_to(self, tab: int) -> None:
        """Another list of the wide queue."""
        self._tab = tab % (len(queue.TABS) + len(PAGES))
        self._pages.show(self._office, self._page)
        self.tabs_changed.emit()
        self._select("")

    @Slot(int)
    def count_documents(self, documents: int) -> None:
        """The stepper."""
        self._recount(documents=documents)

    @Slot(int)
    def step_documents(self, by: int) -> None:
        """The keys + and −."""
        documents = self._outcome.documents + by
        if self._desk.mode == "serving" and 0 <= documents <= MOST_DOCUMENTS:
            self._recount(documents=documents)

    @Slot(bool)
    def decline(self, declined: bool) -> None:
        """Rendered, or declined for a reason that a panel asks for."""
        if declined:
            self._panel.open("decline", self._desk)
        else:
            self._outcome = structs.replace(self._outcome, declined="")
            self._draw()

    # ── inside ────────────────────────────────────────────────────────────────

    def _give(self, act: str, command: Command) -> None:
        if isinstance(command, KEPT):
            command = structs.replace(command, claimed_at=self._bridge.server_time())
        order: list[int] = []
        order.append(
            self._bridge.do(self._office, command, lambda reply: self._answered(order[0], reply))
        )
        self._presses.add(order[0], act, command, steady_ms())
        self._notice = Notice()
        self.refresh()

    def _answered(self, order: int, reply: Reply) -> None:
        act, command = self._presses.settle(order)
        if act:
            self._notice = answer_notice(self._desk, act, reply, steady_ms())
        self.refresh()
        if isinstance(command, c.SignOut) and reply.ok:
            self.signed_out.emit()

    def _confirmed(self, kind: Kind, choice: Choice) -> None:
        desk = self._desk
        command = panel_command(kind, desk, choice)
        self._panel.close()
        if kind == "decline":
            self._outcome = structs.replace(self._outcome, declined=choice.key)
            self._draw()
        elif kind == "count_services":
            self._recount(services=int(choice.key))
        elif kind == "find":
            self.call_row(choice.key)
        elif command is not None:
            self._give(kind, command)
        elif kind == "more":
            self._go_on(next_step(desk, choice.key))

    def _go_on(self, step: Command | Act | Further | None) -> None:
        match step:
            case None:
                return
            case Command():
                self._give("more", step)
            case "raise" | "change_class" | "suspend" | "close_early" | "sign_out_other":
                self._panel.open(step, self._desk)
            case "count_services":
                self._panel.open(step, self._desk)
            case _:
                self.act(step)

    def _recount(self, **counts: int) -> None:
        self._outcome = structs.replace(self._outcome, **counts)
        self._count.start()
        self._draw()

    def _send_count(self) -> None:
        desk, outcome = self._desk, self._outcome
        if desk.mode == "serving":
            counted = c.Count(
                window=desk.window if desk.role == "supervisor" else "",
                ticket=desk.visit_id,
                services=outcome.services,
                documents=outcome.documents,
            )
            self._give("count", counted)

    def _forget_outcome(self) -> None:
        """Each stage of each visit begins with what is counted already."""
        row = self._desk.visit
        stage = f"{self._desk.visit_id}/{row.get('done', 0)}"
        if stage != self._outcome_of:
            self._outcome_of = stage
            services, documents = int(row.get("services", 1)), int(row.get("documents", 0))
            self._outcome = Outcome(services=services, documents=documents)
            self._count.stop()

    def _select(self, key: str) -> None:
        self._selected = key
        self._desk = structs.replace(self._desk, chosen=key)
        self._draw()

    def _draw(self) -> None:
        desk = self._desk
        main, places = acts.buttons(desk)
        pending = self._presses.is_pending
        self._set("strip", card.strip(desk))
        self._set("card", card.card(desk) | self._chosen())
        self._set(
            "main", main.shown(self._presses.is_pending(main.act)) if main else self._shown["main"]
        )
        self._places.show([place.shown(pending(place.act)) for place in places])
        self._set("foot", card.foot(desk))
        self._figures.show(card.figures(desk))
        self._facts.show(card.break_facts(desk))
        self._set("tabs", queue.tab_titles(desk))
        rows = [] if self._page else queue.rows(desk, queue.TABS[self._tab])
        rows = [row | {"current": row["key"] == self._selected} for row in rows]
        on_card = desk.mode == "idle" and self._tab == 0
        self._queue.show(rows)
        self._below.show(rows[1:] if on_card else rows)
        self._set("notice", self._told())
        self._panel.follow(desk)
        self._pages.follow(desk)

    @property
    def _page(self) -> Page | None:
        """Which page stands in the queue's place."""
        place = self._tab - len(queue.TABS)
        return PAGES[place] if place >= 0 else None

    def _chosen(self) -> dict[str, Any]:
        reason, services = self._outcome.declined, self._outcome.services
        desk = self._desk
        return {
            "documents": self._outcome.documents,
            "services_text": desk.say("services_counted", count=services) if services > 1 else "",
            "declined": bool(reason),
            "declined_text": desk.named("decline_reasons", reason) if reason else "",
        }

    def _told(self) -> dict[str, str]:
        if self._notice.until and steady_ms() > self._notice.until:
            self._notice = Notice()
        if not self._notice.text:
            self._notice = message_notice(self._desk, self._messages_read, self._since)
        why = acts.why_not(self._desk)
        return {"text": self._notice.text, "kind": self._notice.kind, "why": why}

    def _set(self, name: str, value: Any) -> None:
        if value != self._shown[name]:
            self._shown[name] = value
            getattr(self, f"{name}_changed").emit()
