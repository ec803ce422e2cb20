"""The light client reads what a real WebSocket server sends, however the bytes are cut."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

from bench.wire import Frames, open_wire
from queue_core.protocol import SUBPROTOCOL

SIZES = (0, 1, 125, 126, 65_535, 65_536)


async def echo(socket: ServerConnection) -> None:
    async for message in socket:
        await socket.ping()
        await socket.send(message)


async def test_frames_of_every_length_come_back_as_they_were_sent() -> None:
    heard: asyncio.Queue[bytes] = asyncio.Queue()
    async with serve(
        echo, "127.0.0.1", 0, subprotocols=[Subprotocol(SUBPROTOCOL)], compression=None
    ) as server:
        port = server.sockets[0].getsockname()[1]
        wire = await open_wire("127.0.0.1", port, heard.put_nowait)

        for size in SIZES:
            wire.send(b"x" * size)

        for size in SIZES:
            assert await asyncio.wait_for(heard.get(), 5) == b"x" * size
        wire.close()


async def test_a_server_that_is_no_talon_is_told_at_once() -> None:
    async def deny(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 404 Not Found\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(deny, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]

        with pytest.raises(ConnectionError, match="404"):
            await open_wire("127.0.0.1", port, lambda text: None)


@given(
    payloads=st.lists(st.binary(max_size=300), max_size=8),
    cut=st.integers(min_value=1, max_value=40),
)
def test_frames_cut_anywhere_are_put_together_again(payloads: list[bytes], cut: int) -> None:
    stream = b"".join(
        bytes((0x81, len(p))) + p
        if len(p) < 126
        else bytes((0x81, 126)) + len(p).to_bytes(2, "big") + p
        for p in payloads
    )
    heard: list[bytes] = []
    frames = Frames()

    for start in range(0, len(stream), cut):
        frames.feed(stream[start : start + cut], lambda opcode, payload: heard.append(payload))

    assert heard == payloads
