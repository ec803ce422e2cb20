"""The programs of the way from tap to call, each started as an administrator starts it."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

ENDS_WITHIN_S = 20


class Programs:
    """Use as `with Programs(folder) as programs`: leaving ends them, the last one first, and
    `ended` holds their exit codes."""

    def __init__(self, folder: Path) -> None:
        self.ended: dict[str, int] = {}
        self._folder = folder
        self._closing = ExitStack()
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Programs":
        return self

    def __exit__(self, *why: object) -> None:
        self._closing.close()

    def start(self, module: str, *flags: str) -> None:
        """`python -m module flags`, its words in `<module>.log`."""
        log = self._closing.enter_context((self._folder / f"{module}.log").open("wb"))
        process = subprocess.Popen(
            [sys.executable, "-m", module, *flags],
            env={
                **os.environ,
                "XDG_STATE_HOME": str(self._folder / "state"),
                "QT_QPA_PLATFORM": "offscreen",
            },
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        self._running[module] = process
        self._closing.callback(self._end, module, process)

    def has_ended(self, module: str) -> bool:
        """By itself, before anybody asked it to."""
        return self._running[module].poll() is not None

    def words(self, module: str) -> str:
        """What it said so far."""
        return (self._folder / f"{module}.log").read_text(encoding="utf-8", errors="replace")

    def _end(self, module: str, process: subprocess.Popen[bytes]) -> None:
        process.send_signal(signal.SIGTERM)
        try:
            self.ended[module] = process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            self.ended[module] = process.wait()
