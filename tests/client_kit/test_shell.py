"""The app shell as a process: it starts, draws, ends in order, and says what is missing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from client_kit.testing.fake_server import FakeServer

APP = """
import sys
from client_kit.config import common_flags, read_settings
from client_kit.qt.engine import QML
from client_kit.qt.shell import run_app
from queue_core.protocol import Hello

def build(shell):
    shell.bridge.open(Hello())
    shell.bridge.linked.connect(lambda up: print("linked", up, flush=True))
    return shell.engine.load(QML / "Gallery.qml", {})

sys.exit(run_app(read_settings(common_flags("talon-test", "")), "talon-test", build))
"""


def start(*flags: str, lock: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "TMPDIR": str(lock), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-c", APP, *flags],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_an_app_draws_its_picture_and_ends(tmp_path: Path) -> None:
    picture = tmp_path / "shot.png"
    with FakeServer() as server:
        app = start("--server", server.url, "--shot", str(picture), lock=tmp_path)
        out, err = app.communicate(timeout=20)

    assert (app.returncode, out, err) == (0, "linked True\n", "")
    assert not QImage(str(picture)).isNull()


def test_a_terminated_app_ends_in_order_and_a_second_copy_is_refused(tmp_path: Path) -> None:
    with FakeServer() as server:
        first = start("--server", server.url, "--windowed", lock=tmp_path)
        assert first.stdout is not None
        assert first.stdout.readline() == "linked True\n"

        second = start("--server", server.url, "--windowed", lock=tmp_path)
        _, refusal = second.communicate(timeout=20)
        first.send_signal(signal.SIGTERM)
        _, err = first.communicate(timeout=20)

    assert second.returncode == 2
    assert "another talon-test is running" in refusal
    assert (first.returncode, err) == (0, "")


BROKEN = """
import sys
from client_kit.config import common_flags, read_settings
from client_kit.qt.engine import QML
from client_kit.qt.shell import run_app

def build(shell):
    return shell.engine.load(QML / "Nothing.qml", {})

settings = read_settings(common_flags("talon-test", ""))
sys.exit(run_app(settings, "talon-test", build, crash_shown_ms=200))
"""


def test_a_screen_that_does_not_open_is_told_and_given_up(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run(
        [sys.executable, "-c", BROKEN, "--windowed"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )

    assert done.returncode == 2
    assert "talon-test: Nothing.qml" in done.stderr


def test_a_machine_without_a_display_is_told_so_and_may_draw_pictures(tmp_path: Path) -> None:
    told = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {key: value for key, value in os.environ.items() if key not in told}

    def run(*flags: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", APP, *flags],
            env=environment | {"TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )

    window, picture = run("--windowed"), run("--shot", str(tmp_path / "shot.png"))

    assert (window.returncode, picture.returncode) == (2, 0)
    assert "no display here" in window.stderr
