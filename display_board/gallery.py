"""Draws every state of the board and of the window display into `build/shots/`.

The documents are invented; the screens are the real ones.
"""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.qt.shot import grab
from client_kit.testing.drive import find, wait_until
from display_board import screen, window_screen
from display_board.arrows import arrows_of
from display_board.highlights import HIGHLIGHT_MS, Highlights
from display_board.layout import NOTHING_ELSE, Extras, Panel, lay_out
from display_board.qt.app_paths import BOARD_QML, MODULES, WINDOW_QML
from display_board.qt.board_model import BoardModel
from display_board.qt.window_model import WindowModel
from display_board.screen import Facts
from display_board.texts import texts
from display_board.tokens import board_tokens, window_panel_size
from display_board.voice.numerals import Language

ZONE = "Europe/Moscow"
SHOTS = Path("build/shots")
FULL_HD, UHD = (1920, 1080), (3840, 2160)


def at(hour: int, minute: int) -> int:
    """A moment of the gallery's day, ms."""
    return int(datetime(2026, 11, 23, hour, minute, tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)


def board_document(*calls: tuple[str, str], **more: Any) -> dict[str, Any]:
    """`<office>/board/<hall>` with these (number, window), the newest first."""
    return {
        "office": {"ru": "МФЦ «Центральный»", "en": "Central office", "tt": "«Үзәк» КФҮ"},
        "hall": {"ru": "зал 1", "en": "hall 1", "tt": "1 нче зал"},
        "languages": ["ru", "tt", "en"],
        "zone": ZONE,
        "state": "open",
        "closes": at(20, 0),
        "calls": {
            f"t{number}": {
                **{"number": number, "window": window, "hall": "1", "call": f"c{number}"},
                **{"at": at(10, 41), "last": at(10, 41) - place, "order": len(calls) - place},
                "language": "ru",
            }
            for place, (number, window) in enumerate(calls)
        },
        **more,
    }


def waiting_hall(*more: tuple[str, str]) -> dict[str, Any]:
    """A hall that shows the calls of two others, one of them with a long name."""
    document = board_document(*HALLS, *more)
    calls = {
        ticket: {**call, "hall": "3" if call["number"][0] in "КТ" else "2"}
        for ticket, call in document["calls"].items()
    }
    halls = {"2": {"ru": "зал 2", "en": "hall 2"}, "3": {"ru": "зал выдачи", "en": "collection"}}
    name = {"ru": "зал ожидания", "en": "waiting hall"}
    return document | {"hall": name, "halls": halls, "calls": calls}


HALLS = (("А012", "5"), ("К034", "12"), ("Д007", "105"), ("А011", "8"))
FOUR = (("А012", "5"), ("К034", "12"), ("Д007", "3"), ("А011", "8"))
MANY = (*FOUR, ("В019", "21"), ("Т002", "7"), ("А010", "14"), ("М115", "2"), ("К033", "9"))
WAIT = {"waiting": 23, "low": 8, "high": 14, "load": "some", "services": {}, "at": at(10, 42)}
ARROWS = arrows_of({"left": "1-5", "up": "6-11", "up-right": "12-16", "right": "17-20, 21"})
SHORT = "Окно 7 сегодня принимает до 14:00"
LONG = (
    "С 12:00 до 12:40 выдача готовых документов идёт только в окнах 1–3. "
    "Все остальные услуги — без перерыва."
)


def facts_of(document: Mapping[str, Any], lit: tuple[str, ...] = (), **more: Any) -> Facts:
    """The gallery's moment over this document; `lit`: numbers that were called just now."""
    now = at(10, 42)
    until = {f"c{number}": now + HIGHLIGHT_MS for number in lit}
    facts = Facts(document, WAIT, None, Highlights(until), now, rows=4, name="2")
    return replace(facts, **more)


def board_states() -> dict[str, Facts]:
    """Picture name → what it follows from."""
    four = board_document(*FOUR)
    closed = board_document(state="closed", opens=at(8, 0) + 22 * 3_600_000 + 7_200_000)
    suspended = board_document(
        state="suspended", suspend_text="Пожарная тревога. Выходите через зелёные двери."
    )
    return {
        "normal": facts_of(four),
        "call": facts_of(four, ("А012",)),
        "two-calls": facts_of(four, ("А012", "К034")),
        "strip": facts_of(board_document(*MANY[:7]), ("А012",)),
        "strip-crowded": facts_of(board_document(*MANY), ("А012", "Т002")),
        "three-digit": facts_of(board_document(("А112", "105"), *FOUR[1:])),
        "waiting-hall": facts_of(waiting_hall(), ("А012",)),
        "waiting-hall-strip": facts_of(waiting_hall(*MANY[4:]), ("А012", "Т002")),
        "arrows": facts_of(four, ("А012",), arrows=ARROWS),
        "arrows-strip": facts_of(board_document(*MANY), ("К034", "Т002"), arrows=ARROWS),
        "few": facts_of(board_document(*FOUR[:2]), ("А012",)),
        "message": facts_of(four | {"message": SHORT}),
        "message-long": facts_of(four | {"message": LONG}, ("А012",)),
        "empty": facts_of(board_document(), now=at(8, 2)),
        "closed": facts_of(closed, now=at(20, 30), wait=WAIT | {"load": "closed"}),
        "suspended": facts_of(suspended),
        "link-lost": facts_of(four, lost_since=at(10, 42), now=at(10, 44)),
        "connecting": facts_of({}, wait={}),
    }


def beside_states(picture: str = "") -> dict[str, Facts]:
    """Boards that carry more than calls, with this picture."""
    services = {
        "passport": ("Паспорт гражданина РФ", "Citizen's passport", 9),
        "property": ("Регистрация права на недвижимость", "Property registration", 6),
        "collect": ("Выдача готовых документов", "Collecting documents", 5),
        "family": ("Пособия семьям с детьми", "Family benefits", 3),
    }
    figures = {
        key: {"waiting": waiting, "low": waiting, "high": 2 * waiting, "load": "some"}
        for key, (_, _, waiting) in services.items()
    }
    names = {key: {"name": {"ru": ru, "en": en}} for key, (ru, en, _) in services.items()}
    more: dict[str, Any] = {"public": {"services": names}, "wait": WAIT | {"services": figures}}
    pictures = (picture,) if picture else ()
    lines = ("Запись на завтра открыта в терминале и на портале",)
    four = board_document(*FOUR)
    return {
        "beside": facts_of(four, ("А012",), **more, lines=lines, pictures=pictures),
        "beside-hall": facts_of(waiting_hall(), **more, lines=lines, pictures=pictures),
        "pictures": facts_of(four, lines=lines, pictures=pictures),
        "summary": facts_of(board_document(*MANY[:7]), ("А012",), **more),
        "ticker": facts_of(four, lines=lines),
    }


def notice_picture(path: Path) -> str:
    """An office's own notice, drawn here; its address."""
    image = QImage(1200, 675, QImage.Format.Format_RGB32)
    image.fill("#EAF2FB")
    painter = QPainter(image)
    painter.setPen("#0B4F8F")
    painter.setFont(QFont("IBM Plex Sans", 64, 700))
    area = image.rect().adjusted(70, 60, -70, -60)
    painter.drawText(area, Qt.TextFlag.TextWordWrap, "Фото на документы — кабинет 3, у входа")
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(path))
    return path.absolute().as_uri()


