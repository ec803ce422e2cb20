"""A second printer takes over, and nothing comes out twice unmarked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial

import pytest

from kiosk_app.printing import job as job_module
from kiosk_app.printing.fake import FakePrinter, Temper
from kiosk_app.printing.job import Confirmed, Failed, Unconfirmed
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.ports.usb import open_usb
from kiosk_app.printing.printers import Printed, Printers
from kiosk_app.printing.profiles import load_profiles
from kiosk_app.printing.status import PrinterState
from kiosk_app.printing.stream import Letters, Step
from kiosk_app.printing.wanted import PrinterWanted, printer, printers_of
from kiosk_app.testing.usb_bus import Bus

PROFILE = "epson-tm-t88"
PROFILES = load_profiles()
CODEC = PROFILES[PROFILE].codec
STRIDE = 7
"""test_job dies at every byte; here the second printer is looked at, too."""
Pair = tuple[FakePrinter, FakePrinter]


@pytest.fixture
async def pair() -> AsyncIterator[Pair]:
    async with FakePrinter() as first, FakePrinter() as second:
        yield first, second


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_module, "PATIENCE_S", 0.3)
    monkeypatch.setattr(job_module, "_ANSWER_S", 0.3)


def printers(pair: Pair) -> Printers:
    return Printers(
        printers_of([PrinterWanted(fake.address, PROFILE, "text") for fake in pair], None)
    )


def said(ticket: list[Step]) -> str:
    return b"".join(step.text for step in ticket if isinstance(step, Letters)).decode(CODEC)


def is_copy(ticket: list[Step]) -> bool:
    return "Копия талона" in said(ticket)


async def test_the_first_prints_while_it_is_well(pair: Pair, paper: TicketPaper) -> None:
    printed = await printers(pair).print(paper)

    assert printed == Printed(Confirmed("ready"), 0)
    assert [len(fake.tickets) for fake in pair] == [1, 0]


@pytest.mark.parametrize("state", ["out", "cover", "cutter", "offline", "silent"])
@pytest.mark.usefixtures("hasty")
async def test_a_first_that_is_not_ready_gives_way_to_the_second(
    pair: Pair, paper: TicketPaper, state: PrinterState
) -> None:
    pair[0].temper = Temper(state=state)
    both = printers(pair)

    printed = await both.print(paper)

    assert printed == Printed(Confirmed("ready"), 1)
    assert both.told.state == "ready"
    assert both.told.trouble == state
    assert both.told.detail == f"printer:2 first:{state} second:ready"
    assert [len(fake.tickets) for fake in pair] == [0, 1]
    assert not is_copy(pair[1].tickets[0])


@pytest.mark.usefixtures("hasty")
async def test_a_first_that_is_switched_off_gives_way_to_the_second(
    pair: Pair, paper: TicketPaper
) -> None:
    async with FakePrinter() as gone:
        pass

    assert await printers((gone, pair[1])).print(paper) == Printed(Confirmed("ready"), 1)


@pytest.mark.usefixtures("hasty")
async def test_what_may_have_come_out_of_the_first_is_a_copy_at_the_second(
    pair: Pair, paper: TicketPaper
) -> None:
    pair[0].temper = Temper(breaks_at=6 + 300)

    printed = await printers(pair).print(paper)

    assert printed == Printed(Confirmed("ready"), 1, is_copy=True)
    assert is_copy(pair[1].tickets[0])


async def test_a_torn_piece_from_the_first_makes_the_second_a_copy(
    pair: Pair, paper: TicketPaper
) -> None:
    torn = printer(partial(open_usb, None, None, Bus(dies_after=300)), PROFILES[PROFILE], "text")
    (second,) = printers_of([PrinterWanted(pair[1].address, PROFILE, "text")], None)

    printed = await Printers([torn, second]).print(paper)

    assert printed == Printed(Confirmed("ready"), 1, is_copy=True)
    assert is_copy(pair[1].tickets[0])


@pytest.mark.usefixtures("hasty")
async def test_a_ticket_that_both_may_have_printed_is_shown_on_the_screen(
    pair: Pair, paper: TicketPaper
) -> None:
    for fake in pair:
        fake.temper = Temper(breaks_at=6 + 300)

    printed = await printers(pair).print(paper)

    assert printed == Printed(Unconfirmed("silent"), 0)


@pytest.mark.usefixtures("hasty")
async def test_a_printer_that_does_not_speak_is_better_than_none(
    pair: Pair, paper: TicketPaper
) -> None:
    pair[0].temper, pair[1].temper = Temper(state="out"), Temper(state="silent")

    printed = await printers(pair).print(paper)

    assert printed == Printed(Unconfirmed("silent"), 1)
    assert [len(fake.tickets) for fake in pair] == [0, 1]


async def test_of_two_that_cannot_print_the_first_is_told(pair: Pair, paper: TicketPaper) -> None:
    pair[0].temper, pair[1].temper = Temper(state="out"), Temper(state="cover")
    both = printers(pair)

    assert await both.print(paper) == Printed(Failed("out"), 0)
    assert (both.told.state, both.told.trouble) == ("out", "out")


async def test_the_first_takes_the_work_back_when_it_is_well(
    pair: Pair, paper: TicketPaper
) -> None:
    pair[0].temper = Temper(state="out")
    both = printers(pair)
    await both.print(paper)

    pair[0].temper = Temper()
    assert (await both.print(paper)).printer == 1, "nobody waits for a printer known to be off"
    await both.ask()

    assert (await both.print(paper)).printer == 0
    assert both.told.trouble == "ready"


async def test_a_trial_prints_at_each_and_tells_of_the_one_that_failed(
    pair: Pair, paper: TicketPaper
) -> None:
    both = printers(pair)

    assert await both.try_out(paper) == Confirmed("ready")
    assert [len(fake.tickets) for fake in pair] == [1, 1]

    pair[1].temper = Temper(state="cover")
    assert await both.try_out(paper) == Failed("cover")
    assert both.told.trouble == "cover"


async def test_fresh_paper_is_counted_where_the_end_was_seen(
    pair: Pair, paper: TicketPaper
) -> None:
    pair[1].temper = Temper(state="near_end")
    both = printers(pair)
    await both.ask()

    pair[1].temper = Temper()
    both.put_in()

    told = await both.ask()
    assert [one.left for one in told.printers] == [None, 83_000 // 170]


async def test_printing_spends_the_roll_that_printed(pair: Pair, paper: TicketPaper) -> None:
    both = printers(pair)
    both.put_in()

    for _ in range(3):
        await both.print(paper)

    assert both.told.left == 83_000 // 170 - 3
    assert both.told.detail == "left:200 printer:1 first:ready second:ready"


async def test_a_first_dying_at_any_byte_never_doubles_a_ticket_unmarked(
    paper: TicketPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_module, "PATIENCE_S", 2.0)
    async with AsyncExitStack() as stack:
        lanes = [
            (
                await stack.enter_async_context(FakePrinter()),
                await stack.enter_async_context(FakePrinter()),
            )
            for _ in range(8)
        ]
        job = printers_of([PrinterWanted(lanes[0][0].address, PROFILE, "text")], None)[0]
        questions = 6
        last = questions + len(job.encode(paper)) + 3
        offsets = iter(range(1, last + 1, STRIDE))

        async def lane(pair: Pair) -> int:
            done = 0
            for at in offsets:
                await dies(pair, at, paper)
                done += 1
            return done

        counts = await asyncio.gather(*(lane(pair) for pair in lanes))

    assert sum(counts) == len(range(1, last + 1, STRIDE))


async def dies(pair: Pair, at: int, paper: TicketPaper) -> None:
    first, second = pair
    first.tickets.clear()
    second.tickets.clear()
    first.temper = Temper(dies_at=at)

    printed = await printers(pair).print(paper)

    papers = first.tickets + second.tickets
    assert printed.outcome == Confirmed("ready"), at
    assert printed.printer == 1, at
    assert len(second.tickets) == 1, at
    assert sum(not is_copy(ticket) for ticket in papers) <= 1, at
    assert printed.is_copy == is_copy(second.tickets[0]), at
    assert all("А012" in said(ticket) for ticket in papers), at
