"""Do two thousand tickets survive a printer that fails at random? `build/bench/printing.json`.

Several kiosks without glass, every other one with two printers: published fakes that are whole,
nearly empty, empty, open, jammed, offline, silent, run out, stall, lose power or die at any byte of
the job. The kiosk's own flow, printers' thread, status reader and reports are the real ones; what
came out is read back from the paper: its QR, and the band that a copy wears. A ticket is
*confirmed* when the kiosk says that it is below and it lies there; *shown* when its number stands
on the screen and the staff were told; *doubled* when it lies there twice without a mark.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import zxingcpp
from msgspec import Struct
from PIL import Image
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bench.measure import OUT, write
from client_kit.qt.bridge import Bridge
from client_kit.qt.garbage import GuiCollector
from client_kit.qt.shell import configure_logs
from client_kit.testing.fake_server import FakeServer
from kiosk_app.claims import Claims
from kiosk_app.flow.acts import event_of
from kiosk_app.flow.state import Flow
from kiosk_app.printing.fake import Temper
from kiosk_app.printing.status import PrinterState
from kiosk_app.printing.stream import picture
from kiosk_app.printing.wanted import PrinterWanted, printers_of
from kiosk_app.qt.controller import Controller
from kiosk_app.qt.kiosk_model import KioskModel
from kiosk_app.qt.press import Press
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.sample import OFFICE, kiosk_document, wait_document
from queue_core.protocol import Hello

TICKETS, LANES = 2000, 10
JOB_BYTES = 80_000
"""About what a ticket takes; a death later than its last byte is no death."""
TICK_S = 5
PATIENCE_S = 60
STATES: tuple[PrinterState, ...] = ("near_end", "out", "cover", "cutter", "offline", "silent")


class PrintingFigures(Struct, frozen=True):
    """What build/bench/printing.json holds."""

    tickets: int
    confirmed: int
    """The printer's answer proved it, and the paper lies there."""
    shown: int
    """Not confirmed: number and QR on the screen, staff told."""
    lost: int
    """Neither; or confirmed without paper."""
    doubled: int
    """On paper more than once, unmarked."""
    copies: int
    """Marked, from the second printer: the first may have printed them."""
    shown_yet_printed: int
    """Of those shown: the paper lies there after all, once."""


class Lane:
    """One kiosk, its printer, and one visitor after another."""

    def __init__(self, url: str, printers: Sequence[PrinterThread], chance: random.Random) -> None:
        self.confirmed: list[str] = []
        self.shown: list[str] = []
        self.papers: Counter[str] = Counter()
        self.copies: Counter[str] = Counter()
        self._printers = printers
        self._chance = chance
        press = Press(printers_of([PrinterWanted(each.address) for each in printers], None))
        self._model: Any = KioskModel()
        self._bridge = Bridge(url)
        flow = Flow(has_printer=True)
        self._controller = Controller(self._bridge, self._model, press, flow, Claims(None))
        self._bridge.open(Hello(token="kiosk", app="kiosk"))
        self._controller.open(OFFICE)

    def begin(self) -> bool:
        """A visitor takes a ticket, if the kiosk is free."""
        flow = self._controller.flow
        if self._controller.scene() is None or flow.lost is not None or not flow.is_fresh:
            return False
        for printer in self._printers:
            printer.fake.temper = temper(self._chance)
        self._controller.take(event_of("service:passport", ""))
        self._model.takeTicket()
        return True

    def end(self) -> bool:
        """The visitor goes, once the kiosk told what became of the paper."""
        handed = self._controller.flow.handed
        if handed is None or handed.paper == "printing" or self._model.page != "ticket":
            return False
        if self._model.ticket.isPaper:
            self.confirmed.append(handed.token)
        elif handed.number == self._model.ticket.number and self._model.ticket.told:
            self.shown.append(handed.token)
        self._model.goHome()
        self.collect()
        return True

    def collect(self) -> None:
        """Read the papers that lie there."""
        for printer in self._printers:
            while printer.fake.tickets:
                paper = picture(printer.fake.tickets.pop(0))
                (self.copies if is_marked(paper) else self.papers)[read_token(paper)] += 1

    def close(self) -> None:
        """In the order of the app's own end."""
        self._controller.close()
        self._bridge.close()


def temper(chance: random.Random) -> Temper:
    """A printer's next mood."""
    at = chance.randint(1, JOB_BYTES)
    moods = {
        Temper(): 66,
        Temper(chatters=True, slow_s=chance.random()): 4,
        Temper(state=chance.choice(STATES)): 13,
        Temper(dies_at=at): 8,
        Temper(breaks_at=at): 2,
        Temper(runs_out_at=at): 5,
        Temper(stalls_at=at): 2,
    }
    return chance.choices(list(moods), list(moods.values()))[0]


