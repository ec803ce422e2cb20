"""A kiosk printer's mouth: a ticket is held out, taken, or drawn in again."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from kiosk_app.printing.ejector import Mouth, output_of
from kiosk_app.printing.fake import FakePrinter, Temper
from kiosk_app.printing.job import Confirmed
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.printers import Printer, Printers
from kiosk_app.printing.wanted import PrinterWanted, printers_of

NEVER_TAKEN = Temper(is_taken=False)


@pytest.fixture
async def printer() -> AsyncIterator[FakePrinter]:
    async with FakePrinter() as fake:
        yield fake


class Kiosk:
    """Its only printer has a mouth; what became of each ticket in it is noted."""

    def __init__(self, fake: FakePrinter, profile: str, held_out_s: float) -> None:
        (known,) = printers_of([PrinterWanted(fake.address, profile)], None)
        assert known.profile.ejector is not None
        ejector = replace(known.profile.ejector, retract_s=held_out_s)
        model = replace(known.profile, ejector=ejector)
        self.seen: asyncio.Queue[Mouth] = asyncio.Queue()
        self.printers = Printers(
            [Printer(known.opens, model, known.mode, known.book)],
            self.seen.put_nowait,
            look_every_s=0.02,
        )


@pytest.mark.parametrize("profile", ["custom-vkp80", "custom-kpm216"])
async def test_an_untaken_ticket_is_drawn_in_after_a_while(
    printer: FakePrinter, paper: TicketPaper, profile: str
) -> None:
    printer.temper = NEVER_TAKEN
    kiosk = Kiosk(printer, profile, held_out_s=0.1)

    printed = await kiosk.printers.print(paper)

    assert printed.outcome == Confirmed("ready")
    assert await asyncio.wait_for(kiosk.seen.get(), 5) == "retracted"
    await kiosk.printers.ask()
    assert len(printer.retracted) == 1
    assert printer.in_mouth is None


async def test_a_ticket_that_is_taken_is_left_alone(
    printer: FakePrinter, paper: TicketPaper
) -> None:
    printer.temper = NEVER_TAKEN
    kiosk = Kiosk(printer, "custom-vkp80", held_out_s=60)
    await kiosk.printers.print(paper)
    assert printer.in_mouth

    printer.take()

    assert await asyncio.wait_for(kiosk.seen.get(), 5) == "taken"
    assert printer.retracted == []


async def test_the_next_visitor_does_not_get_the_one_befores_ticket(
    printer: FakePrinter, paper: TicketPaper
) -> None:
    printer.temper = NEVER_TAKEN
    kiosk = Kiosk(printer, "custom-vkp80", held_out_s=60)
    await kiosk.printers.print(paper)
    before = printer.in_mouth

    printed = await kiosk.printers.print(paper)

    assert printed.outcome == Confirmed("ready")
    assert printer.retracted == [before]
    assert printer.in_mouth is printer.tickets[1]
    await kiosk.printers.rest()


async def test_a_printer_that_dies_with_a_ticket_in_its_mouth_is_not_waited_for(
    paper: TicketPaper,
) -> None:
    async with FakePrinter(NEVER_TAKEN) as printer:
        kiosk = Kiosk(printer, "custom-vkp80", held_out_s=60)
        await kiosk.printers.print(paper)

    assert await asyncio.wait_for(kiosk.seen.get(), 10) == "unknown"


async def test_a_jammed_mouth_is_told_as_what_needs_a_hand(
    printer: FakePrinter, paper: TicketPaper
) -> None:
    printer.temper = Temper(is_taken=False, jams=True)
    kiosk = Kiosk(printer, "custom-vkp80", held_out_s=60)

    await kiosk.printers.print(paper)

    assert await asyncio.wait_for(kiosk.seen.get(), 5) == "jam"
    assert kiosk.printers.told.trouble == "cutter"


async def test_status_sent_unasked_is_not_taken_for_a_ticket(
    printer: FakePrinter, paper: TicketPaper
) -> None:
    printer.temper = Temper(chatters=True, slow_s=0.05)
    kiosk = Kiosk(printer, "custom-vkp80", held_out_s=60)

    await kiosk.printers.print(paper)

    assert await asyncio.wait_for(kiosk.seen.get(), 5) == "taken"


@pytest.mark.parametrize(
    ("answer", "output"),
    [(0x04, "empty"), (0x0C, "ticket"), (0x1C, "ticket"), (0x44, "jam"), (0x8C, "jam")],
)
def test_the_mouths_answer_is_read_by_its_bits(answer: int, output: str) -> None:
    assert output_of(answer) == output
