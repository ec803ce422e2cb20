"""What the kiosk prints and what its printers tell: orders in, the flow's events out."""

import structlog
from PySide6.QtCore import QObject, QTimer, Signal

from client_kit.qt.bridge import Bridge
from kiosk_app.flow.events import LeafletOut, PaperOut, StaffAct, Tended
from kiosk_app.flow.state import Handed
from kiosk_app.handing import copy_of, leaflet_of, paper_of, trial_of
from kiosk_app.printing.job import Confirmed, Outcome, Unconfirmed
from kiosk_app.printing.printers import PrintersTold
from kiosk_app.printing.status import PRINTABLE
from kiosk_app.qt.press import Press
from kiosk_app.screens.scene import Scene
from queue_core.protocol import Report

ASK_PRINTER_MS = 30_000

_log = structlog.get_logger("kiosk")


class Paperwork(QObject):
    """The printers as the kiosk's flow sees them; a kiosk without any has one that does nothing."""

    happened = Signal(object)
    """An event for the flow: `PaperOut`, `LeafletOut`, `Tended`."""
    changed = Signal()
    """The printers do otherwise than before."""

    def __init__(self, bridge: Bridge, press: Press | None, parent: QObject) -> None:
        super().__init__(parent)
        self.printers: PrintersTold | None = None
        self._sound = ""
        self._bridge = bridge
        self._press = press
        self._ask = QTimer(self, interval=ASK_PRINTER_MS)
        if press is not None:
            press.printed.connect(self._paper)
            press.slipped.connect(self._slip)
            press.told.connect(self._told)
            self._ask.timeout.connect(press.ask)
            self._ask.start()

    @property
    def is_well(self) -> bool:
        """The next ticket will most likely come out."""
        return self.printers is None or self.printers.state in PRINTABLE

    def close(self) -> None:
        """Stop the printers' thread; before the bridge goes."""
        self._ask.stop()
        if self._press is not None:
            self._press.printed.disconnect(self._paper)
            self._press.slipped.disconnect(self._slip)
            self._press.told.disconnect(self._told)
            self._press.close()

    def tell_sound(self, state: str) -> None:
        """The loudspeaker does otherwise than before: `ready`, `failed`."""
        self._sound = state
        self._bridge.report(self._report())

    def greet(self) -> None:
        """The server is there: tell it how printers and loudspeaker do."""
        if self._press is not None or self._sound:
            self._bridge.report(self._report())

    def print(self, scene: Scene, handed: Handed, office: str) -> None:
        """A visitor's ticket."""
        if self._press is not None:
            self._press.print(handed.ticket, paper_of(scene, handed, office))

    def print_list(self, scene: Scene) -> None:
        """What the chosen services need."""
        if self._press is not None:
            self._press.print_leaflet(leaflet_of(scene))

    def tend(self, wish: StaffAct, scene: Scene, office: str) -> None:
        """What the staff menu asks; paper of nobody's or of a second time has no ticket's id."""
        last = scene.flow.last
        if self._press is None:
            return
        match wish:
            case "ask":
                self._press.ask()
            case "paper":
                self._press.put_in()
            case "test":
                self._press.try_out(trial_of(scene))
            case "again" if last is not None:
                self._press.print("", copy_of(scene, last, office))

    def _paper(self, ticket: str, outcome: Outcome) -> None:
        is_out = _is_out(outcome)
        if not ticket:
            self._look()
            self.happened.emit(Tended(is_out))
            return
        if isinstance(outcome, Confirmed):
            self._bridge.report(self._report(printed=ticket))
        elif not is_out:
            _log.warning("print not confirmed", ticket=ticket, why=outcome.reason)
            self._bridge.report(self._report(unconfirmed=ticket))
        self.happened.emit(PaperOut(ticket, is_out))

    def _slip(self, outcome: Outcome) -> None:
        """What became of a list; one that may not have come out is on the screen anyway."""
        self._look()
        self.happened.emit(LeafletOut(_is_out(outcome)))

    def _look(self) -> None:
        if self._press is not None:
            self._press.ask()

    def _report(self, printed: str = "", unconfirmed: str = "") -> Report:
        """How the printers do, said whole each time: a report replaces the one before."""
        told = self.printers
        if told is None:
            return Report(printed=printed, unconfirmed=unconfirmed, sound=self._sound)
        return Report(
            printed=printed,
            unconfirmed=unconfirmed,
            printer=told.trouble,
            sound=self._sound,
            detail=told.detail,
        )

    def _told(self, told: PrintersTold) -> None:
        if told == self.printers:
            return
        before = self._report()
        self.printers = told
        if self._report() != before:
            self._bridge.report(self._report())
        self.changed.emit()


def _is_out(outcome: Outcome) -> bool:
    """Proved, or of a printer that proves nothing."""
    is_unasked = isinstance(outcome, Unconfirmed) and outcome.reason == "unasked"
    return isinstance(outcome, Confirmed) or is_unasked
