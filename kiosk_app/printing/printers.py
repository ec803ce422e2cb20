"""The kiosk's printers: the first, and a second that takes over when the first cannot."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk_app.printing.ejector import Mouth, clear_later
from kiosk_app.printing.job import Confirmed, Failed, Outcome, Unconfirmed, ask_state, print_job
from kiosk_app.printing.paper import Leaflet, TicketPaper
from kiosk_app.printing.ports.port import Port
from kiosk_app.printing.profiles import PrinterProfile
from kiosk_app.printing.roll import RollBook, step_of
from kiosk_app.printing.status import PRINTABLE, WELL, PrinterState

if TYPE_CHECKING:
    from kiosk_app.printing.encode import Mode

Sheet = TicketPaper | Leaflet
"""Whatever a visitor may be given."""


@dataclass(frozen=True, slots=True)
class Printer:
    """One device: where, which model, how it is spoken to, and its roll."""

    opens: Callable[[], Awaitable[Port]]
    profile: PrinterProfile
    mode: "Mode"
    book: RollBook

    def encode(self, paper: Sheet) -> bytes:
        """The paper in this printer's bytes; drawing is loaded when it is first wanted."""
        from client_kit.theme.tokens import load_tokens
        from kiosk_app.printing.encode import encode_ticket
        from kiosk_app.printing.fonts import find_fonts
        from kiosk_app.printing.leaflet import encode_leaflet
        from kiosk_app.printing.measures import ticket_measures

        measures = ticket_measures(load_tokens(), self.profile.width)
        if isinstance(paper, TicketPaper):
            return encode_ticket(paper, self.profile, measures, find_fonts(), self.mode)
        return encode_leaflet(paper, self.profile, measures, find_fonts(), self.mode)

    async def print(self, paper: Sheet, accepts: Sequence[PrinterState]) -> Outcome:
        """One job; what may have taken paper is counted."""
        outcome = await print_job(
            self.opens,
            lambda: self.encode(paper),
            self.profile.status,
            accepts,
            self.profile.ejector,
        )
        if not isinstance(outcome, Failed) or outcome.begun:
            self.book.spend()
        return outcome

    async def ask(self) -> PrinterState:
        """How it does."""
        return await ask_state(self.opens, self.profile.status)


@dataclass(frozen=True, slots=True)
class PrinterTold:
    """How one printer does, and about how many tickets its roll still gives (None: not known)."""

    state: PrinterState
    left: int | None = None


