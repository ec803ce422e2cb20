"""`talon-board` as a process: paints, speaks to a file, ends in order, says what is wrong."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from PySide6.QtGui import QImage

from client_kit.config import common_flags
from client_kit.qt.bridge import Bridge
from client_kit.qt.engine import Engine
from client_kit.qt.shell import Shell
from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from display_board import app
from display_board.gallery import FOUR, WAIT, board_document


def start(folder, *flags, **more):
    environment = {**os.environ, "TMPDIR": str(folder), "QT_QPA_PLATFORM": "offscreen", **more}
    return subprocess.Popen(
        [sys.executable, "-m", "display_board", *flags],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def server():
    with FakeServer({"central/board/1": board_document(), "central/wait": WAIT}) as server:
        yield server


@pytest.mark.usefixtures("qapp")
def test_a_call_is_painted_and_spoken_and_a_signal_ends_it_in_order(tmp_path, server):
    paint, sounds = tmp_path / "paint.jsonl", tmp_path / "sounds"
    board = start(
        tmp_path,
        *("--server", server.url, "--size", "960x540", "--voice", f"file:{sounds}"),
        *("--clips", str(tmp_path / "clips"), "--paint-log", str(paint)),
    )
    server.wait_for(lambda: any(report.sound == "ready" for report in server.reports), 20)

    at = int(time.time() * 1000)
    call = {"number": "А012", "window": "5", "hall": "1", "call": "c1", "at": at, "last": at}
    server.change("central/board/1", {"calls": {"t1": {**call, "order": 1, "language": "ru"}}})
    server.wait_for(lambda: any("c1" in report.painted for report in server.reports), 10)
    wait_until((sounds / "played.jsonl").exists, 10_000)
    board.send_signal(signal.SIGTERM)
    out, err = board.communicate(timeout=20)

    assert (board.returncode, out, err) == (0, "", "")
    assert json.loads(paint.read_text())["call"] == "c1"
    [heard] = map(json.loads, (sounds / "played.jsonl").read_text().splitlines())
    assert heard["text"] == "Номер А ноль двенадцать, подойдите к окну пять"


@pytest.mark.usefixtures("qapp")
def test_a_board_without_a_sound_device_says_so_before_any_call_and_shows_all(tmp_path, server):
    nowhere = str(tmp_path / "nowhere")
    silent = {"ALSA_CONFIG_PATH": nowhere, "PULSE_SERVER": nowhere, "XDG_RUNTIME_DIR": nowhere}
    board = start(
        tmp_path,
        *("--server", server.url, "--size", "960x540", "--clips", str(tmp_path / "clips")),
        **silent,
    )
    server.wait_for(lambda: any(report.sound == "no_device" for report in server.reports), 20)

    at = int(time.time() * 1000)
    call = {"number": "А012", "window": "5", "hall": "1", "call": "c1", "at": at, "last": at}
    server.change("central/board/1", {"calls": {"t1": {**call, "order": 1, "language": "ru"}}})
    server.wait_for(lambda: any("c1" in report.painted for report in server.reports), 10)
    board.send_signal(signal.SIGTERM)
    board.communicate(timeout=20)

    assert board.returncode == 0


def test_a_board_draws_its_picture_and_ends(tmp_path):
    picture = tmp_path / "board.png"
    document = board_document(*FOUR)
    for call in document["calls"].values():
        call["last"] = 0
    with FakeServer({"central/board/1": document, "central/wait": WAIT}) as server:
        board = start(tmp_path, "--server", server.url, "--voice", "off", "--shot", str(picture))
        out, err = board.communicate(timeout=20)

    assert (board.returncode, out, err) == (0, "", "")
    assert QImage(str(picture)).size().toTuple() == (1920, 1080)
    assert QImage(str(picture)).pixelColor(80, 130).name() == "#0b4f8f"


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (("--language", "fr"), "choose from ru, en, tt"),
        (("--voice", "loud"), "write on, off or file:FOLDER"),
        (("--diagonal", "32", "--depth", "40"), "this hall is 40 m deep"),
        (("--token-file", "/nowhere/token"), "cannot read /nowhere/token"),
    ],
)
def test_a_wrong_setting_is_told_with_its_remedy(tmp_path, flags, told):
    board = start(tmp_path, "--server", "http://127.0.0.1:9", "--windowed", *flags)

    _, err = board.communicate(timeout=20)

    assert board.returncode == 2
    assert told in err


def test_a_board_sent_away_comes_back_with_the_token_that_lies_there_then(
    qapp, tmp_path, server, monkeypatch
):
    monkeypatch.setattr(app, "SENT_AWAY_S", 0.1)
    token = tmp_path / "token"
    token.write_text("board:old")
    arguments = ("--server", server.url, "--token-file", str(token))
    settings = common_flags("talon-board", "").parse_args(arguments)
    screen = Shell(qapp, Engine(), Bridge(server.url), settings)
    app.stay_linked(screen)
    server.wait_for(lambda: len(server.hellos) == 1, 10)

    token.unlink()
    server.bye(4501, "expired")
    wait_until(lambda: not screen.bridge.is_up)
    token.write_text("board:new")
    wait_until(lambda: len(server.hellos) == 2, 10_000)
    screen.bridge.close()
    screen.engine.close()

    assert [hello.token for hello in server.hellos] == ["board:old", "board:new"]
