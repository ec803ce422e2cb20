"""Draws every screen of the kiosk, in every orientation and comfort, into `build/shots`."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.qt.shot import grab
from client_kit.testing.drive import find
from kiosk_app.catalogue import Catalogue, Waits, read_catalogue, read_waits
from kiosk_app.flow.state import (
    IDLE_MS,
    Claim,
    Comfort,
    Flow,
    Handed,
    Paper,
    Place,
    Refusal,
    Whereabouts,
)
from kiosk_app.paths import KIOSK_QML, MODULES
from kiosk_app.printing.printers import PrintersTold, PrinterTold
from kiosk_app.qt.kiosk_model import KioskModel
from kiosk_app.screens.draw import connecting, draw
from kiosk_app.screens.scene import Scene
from kiosk_app.screens.views import Shown
from kiosk_app.testing.sample import OFFICE, kiosk_document, wait_document
from kiosk_app.words.translations import words_of
from queue_core.domain.commands import IssueTicket

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
AT = int(datetime(2026, 11, 22, 10, 42, tzinfo=ZoneInfo("Europe/Moscow")).timestamp() * 1000)
NOW = 1_000_000

_SOON = {"number": "А012", "low": AT + 480_000, "high": AT + 840_000}
_PLACES: tuple[tuple[str, dict[str, object]], ...] = (
    ("waiting", {**_SOON, "state": "waiting", "ahead": 7}),
    ("called", {"number": "А012", "state": "called", "window": "5"}),
    ("missed", {"number": "А012", "state": "missed", "until": AT + 900_000}),
    ("ended", {"number": "А012", "state": "ended"}),
)
_CLOSED: tuple[tuple[str, dict[str, object]], ...] = (
    ("closed", {"state": "closed", "opens": AT + 79_200_000}),
    ("stopped", {"state": "stopped"}),
    ("suspended", {"state": "suspended", "suspend_text": "Отключили свет. Ждём до 12:00"}),
)
_LONG = {
    "waiting": 31,
    "low": 35,
    "high": 45,
    "services": {"passport": {"waiting": 31, "ahead": 23, "low": 35, "high": 45}},
}


@dataclass(frozen=True)
class Shot:
    """A picture to make."""

    name: str
    shown: Shown
    size: tuple[int, int] = PORTRAIT
    contrast: bool = False
    focus: str = ""
    """The control on which the ring stands, as in speech mode."""


def main() -> None:
    """Draw and say where the pictures are."""
    application = QGuiApplication(sys.argv)
    for picture in draw_gallery(Path("build/shots")):
        print(picture)
    del application


def draw_gallery(folder: Path) -> list[Path]:
    """Write one picture a screen; a running QGuiApplication is needed."""
    load_fonts()
    engine = Engine(MODULES)
    model = KioskModel()
    window = engine.load(KIOSK_QML, {"vm": model})
    pictures = []
    for shot in shots():
        window.resize(*shot.size)
        engine.use_theme("contrast" if shot.contrast else "light", reduced_motion=True)
        model.show(shot.shown)
        window.show()
        QTest.qWait(20)
        if shot.focus:
            window.requestActivate()
            find(window, shot.focus).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        pictures.append(grab(window, folder / f"kiosk-{shot.name}.png"))
    warnings = list(engine.warnings)
    engine.close()
    if warnings:
        raise SystemExit("\n".join(warnings))
    return pictures


def shots() -> Iterator[Shot]:
    """Every screen a visitor may meet."""
    low = Comfort(contrast=True, low_reach=True)
    yield Shot("connecting", connecting(words_of("ru"), ("ru",)))
    for name, flow in flows():
        yield Shot(name, drawn(flow))
        yield Shot(f"{name}-landscape", drawn(flow), LANDSCAPE)
    comfortable = ("start", "category", "confirm", "success", "no-paper", "search", "check-in")
    for name, flow in flows():
        if name in comfortable:
            easier = drawn(replace(flow, comfort=low))
            yield Shot(f"{name}-contrast-low-reach", easier, contrast=True)
            yield Shot(f"{name}-large", drawn(replace(flow, comfort=Comfort(large=True))))
    for name, flow in flows():
        if name in ("start", "confirm"):
            unwell = drawn(flow, is_printer_well=False)
            yield Shot(f"{name}-no-printer", unwell)
            yield Shot(f"{name}-no-printer-landscape", unwell, LANDSCAPE)
    for name, changes in _CLOSED:
        closed = drawn(_flow(), catalogue=read_catalogue({**kiosk_document(), **changes}))
        yield Shot(name, closed)
        yield Shot(f"{name}-landscape", closed, LANDSCAPE)
    staff = _flow("staff", last=_handed("printed"))
    two = PrintersTold((PrinterTold("out", 0), PrinterTold("near_end", 14)))
    yield Shot("staff-two-printers", drawn(staff, printers=two))
    yield Shot("staff-two-printers-landscape", drawn(staff, printers=two), LANDSCAPE)
    long = drawn(_flow("confirm", services=("passport",)), waits=read_waits(_LONG))
    yield Shot("confirm-long-wait", long)
    yield Shot("confirm-long-wait-landscape", long, LANDSCAPE)
    for focus in ("service:consult", "open:search", "languages.0"):
        yield Shot(f"speech-{focus.partition(':')[2] or 'languages'}", drawn(_flow()), focus=focus)
    for focus in ("papers", "take"):
        confirm = drawn(_flow("confirm", services=("passport",)))
        yield Shot(f"speech-{focus}", confirm, focus=focus)
    yield Shot("start-tt", drawn(_flow(language="tt")))
    yield Shot("confirm-en", drawn(_flow("confirm", services=("passport",), language="en")))


def flows() -> Iterator[tuple[str, Flow]]:
    """Every state of the flow that has a look of its own."""
    yield "start", _flow()
    yield "category", _flow("topics")
    yield "services", replace(_flow(), trail=(Place(), Place("services", "passports")))
    yield "confirm", _flow("confirm", services=("passport",))
    yield "confirm-several", _flow("confirm", services=("passport", "foreign", "residence"))
    yield "classes", _flow("classes", services=("passport",))
    yield "search", _flow("search", typed="пас")
    yield "search-none", _flow("search", typed="ъъъъ")
    yield "check-in", _flow("check_in", typed="48217")
    yield from _answers()
    yield "comfort", _flow("comfort")
    yield "help", _flow("help")
    yield "sending", _flow("sending")
    yield "refused", _flow("refused", refusal=Refusal("late", "Время записи прошло в 10:15"))
    yield "link-lost", _flow("start", lost=NOW - 60_000)
    claim = Claim("key", IssueTicket(("passport",)))
    yield "link-lost-claim", _flow("sending", lost=NOW - 60_000, claim=claim)
    yield "idle-warning", _flow("confirm", services=("passport",), touched=NOW - IDLE_MS)
    yield "staff-pin", _flow("staff_pin", typed="123")
    yield "staff-pin-wrong", _flow("staff_pin", tended="wrong_pin")
    yield "staff", _flow("staff", last=_handed("printed"))
    yield "staff-link-lost", _flow("staff", lost=NOW - 60_000, tended="failed")
    yield "success", _flow("ticket", handed=_handed("printed"))
    yield "success-no-paper", _flow("ticket", handed=_handed("failed"))
    yield "success-on-screen", _flow("ticket", handed=_handed("none"))


def _answers() -> Iterator[tuple[str, Flow]]:
    """What a visitor may ask besides a ticket."""
    yield "find-place", _flow("find_place", typed="А012482")
    yield (
        "find-place-unknown",
        _flow("find_place", typed="А01248217093", refusal=Refusal("unknown_ticket")),
    )
    for state, doc in _PLACES:
        yield f"where-{state}", _flow("where", where=Whereabouts("tok", doc))
    yield "elsewhere", replace(_flow(), trail=(Place(), Place("elsewhere", "military")))
    yield "search-elsewhere", _flow("search", typed="военк")
    yield "leaflet", _flow("leaflet", services=("passport",))
    yield "leaflet-several", _flow("leaflet", services=("passport", "foreign", "birth"))
    yield "leaflet-printed", _flow("leaflet", services=("passport",), leaflet="printed")
    yield "leaflet-failed", _flow("leaflet", services=("passport",), leaflet="failed")
    yield "come-back", _flow("come_back")
    yield "come-back-digits", _flow("come_back", typed="А0124")
    yield "came-back", _flow("came_back")


def _flow(screen: str = "start", **given: object) -> Flow:
    trail = (Place(),) if screen == "start" else (Place(), Place(screen))  # type: ignore[arg-type]
    flow = Flow(trail=trail, touched=NOW, lost=None, ever_linked=True)
    return replace(flow, **given)  # type: ignore[arg-type]


def _handed(paper: Paper) -> Handed:
    return Handed(
        ticket="t1",
        number="А012",
        token="a1b2c3d4e5f6",
        code="48217093",
        issued=AT,
        services=("passport",),
        ahead=7,
        slot=0,
        paper=paper,
        since=NOW - (2_000 if paper == "failed" else 0),
    )


def drawn(
    flow: Flow,
    is_printer_well: bool = True,
    catalogue: Catalogue | None = None,
    waits: Waits | None = None,
    printers: PrintersTold | None = None,
) -> Shown:
    """As it stands on the screen, by default of the sample office."""
    scene = Scene(
        flow=flow,
        catalogue=catalogue or read_catalogue(kiosk_document()),
        waits=waits or read_waits(wait_document()),
        now=NOW,
        at=AT,
        last_heard=AT - 60_000,
        is_printer_well=is_printer_well,
        printer="ready" if is_printer_well else "out",
        printers=printers or PrintersTold((PrinterTold("ready", 243),)),
    )
    return draw(scene, OFFICE)


if __name__ == "__main__":
    main()
