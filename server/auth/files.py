"""Small private files of the data folder: written whole or not at all, readable by the owner."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from server.auth.errors import TokenFileBroken


def write_private(path: Path, content: bytes) -> None:
    """Replaces the file in one step; after a crash either the old or the new one is there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except BaseException:
        with suppress(FileNotFoundError):
            fresh.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read_private(path: Path) -> bytes:
    """Its content. Raises TokenFileBroken if others could read it, FileNotFoundError if absent."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise TokenFileBroken(f"{path} is open to others (mode {mode:o}): chmod 600 {path}")
    return path.read_bytes()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """One writer at a time, over processes."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
