"""The printer in a thread of its own: one ticket after another, never on the GUI's time."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import structlog
from PySide6.QtCore import QObject, Signal

from client_kit.theme.tokens import load_tokens
from kiosk_app.printing.errors import PrintingError
from kiosk_app.printing.profiles import PrinterProfile

if TYPE_CHECKING:
    from kiosk_app.printing.encode import Mode
    from kiosk_app.printing.paper import TicketPaper
    from kiosk_app.printing.ports.port import Port

_log = structlog.get_logger("printer")


class Press(QObject):
    """Owns the thread; jobs go in from the GUI, outcomes come back by queued signals."""

    printed = Signal(str, object)
    """Ticket id and `Confirmed | Unconfirmed | Failed`."""
    told = Signal(str)
    """`PrinterState` between tickets."""

    def __init__(
        self,
        opens: "Callable[[], Awaitable[Port]]",
        profile: PrinterProfile,
        mode: "Mode" = "raster",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._opens = opens
        self._profile = profile
        self._mode: Mode = mode
        self._loop = asyncio.new_event_loop()
        self._turn = asyncio.Lock()
        self._thread = threading.Thread(target=self._loop.run_forever, name="printer")
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._warm(), self._loop)

    def print(self, ticket: str, paper: "TicketPaper") -> None:
        """Encode and send; `printed` tells what became of it."""
        asyncio.run_coroutine_threadsafe(self._print(ticket, paper), self._loop)

    def ask(self) -> None:
        """Look how the printer does; `told` says so."""
        asyncio.run_coroutine_threadsafe(self._ask(), self._loop)

    def close(self) -> None:
        """Finish the ticket under way, then end the thread."""
        if not self._thread.is_alive():
            return
        asyncio.run_coroutine_threadsafe(self._last(), self._loop)
        self._thread.join(10)
        self._loop.close()

    async def _last(self) -> None:
        async with self._turn:
            self._loop.stop()

    async def _warm(self) -> None:
        """Load what the first ticket needs before anybody waits for it."""
        from kiosk_app.printing.paper import specimen

        try:
            await asyncio.to_thread(self._encode, specimen())
        except PrintingError as error:
            _log.error("tickets cannot be drawn", why=str(error))
        await self._ask()

    async def _print(self, ticket: str, paper: "TicketPaper") -> None:
        from kiosk_app.printing.job import Failed, print_job

        async with self._turn:
            try:
                outcome = await print_job(
                    self._opens, lambda: self._encode(paper), answers=self._profile.status
                )
            except Exception:
                # the visitor must see the number whatever is wrong with our paper
                _log.exception("ticket not printed", ticket=ticket)
                outcome = Failed("offline")
        self.printed.emit(ticket, outcome)

    def _encode(self, paper: "TicketPaper") -> bytes:
        from kiosk_app.printing.encode import encode_ticket
        from kiosk_app.printing.fonts import find_fonts
        from kiosk_app.printing.measures import ticket_measures

        measures = ticket_measures(load_tokens(), self._profile.width)
        return encode_ticket(paper, self._profile, measures, find_fonts(), self._mode)

    async def _ask(self) -> None:
        from kiosk_app.printing.job import ask_state

        async with self._turn:
            state = await ask_state(self._opens, answers=self._profile.status)
        self.told.emit(state)
