"""The desk's view-model: keys in, orders out, and which half has the keyboard."""

from __future__ import annotations

from typing import Any, Literal, assert_never, cast

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from client_kit.link import steady_ms
from client_kit.qt.bridge import Bridge
from client_kit.qt.rows import KeyedRows
from kiosk_app.flow.scan import BookingCode, TicketCode, read_code
from kiosk_app.reception import card, notices, office, slips, visitors
from kiosk_app.reception.card import Act
from kiosk_app.reception.confirming import Book, Compose, Give, Show, Turn, confirm
from kiosk_app.reception.moment import Hall
from kiosk_app.reception.notices import SHOWN_MS, Notice
from kiosk_app.reception.qt.booker import Booker
from kiosk_app.reception.qt.drawn import Drawn, part
from kiosk_app.reception.qt.giver import Giver
from kiosk_app.reception.qt.hall_watch import HallWatch
from kiosk_app.reception.qt.list_model import ListModel
from kiosk_app.reception.qt.ticket_finder import TicketFinder
from kiosk_app.reception.qt.work_model import WorkModel
from kiosk_app.reception.slips import Booked
from kiosk_app.reception.work import MOST_SERVICES, TASKS, Booking, Work
from queue_core.domain import commands as c
from queue_core.domain.commands import Command

Pane = Literal["work", "hall"]
KEYS: dict[str, str] = {
    "help": "F1",
    "ticket": "F2",
    "check_in": "F3",
    "book": "F4",
    "find": "F6",
    **{str(act): key for act, key in card.KEYS.items()},
    "unprinted": "F11",
    "lock": "F12",
    "language": "Ctrl+L",
}
NAMES: dict[type[Command], str] = {
    c.ComeBack: "come_back",
    c.Hold: "hold",
    c.CancelVisit: "cancel_visit",
    c.ClaimClass: "class",
    c.ConfirmClass: "class",
    c.DenyClass: "class",
    c.SendMessage: "help",
}
"""How an order is called when its end is told."""
BOOKINGS_AGAIN_MS = 5_000
DRAW_MS = 30


