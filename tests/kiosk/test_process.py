"""`talon-kiosk` as a process: a ticket from tap to file, an orderly end, plain refusals."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.pin import hash_pin
from kiosk_app.printing.stream import StreamReader, picture
from kiosk_app.testing.sample import OFFICE, kiosk_document, wait_document
from queue_core.protocol import Error

TICKET = {
    "ticket": "t1",
    "number": "А001",
    "token": "tok",
    "code": "48217093",
    "issued": 1_795_333_320_000,
    "services": ["passport"],
    "ahead": 7,
}


def start(folder: Path, *flags: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "TMPDIR": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk_app", "--sound", "off", *flags],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def server(qapp: Any) -> Iterator[FakeServer]:
    documents = {f"{OFFICE}/kiosk": kiosk_document(), f"{OFFICE}/wait": wait_document()}
    with FakeServer(documents, role="kiosk") as server:
        server.on("issue_ticket", lambda command: TICKET)
        yield server


def test_two_touches_leave_a_ticket_in_the_file(tmp_path: Path, server: FakeServer) -> None:
    paper, shot, figures = tmp_path / "paper.bin", tmp_path / "shot.png", tmp_path / "start.json"
    taps = ("service:passport", "take", f"shot:{shot}", "quit")

    kiosk = start(
        tmp_path,
        *("--server", server.url, "--size", "540x960", "--printer", f"file:{paper}"),
        *("--measure", str(figures), *(part for tap in taps for part in ("--tap", tap))),
    )
    out, err = kiosk.communicate(timeout=30)

    assert (kiosk.returncode, out, err) == (0, "", "")
    assert picture(list(StreamReader().feed(paper.read_bytes()))).width == 576
    assert QImage(str(shot)).size().toTuple() == (540, 960)
    told = json.loads(figures.read_text(encoding="utf-8"))
    assert 0 < told["first_frame_ms"] <= told["ready_ms"]
    assert 20 < told["rss_mb"] < 250


def test_a_signal_ends_it_in_order(tmp_path: Path, server: FakeServer) -> None:
    kiosk = start(tmp_path, "--server", server.url, "--size", "540x960")
    wait_until(lambda: server.hellos != [], 20_000)

    kiosk.send_signal(signal.SIGTERM)
    out, err = kiosk.communicate(timeout=20)

    assert (kiosk.returncode, out, err) == (0, "", "")


def test_an_employees_exit_is_final_under_the_watchdog_too(
    tmp_path: Path, server: FakeServer
) -> None:
    taps = ("hold:corner", "key:2", "key:4", "key:6", "key:8", "send", "staff:exit")

    kiosk = start(
        tmp_path,
        *("--watchdog", "--server", server.url, "--size", "540x960"),
        *("--staff-pin-hash", hash_pin("2468", b"salt")),
        *(part for tap in taps for part in ("--tap", tap)),
    )
    out, err = kiosk.communicate(timeout=40)

    assert (kiosk.returncode, out, err) == (0, "", "")
    assert len(server.hellos) == 1


def test_the_staff_menu_opens_where_no_server_ever_answered(tmp_path: Path) -> None:
    paper = tmp_path / "paper.bin"
    taps = ("hold:corner", "key:2", "key:4", "key:6", "key:8", "send", "staff:test", "staff:exit")

    kiosk = start(
        tmp_path,
        *("--server", "http://127.0.0.1:9", "--size", "540x960"),
        *("--staff-pin-hash", hash_pin("2468", b"salt"), "--printer", f"file:{paper}"),
        *("--log", str(tmp_path / "log")),
        *(part for tap in taps for part in ("--tap", tap)),
    )
    out, err = kiosk.communicate(timeout=40)

    assert (kiosk.returncode, out, err) == (0, "", "")
    assert picture(list(StreamReader().feed(paper.read_bytes()))).width == 576


def test_sounds_are_heard_in_the_order_of_what_happened(tmp_path: Path, server: FakeServer) -> None:
    server.on("issue_ticket", lambda command: Error("late", "Сегодня уже не успеем принять"))
    heard = tmp_path / "heard"
    taps = ("service:passport", "take", "primary", "quit")

    kiosk = start(
        tmp_path,
        *("--server", server.url, "--size", "540x960", "--sound", f"file:{heard}"),
        *("--log", str(tmp_path / "log"), *(part for tap in taps for part in ("--tap", tap))),
    )
    kiosk.communicate(timeout=30)

    assert [file.stem[5:] for file in sorted(heard.iterdir())] == [
        *("tick", "tick", "failure", "tick"),
    ]


def test_a_kiosk_killed_with_a_command_in_hand_cancels_it_when_it_is_back(
    tmp_path: Path, server: FakeServer
) -> None:
    server.held = True
    flags = ("--server", server.url, "--size", "540x960")
    kiosk = start(tmp_path, *flags, "--tap", "service:passport", "--tap", "take")
    server.wait_for(lambda: server.commands != [], 30)
    key = server.commands[0].key

    kiosk.kill()
    kiosk.communicate(timeout=20)
    server.held = False
    again = start(tmp_path, *flags)
    server.wait_for(lambda: server.commands[-1].command["type"] == "cancel_unclaimed", 30)
    again.terminate()
    again.communicate(timeout=20)

    assert server.commands[-1].command["of"] == key


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (("--printer", "lpt1"), "expected none, file:PATH"),
        (("--printer", "file:x", "--printer-profile", "hp"), "known: citizen-ppu-700"),
        (("--token-file", "/nowhere/token"), "cannot read /nowhere/token"),
        (("--size", "big"), "write it as 1080x1920"),
        (("--sound", "loud"), "on, off or file:FOLDER"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_remedy(
    tmp_path: Path, flags: tuple[str, ...], told: str
) -> None:
    kiosk = start(tmp_path, "--server", "http://127.0.0.1:9", *flags)

    out, err = kiosk.communicate(timeout=30)

    assert kiosk.returncode == 2
    assert told in err
    assert "Traceback" not in err
    assert out == ""
