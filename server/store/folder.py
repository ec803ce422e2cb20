"""The embedded store's folder: made, locked for one owner, with a socket path short enough."""

import asyncio
import fcntl
import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import IO

from server.store.errors import StoreUnavailable

LONGEST_SOCKET_PATH = 100
"""Bytes. The kernel takes 107."""
_POLL_SECONDS = 0.05


def open_folder(folder: Path) -> None:
    """Make `folder`, for this user alone. Raises StoreUnavailable when it cannot be written."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(folder, error.strerror) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _unusable(folder, "not writable by this user")


def open_socket_folder(socket: Path) -> None:
    """Make the folder of `socket`. Raises StoreUnavailable when it belongs to somebody else."""
    open_folder(socket.parent)
    if socket.parent.stat().st_uid != os.getuid():
        raise _unusable(socket.parent, "it belongs to another user")


def remove_socket_folder(socket: Path) -> None:
    """Leave nothing behind of a socket's own folder."""
    with suppress(OSError):
        socket.unlink(missing_ok=True)
        socket.parent.rmdir()


def _unusable(folder: Path, reason: str | None) -> StoreUnavailable:
    return StoreUnavailable(
        f"the store's folder {folder} cannot be used ({reason}); "
        "make it writable, or choose another one in the server's configuration"
    )


def socket_path(folder: Path) -> Path:
    """Where the store listens: in its folder, or in a short one when that path is too long."""
    inside = folder / "store.sock"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_PATH:
        return inside
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    runtime = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    outside = Path(runtime) / f"talon-{os.getuid()}-{name}" / "store.sock"
    if len(os.fsencode(outside)) <= LONGEST_SOCKET_PATH:
        return outside
    raise StoreUnavailable(
        f"a socket's path may have {LONGEST_SOCKET_PATH} bytes; {inside} and {outside} have more: "
        "choose a shorter data folder, or set XDG_RUNTIME_DIR"
    )


async def lock_folder(folder: Path, patience: float) -> IO[str]:
    """The lock of `folder`, held while the file is open in this process or in a child of it.

    Waits `patience` seconds for a predecessor's child that is just ending. Raises
    StoreUnavailable.
    """
    file = (folder / "lock").open("a+", encoding="ascii")
    give_up = monotonic() + patience
    while not _try_lock(file):
        if monotonic() > give_up:
            raise _in_use(folder, file)
        await asyncio.sleep(_POLL_SECONDS)
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file


def _in_use(folder: Path, file: IO[str]) -> StoreUnavailable:
    with file:
        file.seek(0)
        owner = file.read().strip() or "unknown"
    return StoreUnavailable(
        f"the store's folder {folder} is in use by process {owner}; "
        "stop that server, or choose another folder in the server's configuration"
    )


def _try_lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
