"""Raw printing over the network, by custom on port 9100."""

import asyncio

from kiosk_app.printing.errors import PrinterUnavailable
from kiosk_app.printing.ports.port import PATIENCE_S

_CHUNK = 4096


async def open_network(host: str, port: int) -> "NetworkPort":
    """Connect, or raise `PrinterUnavailable`."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            reader, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError) as error:
        raise PrinterUnavailable(f"printer {host}:{port} does not take the connection") from error
    return NetworkPort(reader, writer, f"{host}:{port}")


class NetworkPort:
    """One TCP connection."""

    linger = 0.0
    is_paper = False

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, name: str
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._name = name
        writer.transport.set_write_buffer_limits(high=0)

    async def write(self, data: bytes) -> None:
        for start in range(0, len(data), _CHUNK):
            await self._write_chunk(data[start : start + _CHUNK])

    async def _write_chunk(self, chunk: bytes) -> None:
        if self._reader.at_eof():
            raise PrinterUnavailable(f"printer {self._name} closed the connection")
        try:
            async with asyncio.timeout(PATIENCE_S):
                self._writer.write(chunk)
                await self._writer.drain()
        except TimeoutError as error:
            raise PrinterUnavailable(f"printer {self._name} takes no more bytes") from error
        except OSError as error:
            raise PrinterUnavailable(f"printer {self._name} broke off") from error

    async def read(self, within: float) -> bytes:
        try:
            async with asyncio.timeout(within):
                received = await self._reader.read(256)
        except TimeoutError:
            return b""
        except OSError as error:
            raise PrinterUnavailable(f"printer {self._name} broke off") from error
        if not received:
            raise PrinterUnavailable(f"printer {self._name} closed the connection")
        return received

    async def close(self) -> None:
        if self._writer.transport.get_write_buffer_size():
            self._writer.transport.abort()
        self._writer.close()
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._writer.wait_closed()
        except (OSError, TimeoutError):
            self._writer.transport.abort()
