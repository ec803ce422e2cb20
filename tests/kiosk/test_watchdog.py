"""A kiosk in a hall that dies or freezes is started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.testing.sample import OFFICE, kiosk_document, wait_document

SCRIPT = """
import sys
from client_kit.watchdog import Patience, run_watched
patience = Patience(opening=15, frozen=3, first_rest=0.1, look=0.1)
sys.exit(run_watched("kiosk_app", sys.argv[1:], patience))
"""


@pytest.fixture
def server(qapp: Any) -> Iterator[FakeServer]:
    documents = {f"{OFFICE}/kiosk": kiosk_document(), f"{OFFICE}/wait": wait_document()}
    with FakeServer(documents, role="kiosk") as server:
        yield server


def child_of(parent: subprocess.Popen[bytes]) -> int:
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text(encoding="ascii")
    [child] = children.split()
    return int(child)


def is_alive(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return stat.split(") ")[1][0] != "Z"


def test_a_frozen_kiosk_is_started_again(tmp_path: Path, server: FakeServer) -> None:
    flags = ("--server", server.url, "--size", "540x960", "--sound", "off")
    parent = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "--watchdog", *flags],
        env={**os.environ, "TMPDIR": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")},
    )
    try:
        server.wait_for(lambda: len(server.hellos) == 1, 30)
        frozen = child_of(parent)
        os.kill(frozen, signal.SIGSTOP)

        server.wait_for(lambda: len(server.hellos) == 2, 40)

        assert not is_alive(frozen)
    finally:
        parent.send_signal(signal.SIGTERM)
    assert parent.wait(20) == 0
    wait_until(lambda: not is_alive(frozen))
