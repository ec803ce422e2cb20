"""Films beside the calls: in turn with the pictures, still while a call is lit, and optional."""

import time
from itertools import groupby

import pytest
from PySide6.QtGui import QImage

from client_kit.qt.bridge import Bridge
from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.testing.drive import find, wait_until
from client_kit.testing.fake_server import FakeServer
from display_board.errors import FilmsUnavailable
from display_board.gallery import WAIT, board_document
from display_board.layout import Extras, Panel, lay_out
from display_board.media import Shelf
from display_board.qt.app_paths import BOARD_QML, MODULES
from display_board.qt.film import Projector
from display_board.qt.glass import Glass
from display_board.qt.hall_board import HallBoard, Place
from display_board.qt.media_area import MediaArea
from display_board.texts import texts
from display_board.tokens import board_tokens
from queue_core.protocol import Hello

# Without a graphics card frames are converted by the processor, and Qt says so once.
pytestmark = pytest.mark.qt_log_ignore("No RHI backend", extend=True)

BOARD = "central/board/1"
RED, BLUE = (76, 85, 255), (29, 255, 107)
"""Y, Cb, Cr."""


def write_film(path, colour, frames):
    """An uncompressed film of one colour, ten frames a second."""
    width, height = 160, 90
    y, cb, cr = colour
    frame = bytes([y]) * (width * height)
    frame += bytes([cb]) * (width * height // 4) + bytes([cr]) * (width * height // 4)
    head = f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode()
    path.write_bytes(head + frames * (b"FRAME\n" + frame))
    return path.as_uri()


def hue(colour):
    for name in ("red", "green", "blue"):
        if getattr(colour, name)() > 200 and sum(colour.getRgb()[:3]) < 350:
            return name
    return ""


@pytest.mark.usefixtures("qapp")
def test_films_are_played_in_their_order_again_and_again(tmp_path):
    projector = Projector()
    seen: list[str] = []
    projector.framed.connect(lambda image: seen.append(hue(image.pixelColor(80, 45))))

    def run():
        return [name for name, _ in groupby(seen)]

    films = [write_film(tmp_path / f"{n}.y4m", one, 3) for n, one in enumerate((RED, BLUE))]
    projector.show(films, 0)
    wait_until(lambda: len(run()) >= 3)
    projector.close()

    assert run()[:3] == ["red", "blue", "red"]


@pytest.mark.usefixtures("qapp")
def test_a_file_that_is_no_film_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr("display_board.qt.film.REST_AFTER_FAULT_MS", 0)
    broken = tmp_path / "a.mp4"
    broken.write_bytes(b"not a film at all")
    projector = Projector()
    seen: list[str] = []
    projector.framed.connect(lambda image: seen.append(hue(image.pixelColor(80, 45))))

    projector.show([broken.as_uri(), write_film(tmp_path / "b.y4m", BLUE, 3)], 0)
    wait_until(lambda: bool(seen))
    projector.close()

    assert seen[0] == "blue"


@pytest.mark.usefixtures("qapp")
def test_without_the_package_the_lack_is_named_with_its_remedy():
    with pytest.raises(FilmsUnavailable, match="install the extra «film»"):
        Projector(multimedia="PySide6.QtNothing")


class Hall:
    """A board with a media area, on a real link."""

    def __init__(self, server, folder, open_films):
        load_fonts()
        self.bridge = Bridge(server.url)
        self.engine = Engine(MODULES)
        glass = Glass()
        layout = lay_out(Panel(960, 540), board_tokens(), Extras(aside=True))
        place = Place("1", "2")
        self.board = HallBoard(self.bridge, glass, place, layout, texts("ru"), "ru")
        self.media = MediaArea(Shelf(str(folder)), open_films)
        self.board.show_beside(self.media, has_summary=False)
        self.window = self.engine.load(BOARD_QML, {"vm": self.board.model})
        self.engine.use_theme("light", reduced_motion=True)
        self.window.resize(960, 540)
        self.window.show()
        glass.watch(self.window)
        self.board.watch("central")
        self.board.refresh()
        self.bridge.open(Hello(token="", app="board"))

    def aside(self):
        """What the middle of the media area shows."""
        return hue(self.window.grabWindow().pixelColor(785, 296))

    def close(self):
        self.media.close()
        self.bridge.close()
        assert self.engine.warnings == []
        self.engine.close()


@pytest.fixture
def open_hall(qapp, tmp_path):
    picture = QImage(160, 90, QImage.Format.Format_RGB32)
    picture.fill("#00ff00")
    picture.save(str(tmp_path / "notice.png"))
    halls = []
    with FakeServer({BOARD: board_document(), "central/wait": WAIT}, role="board") as server:

        def open_one(open_films=Projector):
            halls.append(Hall(server, tmp_path, open_films))
            return halls[-1], server

        yield open_one
        for hall in halls:
            hall.close()


def test_a_film_takes_the_place_of_the_picture_and_gives_it_back(open_hall, tmp_path):
    write_film(tmp_path / "film.y4m", RED, 5)

    hall, _ = open_hall()
    wait_until(lambda: hall.aside() == "red")
    wait_until(lambda: hall.aside() == "green")

    assert find(hall.window, "picture").isVisible()
    with pytest.raises(LookupError):
        find(hall.window, "film")


def test_a_film_stands_still_while_a_call_is_lit(open_hall, tmp_path):
    write_film(tmp_path / "film.y4m", RED, 600)
    hall, server = open_hall()
    wait_until(lambda: hall.aside() == "red")
    projector = hall.board.model.film
    frames: list[float] = []
    projector.framed.connect(lambda image: frames.append(time.monotonic()))
    wait_until(lambda: len(frames) > 2)

    now = int(time.time() * 1000)
    call = {"number": "А012", "window": "5", "hall": "1", "call": "c1", "at": now, "last": now}
    server.change(BOARD, {"calls": {"t1": {**call, "order": 1, "language": "ru"}}})
    wait_until(lambda: any(row.lit for row in hall.board.model.rows._rows))
    while_lit = len(frames)
    painted = len(server.reports)
    server.wait_for(lambda: len(server.reports) >= painted, 5)
    wait_until(lambda: time.monotonic() - frames[-1] > 0.4)
    still = len(frames) - while_lit
    server.change(BOARD, {"calls": {"t1": None}})
    wait_until(lambda: len(frames) > while_lit + still + 2)

    assert still <= 2
    assert hall.aside() == "red"


def test_without_what_plays_films_the_pictures_go_on_and_it_is_reported(open_hall, tmp_path):
    write_film(tmp_path / "film.y4m", RED, 5)

    def nothing(parent):
        raise FilmsUnavailable("no module")

    hall, server = open_hall(nothing)
    wait_until(lambda: hall.aside() == "green")
    wait_until(lambda: [report.detail for report in server.reports if report.detail] != [])

    assert [report.detail for report in server.reports if report.detail] == ["no_film"]
