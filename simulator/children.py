"""Child processes with logs of their own: stopped in order, never orphaned."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

STOP_WITHIN_S = 10.0
PR_SET_PDEATHSIG = 1


class ChildFailed(Exception):
    """A child ended by itself; the message says which and where its log is."""


class Child:
    """One running process."""

    def __init__(self, name: str, process: asyncio.subprocess.Process, log: Path) -> None:
        self.name, self.log = name, log
        self._process = process

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.returncode is None

    async def ended(self) -> int:
        """Wait for its end and return its exit code."""
        return await self._process.wait()

    def last_words(self) -> str:
        """The end of its log."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-8:])

    async def stop(self) -> None:
        """Ask it to stop, wait, and kill it if it does not."""
        with suppress(ProcessLookupError):
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), STOP_WITHIN_S)
            except TimeoutError:
                self._process.kill()
                await self._process.wait()


class Children:
    """Use as `async with Children(folder) as children`: leaving stops them, the last one first."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._running: list[Child] = []

    async def __aenter__(self) -> Children:
        self._logs.mkdir(parents=True, exist_ok=True)
        return self

    async def __aexit__(self, *why: object) -> None:
        for child in reversed(self._running):
            await child.stop()

    async def start(self, name: str, module: str, *arguments: str) -> Child:
        """Run `python -m module arguments` with its output in `<name>.log`."""
        log = self._logs / f"{name}.log"
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", module, *arguments),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=_end_with_parent(os.getpid()) if sys.platform == "linux" else None,
            )
        child = Child(name, process, log)
        self._running.append(child)
        return child


def run_module(module: str, *arguments: str, send: str = "") -> str:
    """Run `python -m module arguments` to its end and return what it printed.

    Raises ChildFailed with what it complained of.
    """
    done = subprocess.run(
        (sys.executable, "-m", module, *arguments), input=send, capture_output=True, text=True
    )
    if done.returncode:
        raise ChildFailed(f"{module} {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout.strip()


def _end_with_parent(parent: int) -> Callable[[], None]:
    """Return what a Linux child does first: ask to be terminated when its parent dies."""
    libc = ctypes.CDLL(None)

    def ask() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask
