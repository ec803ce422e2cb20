"""The desk's view-model: the document and the time in, words and buttons out, presses on."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from client_kit.link import steady_ms
from client_kit.qt.bridge import Bridge
from client_kit.qt.rows import KeyedRows
from operator_console import acts, card
from operator_console.acts import Act
from operator_console.auto_call_model import AutoCallModel
from operator_console.desk import Desk
from operator_console.foresee import foresee
from operator_console.notices import Notice, answer_notice, message_notice
from operator_console.offers import Further
from operator_console.orders import acting, call_row, order
from operator_console.panel_model import PanelModel
from operator_console.panels import Choice, Kind, next_step, panel_command
from operator_console.presses import KEPT, Presses
from operator_console.queue_model import QueueModel
from operator_console.stage_model import StageModel
from queue_core.domain import commands as c
from queue_core.domain.commands import Command
from queue_core.protocol import Reply

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
    "day": "day",
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
    notice_changed = Signal()
    panel_changed = Signal()
    drawn = Signal()
    signed_out = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._desk = Desk({}, "", "", 0)
        self._office = ""
        self._since = 0
        self._shown: dict[str, Any] = {
            "strip": {"window": "", "operator": "", "link": "", "helping": False, "up": True},
            "card": card.EMPTY,
            "main": {"act": "", "text": "", "sign": "", "cap": "", "allowed": False, "busy": False},
            "foot": dict.fromkeys(("kind", "text", "strong", "side", "undo", "key", "queue"), ""),
            "notice": {"text": "", "kind": "danger", "why": ""},
        }
        self._presses = Presses()
        self._notice = Notice()
        self._messages_read: set[str] = set()
        self._places = KeyedRows(BUTTON, self)
        self._figures, self._facts = KeyedRows(FIGURE, self), KeyedRows(FIGURE, self)
        self._queue = QueueModel(bridge, self)
        self._queue.chosen_changed.connect(self._chosen)
        self._queue.called.connect(self.call_row)
        self._queue.typing_changed.connect(self._look_at_count)
        self._panel = PanelModel(self)
        self._panel.confirmed.connect(self._confirmed)
        self._stage = StageModel(self)
        self._stage.changed.connect(self._draw)
        self._stage.due.connect(lambda command: self._give("count", command))
        self._auto_call = AutoCallModel(self)
        self._auto_call.due.connect(self._call_by_itself)
        self._panel.changed.connect(self._look_at_count)
        self._panel.changed.connect(self.panel_changed)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.refresh)
        bridge.linked.connect(self.refresh)

    strip = _read("strip", "QVariantMap", strip_changed)
    card = _read("card", "QVariantMap", card_changed)
    main = _read("main", "QVariantMap", main_changed)
    foot = _read("foot", "QVariantMap", foot_changed)
    notice = _read("notice", "QVariantMap", notice_changed)
    places = Property(QObject, lambda self: self._places, constant=True)
    figures = Property(QObject, lambda self: self._figures, constant=True)
    facts = Property(QObject, lambda self: self._facts, constant=True)
    queue = Property(QObject, lambda self: self._queue, constant=True)
    panel = Property(QObject, lambda self: self._panel, constant=True)
    auto_call = Property(QObject, lambda self: self._auto_call, constant=True)

    # ── who sits here ─────────────────────────────────────────────────────────

    def sit(self, office: str, window: str, staff: str, role: str, language: str) -> None:
        """Begin at a window."""
        self._office, self._since = office, self._bridge.server_time()
        self._desk = Desk({}, window, staff, 0, role, language)
        self._bridge.watch(f"{office}/desk/wait")
        self._queue.begin(office)
        self._auto_call.begin()
        self._presses.clear()
        self._second.start()
        self.refresh()

    def leave(self) -> None:
        """Nobody sits here any more."""
        self._second.stop()
        self._bridge.unwatch(f"{self._office}/desk/wait")
        self._panel.close()
        self._notice = Notice()

    @property
    def open_panel(self) -> str:
        """What is asked now instead of the desk; empty: nothing."""
        return self._panel.kind

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
            wait=bridge.documents.get(f"{self._office}/desk/wait", {}),
            at=bridge.server_time(),
            is_up=bridge.is_up,
            silence=bridge.silence_ms(),
        )
        self._stage.follow(self._desk)
        self._draw()

    # ── presses ───────────────────────────────────────────────────────────────

    @Slot(str)
    def act(self, name: Act) -> None:
        """A key or a button; what the rules do not allow at this very moment does nothing."""
        desk = self._desk = structs.replace(self._desk, at=self._bridge.server_time())
        if not acts.may(desk, name) or self._presses.is_pending(name):
            return
        if self._presses.is_same_press(name, steady_ms()):
            return
        if command := order(desk, name, self._stage.outcome):
            self._stage.told()
            if name == "undo":
                self._auto_call.stop()
            self._give(name, command)
        elif name in PANELS:
            self._panel.open(
                PANELS[name], desk, desk.visit.get("note", "") if name == "note" else ""
            )

    def press(self, name: str) -> None:
        """An act by its name, from elsewhere; an unknown one does nothing."""
        known = next((act for act in acts.KEYS if act == name), None)
        if known is not None and not self._panel.kind:
            self.act(known)

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
            self._queue.forget()
            self._give("next", command)

    @Slot()
    def dismiss(self) -> None:
        """Esc: the count before the next call, the notice, then the choice."""
        if self._auto_call.is_running:
            self.stop_count()
        elif self._notice.text:
            self.put_away()
        else:
            self._queue.forget()

    @Slot()
    def put_away(self) -> None:
        """The notice was read."""
        self._messages_read.add(self._notice.key)
        self._notice = Notice()
        self._draw()

    @Slot()
    def stop_count(self) -> None:
        """The next is called by hand this time."""
        self._auto_call.stop()

    @Slot(int)
    def count_documents(self, documents: int) -> None:
        """The stepper."""
        self._stage.count(documents=documents)

    @Slot(int)
    def step_documents(self, by: int) -> None:
        """The keys + and −."""
        self._stage.step(by)

    @Slot(bool)
    def decline(self, declined: bool) -> None:
        """Rendered, or declined for a reason that a panel asks for."""
        if declined:
            self._panel.open("decline", self._desk)
        else:
            self._stage.decline("")

    # ── inside ────────────────────────────────────────────────────────────────

    def _give(self, act: str, command: Command, key: str = "") -> None:
        if isinstance(command, KEPT):
            command = structs.replace(command, claimed_at=self._bridge.server_time())
        order: list[int] = []
        order.append(
            self._bridge.do(
                self._office, command, lambda reply: self._answered(order[0], reply), key=key
            )
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
            self._stage.decline(choice.key)
        elif kind == "count_services":
            self._stage.count(services=int(choice.key))
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

    def _call_by_itself(self, key: str) -> None:
        """The count is over; its key makes it one call whatever happens on the way."""
        self._give("next", c.CallNext(window=acting(self._desk)), key)

    def _chosen(self, key: str) -> None:
        self._desk = structs.replace(self._desk, chosen=key)
        self._draw_others()

    def _draw(self) -> None:
        desk, pending = self._desk, self._presses.is_pending
        main, places = acts.buttons(desk)
        self._set("strip", card.strip(desk))
        self._set("card", card.card(desk) | self._stage.shown())
        if main:
            self._set("main", main.shown(pending(main.act)))
        self._places.show([place.shown(pending(place.act)) for place in places])
        self._set("foot", card.foot(desk))
        self._figures.show(card.figures(desk))
        self._facts.show(card.break_facts(desk))
        self._queue.follow(desk)
        self._draw_others()

    def _draw_others(self) -> None:
        self._set("notice", self._told())
        self._panel.follow(self._desk)
        self._look_at_count()
        self.drawn.emit()

    def _look_at_count(self) -> None:
        """Nobody is called by itself while anything else is asked or chosen."""
        busy = bool(self._panel.kind) or self._queue.is_choosing or self._presses.are_any
        self._auto_call.follow(self._desk, busy)

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
