"""The demonstration is alive, can be told to be quiet, and leaves nothing running behind."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from client_kit.link import Link
from queue_core.protocol import Hello

FLAGS = ("--no-apps", "--port", "0", "--speed", "600")


@asynccontextmanager
async def demo(data: Path, *flags: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator.demo", "--data", str(data), *FLAGS, *flags),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        await process.communicate()


async def printed_until(process: asyncio.subprocess.Process, words: str) -> str:
    assert process.stdout is not None
    text = ""
    async with asyncio.timeout(40):
        while words not in text:
            line = await process.stdout.readline()
            assert line, f"ended early: {text}"
            text += line.decode()
    return text


async def desk_when(address: str, token: str, condition: Callable[[Any], bool]) -> Any:
    seen = asyncio.Event()
    link = Link(address.replace("http", "ws") + "/live", Hello(token), lambda news: seen.set())
    link.watch("central/desk")
    running = asyncio.create_task(link.run())
    try:
        async with asyncio.timeout(40):
            while True:
                doc = link.session.docs.get("central/desk")
                if doc is not None and condition(doc.doc):
                    return doc.doc
                await seen.wait()
                seen.clear()
    finally:
        await link.stop()
        with suppress(asyncio.CancelledError):
            await running


def open_windows(desk: Any) -> int:
    return sum(window["state"] != "closed" for window in desk["windows"].values())


def running_in(folder: Path) -> list[str]:
    """Processes whose command line or working files name the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if str(folder) in words:
                found.append(words)
    return found


async def test_the_demonstration_lives_and_ends_without_a_trace(tmp_path: Path) -> None:
    async with demo(tmp_path) as process:
        text = await printed_until(process, "Ctrl+C")
        address = re.search(r"http://127.0.0.1:\d+", text)
        assert address is not None
        token = (tmp_path / "devices" / "console-4.token").read_text().strip()

        desk = await desk_when(
            address[0],
            token,
            lambda desk: desk.get("today", {}).get("served", 0) >= 5 and open_windows(desk) == 11,
        )

        assert desk["windows"]["4"]["state"] == "closed"
        assert running_in(tmp_path)
        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), 20) == 0

    assert running_in(tmp_path) == []


async def test_without_people_the_office_is_left_to_whoever_tries_it(tmp_path: Path) -> None:
    async with demo(tmp_path, "--quiet", "--seconds", "2") as process:
        text = await printed_until(process, "Ctrl+C")
        address = re.search(r"http://127.0.0.1:\d+", text)
        assert address is not None
        token = (tmp_path / "devices" / "console-4.token").read_text().strip()

        desk = await desk_when(address[0], token, lambda desk: True)

        assert "it is all yours" in text
        assert "left out         the citizens' kiosk: --no-apps" in text
        assert desk["tickets"] == {}
        assert {window["state"] for window in desk["windows"].values()} == {"closed"}
        assert await asyncio.wait_for(process.wait(), 20) == 0

    assert running_in(tmp_path) == []
