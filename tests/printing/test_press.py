"""The printers' thread and the GUI: news in order, and none after the end."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from client_kit.testing.drive import wait_until
from kiosk_app.printing.fake import Temper
from kiosk_app.printing.job import Confirmed
from kiosk_app.printing.paper import TicketPaper
from kiosk_app.printing.wanted import PrinterWanted, printers_of
from kiosk_app.qt.press import Press
from kiosk_app.testing.printer import PrinterThread


@pytest.fixture
def printer(qapp: Any) -> Iterator[PrinterThread]:
    with PrinterThread(Temper(state="near_end")) as printer:
        yield printer


def pressing(printer: PrinterThread) -> tuple[Press, list[Any]]:
    """A press and what it said so far."""
    press = Press(printers_of([PrinterWanted(printer.address)], None))
    said: list[Any] = []
    press.told.connect(said.append)
    press.printed.connect(lambda ticket, outcome: said.append((ticket, outcome)))
    return press, said


def test_how_the_printer_does_is_told_before_the_outcome(
    printer: PrinterThread, paper: TicketPaper
) -> None:
    press, said = pressing(printer)
    wait_until(lambda: len(said) == 1)

    press.print("t1", paper)
    wait_until(lambda: ("t1", Confirmed("near_end")) in said)
    press.close()

    before = said[said.index(("t1", Confirmed("near_end"))) - 1]
    assert before.trouble == "near_end"


def test_news_under_way_at_the_end_is_for_nobody(
    printer: PrinterThread, paper: TicketPaper
) -> None:
    press, said = pressing(printer)
    press.print("t1", paper)

    press.close()
    QCoreApplication.processEvents()

    assert len(printer.fake.tickets) == 1
    assert said == []
