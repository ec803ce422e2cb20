"""A serial line by pyserial, in threads: the same on Linux and Windows, USB's virtual ports too."""

import asyncio

import serial

from kiosk_app.printing.errors import PrinterUnavailable
from kiosk_app.printing.ports.port import PATIENCE_S, Port

_CHUNK = 1024
_LINE_BUFFER = 4096
"""Bytes a serial driver takes before the wire does."""


async def open_serial(path: str, baud: int) -> Port:
    """Open a serial line; 8N1 with the hardware's own flow control off, as shipped."""
    try:
        line = await asyncio.to_thread(
            serial.Serial, path, baud, timeout=0, write_timeout=PATIENCE_S, exclusive=True
        )
    except (OSError, ValueError) as error:
        raise PrinterUnavailable(f"serial line {path} cannot be opened: {error}") from error
    return SerialPort(line, path, _LINE_BUFFER * 10 / baud)


class SerialPort:
    """An open line; one thread at a time works on it."""

    is_paper = False

    def __init__(self, line: serial.Serial, name: str, linger: float) -> None:
        self.linger = linger
        self._line = line
        self._name = name

    async def write(self, data: bytes) -> None:
        for start in range(0, len(data), _CHUNK):
            try:
                await asyncio.to_thread(self._line.write, data[start : start + _CHUNK])
            except serial.SerialTimeoutException as error:
                raise PrinterUnavailable(f"{self._name} takes no more bytes") from error
            except OSError as error:
                raise PrinterUnavailable(f"{self._name} broke off: {error}") from error

    async def read(self, within: float) -> bytes:
        try:
            return await asyncio.to_thread(self._read, within)
        except OSError as error:
            raise PrinterUnavailable(f"{self._name} broke off: {error}") from error

    async def close(self) -> None:
        # a line that takes nothing more must not be waited for until its buffer is empty
        await asyncio.to_thread(self._let_go)

    def _let_go(self) -> None:
        try:
            if self._line.out_waiting:
                self._line.reset_output_buffer()
            self._line.close()
        except OSError:
            return  # pulled out: there is nothing left to let go

    def _read(self, within: float) -> bytes:
        """What is there already, or the first that comes."""
        self._line.timeout = within
        first: bytes = self._line.read(1)
        return first + self._line.read(self._line.in_waiting) if first else b""