def read_token(paper: Image.Image) -> str:
    """Whose paper this is, by its QR; a torn one has no name."""
    codes = zxingcpp.read_barcodes(paper)
    return str(codes[0].text.rpartition(".")[2]) if codes else ""


def is_marked(paper: Image.Image) -> bool:
    """Whether a copy's black band lies across its head."""
    head = paper.crop((40, 0, paper.width - 40, 200)).convert("L")
    rows = (head.crop((0, y, head.width, y + 1)).getextrema() for y in range(head.height))
    return any(row == (0, 0) for row in rows)


def measure(tickets: int, lanes: int, seed: int = 1) -> PrintingFigures:
    """Let so many visitors take a ticket each."""
    application = QCoreApplication.instance() or QGuiApplication([])
    collector = GuiCollector()
    chance = random.Random(seed)
    with office() as server, ExitStack() as stack:
        kiosks = []
        for number in range(lanes):
            printers = [stack.enter_context(PrinterThread()) for _ in range(1 + number % 2)]
            kiosks.append(Lane(server.url, printers, random.Random(chance.random())))
            stack.callback(kiosks[-1].close)
        run(server, kiosks, tickets)
        told = told_of(server)
    collector.close()
    del application
    return figures(tickets, kiosks, told)


def run(server: FakeServer, kiosks: Sequence[Lane], tickets: int) -> None:
    """Visitors at every kiosk until all were served; raises TimeoutError when nothing moves."""
    begun = ended = 0
    moved = ticked = time.monotonic()
    busy: set[Lane] = set()
    while ended < tickets:
        for kiosk in kiosks:
            if kiosk not in busy and begun < tickets and kiosk.begin():
                busy.add(kiosk)
                begun += 1
            elif kiosk in busy and kiosk.end():
                busy.remove(kiosk)
                ended += 1
                moved = time.monotonic()
        QTest.qWait(5)
        now = time.monotonic()
        if now - ticked > TICK_S:
            server.tick()
            ticked = now
        if now - moved > PATIENCE_S:
            raise TimeoutError(f"{ended} of {tickets} visitors got an answer, then nobody")
    server.wait_for(lambda: len(told_of(server)) >= sum(len(each.shown) for each in kiosks))
    for kiosk in kiosks:
        kiosk.collect()


def told_of(server: FakeServer) -> set[str]:
    """Tickets whose missing paper the staff know of."""
    return {report.unconfirmed for report in list(server.reports) if report.unconfirmed}


def figures(tickets: int, kiosks: Sequence[Lane], told: set[str]) -> PrintingFigures:
    """What became of every ticket; token and ticket have the same number here."""
    papers: Counter[str] = sum((each.papers for each in kiosks), Counter())
    copies: Counter[str] = sum((each.copies for each in kiosks), Counter())
    there = papers + copies
    confirmed = [token for each in kiosks for token in each.confirmed if there[token]]
    shown = [token for each in kiosks for token in each.shown if f"t{token[5:]}" in told]
    return PrintingFigures(
        tickets=tickets,
        confirmed=len(confirmed),
        shown=len(shown),
        lost=tickets - len(set(confirmed) | set(shown)),
        doubled=sum(count > 1 for token, count in papers.items() if token),
        copies=sum(count for token, count in copies.items() if token),
        shown_yet_printed=sum(there[token] > 0 for token in shown),
    )


@contextmanager
def office() -> Iterator[FakeServer]:
    """An office that gives a ticket to whoever asks."""
    documents = {f"{OFFICE}/kiosk": kiosk_document(), f"{OFFICE}/wait": wait_document()}
    issued = 0

    def issue(command: dict[str, Any]) -> dict[str, Any]:
        nonlocal issued
        issued += 1
        return {
            "ticket": f"t{issued}",
            "number": f"А{issued % 1000:03}",
            "token": f"token{issued}",
            "code": f"{issued:08}",
            "issued": time.time_ns() // 1_000_000,
            "services": list(command["services"]),
            "ahead": issued % 40,
        }

    with FakeServer(documents, role="kiosk") as server:
        server.on("issue_ticket", issue)
        yield server


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write the file, and fail when a ticket was lost or doubled."""
    parser = argparse.ArgumentParser(prog="bench.printing", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="sixty tickets")
    parser.add_argument("--seed", type=int, default=1, help="another row of faults")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    counts = (60, 6) if options.quick else (TICKETS, LANES)
    options.out.mkdir(parents=True, exist_ok=True)
    with configure_logs(str(options.out / "printing.log")):
        result = measure(*counts, options.seed)
    print(result)
    print(write("printing", result, options.out))
    return 1 if result.lost or result.doubled else 0


if __name__ == "__main__":
    sys.exit(main())
