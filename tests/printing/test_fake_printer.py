"""The fake printer as a program: a ticket sent to its port lies in its folder as a picture."""

import asyncio
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk_app.printing.job import Confirmed, Failed, Outcome, print_job
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.ports.address import opener


async def send(address: str, ticket: bytes) -> Outcome:
    opens = opener(address, 9600)
    assert opens is not None
    return await print_job(opens, lambda: ticket, answers=True)


@pytest.mark.parametrize(
    ("state", "outcome", "pictures"), [("ready", Confirmed(), 2), ("out", Failed("out"), 0)]
)
async def test_a_sent_ticket_becomes_a_picture_unless_the_printer_is_not_well(
    tmp_path: Path,
    paper: TicketPaper,
    encode: Callable[..., bytes],
    state: str,
    outcome: Outcome,
    pictures: int,
) -> None:
    printer = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk_app.testing.fake_printer", "--port", "0"),
        *("--out", str(tmp_path), "--state", state),
        stdout=asyncio.subprocess.PIPE,
    )
    assert printer.stdout is not None
    address = (await asyncio.wait_for(printer.stdout.readline(), 20)).decode().strip()

    outcomes = [await send(address, encode(paper)) for _ in range(2)]
    async with asyncio.timeout(20):
        while len(list(tmp_path.glob("*.png"))) < pictures:
            await asyncio.sleep(0.02)
    printer.send_signal(signal.SIGTERM)
    code = await asyncio.wait_for(printer.wait(), 20)

    assert (code, outcomes) == (0, [outcome, outcome])
    for picture in tmp_path.glob("*.png"):
        with Image.open(picture) as sheet:
            assert [code.text for code in zxingcpp.read_barcodes(sheet.convert("L"))] == [paper.url]
