"""The board at work on a real link: painted, reported, spoken; a lost link shown and healed."""

import json
import time

import pytest

from client_kit.qt.bridge import Bridge
from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.testing.drive import texts as texts_on
from client_kit.testing.drive import wait_until
from client_kit.testing.fake_server import FakeServer
from display_board.gallery import WAIT, board_document
from display_board.hours import schemes_of, volumes_of
from display_board.layout import Panel, lay_out
from display_board.qt import display
from display_board.qt.app_paths import BOARD_QML, MODULES, WINDOW_QML
from display_board.qt.glass import Glass, paint_log
from display_board.qt.hall_board import ALWAYS_LOUD, HallBoard, Place
from display_board.qt.window_display import WindowDisplay
from display_board.texts import texts
from display_board.tokens import board_tokens, chime_tokens
from display_board.voice.start import VoiceSettings, start_announcer
from display_board.voice.thread import VoiceThread
from queue_core.protocol import Hello

BOARD = "central/board/1"


def call(number, *, age_ms=0, window="5", order=1, **more):
    at = int(time.time() * 1000) - age_ms
    return {
        **{"number": number, "window": window, "hall": "1", "call": f"c-{number}"},
        **{"at": at, "last": at, "order": order, "language": "ru"},
        **more,
    }


@pytest.fixture
def server():
    documents = {BOARD: board_document(), "central/wait": WAIT}
    documents["central/window/5"] = {"window": "5", "zone": "Europe/Moscow", "state": "free"}
    with FakeServer(documents, role="board") as server:
        yield server


class Rig:
    """One screen with everything real but the server and the loudspeaker."""

    def __init__(self, server, folder):
        load_fonts()
        self.bridge = Bridge(server.url)
        self.glass = Glass()
        self.engine = Engine(MODULES)
        self.log = folder / "paint.jsonl"
        self.sounds = folder / "sounds"
        self.glass.painted.connect(paint_log(self.log))
        self.voice = None
        self._folder = folder

    def open_hall(self, *, voice=False, volumes=ALWAYS_LOUD, token=""):
        layout = lay_out(Panel(1920, 1080), board_tokens())
        place = Place("1", "2")
        board = HallBoard(self.bridge, self.glass, place, layout, texts("ru"), "ru")
        if voice:
            self._speak(board, volumes)
        return self._show(board, BOARD_QML, (960, 540), token)

    def open_window(self):
        screen = WindowDisplay(self.bridge, self.glass, "5", texts("ru"))
        return self._show(screen, WINDOW_QML, (1280, 400))

    def _speak(self, board, volumes):
        settings = VoiceSettings(
            f"file:{self.sounds}", ("ru",), self._folder / "clips", chime_tokens()
        )
        self.voice = VoiceThread(
            lambda: start_announcer(
                settings, self.bridge.server_time, board.said.emit, board.muted.emit
            ),
            self.bridge.server_time,
        )
        self.voice.start()
        board.speak_through(self.voice, volumes)

    def _show(self, screen, qml, size, token=""):
        self.screen = screen
        self.window = self.engine.load(qml, {"vm": screen.model})
        self.engine.use_theme("light", reduced_motion=True)
        self.window.resize(*size)
        self.window.show()
        self.glass.watch(self.window)
        screen.watch("central")
        screen.refresh()
        self.bridge.open(Hello(token=token, app="board"))
        return screen.model

    def numbers(self):
        return [text for text in texts_on(self.window) if text.isdigit() and len(text) == 3]

    def painted(self):
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def heard(self):
        log = self.sounds / "played.jsonl"
        if not log.exists():
            return []
        return [json.loads(line) for line in log.read_text().splitlines()]

    def close(self):
        if self.voice is not None:
            self.voice.stop()
        self.bridge.close()
        assert self.engine.warnings == []
        self.engine.close()


@pytest.fixture
def rig(qapp, server, tmp_path):
    rig = Rig(server, tmp_path)
    yield rig
    rig.close()


def painted_ids(server):
    return [key for report in server.reports for key in report.painted]


