"""The kiosk program with two printers: paper from the second, staff told of the first."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from client_kit.testing.fake_server import FakeServer
from kiosk_app.printing.fake import Temper
from kiosk_app.printing.roll import Roll
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.sample import OFFICE, kiosk_document, wait_document

TICKET = {
    "ticket": "t1",
    "number": "А001",
    "token": "tok",
    "code": "48217093",
    "issued": 1_795_333_320_000,
    "services": ["passport"],
    "ahead": 7,
}


@pytest.fixture
def server(qapp: Any) -> Iterator[FakeServer]:
    documents = {f"{OFFICE}/kiosk": kiosk_document(), f"{OFFICE}/wait": wait_document()}
    with FakeServer(documents, role="kiosk") as server:
        server.on("issue_ticket", lambda command: TICKET)
        yield server


def settings(folder: Path, server: FakeServer, first: str, second: str) -> Path:
    """As they stand in the machine's own file."""
    file = folder / "kiosk.toml"
    file.write_text(
        f'server = "{server.url}"\nsize = "540x960"\nstate = "{folder}/kiosk.json"\n'
        f'printer = "{first}"\nsecond_printer = "{second}"\n'
        'second_printer_profile = "epson-tm-t88"\nsecond_roll_m = 40\n',
        encoding="utf-8",
    )
    return file


def test_the_second_prints_and_the_report_names_both(tmp_path: Path, server: FakeServer) -> None:
    counted = Roll(printed=20, is_counted=True)
    (tmp_path / "kiosk-roll-2.json").write_bytes(msgspec.json.encode(counted))
    with PrinterThread(Temper(state="out")) as first, PrinterThread() as second:
        file = settings(tmp_path, server, first.address, second.address)
        kiosk = subprocess.Popen(
            [
                *(sys.executable, "-m", "kiosk_app", "--config", str(file)),
                *("--tap", "service:passport", "--tap", "take"),
            ],
            env={**os.environ, "TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        )
        try:
            server.wait_for(lambda: any(each.printed for each in server.reports), 60)
        finally:
            kiosk.terminate()
            code = kiosk.wait(20)

    (printed,) = (each for each in server.reports if each.printed)
    assert code == 0
    assert printed.printed == "t1"
    assert printed.printer == "out"
    assert printed.detail == "left:200 printer:2 first:out second:ready"
    assert (len(first.fake.tickets), len(second.fake.tickets)) == (0, 1)
    spent = msgspec.json.decode((tmp_path / "kiosk-roll-2.json").read_bytes(), type=Roll)
    assert spent == Roll(printed=21, is_counted=True)