class DeskModel(Drawn):
    """One administrator at one desk."""

    strip_changed = Signal()
    slip_changed = Signal()
    notice_changed = Signal()
    pane_changed = Signal()
    focused = Signal()
    """The keyboard belongs to the half that `pane` names."""
    locked = Signal()

    def __init__(
        self,
        bridge: Bridge,
        watch: HallWatch,
        giver: Giver,
        booker: Booker,
        parent: QObject | None = None,
    ) -> None:
        blank = {"text": "", "kind": "info", "lost": "", "about": ""}
        shown = {"strip": notices.strip(Hall()), "slip": slips.EMPTY, "notice": blank}
        super().__init__(shown, parent)
        self._bridge, self._watch, self._giver, self._booker = bridge, watch, giver, booker
        self._pane: Pane = "work"
        self._notice, self._read, self._since = Notice(), frozenset[str](), 0
        self._asked_at = 0
        self._booking = ("", Booking())
        self._work, self._list = WorkModel(self), ListModel(self)
        self._figures = KeyedRows(office.FIGURES, self)
        self._devices = KeyedRows(office.DEVICES, self)
        self._finder = TicketFinder(bridge, watch, self)
        self._second = QTimer(self, interval=1000)
        self._soon = QTimer(self, interval=DRAW_MS, singleShot=True)
        self._listen()

    strip = part("strip", "QVariantMap", strip_changed)
    slip = part("slip", "QVariantMap", slip_changed)
    notice = part("notice", "QVariantMap", notice_changed)
    work = Property(QObject, lambda self: self._work, constant=True)
    list = Property(QObject, lambda self: self._list, constant=True)
    figures = Property(QObject, lambda self: self._figures, constant=True)
    devices = Property(QObject, lambda self: self._devices, constant=True)
    pane = Property(str, lambda self: self._pane, notify=pane_changed)

    def _listen(self) -> None:
        self._second.timeout.connect(self.refresh)
        self._soon.timeout.connect(self.refresh)
        for source in (self._watch, self._giver, self._booker):
            source.changed.connect(self._draw_soon)
        self._giver.noticed.connect(self._tell)
        self._booker.booked.connect(self._booked)
        self._finder.found.connect(self._found)
        self._finder.lost.connect(lambda: self._say("unknown_code", "danger"))
        self._work.touched.connect(lambda: self._turn("work"))
        self._work.entered.connect(self.enter)
        self._work.full.connect(lambda: self._say("one_more_full", "info", most=MOST_SERVICES))
        self._list.touched.connect(lambda: self._turn("hall"))

    # ── who sits here ─────────────────────────────────────────────────────────

    def sit(self, home: str) -> None:
        """Begin; `home` is the language most visitors speak."""
        self._since, self._notice, self._read = self._bridge.server_time(), Notice(), frozenset()
        self._work.settle(home)
        self._second.start()
        self.refresh()
        self._begin(Work())

    def leave(self) -> None:
        """Nobody sits here."""
        self._second.stop()

    @Slot()
    def refresh(self) -> None:
        """Draw the present moment."""
        hall = self._watch.hall()
        self._look_after(hall)
        self._work.follow(hall, self._booker.asked)
        self._list.follow(hall)
        self._figures.show(office.figures(hall))
        self._devices.show(office.devices(hall))
        self.put("strip", notices.strip(hall))
        self.put("slip", slips.shown(hall, self._giver.slip, self._watch.office))
        self.put("notice", notices.told(hall, self._notice, self._giver.waiting))

    def _draw_soon(self) -> None:
        """Many documents change at once; they are drawn once."""
        if not self._soon.isActive():
            self._soon.start()

    def _look_after(self, hall: Hall) -> None:
        """A sentence goes by itself; today's bookings are asked for again while they are shown."""
        if self._notice.until and steady_ms() > self._notice.until:
            self._notice = Notice()
        if not self._notice.text:
            self._notice = notices.message_of(hall, self._read, self._since)
        is_shown = self._work.work.kind == "check_in" and hall.is_up
        if is_shown and steady_ms() - self._asked_at > BOOKINGS_AGAIN_MS:
            self._asked_at = steady_ms()
            self._booker.ask_bookings(self._watch.office)

    # ── keys ──────────────────────────────────────────────────────────────────

    @Slot(str)
    def act(self, name: str) -> None:
        """A key or a button."""
        match name:
            case "ticket" | "check_in" | "book":
                self._asked_at = 0
                self._begin(Work(name))
            case "help":
                self._begin(Work("help"))
            case "find":
                self._turn("hall")
            case "unprinted":
                self._name_unprinted()
            case "lock":
                self.locked.emit()
            case "language":
                self._work.speak(self._work.state["language"] + 1)
            case "class" if self._pane == "work":
                if self._work.work.kind in ("ticket", "check_in"):
                    self._work.open(Work("class"))
            case _:
                self._act_on_visitor(cast("Act", name))

    @Slot(str)
    def act_on(self, name: str) -> None:
        """A button under the chosen visitor: the keyboard goes there too."""
        self._turn("hall")
        self._act_on_visitor(cast("Act", name))

    @Slot()
    def ask_class(self) -> None:
        """The button beside the ticket to be given."""
        self._begin(Work("class"))

    @Slot(int)
    def move(self, by: int) -> None:
        """Up and down in the half that has the keyboard."""
        (self._work if self._pane == "work" else self._list).move(by)

    @Slot()
    def turn(self) -> None:
        """Tab: the other half."""
        self._turn("hall" if self._pane == "work" else "work")

    @Slot()
    def enter(self) -> None:
        """Enter in the half that has the keyboard."""
        self.refresh()
        if self._pane == "hall":
            self._enter_visitor()
            return
        match confirm(self._watch.hall(), self._work.work, self._work.draft):
            case Give(command):
                self._give(command)
            case Turn(work):
                if work.booking.step == "day":
                    self._booker.ask_days(work.booking.service)
                    self.refresh()  # the days of another service must not be seen under this one
                self._work.open(work)
            case Compose(draft):
                self._work.compose(draft)
                self._work.open(Work())
            case Show(ticket):
                self._work.open(Work())
                self._list.show_visitor(ticket)
                self._turn("hall")
            case Book(booking, phone):
                self._book(booking, phone)
            case None:
                pass
            case outcome:
                assert_never(outcome)

    @Slot()
    def escape(self) -> None:
        """Esc: one step back, the nearest first."""
        work = self._work.work
        if self._notice.text:
            self._read |= {self._notice.message}
            self._notice = Notice()
        elif self._pane == "hall":
            self._list.turn_to(0)
            self._turn("work")
        elif work.kind not in TASKS:
            self._leave_panel(work)
        elif not self._work.back() and not self._giver.give_up():
            self._number_told()
            self._begin(Work())
        self.refresh()

    @Slot(str)
    def take_keyboard(self, pane: str) -> None:
        """A half got the keyboard by a click into its field."""
        if pane != self._pane:
            self._pane = cast("Pane", pane)
            self.pane_changed.emit()

    def scanned(self, line: str) -> None:
        """A QR held to the scanner: a booking is checked in, a ticket is found."""
        draft = self._work.draft
        self._work.clear()
        match read_code(line):
            case BookingCode(token):
                self._turn("work")
                self._hand(c.CheckIn("", token, draft.language, draft.class_id), draft.language)
            case TicketCode(token):
                self._finder.find(token)
            case None:
                pass  # the scanner lets nothing else in

    # ── orders ────────────────────────────────────────────────────────────────

    def _give(self, command: Command) -> None:
        work, language = self._work.work, self._work.draft.language
        if isinstance(command, c.IssueTicket | c.CheckIn):
            self._work.clear()
            self._hand(command, language)
            return
        number = self._watch.hall().tickets.get(work.about, {}).get("number", "")
        self._leave_panel(work)
        self._giver.give(command, NAMES[type(command)], number)

    def _hand(self, command: Command, language: str) -> None:
        self._number_told()
        self._giver.hand(command, language)

    def _book(self, booking: Booking, phone: str) -> None:
        language = self._work.draft.language
        self._work.clear()
        self._number_told()
        self._booking = self._giver.booking(booking.service), booking
        self._booker.book(self._booking[0], booking, language, phone)

    def _booked(self, key: str, booked: Booked | None, why: str) -> None:
        """Refused, and nothing else begun: another time may be chosen at once."""
        self._giver.booked(key, booked, why)
        asked, booking = self._booking
        if booked is None and key == asked and self._work.is_blank:
            self._booker.ask_days(booking.service)
            self._begin(Work("book", booking=Booking(booking.service, booking.day)))

    def _act_on_visitor(self, act: Act) -> None:
        hall, ticket = self._watch.hall(), self._list.chosen
        if not card.may(hall, ticket, act):
            return
        row = hall.tickets[ticket]
        match card.command_of(hall, ticket, act):
            case c.Reprint() as command:
                self._watch.tell(ticket)
                self._hand(command, row["language"])
            case None:
                kind = "hold" if act == "aside" else act
                self._begin(Work(cast("Any", kind), about=ticket))
            case command:
                self._giver.give(command, NAMES[type(command)], row["number"])

    def _enter_visitor(self) -> None:
        """Enter on a visitor does what is asked for most, if it is plain what that is."""
        hall, ticket = self._watch.hall(), self._list.chosen
        if ticket in hall.unprinted():
            self._act_on_visitor("reprint")
        elif hall.tickets.get(ticket, {}).get("state") in ("held", "missed"):
            self._act_on_visitor("aside")

    def _name_unprinted(self) -> None:
        """The number of whoever has waited longest without paper, and its copy."""
        waiting = self._watch.hall().unprinted()
        if not waiting:
            self._say("no_more_unprinted", "info")
            return
        self._list.show_visitor(waiting[0])
        self._turn("hall")
        self._act_on_visitor("reprint")

    def _number_told(self) -> None:
        """Going on means that the number on the screen was said."""
        slip = self._giver.slip
        if slip is not None and slip.handed is not None and slip.state == "failed":
            self._watch.tell(slip.handed.ticket)
        self._giver.put_away()

    # ── which half ────────────────────────────────────────────────────────────

    def _begin(self, work: Work) -> None:
        self._turn("work")
        self._work.open(work)
        self.refresh()

    def _leave_panel(self, work: Work) -> None:
        """Back to the ticket; to the list if the panel was about one of it."""
        self._work.open(Work())
        self._turn("hall" if work.about else "work")

    def _turn(self, pane: Pane) -> None:
        self.take_keyboard(pane)
        self.focused.emit()

    def _found(self, number: str) -> None:
        ticket = visitors.named(self._watch.hall(), number)
        if not ticket:
            self._say("unknown_code", "danger")
            return
        self._list.show_visitor(ticket)
        self._turn("hall")

    def _say(self, key: str, kind: Literal["info", "danger"], **facts: Any) -> None:
        self._tell(self._watch.hall().say(key, **facts), kind)

    def _tell(self, text: str, kind: str) -> None:
        self._notice = Notice(text, cast("Any", kind), until=steady_ms() + SHOWN_MS)
        self.refresh()
