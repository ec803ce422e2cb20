"""A board on a wall that dies or freezes is started again; one that is ended stays ended."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from display_board.gallery import WAIT, board_document

pytestmark = pytest.mark.usefixtures("qapp")
SCRIPT = """
import sys
from client_kit.watchdog import Patience, run_watched
patience = Patience(opening=12, frozen=3, first_rest=0.1, look=0.1)
sys.exit(run_watched("hanging_board", sys.argv[1:], patience))
"""
BOARD = """
import signal, sys, time
from display_board.__main__ import main
# The real board; told to, its screen's thread hangs while its link goes on.
signal.signal(signal.SIGUSR1, lambda number, frame: time.sleep(3600))
sys.exit(main())
"""


@pytest.fixture
def server():
    with FakeServer({"central/board/1": board_document(), "central/wait": WAIT}) as server:
        yield server


@pytest.fixture
def watched(tmp_path, server):
    """A board under watch that has greeted the server."""
    (tmp_path / "hanging_board.py").write_text(BOARD)
    path = f"{tmp_path}{os.pathsep}{Path.cwd()}"
    parent = subprocess.Popen(
        [
            *(sys.executable, "-c", SCRIPT, "--watchdog", "--server", server.url),
            *("--size", "480x270", "--voice", "off"),
        ],
        env={
            **os.environ,
            **{"TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path},
        },
    )
    server.wait_for(lambda: len(server.hellos) == 1, 20)
    yield parent
    children = children_of(parent)
    parent.kill()
    parent.wait()
    for child in filter(is_alive, children):
        os.kill(child, signal.SIGKILL)


def children_of(parent):
    try:
        children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text()
    except FileNotFoundError:
        return []
    return [int(child) for child in children.split()]


def child_of(parent):
    [child] = children_of(parent)
    return child


def is_alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP, signal.SIGUSR1])
def test_a_board_that_died_stopped_or_hangs_is_back_on_the_wall(server, watched, blow):
    first = child_of(watched)
    wait_until(lambda: bool(server.reports), 10_000)

    os.kill(first, blow)
    server.wait_for(lambda: len(server.hellos) == 2, 25)

    assert not is_alive(first)
    assert child_of(watched) != first


def test_ending_the_watchdog_ends_the_board(watched):
    board = child_of(watched)

    watched.send_signal(signal.SIGTERM)

    assert watched.wait(15) == 0
    assert not is_alive(board)


def test_a_board_whose_watchdog_was_killed_goes_too(watched):
    board = child_of(watched)

    watched.kill()

    wait_until(lambda: not is_alive(board), 15_000)
