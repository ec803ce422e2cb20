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


def detail(desk):
    return desk.docs[f"{OFFICE}/desk"]["devices"].get("board-1", {}).get("detail", "")


async def ended(board):
    board.send_signal(signal.SIGCONT)
    board.send_signal(signal.SIGTERM)
    return await asyncio.to_thread(board.wait, 15)


async def test_of_two_boards_in_one_hall_only_the_configured_one_is_heard(tmp_path, network):
    folders = [tmp_path / "board-1", tmp_path / "second"]
    async with serve(network, tmp_path / "data") as served:
        boards = []
        for folder in folders:
            folder.mkdir()
            token = await served.device("board", OFFICE, folder.name)
            boards.append(start_board(folder, served.url, token))
        try:
            call, _, _ = await call_one(served, "1")
            for folder in folders:
                paint = folder / "paint.jsonl"
                await until(lambda file=paint: lines(file))
            await until(lambda: lines(folders[0] / "voice" / "played.jsonl"))
        finally:
            codes = [await ended(board) for board in boards]

    heard = [[e["call"] for e in lines(f / "voice" / "played.jsonl")] for f in folders]
    assert codes == [0, 0]
    assert heard == [[call], []]


async def test_a_frozen_board_raises_an_alarm_on_the_desk_until_it_paints_again(tmp_path, network):
    async with serve(network, tmp_path / "data") as served:
        served.node.hub.silence.late_s = 1.0
        token = await served.device("board", OFFICE, "board-1")
        supervisor = served.credentials.staff(OFFICE, "fedorov", "supervisor")
        board = start_board(tmp_path, served.url, token)
        try:
            async with Peer(served.live, supervisor) as desk:
                await desk.watch(f"{OFFICE}/desk")
                await call_one(served, "1")
                await until(lambda: lines(tmp_path / "paint.jsonl"))

                board.send_signal(signal.SIGSTOP)
                await call_one(served, "2")
                await desk.until(lambda: detail(desk) == "silent")
                board.send_signal(signal.SIGCONT)
                await desk.until(lambda: not detail(desk))
        finally:
            code = await ended(board)

    assert code == 0


async def test_each_of_two_halls_is_called_for_its_own_windows_by_a_voice_of_its_own(
    tmp_path, network
):
    async with (
        serve(network, tmp_path / "data") as served,
        Peer(served.live, await served.device("board", OFFICE, "board-1")) as boards,
    ):
        halls = [f"{OFFICE}/board/{hall}" for hall in ("1", "2")]
        for hall in halls:
            await boards.watch(hall)

        first, _, _ = await call_one(served, "1")
        second, _, _ = await call_one(served, "12")
        await boards.until(lambda: all(boards.docs[hall]["calls"] for hall in halls))

        called = [[row["call"] for row in boards.docs[hall]["calls"].values()] for hall in halls]
        voices = [boards.docs[hall]["speaks"] for hall in halls]

    assert called == [[first], [second]]
    assert voices == [["board-1"], ["board-2"]]