def test_a_call_is_on_the_glass_and_reported_once(rig, server):
    model = rig.open_hall()
    wait_until(lambda: model.kind == "empty")

    server.change(BOARD, {"calls": {"t1": call("А012")}})
    wait_until(lambda: painted_ids(server) == ["c-А012"])
    server.change(BOARD, {"message": "Окно 7 сегодня закрыто"})
    wait_until(lambda: model.news == "Окно 7 сегодня закрыто")

    assert rig.numbers() == ["012"]
    assert painted_ids(server) == ["c-А012"]
    [entry] = rig.painted()
    assert entry["call"] == "c-А012"
    assert 0 <= entry["painted_at"] - server.documents[BOARD]["calls"]["t1"]["at"] < 1000


def test_a_recall_is_reported_and_lit_as_one_of_its_own(rig, server):
    server.documents[BOARD]["calls"]["t1"] = call("А012", age_ms=15_000)
    model = rig.open_hall()
    wait_until(lambda: painted_ids(server) == ["c-А012"])
    lit_before = [row.lit for row in model.rows._rows]

    now = int(time.time() * 1000)
    server.change(BOARD, {"calls": {"t1": {"again": 1, "last": now}}})
    wait_until(lambda: painted_ids(server) == ["c-А012", "c-А012#1"])

    assert lit_before == [False]
    assert [row.lit for row in model.rows._rows] == [True]


def test_calls_older_than_the_board_are_shown_but_not_measured(rig, server):
    server.documents[BOARD]["calls"]["t1"] = call("А012", age_ms=60_000)
    rig.open_hall()
    wait_until(lambda: rig.numbers() == ["012"])

    server.change(BOARD, {"calls": {"t2": call("К034", order=2)}})
    wait_until(lambda: painted_ids(server) != [])

    assert painted_ids(server) == ["c-К034"]


def test_a_visitor_who_was_missed_leaves_the_board(rig, server):
    rig.open_hall()
    server.change(BOARD, {"calls": {"t1": call("А012"), "t2": call("К034", order=2)}})
    wait_until(lambda: rig.numbers() == ["034", "012"])

    server.change(BOARD, {"calls": {"t2": None}})

    wait_until(lambda: rig.numbers() == ["012"])


def test_two_calls_of_one_patch_are_both_spoken_in_turn(rig, server):
    model = rig.open_hall(voice=True)
    wait_until(lambda: model.kind == "empty")

    server.change(BOARD, {"calls": {"t1": call("А012"), "t2": call("К034", window="12", order=2)}})
    wait_until(lambda: len(rig.heard()) == 2, 12_000)

    first, second = rig.heard()
    assert first["text"] == "Номер А ноль двенадцать, подойдите к окну пять"
    assert second["text"] == "Номер Ка ноль тридцать четыре, подойдите к окну двенадцать"
    assert second["at"] > first["until"]


def sounds_told(server):
    return [report.sound for report in server.reports if report.sound]


@pytest.mark.parametrize(("device", "speaks"), [("left", True), ("right", False), ("", True)])
def test_only_the_board_that_its_hall_names_is_heard(rig, server, device, speaks):
    server.documents[BOARD]["speaks"] = ["left"]
    model = rig.open_hall(voice=True, token=f"board:{device}" if device else "")
    wait_until(lambda: model.kind == "empty")

    server.change(BOARD, {"calls": {"t1": call("А012")}})
    wait_until(lambda: painted_ids(server) == ["c-А012"])
    rig.voice.stop()

    assert [entry["call"] for entry in rig.heard()] == (["c-А012"] if speaks else [])
    assert sounds_told(server)[-1] == ("ready" if speaks else "off")


def test_a_board_silenced_while_it_works_speaks_no_more(rig, server):
    server.documents[BOARD]["speaks"] = ["left"]
    model = rig.open_hall(voice=True, token="board:left")
    wait_until(lambda: model.kind == "empty")

    server.change(BOARD, {"speaks": ["right"]})
    wait_until(lambda: sounds_told(server)[-1:] == ["off"])
    server.change(BOARD, {"calls": {"t1": call("А012")}})
    wait_until(lambda: painted_ids(server) == ["c-А012"])
    rig.voice.stop()

    assert rig.heard() == []


