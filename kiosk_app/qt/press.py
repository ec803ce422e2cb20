"""The printers in a thread of their own: one ticket after another, never on the GUI's time."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import structlog
from PySide6.QtCore import QObject, Signal, SignalInstance

from kiosk_app.printing.ejector import Mouth
from kiosk_app.printing.errors import PrintingError
from kiosk_app.printing.job import Confirmed, Failed
from kiosk_app.printing.printers import Printed, Printer, Printers

if TYPE_CHECKING:
    from kiosk_app.printing.paper import Leaflet, TicketPaper

_LAST_S = 8.0
"""A question to a printer that is gone takes its time."""
_log = structlog.get_logger("printer")


class Press(QObject):
    """Owns the thread; jobs go in from the GUI, outcomes come back by queued signals."""

    printed = Signal(str, object)
    """Ticket id and `Confirmed | Unconfirmed | Failed`; how the printers do was told before."""
    slipped = Signal(object)
    """The outcome of a leaflet."""
    told = Signal(object)
    """`PrintersTold`, after each job and each question."""
    _news = Signal(object)
    """From the thread to the GUI: what to emit there."""

    def __init__(self, printers: Sequence[Printer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printers = Printers(printers, _note)
        self._is_closed = False
        self._news.connect(self._pass_on)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="printer")
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._warm(), self._loop)

    def print(self, ticket: str, paper: "TicketPaper") -> None:
        """Encode and send; `printed` tells what became of it."""
        asyncio.run_coroutine_threadsafe(self._print(ticket, paper), self._loop)

    def try_out(self, paper: "TicketPaper") -> None:
        """A trial of every printer; `printed` tells of it without a ticket's id."""
        asyncio.run_coroutine_threadsafe(self._try_out(paper), self._loop)

    def print_leaflet(self, leaflet: "Leaflet") -> None:
        """What a visit needs, on paper; `slipped` tells what became of it."""
        asyncio.run_coroutine_threadsafe(self._print_leaflet(leaflet), self._loop)

    def ask(self) -> None:
        """Look how the printers do; `told` says so."""
        asyncio.run_coroutine_threadsafe(self._ask(), self._loop)

    def put_in(self) -> None:
        """Fresh paper was put in; look, and count from a whole roll."""
        asyncio.run_coroutine_threadsafe(self._put_in(), self._loop)

    def close(self) -> None:
        """Finish the ticket under way, then end the thread."""
        if not self._thread.is_alive():
            return
        self._is_closed = True  # what still waits in Qt's queue is for nobody
        asyncio.run_coroutine_threadsafe(self._last(), self._loop)
        self._thread.join(10)
        self._loop.close()

    async def _last(self) -> None:
        await self._printers.rest()
        if others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others, timeout=_LAST_S)
        self._loop.stop()

    async def _warm(self) -> None:
        """Load what the first ticket needs before anybody waits for it."""
        from kiosk_app.printing.paper import specimen

        try:
            await asyncio.to_thread(self._printers.warm, specimen())
        except PrintingError as error:
            _log.error("tickets cannot be drawn", why=str(error))
        await self._ask()

    async def _print(self, ticket: str, paper: "TicketPaper") -> None:
        printed = await self._sent(paper)
        self._emit(self.printed, ticket, printed.outcome)
        if printed.printer or printed.is_copy:
            _log.warning("printed elsewhere", ticket=ticket, printer=printed.printer + 1)
        if not isinstance(printed.outcome, Confirmed):
            await self._ask()

    async def _try_out(self, paper: "TicketPaper") -> None:
        try:
            outcome = await self._printers.try_out(paper)
        except Exception:
            _log.exception("not printed")
            outcome = Failed("offline")
        self._emit(self.told, self._printers.told)
        self._emit(self.printed, "", outcome)

    async def _print_leaflet(self, leaflet: "Leaflet") -> None:
        self._emit(self.slipped, (await self._sent(leaflet)).outcome)

    async def _sent(self, paper: "TicketPaper | Leaflet") -> Printed:
        try:
            printed = await self._printers.print(paper)
        except Exception:
            # the visitor must see the number whatever is wrong with our paper
            _log.exception("not printed")
            printed = Printed(Failed("offline"))
        self._emit(self.told, self._printers.told)
        return printed

    async def _put_in(self) -> None:
        await self._printers.ask()
        self._printers.put_in()
        await self._ask()

    async def _ask(self) -> None:
        self._emit(self.told, await self._printers.ask())

    def _emit(self, signal: SignalInstance, *news: object) -> None:
        self._news.emit(partial(signal.emit, *news))

    def _pass_on(self, emit: Callable[[], None]) -> None:
        if not self._is_closed:
            emit()


def _note(mouth: Mouth) -> None:
    if mouth != "taken":
        _log.info("ticket left in the printer's mouth", now=mouth)
