"""`talon-console` as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from client_kit.testing.fake_server import FakeServer
from operator_console.stand import device_token


def console(*flags: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "operator_console", *flags],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_the_console_opens_its_door_and_draws_it(server: FakeServer, tmp_path: Path) -> None:
    picture = tmp_path / "door.png"
    token = device_token(tmp_path)

    done = console("--server", server.url, "--token-file", str(token), "--shot", str(picture))

    image = QImage(str(picture))
    assert (done.returncode, done.stderr) == (0, "")
    assert (image.width(), image.height()) == (420, 768)
    assert server.hellos[0].token == "device:console-5"


def test_a_missing_token_is_told_with_its_remedy() -> None:
    done = console("--token-file", "/nowhere/console.token")

    assert done.returncode == 2
    assert "talon token" in done.stderr