def window_states() -> dict[str, tuple[dict[str, Any], bool]]:
    """Picture name → (document, whether the link is lost)."""
    base = {"office": {"ru": "МФЦ"}, "window": "5", "zone": ZONE}
    visit = {"number": "А012", "call": "c1", "at": at(10, 41)}
    return {
        "called": (base | visit | {"state": "called"}, False),
        "serving": (base | visit | {"state": "serving"}, False),
        "break": (base | {"state": "paused", "pause_until": at(11, 0)}, False),
        "free": (base | {"state": "free"}, False),
        "closed": (base | {"state": "closed"}, False),
        "suspended": (base | {"state": "suspended", "suspend_text": "Пожарная тревога"}, False),
        "link-lost": (base, True),
    }


def draw_board(
    name: str,
    facts: Facts,
    *,
    scheme: str = "light",
    size: tuple[int, int] = FULL_HD,
    language: Language = "ru",
    extras: Extras = NOTHING_ELSE,
) -> list[str]:
    """Write `board-<name>.png`; the QML warnings it caused."""
    layout = lay_out(Panel(*size), board_tokens(), extras)
    words = texts(language)
    facts = replace(facts, rows=layout.rows)
    shown = screen.compose(facts, words, language)
    model = BoardModel(shown, layout, words)
    model.show(shown)
    engine = Engine(MODULES)
    window = engine.load(BOARD_QML, {"vm": model})
    engine.use_theme(scheme, reduced_motion=True)
    window.setWidth(size[0])
    window.setHeight(size[1])
    window.show()
    QGuiApplication.processEvents()
    if facts.pictures and extras.aside:
        wait_until(lambda: find(window, "picture").property("progress") == 1)
    grab(window, SHOTS / f"board-{name}.png")
    warnings = list(engine.warnings)
    engine.close()
    return warnings


