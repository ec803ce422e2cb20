"""A whole centre for the stories: server and kiosk as programs, the console in this process.

It lies in the zone where it is noon now, so that the doors are open whenever the stories are told.
"""

from __future__ import annotations

import re
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import zxingcpp
from PySide6.QtCore import Qt

from client_kit.testing.drive import is_shown, press_key, type_text, wait_until
from kiosk_app.printing.stream import Letters, Step, picture
from kiosk_app.testing.printer import PrinterThread
from operator_console.stand import Console, standing
from simulator.demo import CONFIG
from simulator.demo_place import PASSWORD, Place, free_port, prepare
from tests.path.programs import Programs

OFFICE = "central"
WINDOW = "4"
LONG_MS = 40_000
"""A loaded machine needs it; nothing waits so long when all is well."""


@dataclass(frozen=True)
class Centre:
    """What stands in the building."""

    place: Place
    printer: PrinterThread
    console: Console
    programs: Programs

    @property
    def tickets(self) -> dict[str, Any]:
        """Today's visits as the desk knows them."""
        desk = self.console.bridge.documents.get(f"{OFFICE}/desk", {})
        tickets: dict[str, Any] = desk.get("tickets", {})
        return tickets

    def state(self, number: str) -> str:
        """Of the visit with this number; empty: it is over."""
        named = (row["state"] for row in self.tickets.values() if row["number"] == number)
        return next(named, "")

    def press(self, key: Qt.Key, number: str, state: str) -> None:
        """One key of the operator, and what becomes of the visitor by it."""
        press_key(self.console.window, key)
        wait_until(lambda: self.state(number) == state, LONG_MS)

    def tap(self, *names: str, mode: str = "raster") -> Paper:
        """Controls touched at the kiosk in turn, until a ticket comes out."""
        known = len(self.printer.fake.tickets)
        token = self.place.tokens / f"{self.place.devices('kiosk')[0]}.token"
        self.programs.start(
            "kiosk_app",
            *("--server", self.place.address, "--token-file", str(token), "--size", "540x960"),
            *("--printer", self.printer.address, "--printer-mode", mode),
            *(part for name in (*names, "done", "quit") for part in ("--tap", name)),
        )
        wait_until(lambda: len(self.printer.fake.tickets) > known, LONG_MS)
        return Paper(self.printer.fake.tickets[-1])


@dataclass(frozen=True)
class Paper:
    """A printed ticket, as the printer got it."""

    steps: list[Step]

    @property
    def link(self) -> str:
        """What its QR says."""
        (code,) = zxingcpp.read_barcodes(picture(self.steps))
        return str(code.text)

    @property
    def code(self) -> str:
        """The eight digits, of a ticket printed in letters."""
        text = b"".join(step.text for step in self.steps if isinstance(step, Letters))
        digits = re.findall(rb"\d{4} \d{4}", text)
        return str(digits[0], "ascii").replace(" ", "")


@contextmanager
def centre_at_noon(folder: Path) -> Iterator[Centre]:
    """Open its doors; leaving ends every program in order."""
    config = folder / "config"
    shutil.copytree(CONFIG, config)
    _move(config / "offices" / f"{OFFICE}.toml")
    place = prepare(config, folder / "office", OFFICE, free_port(0))
    with PrinterThread() as printer, Programs(folder) as programs:
        programs.start("server", "--deploy", str(place.deployment))
        wait_until(lambda: _answers(place.address), LONG_MS)
        token = place.tokens / f"{place.devices('console')[0]}.token"
        with standing(place.address, token, OFFICE, window=WINDOW) as console:
            _sign_in(console, place.operators[0][0])
            yield Centre(place, printer, console, programs)
    assert programs.ended == dict.fromkeys(programs.ended, 0), programs.ended


def _move(office: Path) -> None:
    """To where the clock shows twelve."""
    hours = 12 - datetime.now(UTC).hour
    zone = f"Etc/GMT{-hours:+}" if hours else "Etc/GMT"
    text = office.read_text(encoding="utf-8")
    office.write_text(re.sub(r'^zone = ".*"$', f'zone = "{zone}"', text, flags=re.MULTILINE))


def _answers(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}/readyz", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _sign_in(console: Console, login: str) -> None:
    for word in (login, PASSWORD):
        type_text(console.window, word)
        press_key(console.window, Qt.Key.Key_Return)
    wait_until(lambda: is_shown(console.window, "windows"), LONG_MS)
    press_key(console.window, Qt.Key.Key_Return)
    wait_until(lambda: is_shown(console.window, "strip.window"), LONG_MS)
