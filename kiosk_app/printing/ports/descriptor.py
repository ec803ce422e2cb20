"""What the system shows as a file: a device such as /dev/usb/lp0, or a file that is the paper."""

import asyncio
import os
import stat
from collections.abc import Callable
from pathlib import Path

from kiosk_app.printing.errors import PrinterUnavailable
from kiosk_app.printing.ports.port import PATIENCE_S, Port

_CHUNK = 1024


async def open_file(path: Path) -> Port:
    """Open a device file, append to a plain file that stands for the paper, or add a file of its
    own to a folder."""
    return _open_file(path)


class DescriptorPort:
    """A device by its descriptor, waited for by the loop, never blocking it."""

    is_paper = False

    def __init__(
        self, descriptor: int, name: str, close: Callable[[], None], linger: float
    ) -> None:
        self.linger = linger
        self._descriptor = descriptor
        self._name = name
        self._close = close

    async def write(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            try:
                written = os.write(self._descriptor, left[:_CHUNK])
            except BlockingIOError:
                written = 0
            except OSError as error:
                raise PrinterUnavailable(f"{self._name} broke off: {error}") from error
            left = left[written:]
            if not written and not await self._ready(PATIENCE_S, for_writing=True):
                raise PrinterUnavailable(f"{self._name} takes no more bytes")

    async def read(self, within: float) -> bytes:
        if not await self._ready(within, for_writing=False):
            return b""
        try:
            received = os.read(self._descriptor, 256)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise PrinterUnavailable(f"{self._name} broke off: {error}") from error
        if not received:
            raise PrinterUnavailable(f"{self._name} is gone")
        return received

    async def close(self) -> None:
        self._close()

    async def _ready(self, within: float, for_writing: bool) -> bool:
        loop = asyncio.get_running_loop()
        ready = asyncio.Event()
        add = loop.add_writer if for_writing else loop.add_reader
        remove = loop.remove_writer if for_writing else loop.remove_reader
        add(self._descriptor, ready.set)
        try:
            async with asyncio.timeout(within):
                await ready.wait()
        except TimeoutError:
            return False
        finally:
            remove(self._descriptor)
        return True


class PaperFile:
    """A file that collects tickets one after another."""

    linger = 0.0
    is_paper = True

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab")

    async def write(self, data: bytes) -> None:
        try:
            self._file.write(data)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise PrinterUnavailable(f"{self._file.name} cannot be written: {error}") from error

    async def read(self, within: float) -> bytes:
        return b""

    async def close(self) -> None:
        self._file.close()


def _open_file(path: Path) -> Port:
    try:
        if path.is_dir():
            return PaperFile(path / f"ticket-{len(os.listdir(path)) + 1:06}.bin")
        device = path.exists() and stat.S_ISCHR(path.stat().st_mode)
        if not device:
            return PaperFile(path)
        opened = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError as error:
        raise PrinterUnavailable(f"{path} cannot be opened: {error}") from error
    return DescriptorPort(opened, str(path), lambda: os.close(opened), 0.0)
