"""A line between the server and its store that can be cut at a chosen point of the traffic."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import Enum
from pathlib import Path


class Cut(Enum):
    """Where the line breaks, once, when a request passes that holds the armed words."""

    BEFORE_FORWARDING = "before forwarding"
    HALF_WAY = "with half of the request forwarded"
    BEFORE_THE_REPLY = "after forwarding, before the reply"
    WITHIN_THE_REPLY = "with the first byte of the reply passed on"


class CuttingProxy:
    """Listens at `path` and passes everything on to `target`."""

    def __init__(self, path: Path, target: str) -> None:
        self.url = f"unix://{path}"
        self.cuts = 0
        self._path = path
        self._target = target.removeprefix("unix://")
        self._lines: set[asyncio.Task[None]] = set()
        self._armed: tuple[Cut, bytes] | None = None

    def arm(self, cut: Cut, words: bytes) -> None:
        self._armed = (cut, words)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["CuttingProxy"]:
        server = await asyncio.start_unix_server(self._serve, self._path)
        async with server:
            yield self
        while self._lines:
            await asyncio.wait(self._lines)

    async def _serve(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        line = asyncio.current_task()
        assert line is not None
        self._lines.add(line)
        source, forth = await asyncio.open_unix_connection(self._target)
        spoil_reply = asyncio.Event()
        replies = asyncio.create_task(self._pass_replies(source, back, spoil_reply))
        try:
            while data := await client.read(1 << 20):
                if (cut := self._cut_for(data)) is not None:
                    await self._break(cut, data, source, forth, spoil_reply, replies)
                    break
                forth.write(data)
        finally:
            replies.cancel()
            await asyncio.wait([replies])
            for writer in (forth, back):
                writer.close()
                with suppress(ConnectionError):
                    await writer.wait_closed()
            self._lines.discard(line)

    async def _break(
        self,
        cut: Cut,
        data: bytes,
        source: asyncio.StreamReader,
        forth: asyncio.StreamWriter,
        spoil_reply: asyncio.Event,
        replies: asyncio.Task[None],
    ) -> None:
        match cut:
            case Cut.BEFORE_FORWARDING:
                return
            case Cut.HALF_WAY:
                forth.write(data[: len(data) // 2])
                await forth.drain()
            case Cut.BEFORE_THE_REPLY:
                replies.cancel()
                await asyncio.wait([replies])
                forth.write(data)
                await source.read(1)
            case Cut.WITHIN_THE_REPLY:
                spoil_reply.set()
                forth.write(data)
                await asyncio.wait([replies])

    def _cut_for(self, data: bytes) -> Cut | None:
        if self._armed is None or self._armed[1] not in data:
            return None
        cut, self._armed = self._armed[0], None
        self.cuts += 1
        return cut

    async def _pass_replies(
        self, source: asyncio.StreamReader, back: asyncio.StreamWriter, spoil: asyncio.Event
    ) -> None:
        while data := await source.read(1 << 20):
            if spoil.is_set():
                back.write(data[:1])
                await back.drain()
                return
            back.write(data)
