"""A printer on USB, behind a backend that plays the bus."""

import asyncio
from collections.abc import Callable
from functools import partial

import pytest

from kiosk_app.printing.errors import PrinterUnavailable
from kiosk_app.printing.job import Confirmed, Failed, Outcome, Unconfirmed, print_job
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.ports.usb import open_usb
from kiosk_app.testing.usb_bus import Bus


@pytest.fixture
def ticket(paper: TicketPaper, encode: Callable[..., bytes]) -> bytes:
    return encode(paper)


async def send(bus: Bus, ticket: bytes) -> Outcome:
    async with asyncio.timeout(20):
        return await print_job(partial(open_usb, None, None, bus), lambda: ticket, answers=True)


async def test_the_first_printer_on_the_bus_prints_and_confirms(ticket: bytes) -> None:
    bus = Bus()

    assert await send(bus, ticket) == Confirmed("ready")
    assert ticket in bytes(bus.printed)
    assert bus.detached == [0]
    assert bus.claimed == []


async def test_a_named_printer_is_found_and_another_is_not(ticket: bytes) -> None:
    port = await open_usb(0x04B8, 0x0E15, Bus())
    await port.close()

    with pytest.raises(PrinterUnavailable, match="plugged in"):
        await open_usb(0x04B8, 0x0001, Bus())


async def test_a_device_that_is_no_printer_is_not_taken_for_one(ticket: bytes) -> None:
    assert await send(Bus(interface_class=3), ticket) == Failed("offline")


@pytest.mark.parametrize("share", [0.0, 0.5])
async def test_a_printer_pulled_out_in_the_middle_is_no_paper(ticket: bytes, share: float) -> None:
    outcome = await send(Bus(dies_after=int(len(ticket) * share)), ticket)

    assert isinstance(outcome, Failed | Unconfirmed)
