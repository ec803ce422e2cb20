"""`talon-server` as an administrator starts it: addresses, exit codes, a clean end, no orphans."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from pathlib import Path

import aiohttp

from server.testing import Child

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "config"


async def run(*arguments: str) -> tuple[int, str]:
    """Exit code and last words of a server that does not come up."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "server", *arguments, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(30):
        _, words = await process.communicate()
    assert process.returncode is not None
    return process.returncode, words.decode()


async def test_it_tells_its_address_and_leaves_no_store_behind(tmp_path: Path) -> None:
    async with Child(CONFIG, tmp_path) as child:
        store = child.store_pid()
        async with aiohttp.ClientSession() as http, http.get(child.url + "/readyz") as answer:
            assert answer.status == 200
        await child.stop()

    assert not Path(f"/proc/{store}").exists()


async def test_a_killed_server_leaves_no_store_behind_and_starts_again(tmp_path: Path) -> None:
    async with Child(CONFIG, tmp_path) as child:
        store, port = child.store_pid(), child.port
        await child.kill()
        while _is_alive(store):
            await asyncio.sleep(0.02)

        await child.start()

        assert child.port == port


def _is_alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False


async def test_every_fault_of_the_configuration_is_told_at_once(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "network.toml").write_text("nonsense = 1\n", encoding="utf-8")

    code, words = await run(f"--config={config}", f"--data={tmp_path / 'd'}")

    assert code == 2
    assert "network.toml" in words
    assert "nonsense" in words


async def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        code, words = await run(f"--config={CONFIG}", f"--data={tmp_path}", f"--port={port}")

    assert code == 4
    assert f"127.0.0.1:{port}" in words


async def test_a_store_that_cannot_be_had_is_named(tmp_path: Path) -> None:
    url = f"unix://{tmp_path / 'nowhere.sock'}"

    code, words = await run(
        f"--config={CONFIG}", f"--data={tmp_path}", f"--redis={url}", "--port=0"
    )

    assert code == 3
    assert "nowhere.sock" in words


async def test_a_secret_open_to_others_stops_the_start(tmp_path: Path) -> None:
    secret = tmp_path / "secret.key"
    secret.write_text("00" * 32, encoding="ascii")
    os.chmod(secret, 0o644)

    code, words = await run(f"--config={CONFIG}", f"--data={tmp_path}", "--port=0")

    assert code == 5
    assert "secret.key" in words
