"""Cycles of Qt objects die on the GUI thread, whichever thread made the garbage."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from client_kit.qt.garbage import GuiCollector
from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer

ENOUGH = 20_000
"""Cycles that would set the collector off in their own thread many times."""

APP = """
import gc, sys, threading
from client_kit.config import common_flags, read_settings
from client_kit.qt.engine import QML
from client_kit.qt.shell import run_app

class Cycle:
    def __init__(self): self.me = self
    def __del__(self): died.add(threading.current_thread().name)

died = set()

def litter():
    for _ in range(20_000):
        Cycle()

def build(shell):
    thread = threading.Thread(target=litter, name="other")
    thread.start()
    thread.join()
    return shell.engine.load(QML / "Gallery.qml", {})

code = run_app(read_settings(common_flags("talon-test", "")), "talon-test", build)
print(died, gc.isenabled())
sys.exit(code)
"""


class Cycle:
    """Garbage that reference counting does not free."""

    def __init__(self, died: set[str]) -> None:
        self.me = self
        self.died = died

    def __del__(self) -> None:
        self.died.add(threading.current_thread().name)


def test_garbage_of_another_thread_is_collected_by_the_gui(qapp: Any) -> None:
    died: set[str] = set()
    collector = GuiCollector()
    other = threading.Thread(target=_litter, args=(died,), name="other")

    other.start()
    other.join()
    wait_until(lambda: died != set())
    collector.close()

    assert died == {threading.main_thread().name}
    assert gc.isenabled()


def test_every_app_of_the_shell_keeps_the_collector_on_its_gui_thread(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    shot = str(tmp_path / "shot.png")
    with FakeServer() as server:
        command = [sys.executable, "-c", APP, "--server", server.url, "--shot", shot]
        app = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30)

    assert (app.stdout, app.stderr, app.returncode) == ("{'MainThread'} True\n", "", 0)


def _litter(died: set[str]) -> None:
    for _ in range(ENOUGH):
        Cycle(died)
