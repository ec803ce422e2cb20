"""Orders on their way, each under its key until answered, and the paper that follows them."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal

from client_kit.keys import command_key
from client_kit.qt.bridge import Bridge
from kiosk_app.claims import Claims
from kiosk_app.handing import handed_of
from kiosk_app.printing.job import Confirmed, Outcome, Unconfirmed
from kiosk_app.printing.printers import PrintersTold
from kiosk_app.qt.press import Press
from kiosk_app.reception import slips
from kiosk_app.reception.moment import Hall
from kiosk_app.reception.slips import Booked, Slip
from queue_core.domain import commands as c
from queue_core.domain.commands import Command
from queue_core.domain.refusals import TEXTS, text
from queue_core.protocol import Error, Reply, Report

ASK_PRINTER_MS = 30_000
KEPT = (
    c.IssueTicket | c.CheckIn | c.ComeBack | c.Hold | c.CancelVisit | c.ClaimClass | c.CancelBooking
)
"""Sent however long the link is away: each names its visit, and the office decides then."""
MOST_SLIPS = 20
_log = structlog.get_logger("reception")


class Giver(QObject):
    """Gives orders; `slip` is the latest thing handed over."""

    changed = Signal()
    noticed = Signal(str, str)
    """A sentence and its kind, `info` or `danger`."""

    def __init__(
        self,
        bridge: Bridge,
        press: Press | None,
        claims: Claims,
        hall: Callable[[], Hall],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._press, self._claims, self._hall = bridge, press, claims, hall
        self._office = ""
        self._slips: dict[str, Slip] = {}
        self._seen: set[str] = set()
        self._orders: dict[str, int] = {}
        self._printers: PrintersTold | None = None
        self._ask = QTimer(self)
        if press is not None:
            press.printed.connect(self._paper)
            press.told.connect(self._printers_told)
            self._ask.timeout.connect(press.ask)
            self._ask.start(ASK_PRINTER_MS)

    @property
    def slip(self) -> Slip | None:
        """The latest; but first whatever went wrong and was not seen yet, the oldest of it."""
        wrong = (s for s in self._slips.values() if s.is_wrong and s.key not in self._seen)
        return next(wrong, next(reversed(self._slips.values()), None))

    @property
    def waiting(self) -> int:
        """How many presses are not answered yet."""
        bookings = sum(s.is_open and s.kind == "booking" for s in self._slips.values())
        return len(self._orders) + bookings

    def put_away(self) -> None:
        """What went wrong and stands there was seen."""
        slip = self.slip
        if slip is not None and slip.is_wrong:
            self._seen.add(slip.key)
            self.changed.emit()

    def begin(self, office: str) -> None:
        """The office is known and linked: give up what a run before this one left behind."""
        self._office = office
        for key in self._claims.left():
            if key not in self._orders:
                self._cancel(key)
        if self._press is not None:
            self._bridge.report(self._report())

    def close(self) -> None:
        """End the printer's thread; before the bridge goes."""
        self._ask.stop()
        if self._press is not None:
            self._press.printed.disconnect(self._paper)
            self._press.told.disconnect(self._printers_told)
            self._press.close()

    # ── orders ────────────────────────────────────────────────────────────────

    def hand(self, command: Command, language: str) -> None:
        """An order that ends in paper: a ticket, a check-in, a copy."""
        key = self._key()
        kind: slips.Kind = "copy" if isinstance(command, c.Reprint) else "ticket"
        self._put(Slip(key, kind, language, asked=slips.asked_of(self._hall(), command)))
        if kind == "ticket":
            self._claims.keep(key)
        self._give(key, command, lambda reply: self._handed(key, reply))

    def give(self, command: Command, act: str, number: str) -> None:
        """Any other order; `act` and `number` say in words what became of it."""
        self._give(self._key(), command, lambda reply: self._answered(act, number, reply))

    def give_up(self) -> bool:
        """Esc: the latest press that is not answered is taken back by its own key."""
        slip = next((s for s in reversed(self._slips.values()) if s.is_open), None)
        if slip is None:
            return False
        if slip.kind != "booking":
            self._bridge.withdraw(self._orders.pop(slip.key, 0))
        if slip.kind == "ticket":
            self._cancel(slip.key)
        self._put(structs.replace(slip, state="given_up"))
        return True

    def _give(self, key: str, command: Command, then: Callable[[Reply], None]) -> None:
        def settle(reply: Reply) -> None:
            self._orders.pop(key, None)
            then(reply)
            self.changed.emit()

        patience = None if isinstance(command, KEPT) else -1
        self._orders[key] = self._bridge.do(
            self._office, command, settle, key=key, patience=patience
        )
        self.changed.emit()

    def _handed(self, key: str, reply: Reply) -> None:
        self._claims.drop(key)
        slip = self._slips[key]
        handed = handed_of(reply.result) if reply.ok else None
        if handed is None:
            self._put(structs.replace(slip, state="refused", why=self._why(reply)))
            return
        slip = structs.replace(slip, handed=handed, state="printing")
        paper = slips.paper(self._hall(), slip, self._office)
        if self._press is None or paper is None:
            self._put(structs.replace(slip, state="shown"))
            return
        self._put(slip)
        self._press.print(key, paper)

    def _answered(self, act: str, number: str, reply: Reply) -> None:
        hall = self._hall()
        if reply.ok:
            self.noticed.emit(hall.say(f"done_{act}", number=number), "info")
        elif isinstance(reply.error, Error) and reply.error.code == "lapsed":
            self.noticed.emit(hall.say("lapsed", act=hall.say(f"do_{act}")), "danger")
        else:
            self.noticed.emit(self._why(reply), "danger")

    def _why(self, reply: Reply) -> str:
        hall, error = self._hall(), reply.error
        if not isinstance(error, Error):
            return hall.say("failed", text="")
        if error.code in TEXTS:
            return text(error.code, hall.language, error.facts)
        if error.code in ("lapsed", "link_lost"):
            return hall.say("failed", text=hall.say("link"))
        return error.text or hall.say("failed", text=error.code)

    def _cancel(self, key: str) -> None:
        """What nobody waits for any more is cancelled by its own key, now or when linked again."""

        def cancelled(reply: Reply) -> None:
            self._orders.pop(key, None)
            self._claims.drop(key)
            self.changed.emit()

        command = c.CancelUnclaimed(key)
        self._orders[key] = self._bridge.do(self._office, command, cancelled, patience=None)

    def _cancel_booking(self, booked: Booked) -> None:
        self._give(self._key(), c.CancelBooking(booked.token), lambda reply: None)

    # ── bookings, made elsewhere and shown here ───────────────────────────────

    def booking(self, service: str) -> str:
        """A booking is on its way; returns its key."""
        key = self._key()
        self._put(Slip(key, "booking", asked=self._hall().service(service)))
        return key

    def booked(self, key: str, booked: Booked | None, why: str) -> None:
        """What became of it."""
        slip = self._slips[key]
        if slip.state == "given_up":
            if booked is not None:  # it was made all the same: its place is for somebody else
                self._cancel_booking(booked)
            return
        state: slips.State = "shown" if booked else "refused"
        self._put(structs.replace(slip, state=state, booked=booked, why=why))

    # ── the printer ───────────────────────────────────────────────────────────

    def _paper(self, key: str, outcome: Outcome) -> None:
        slip = self._slips.get(key)
        if slip is None or slip.handed is None:
            return
        ticket = slip.handed.ticket
        is_unasked = isinstance(outcome, Unconfirmed) and outcome.reason == "unasked"
        is_out = isinstance(outcome, Confirmed) or is_unasked
        if isinstance(outcome, Confirmed):
            self._bridge.report(self._report(printed=ticket))
        elif not is_unasked:
            _log.warning("print not confirmed", ticket=ticket, why=outcome.reason)
            self._bridge.report(self._report(unconfirmed=ticket if slip.kind == "ticket" else ""))
        self._put(structs.replace(slip, state="printed" if is_out else "failed"))

    def _report(self, printed: str = "", unconfirmed: str = "") -> Report:
        """How the printers do, said whole each time: a report replaces the one before."""
        told = self._printers
        if told is None:
            return Report(printed=printed, unconfirmed=unconfirmed)
        return Report(
            printed=printed, unconfirmed=unconfirmed, printer=told.trouble, detail=told.detail
        )

    def _printers_told(self, told: PrintersTold) -> None:
        before, self._printers = self._report(), told
        if self._report() != before:
            self._bridge.report(self._report())

    # ── inside ────────────────────────────────────────────────────────────────

    def _put(self, slip: Slip) -> None:
        self._slips[slip.key] = slip
        while len(self._slips) > MOST_SLIPS:
            oldest = next(iter(self._slips))
            if self._slips[oldest].is_open:
                break
            del self._slips[oldest]
        self.changed.emit()

    def _key(self) -> str:
        return command_key(self._bridge.server_time())
