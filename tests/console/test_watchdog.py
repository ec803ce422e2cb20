"""A console that freezes is started again; one that the operator closes stays closed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from operator_console.stand import device_token

pytestmark = pytest.mark.usefixtures("qapp")
SCRIPT = """
import sys
from client_kit import watchdog
hasty = watchdog.Patience(opening=20, frozen=3, first_rest=0.1, look=0.1)
watched = watchdog.run_watched
import operator_console.__main__ as app
app.run_watched = lambda module, arguments: watched(module, arguments, hasty)
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.fixture
def watched(server: FakeServer, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A console under watch that has greeted the server."""
    parent = subprocess.Popen(
        [
            *(sys.executable, "-c", SCRIPT, "--watchdog", "--server", server.url),
            *("--token-file", str(device_token(tmp_path))),
        ],
        env={**os.environ, "TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )
    server.wait_for(lambda: len(server.hellos) == 1, 20)
    yield parent
    children = children_of(parent)
    parent.kill()
    parent.wait()
    for child in children:
        os.kill(child, signal.SIGKILL)


def children_of(parent: subprocess.Popen[bytes]) -> list[int]:
    try:
        text = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text(encoding="ascii")
    except FileNotFoundError:
        return []
    return [int(child) for child in text.split()]


def test_a_frozen_console_comes_back_and_a_closed_one_does_not(
    watched: subprocess.Popen[bytes], server: FakeServer, tmp_path: Path
) -> None:
    [frozen] = children_of(watched)
    wait_until(lambda: any(tmp_path.glob("operator_console-*/beat")))

    os.kill(frozen, signal.SIGSTOP)
    server.wait_for(lambda: len(server.hellos) == 2, 40)
    [again] = children_of(watched)
    os.kill(again, signal.SIGTERM)  # as its window's close button does: an orderly end

    assert again != frozen
    assert watched.wait(20) == 0
    assert len(server.hellos) == 2
