"""Real servers on ports of this machine: replicas, sentinels and clusters for the tests."""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from server.store.embedded import find_binary

HOST = "127.0.0.1"


class Server:
    """One running server."""

    def __init__(self, port: int, process: asyncio.subprocess.Process) -> None:
        self.port = port
        self.process = process

    async def ask(self, *words: str) -> Any:
        """The reply to one command as the server words it, by a connection of its own."""
        once = Retry(NoBackoff(), 0)
        async with Redis(host=HOST, port=self.port, protocol=2, retry=once) as client:
            client.response_callbacks.clear()
            return await client.execute_command(*words)

    async def until(self, question: Sequence[str], expected: str) -> None:
        """Return when the reply to `question` contains `expected`."""
        async with asyncio.timeout(15):
            while expected not in str(await self.ask(*question)):
                await asyncio.sleep(0.02)

    def kill(self) -> None:
        self.process.kill()


@asynccontextmanager
async def running(folder: Path, *options: str, config: str | None = None) -> AsyncIterator[Server]:
    """A server on a free port, ended with the block. `config` makes it a sentinel."""
    port = free_port()
    home = folder / str(port)
    home.mkdir(parents=True)
    words = ["--port", str(port), "--bind", HOST, "--dir", str(home), "--save", "", *options]
    if config is not None:
        (home / "sentinel.conf").write_text(config)
        words = [str(home / "sentinel.conf"), "--sentinel", *words[:4]]
    process = await asyncio.create_subprocess_exec(
        str(find_binary()), *words, stdout=asyncio.subprocess.DEVNULL
    )
    server = Server(port, process)
    try:
        await _until_up(server)
        yield server
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _until_up(server: Server) -> None:
    async with asyncio.timeout(10):
        while True:
            with suppress(RedisError):
                await server.ask("PING")
                return
            await asyncio.sleep(0.02)


def free_port() -> int:
    """A port whose cluster bus port (10,000 higher) exists too."""
    while True:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            port: int = probe.getsockname()[1]
        if port < 55_000:
            return port
