"""The board app against the real server: a call on the glass and spoken."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from queue_core.domain import commands as c
from server.config.loader import load_network
from server.testing import Peer, always_open, fully_staffed, serve

ROOT = Path(__file__).resolve().parents[2]
OFFICE = "central"
SERVICE = "collect"


def start_board(folder, url, token):
    (folder / "token").write_text(token)
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "display_board", "--server", url, "--hall", "1"),
            *("--token-file", str(folder / "token"), "--size", "960x540"),
            *("--voice", f"file:{folder / 'voice'}", "--clips", str(folder / "clips")),
            *("--paint-log", str(folder / "paint.jsonl")),
        ],
        env={**os.environ, "TMPDIR": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
    )


def lines(file):
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


async def until(is_so, seconds=15.0):
    async with asyncio.timeout(seconds):
        while not is_so():
            await asyncio.sleep(0.02)


@pytest.fixture(scope="module")
def network():
    return always_open(fully_staffed(load_network(ROOT / "config")))


async def call_one(served, window):
    """A ticket taken and called at a window: (call id, number, wall time of the press)."""
    kiosk_token = await served.device("kiosk", OFFICE, f"kiosk-{window}")
    async with (
        Peer(served.live, kiosk_token) as kiosk,
        Peer(served.live, served.credentials.staff(OFFICE, f"op-{window}")) as operator,
    ):
        await kiosk.result(OFFICE, c.IssueTicket(services=(SERVICE,)))
        await operator.result(OFFICE, c.SignIn(window=window))
        pressed = time.time() * 1000
        called = await operator.result(OFFICE, c.CallNext())
    return called["call"], called["number"], pressed


async def test_a_press_at_a_window_is_on_the_glass_in_a_quarter_second_and_is_spoken(
    tmp_path, network
):
    async with serve(network, tmp_path / "data") as served:
        token = await served.device("board", OFFICE, "board-1")
        board = start_board(tmp_path, served.url, token)
        try:
            await call_one(served, "1")
            await until(lambda: lines(tmp_path / "paint.jsonl"))

            call, number, pressed = await call_one(served, "2")
            await until(lambda: len(lines(tmp_path / "paint.jsonl")) == 2)
            await until(lambda: len(lines(tmp_path / "voice" / "played.jsonl")) == 2)
        finally:
            board.send_signal(signal.SIGTERM)
            code = await asyncio.to_thread(board.wait, 15)

    painted = lines(tmp_path / "paint.jsonl")[-1]
    assert code == 0
    assert painted["call"] == call
    assert painted["painted_at"] - pressed < 250
    assert lines(tmp_path / "voice" / "played.jsonl")[-1]["call"] == call
    assert number.endswith("002")