def test_the_voice_is_as_loud_as_its_hour_wants(rig, server):
    model = rig.open_hall(voice=True, volumes=volumes_of("50"))
    wait_until(lambda: model.kind == "empty")

    server.change(BOARD, {"calls": {"t1": call("А012")}})
    wait_until(lambda: len(rig.heard()) == 1, 12_000)

    assert rig.heard()[0]["lufs"] == pytest.approx(-24, abs=1)


def test_a_waiting_hall_shows_and_says_the_hall_of_the_window(rig, server):
    server.documents[BOARD]["halls"] = {"2": {"ru": "Зал 2"}}
    model = rig.open_hall(voice=True)
    wait_until(lambda: model.kind == "empty")

    here, there = call("А012", order=2), call("К034", window="12", hall="2")
    server.change(BOARD, {"calls": {"t1": here, "t2": there}})
    wait_until(lambda: len(rig.heard()) == 2, 12_000)

    assert [row.hall for row in model.rows._rows] == ["", "Зал 2"]
    assert "Зал 2" in texts_on(rig.window)
    texts_heard = {entry["call"]: entry["text"] for entry in rig.heard()}
    assert texts_heard["c-К034"].endswith("подойдите к окну двенадцать, зал два")
    assert texts_heard["c-А012"].endswith("подойдите к окну пять")


def test_colours_follow_the_hour_of_the_office(rig, server):
    worn: list[str] = []
    model = rig.open_hall()
    rig.screen.dressed.connect(worn.append)
    rig.screen.dress_by(schemes_of("00:00 light, 12:00 dark"))
    wait_until(lambda: model.kind == "empty")

    rig.screen.pass_hour(11 * 60 + 59)
    before_noon = worn[-1]
    worn.clear()
    rig.screen.pass_hour(12 * 60)
    rig.screen.pass_hour(12 * 60 + 1)

    assert (before_noon, worn) == ("light", ["dark"])


def test_without_a_link_the_numbers_go_and_come_back_with_it(rig, server, monkeypatch):
    monkeypatch.setattr(display, "LOST_AFTER_MS", 100)
    server.documents[BOARD]["calls"]["t1"] = call("А012", age_ms=60_000)
    model = rig.open_hall(voice=True)
    wait_until(lambda: rig.numbers() == ["012"])

    server.stop()
    wait_until(lambda: model.kind == "lost")
    numbers_while_lost = rig.numbers()
    server.documents[BOARD]["calls"]["t2"] = call("К034", age_ms=5_000, order=2)
    server.documents[BOARD]["calls"]["t3"] = call("Д007", age_ms=50_000, order=3)
    server.start()
    wait_until(lambda: rig.numbers() == ["007", "034", "012"], 10_000)
    wait_until(lambda: rig.heard() != [], 5_000)

    assert numbers_while_lost == []
    assert model.foot == ""
    assert [entry["call"] for entry in rig.heard()] == ["c-К034"]


def test_a_restart_of_the_server_shorter_than_three_seconds_is_not_shown(rig, server):
    model = rig.open_hall()
    server.change(BOARD, {"calls": {"t1": call("А012")}})
    wait_until(lambda: rig.numbers() == ["012"])
    kinds: list[str] = []
    model.changed.connect(lambda: kinds.append(model.kind))

    server.cut()
    wait_until(lambda: len(server.hellos) == 2)
    wait_until(lambda: rig.bridge.is_up)

    assert "lost" not in kinds


def test_a_window_display_paints_whom_it_calls(rig, server):
    model = rig.open_window()
    wait_until(lambda: model.kind == "free")

    server.change("central/window/5", {"state": "called", "number": "А012", "call": "c9"})
    wait_until(lambda: painted_ids(server) == ["c9"])

    assert rig.numbers() == ["012"]
    assert model.caption == "Подойдите, пожалуйста"


def test_a_window_display_without_a_link_shows_only_its_own_number(rig, server, monkeypatch):
    monkeypatch.setattr(display, "LOST_AFTER_MS", 100)
    model = rig.open_window()
    server.change("central/window/5", {"state": "called", "number": "А012", "call": "c9"})
    wait_until(lambda: rig.numbers() == ["012"])

    server.stop()
    wait_until(lambda: model.kind == "lost")

    assert texts_on(rig.window) == ["окно", "5"]
