"""One ticket against a printer that is well, empty, silent, slow, or dies at any byte."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from kiosk_app.printing import job as job_module
from kiosk_app.printing.fake import FakePrinter, Temper
from kiosk_app.printing.job import Confirmed, Failed, Outcome, Unconfirmed, ask_state, print_job
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.ports import network
from kiosk_app.printing.ports.address import opener
from kiosk_app.printing.profiles import load_profiles
from kiosk_app.printing.status import PrinterState
from kiosk_app.printing.stream import picture


@pytest.fixture
async def printer() -> AsyncIterator[FakePrinter]:
    async with FakePrinter() as fake:
        yield fake


@pytest.fixture
def ticket(paper: TicketPaper, encode: Callable[..., bytes]) -> bytes:
    return encode(paper)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same waits, ten times shorter."""
    monkeypatch.setattr(job_module, "PATIENCE_S", 0.3)
    monkeypatch.setattr(job_module, "_ANSWER_S", 0.2)
    monkeypatch.setattr(network, "PATIENCE_S", 0.5)


async def send(printer: FakePrinter, ticket: bytes, answers: bool = True) -> Outcome:
    opens = opener(printer.address, 115_200)
    assert opens is not None
    async with asyncio.timeout(10):
        return await print_job(opens, lambda: ticket, answers)


async def test_a_healthy_printer_confirms_one_ticket(printer: FakePrinter, ticket: bytes) -> None:
    outcome = await send(printer, ticket)

    assert outcome == Confirmed("ready")
    assert len(printer.tickets) == 1
    assert picture(printer.tickets[0]).width == 576


async def test_the_next_ticket_opens_the_printer_anew(printer: FakePrinter, ticket: bytes) -> None:
    outcomes = [await send(printer, ticket) for _ in range(3)]

    assert outcomes == [Confirmed()] * 3
    assert printer.connections == 3
    assert len(printer.tickets) == 3


async def test_the_rolls_near_end_is_told_with_the_ticket(
    printer: FakePrinter, ticket: bytes
) -> None:
    printer.temper = Temper(state="near_end")

    assert await send(printer, ticket) == Confirmed("near_end")


async def test_status_sent_unasked_confuses_nobody(printer: FakePrinter, ticket: bytes) -> None:
    printer.temper = Temper(chatters=True)

    assert await send(printer, ticket) == Confirmed("ready")


@pytest.mark.parametrize("strays", [b"\x11\x13\x11", b"\xff\x80\x9f", b"\x10\x00\x00\x0f\x11"])
async def test_noise_between_the_answers_confuses_nobody(
    printer: FakePrinter, ticket: bytes, strays: bytes
) -> None:
    printer.temper = Temper(strays=strays, chatters=True)

    assert await send(printer, ticket) == Confirmed("ready")
    assert len(printer.tickets) == 1