@dataclass(frozen=True, slots=True)
class PrintersTold:
    """All printers, the first one first."""

    printers: tuple[PrinterTold, ...]

    @property
    def prints(self) -> int:
        """Which of them gets the next ticket; the first if none can."""
        states = [printer.state for printer in self.printers]
        for good in (WELL, PRINTABLE):
            able = [index for index, state in enumerate(states) if state in good]
            if able:
                return able[0]
        return 0

    @property
    def state(self) -> PrinterState:
        """For the visitor: of the printer that gets the next ticket."""
        return self.printers[self.prints].state

    @property
    def trouble(self) -> PrinterState:
        """For the staff: what needs a hand, of the first printer that needs one."""
        states = [printer.state for printer in self.printers]
        broken = [state for state in states if state not in WELL]
        low: list[PrinterState] = [state for state in states if state == "near_end"]
        return next(iter([*broken, *low]), "ready")

    @property
    def left(self) -> int | None:
        """Tickets left on the roll of the printer that gets the next one."""
        return self.printers[self.prints].left

    @property
    def detail(self) -> str:
        """What a report says beside the state: `left:100 printer:2 second:out`."""
        return " ".join(self._words())

    def _words(self) -> Iterator[str]:
        if self.left is not None:
            yield f"left:{step_of(self.left)}"
        if len(self.printers) > 1:
            yield f"printer:{self.prints + 1}"
            yield f"first:{self.printers[0].state}"
            yield f"second:{self.printers[1].state}"


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a ticket, and at which printer."""

    outcome: Outcome
    printer: int = 0
    is_copy: bool = False
    """It is marked as a copy because the printer before may have printed it too."""


class Printers:
    """One job at a time, whichever printer it goes to."""

    def __init__(
        self,
        printers: Sequence[Printer],
        on_mouth: Callable[[Mouth], None] = lambda mouth: None,
        look_every_s: float = 1.0,
    ) -> None:
        self._printers = tuple(printers)
        self._states: list[PrinterState] = ["ready" for _ in printers]
        self._on_mouth = on_mouth
        self._look_every_s = look_every_s
        self._turn = asyncio.Lock()
        self._held_out: asyncio.Task[None] | None = None
        self._wanted = asyncio.Event()

    @property
    def told(self) -> PrintersTold:
        """What was seen last."""
        pairs = zip(self._printers, self._states, strict=True)
        return PrintersTold(tuple(PrinterTold(state, each.book.left) for each, state in pairs))

    async def print(self, paper: Sheet) -> Printed:
        """Print once: at the first printer that is well, else at one that does not speak."""
        await self._stop_looking()
        async with self._turn:
            printed = await self._print(paper)
        self._hold_out(printed)
        return printed

    async def try_out(self, paper: TicketPaper) -> Outcome:
        """An employee's trial: each prints; the first that did not is the answer."""
        await self._stop_looking()
        outcomes = []
        for index in range(len(self._printers)):
            async with self._turn:
                outcomes.append((await self._try(index, paper, PRINTABLE)).outcome)
        return next((one for one in outcomes if not _is_settled(one)), outcomes[0])

    async def ask(self) -> PrintersTold:
        """Look at each."""
        for index, printer in enumerate(self._printers):
            async with self._turn:
                self._saw(index, await printer.ask())
        return self.told

    def put_in(self) -> None:
        """An employee put fresh paper in: where the end was seen, else in the first printer."""
        low = [each for each in self._printers if each.book.is_low]
        for printer in low or self._printers[:1]:
            printer.book.put_in()

    def warm(self, paper: Sheet) -> None:
        """Load what the first ticket needs."""
        for printer in self._printers:
            printer.encode(paper)

    async def rest(self) -> None:
        """Finish the ticket under way."""
        await self._stop_looking()
        async with self._turn:
            return

    async def _print(self, paper: Sheet) -> Printed:
        accepts = PRINTABLE if len(self._printers) == 1 else WELL
        refused = []
        for index in self._order():
            printed = await self._try(index, paper, accepts)
            if not _is_untouched(printed.outcome):
                return await self._settled(paper, printed)
            refused.append(printed)
        for before in refused:
            if before.outcome == Failed("silent"):  # better one that does not speak than none
                printed = await self._try(before.printer, paper, PRINTABLE)
                return await self._settled(paper, printed)
        return min(refused, key=lambda one: one.printer)

    def _order(self) -> list[int]:
        """As they stand, but those last seen well before the others: no visitor waits for a printer
        that everybody knows to be off. The next question brings it back."""
        return sorted(range(len(self._states)), key=lambda index: self._states[index] not in WELL)

    async def _settled(self, paper: Sheet, printed: Printed) -> Printed:
        """A printer that may have printed is never followed by an unmarked second ticket: the
        visitor gets paper from the other one if that is well, marked as a copy."""
        if not _may_be_out(printed.outcome) or not isinstance(paper, TicketPaper):
            return printed
        for index in range(len(self._printers)):
            if index != printed.printer:
                again = await self._try(index, replace(paper, copy=True), WELL)
                if isinstance(again.outcome, Confirmed):
                    return again
        return printed

    async def _try(self, index: int, paper: Sheet, accepts: Sequence[PrinterState]) -> Printed:
        outcome = await self._printers[index].print(paper, accepts)
        self._see(index, outcome)
        return Printed(outcome, index, isinstance(paper, TicketPaper) and paper.copy)

    def _see(self, index: int, outcome: Outcome) -> None:
        match outcome:
            case Confirmed(state):
                self._saw(index, state)
            case Unconfirmed(reason) | Failed(reason) if reason != "unasked":
                self._saw(index, "offline" if reason == "broken" else reason)

    def _saw(self, index: int, state: PrinterState) -> None:
        self._states[index] = state
        self._printers[index].book.see(state)

    def _hold_out(self, printed: Printed) -> None:
        if isinstance(printed.outcome, Confirmed) and self._ejector(printed.printer) is not None:
            self._held_out = asyncio.create_task(self._look(printed.printer))

    def _ejector(self, index: int) -> object:
        return self._printers[index].profile.ejector

    async def _look(self, index: int) -> None:
        printer = self._printers[index]
        assert printer.profile.ejector is not None
        mouth = await clear_later(
            printer.opens, printer.profile.ejector, self._turn, self._wanted, self._look_every_s
        )
        if mouth == "jam":
            self._saw(index, "cutter")
        self._on_mouth(mouth)

    async def _stop_looking(self) -> None:
        """The next job draws an untaken ticket in by itself; a look under way is finished."""
        if self._held_out is not None:
            self._wanted.set()
            await self._held_out
            self._wanted.clear()
            self._held_out = None


def _is_untouched(outcome: Outcome) -> bool:
    return isinstance(outcome, Failed) and not outcome.begun


def _is_settled(outcome: Outcome) -> bool:
    return isinstance(outcome, Confirmed) or outcome == Unconfirmed("unasked")


def _may_be_out(outcome: Outcome) -> bool:
    return not _is_untouched(outcome) and not _is_settled(outcome)
