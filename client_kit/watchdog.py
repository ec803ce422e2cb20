"""Keeps an unattended app running: a parent that starts it again when it dies or freezes.

The parent knows only the app's heartbeat, a file that its screen's thread touches each second; the
app knows only its parent's end of a pipe, and goes when that closes. No Qt, Linux and Windows.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import structlog

FLAG = "--watchdog"
BEAT_S = 1.0
_log = structlog.get_logger("watchdog")


@dataclass(frozen=True)
class Patience:
    """Seconds."""

    opening: float = 40.0
    """Until the first beat: a cold machine, fonts, and a crash page that is read."""
    frozen: float = 10.0
    """Without a beat."""
    ending: float = 5.0
    """To end in order before it is killed."""
    first_rest: float = 1.0
    longest_rest: float = 30.0
    """Between two starts; each failure doubles it, a good minute forgets it."""
    good: float = 60.0
    look: float = 0.5


def run_watched(module: str, arguments: Sequence[str], patience: Patience | None = None) -> int:
    """Run `python -m module` under watch until it ends well or a signal comes; its exit code.

    An app does this when it is told `--watchdog` and no `--heartbeat`: that one is the child.
    """
    own = [argument for argument in arguments if argument != FLAG]
    with tempfile.TemporaryDirectory(prefix=f"{module}-") as folder:
        beat = Path(folder) / "beat"
        command = [sys.executable, "-m", module, *own, "--heartbeat", str(beat)]
        return Watchdog(command, beat, patience or Patience()).run()


class Watchdog:
    """One app and its parent."""

    def __init__(
        self,
        command: Sequence[str],
        beat: Path,
        patience: Patience,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = command
        self._beat = beat
        self._patience = patience
        self._clock = clock
        self._rest = patience.first_rest
        self._ending = False

    def run(self) -> int:
        """Until the app ends with 0 or somebody ends us."""
        former = {
            number: signal.signal(number, self._end) for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            return self._keep()
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)

    def _keep(self) -> int:
        while True:
            began = self._clock()
            code = self._live_once()
            if code == 0:
                return 0
            if self._clock() - began > self._patience.good:
                self._rest = self._patience.first_rest
            _log.error("the app ended", code=code, again_in_s=self._rest)
            if not self._rests(self._rest):
                return 0
            self._rest = min(2 * self._rest, self._patience.longest_rest)

    def _live_once(self) -> int | None:
        """Start it and watch it to its end; None when it had to be killed."""
        self._beat.unlink(missing_ok=True)
        with subprocess.Popen(self._command, stdin=subprocess.PIPE) as app:
            seen, last, limit = 0, self._clock(), self._patience.opening
            while True:
                try:
                    return app.wait(self._patience.look)
                except subprocess.TimeoutExpired:
                    pass
                now = self._clock()
                if (beat := _touched(self._beat)) != seen:
                    seen, last, limit = beat, now, self._patience.frozen
                if self._ending:
                    self._dismiss(app)
                    return 0
                if now - last > limit:
                    _log.error("the app is frozen", silent_s=round(now - last, 1))
                    app.kill()
                    app.wait()
                    return None

    def _dismiss(self, app: subprocess.Popen[bytes]) -> None:
        app.terminate()
        try:
            app.wait(self._patience.ending)
        except subprocess.TimeoutExpired:
            app.kill()

    def _rests(self, seconds: float) -> bool:
        """Wait so long; False when we are to end."""
        until = self._clock() + seconds
        while not self._ending and self._clock() < until:
            time.sleep(min(self._patience.look, seconds))
        return not self._ending

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._ending = True


def _touched(path: Path) -> int:
    """Only its change counts: clocks may be set."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