def draw_window(
    name: str, document: dict[str, Any], is_lost: bool, scheme: str, language: Language = "ru"
) -> list[str]:
    """Write `window-<name>.png`; the QML warnings it caused."""
    words = texts(language)
    shown = window_screen.compose(document, "5", is_lost=is_lost, now=at(10, 42), words=words)
    model = WindowModel(shown, words)
    engine = Engine(MODULES)
    window = engine.load(WINDOW_QML, {"vm": model})
    engine.use_theme(scheme, reduced_motion=True)
    width, height = window_panel_size()
    window.setWidth(width)
    window.setHeight(height)
    window.show()
    QGuiApplication.processEvents()
    grab(window, SHOTS / f"window-{name}.png")
    warnings = list(engine.warnings)
    engine.close()
    return warnings


def draw_all() -> list[str]:
    """Every picture; a running QGuiApplication is needed."""
    load_fonts()
    states = board_states()
    warnings = []
    for name, facts in states.items():
        warnings += draw_board(name, facts)
    warnings += draw_board("dark", states["normal"], scheme="dark")
    warnings += draw_board("dark-call", states["call"], scheme="dark")
    warnings += draw_board("contrast", states["call"], scheme="contrast")
    warnings += draw_board("english", states["call"], language="en")
    warnings += draw_board("tatar", states["call"], language="tt")
    warnings += draw_board("portrait", states["call"], size=(1080, 1920))
    warnings += draw_board("portrait-halls", states["waiting-hall"], size=(1080, 1920))
    warnings += draw_board("4-3", states["call"], size=(1024, 768))
    return warnings + draw_beside() + draw_windows()


def draw_beside(size: tuple[int, int] = FULL_HD, mark: str = "") -> list[str]:
    """Boards that carry more than calls."""
    beside = beside_states(notice_picture(SHOTS / "notice.png"))
    warnings = []
    for name, facts in beside.items():
        extras = Extras(aside=name != "ticker", ticker=name != "summary")
        warnings += draw_board(f"{name}{mark}", facts, size=size, extras=extras)
    if mark:
        return warnings
    whole = Extras(aside=True, ticker=True)
    warnings += draw_board("beside-dark", beside["beside"], extras=whole, scheme="dark")
    standing = (1080, 1920)
    return warnings + draw_board("beside-portrait", beside["beside"], extras=whole, size=standing)


def draw_windows() -> list[str]:
    """The display over a window."""
    warnings = []
    for name, (document, is_lost) in window_states().items():
        warnings += draw_window(name, document, is_lost, "light")
    serving, free = window_states()["serving"], window_states()["free"]
    warnings += draw_window("dark-serving", *serving, "dark")
    warnings += draw_window("english-free", *free, "light", "en")
    return warnings + draw_window("tatar-free", *free, "light", "tt")


def draw_large() -> list[str]:
    """The same states on a panel of 3840×2160."""
    warnings = []
    for name, facts in board_states().items():
        warnings += draw_board(f"{name}-4k", facts, size=UHD)
    warnings += draw_board("dark-call-4k", board_states()["call"], size=UHD, scheme="dark")
    return warnings + draw_beside(UHD, "-4k")


def main() -> None:
    """Draw, and fail on any QML warning."""
    application = QGuiApplication(sys.argv)
    warnings = draw_all() + draw_large()
    del application
    if warnings:
        raise SystemExit("\n".join(warnings))


if __name__ == "__main__":
    main()
