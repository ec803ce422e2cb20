"""The wires other than the network: serial line, USB, file, and how they are named."""

import asyncio
import os
import tty
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk_app.printing.errors import PrinterUnavailable, UnknownPrinter
from kiosk_app.printing.job import Confirmed, Failed, print_job
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.ports import serial_line
from kiosk_app.printing.ports.address import opener


@pytest.fixture
def ticket(paper: TicketPaper, encode: Callable[..., bytes]) -> bytes:
    return encode(paper)


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """The printer's end of a terminal line, and the name of the kiosk's end."""
    printer_end, kiosk_end = os.openpty()
    tty.setraw(printer_end)
    tty.setraw(kiosk_end)
    os.set_blocking(printer_end, False)
    yield printer_end, os.ttyname(kiosk_end)
    os.close(printer_end)
    os.close(kiosk_end)


class LinePrinter:
    """Reads everything from the line; answers what is asked at once and in turn."""

    def __init__(self, end: int) -> None:
        self.received = bytearray()
        self._end = end
        asyncio.get_running_loop().add_reader(end, self._read)

    def _read(self) -> None:
        data = os.read(self._end, 65536)
        self.received += data
        for question, answer in ((b"\x10\x04", b"\x12"), (b"\x1dr\x01", b"\x00")):
            if data.endswith(question) or data[:-1].endswith(question):
                os.write(self._end, answer)

    def stop(self) -> None:
        asyncio.get_running_loop().remove_reader(self._end)


@pytest.mark.parametrize("kind", ["serial", "file"])
async def test_a_line_carries_the_whole_ticket_and_its_receipt(
    line: tuple[int, str], ticket: bytes, kind: str
) -> None:
    end, name = line
    printer = LinePrinter(end)
    opens = opener(f"{kind}:{name}", 115_200)
    assert opens is not None

    outcome = await print_job(opens, lambda: ticket, answers=True)
    printer.stop()

    assert outcome == Confirmed("ready")
    assert ticket in printer.received


async def test_a_line_that_nobody_reads_is_given_up(
    line: tuple[int, str], ticket: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serial_line, "PATIENCE_S", 0.1)
    opens = opener(f"serial:{line[1]}", 115_200)
    assert opens is not None

    outcome = await print_job(opens, lambda: ticket * 5, answers=False)

    assert outcome == Failed("offline", begun=True)


async def test_a_serial_line_that_is_not_there_is_offline(ticket: bytes) -> None:
    opens = opener("serial:/dev/talon-no-such-line", 9600)
    assert opens is not None

    with pytest.raises(PrinterUnavailable, match="talon-no-such-line"):
        await opens()
    assert await print_job(opens, lambda: ticket, answers=True) == Failed("offline")


async def test_a_file_is_the_paper(tmp_path: Path, ticket: bytes) -> None:
    opens = opener(f"file:{tmp_path}/spool/tickets.bin", 115_200)
    assert opens is not None

    outcomes = [await print_job(opens, lambda: ticket, answers=True) for _ in range(2)]

    assert outcomes == [Confirmed(), Confirmed()]
    assert (tmp_path / "spool/tickets.bin").read_bytes() == ticket * 2


async def test_in_a_folder_each_ticket_is_a_file(tmp_path: Path, ticket: bytes) -> None:
    opens = opener(f"file:{tmp_path}", 115_200)
    assert opens is not None

    outcomes = [await print_job(opens, lambda: ticket, answers=True) for _ in range(2)]

    assert outcomes == [Confirmed(), Confirmed()]
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["ticket-000001.bin", "ticket-000002.bin"]
    assert (tmp_path / names[1]).read_bytes() == ticket


async def test_a_file_that_cannot_be_written_is_no_paper(tmp_path: Path, ticket: bytes) -> None:
    (tmp_path / "blocked").write_text("a file where a folder should be")
    opens = opener(f"file:{tmp_path}/blocked/tickets.bin", 115_200)
    assert opens is not None

    assert await print_job(opens, lambda: ticket, answers=True) == Failed("offline")


@pytest.mark.parametrize("address", ["none", ""])
def test_no_printer_may_be_configured(address: str) -> None:
    assert opener(address, 115_200) is None


@pytest.mark.parametrize(
    "address", ["lpt1", "tcp://", "tcp://host:port", "serial:", "file:", "usb:04b8"]
)
def test_an_address_that_names_nothing_is_refused_with_a_remedy(address: str) -> None:
    with pytest.raises(UnknownPrinter, match="expected|port number"):
        opener(address, 115_200)


@pytest.mark.parametrize(
    "address", ["tcp://printer", "tcp://[::1]:9100", "usb:", "usb:04b8:0e15", "serial:/dev/ttyS0"]
)
def test_every_documented_address_is_understood(address: str) -> None:
    assert opener(address, 115_200) is not None