@pytest.mark.usefixtures("hasty")
async def test_a_line_that_breaks_with_a_zero_is_no_receipt(
    printer: FakePrinter, ticket: bytes
) -> None:
    two_questions = 6
    printer.temper = Temper(breaks_at=two_questions + len(ticket) // 2)

    assert await send(printer, ticket) == Unconfirmed("silent")
    assert printer.tickets == []


@pytest.mark.parametrize("state", ["out", "cover", "cutter", "offline"])
async def test_nothing_is_sent_to_a_printer_that_cannot_print(
    printer: FakePrinter, ticket: bytes, state: PrinterState
) -> None:
    printer.temper = Temper(state=state)

    assert await send(printer, ticket) == Failed(state)
    printer.temper = Temper()
    assert printer.tickets == []


@pytest.mark.usefixtures("hasty")
async def test_a_silent_printer_is_unknown_and_not_out_of_paper(
    printer: FakePrinter, ticket: bytes
) -> None:
    printer.temper = Temper(state="silent")

    assert await send(printer, ticket) == Unconfirmed("silent")
    assert len(printer.tickets) == 1


async def test_a_model_that_never_answers_is_not_asked(printer: FakePrinter, ticket: bytes) -> None:
    printer.temper = Temper(state="silent")

    assert await send(printer, ticket, answers=False) == Unconfirmed("unasked")
    await printer.printed(1)
    assert len(printer.tickets) == 1


@pytest.mark.usefixtures("hasty")
async def test_a_slow_but_healthy_printer_is_waited_for(
    printer: FakePrinter, ticket: bytes
) -> None:
    printer.temper = Temper(slow_s=0.5)

    assert await send(printer, ticket) == Confirmed("ready")


@pytest.mark.usefixtures("hasty")
async def test_a_printer_dying_in_the_middle_of_a_picture_is_no_paper(
    printer: FakePrinter, ticket: bytes
) -> None:
    sampled = [1, 2, 3, 6, 7, 9, *range(40, len(ticket), len(ticket) // 40), len(ticket)]

    for at in sampled:
        printer.temper = Temper(dies_at=at)
        outcome = await send(printer, ticket)

        assert isinstance(outcome, Failed | Unconfirmed), at
        assert printer.tickets == [], at


async def test_a_printer_dying_at_any_byte_of_a_text_job_never_confirms_what_is_not_there(
    paper: TicketPaper, encode: Callable[..., bytes]
) -> None:
    ticket = encode(paper, load_profiles()["epson-tm-t88"], "text")
    questions, receipt = 6, 3
    deaths = iter(range(1, questions + len(ticket) + receipt + 1))

    async def lane() -> list[tuple[int, Outcome, int]]:
        async with FakePrinter() as printer:
            seen = []
            for at in deaths:
                printer.tickets.clear()
                printer.temper = Temper(dies_at=at)
                seen.append((at, await send(printer, ticket), len(printer.tickets)))
        return seen

    seen = [one for lane in await asyncio.gather(*(lane() for _ in range(6))) for one in lane]

    assert len(seen) == questions + len(ticket) + receipt
    for at, outcome, papers in seen:
        assert not isinstance(outcome, Confirmed), at
        assert outcome == Failed("offline") or _is_doubtful(outcome), at
        assert papers == 0 or _is_doubtful(outcome), at
        assert at >= questions or outcome == Failed("offline"), at


def _is_doubtful(outcome: Outcome) -> bool:
    return isinstance(outcome, Unconfirmed) or (isinstance(outcome, Failed) and outcome.begun)


@pytest.mark.usefixtures("hasty")
async def test_a_roll_that_ends_within_the_ticket_leaves_it_unconfirmed(
    printer: FakePrinter, ticket: bytes
) -> None:
    printer.temper = Temper(runs_out_at=len(ticket) // 2)

    outcome = await send(printer, ticket)

    assert outcome == Unconfirmed("out")
    assert printer.tickets == []


@pytest.mark.usefixtures("hasty")
async def test_a_printer_dying_after_the_last_byte_leaves_the_ticket_unconfirmed(
    printer: FakePrinter, ticket: bytes
) -> None:
    two_questions, half_of_the_last = 6, 2
    printer.temper = Temper(dies_at=two_questions + len(ticket) + half_of_the_last)

    outcome = await send(printer, ticket)

    assert outcome == Unconfirmed("broken")


@pytest.mark.usefixtures("hasty")
async def test_a_printer_that_stops_reading_is_given_up(
    printer: FakePrinter, ticket: bytes
) -> None:
    printer.temper = Temper(stalls_at=1000)

    outcome = await send(printer, ticket * 200)

    assert outcome == Failed("offline", begun=True)


async def test_a_printer_that_is_switched_off_is_offline(ticket: bytes) -> None:
    async with FakePrinter() as gone:
        address = gone.address
    opens = opener(address, 115_200)
    assert opens is not None

    assert await print_job(opens, lambda: ticket, answers=True) == Failed("offline")
    assert await ask_state(opens, answers=True) == "offline"


@pytest.mark.parametrize("state", ["ready", "near_end", "out", "cover", "cutter", "silent"])
async def test_the_state_can_be_asked_between_tickets(
    printer: FakePrinter, state: PrinterState
) -> None:
    printer.temper = Temper(state=state)
    opens = opener(printer.address, 115_200)
    assert opens is not None

    assert await ask_state(opens, answers=True) == state
