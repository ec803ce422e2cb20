"""Draws the administrator's desk in every state into `build/shots/reception-*.png`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QGuiApplication

from client_kit.qt.shot import grab
from client_kit.testing.drive import settle, wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.printing.fake import Temper
from kiosk_app.reception import scenes
from kiosk_app.reception.app import DESK
from kiosk_app.reception.scenes import InventedSlots
from kiosk_app.reception.stand import Desk, Key, accounts, become, device_token, standing
from kiosk_app.testing.printer import PrinterThread

FULL_HD = (1920, 1080)


class Gallery:
    """Goes through a morning and takes its pictures."""

    def __init__(self, folder: Path, server: FakeServer, desk: Desk) -> None:
        self._folder, self._server, self.desk = folder, server, desk
        self._at = int(time.time() * 1000)
        self.pictures: list[Path] = []

    def draw(self) -> None:
        """Every picture."""
        desk, server = self.desk, self._server
        server.on("issue_ticket", lambda command: scenes.issued())
        server.on("reprint", lambda command: scenes.issued("А014", "foreign"))
        server.on("ask bookings", lambda query: {"slots": scenes.bookings(self._at)})
        self.shoot("sign-in")
        desk.write("kuznetsova")
        desk.keys(Key.Key_Return)
        desk.write("1111")
        desk.keys(Key.Key_Return)
        desk.shows("error")
        self.shoot("sign-in-refused")
        desk.press("login")
        desk.window.activeFocusItem().setProperty("text", "")
        desk.sign_in()
        desk.model.sit_with(InventedSlots(self._at))
        for scene in (self._tickets, self._visitors, self._bookings, self._others, self._lost):
            scene()

    def draw_english(self) -> None:
        """The longest words."""
        self.desk.sign_in()
        self.desk.keys(Key.Key_F6)
        self.desk.write("д008")
        self.shoot("english")

    def _tickets(self) -> None:
        desk = self.desk
        self.shoot("desk")
        desk.write("пас")
        self.shoot("search")
        desk.write("+")
        desk.write("загран")
        self.shoot("several")
        desk.keys(Key.Key_F9)
        self.shoot("class-of-ticket")
        desk.keys(Key.Key_Return)
        self.shoot("class-chosen")
        desk.keys(Key.Key_Return)
        desk.says("slip.title", "Отдайте")
        self.shoot("given")
        desk.write("военный")
        self.shoot("elsewhere")
        desk.keys(Key.Key_Escape)
        desk.write("48217093")
        self.shoot("code")
        desk.keys(Key.Key_Escape)
        desk.write("a13")
        self.shoot("number-typed")
        desk.keys(Key.Key_Escape)

    def _visitors(self) -> None:
        desk = self.desk
        desk.keys(Key.Key_F6)
        desk.write("a01")
        self.shoot("found")
        desk.keys(Key.Key_Down, Key.Key_F8)
        self.shoot("hold")
        desk.keys(Key.Key_Escape, Key.Key_F10)
        self.shoot("cancel")
        desk.keys(Key.Key_Escape, Key.Key_Escape, Key.Key_F6)
        desk.write("д008")
        self.shoot("claim")
        desk.keys(Key.Key_F9)
        self.shoot("class-of-visitor")
        desk.keys(Key.Key_Escape, Key.Key_Escape, Key.Key_F6)
        desk.write("в019")
        self.shoot("missed")
        desk.keys(Key.Key_Escape, Key.Key_F6)
        desk.write("а012")
        self.shoot("called")
        desk.keys(Key.Key_Escape, Key.Key_F11)
        desk.says("slip.title", "Отдайте копию")
        self.shoot("copy")
        desk.keys(Key.Key_Escape)

    def _bookings(self) -> None:
        desk = self.desk
        desk.keys(Key.Key_F3)
        wait_until(lambda: len(desk.listed("choice.")) > 3)
        self.shoot("bookings")
        desk.keys(Key.Key_F4)
        self.shoot("book-service")
        desk.keys(Key.Key_Return)
        wait_until(lambda: "2026-11-23" in desk.listed("choice."))
        self.shoot("book-day")
        desk.keys(Key.Key_Down, Key.Key_Return)
        self.shoot("book-slot")
        desk.keys(Key.Key_Return)
        desk.write("Сафина Лилия")
        self.shoot("book-name")
        desk.keys(Key.Key_Return)
        desk.write("+7 912 000-00-00")
        self.shoot("book-phone")
        desk.keys(Key.Key_Return)
        desk.says("slip.title", "Записан")
        self.shoot("booked")
        desk.keys(Key.Key_Escape)

    def _others(self) -> None:
        desk = self.desk
        desk.keys(Key.Key_F1)
        self.shoot("help")
        desk.keys(Key.Key_Return)
        desk.shows("notice")
        self.shoot("help-sent")
        desk.keys(Key.Key_Escape)
        printer = desk.printer
        if printer is not None:
            printer.fake.temper = Temper("out")
        desk.write("паспорт")
        desk.keys(Key.Key_Return)
        desk.says("slip.title", "Не напечатан")
        self.shoot("not-printed")
        become(desk, self._server, scenes.stopped(self._at))
        self.shoot("stopped")
        become(desk, self._server, scenes.quiet(self._at))
        self.shoot("quiet")
        become(desk, self._server, scenes.hall(self._at))
        for scheme in ("dark", "contrast"):
            desk.engine.use_theme(scheme, reduced_motion=True)
            self.shoot(f"desk-{scheme}")
        desk.engine.use_theme("light", reduced_motion=True)
        desk.window.resize(*FULL_HD)
        desk.keys(Key.Key_F6)
        desk.write("к035")
        self.shoot("full-hd")
        desk.engine.use_theme("dark", reduced_motion=True)
        self.shoot("full-hd-dark")
        desk.engine.use_theme("light", reduced_motion=True)
        desk.window.resize(*DESK)
        desk.keys(Key.Key_Escape, Key.Key_F12)
        self.shoot("locked")
        desk.write(scenes.PASSWORD)
        desk.keys(Key.Key_Return)
        desk.shows("work.field")

    def _lost(self) -> None:
        desk = self.desk
        desk.keys(Key.Key_F2)
        self._server.stop()
        wait_until(lambda: not desk.bridge.is_up)
        self.shoot("link-lost")
        desk.write("паспорт")
        desk.keys(Key.Key_Return)
        self.shoot("link-lost-kept")

    def shoot(self, name: str) -> None:
        """Write the picture."""
        settle(self.desk.window, 120)
        self.pictures.append(grab(self.desk.window, self._folder / f"reception-{name}.png"))


def draw_gallery(folder: Path) -> list[Path]:
    """Write one picture a state; a running QGuiApplication is needed."""
    at = int(time.time() * 1000)
    with (
        TemporaryDirectory() as place,
        FakeServer(scenes.documents(at), role="reception", accounts=accounts()) as server,
        PrinterThread() as printer,
    ):
        token = device_token(Path(place))
        with standing(server.url, token, printer) as desk:
            gallery = Gallery(folder, server, desk)
            gallery.draw()
        server.start()
        with standing(server.url, token, language="en") as desk:
            english = Gallery(folder, server, desk)
            english.draw_english()
    return [*gallery.pictures, *english.pictures]


def main() -> None:
    """Draw and say where the pictures are."""
    application = QGuiApplication(sys.argv)
    for picture in draw_gallery(Path("build/shots")):
        print(picture)
    del application


if __name__ == "__main__":
    main()
