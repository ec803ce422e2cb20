"""A whole kiosk in the test's own process: real screens, a scripted office, a turnable clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtQuick import QQuickWindow

from client_kit.link import steady_ms
from client_kit.qt.bridge import Bridge
from client_kit.qt.engine import Engine
from client_kit.qt.fonts import load_fonts
from client_kit.qt.garbage import GuiCollector
from client_kit.testing.drive import click, is_shown, items, wait_until
from client_kit.testing.fake_server import FakeServer
from kiosk_app.app import stand_up
from kiosk_app.claims import Claims
from kiosk_app.flow.state import Flow
from kiosk_app.printing.ports.address import opener
from kiosk_app.printing.profiles import load_profiles
from kiosk_app.printing.stream import Step
from kiosk_app.printing.wanted import printer as device
from kiosk_app.qt.controller import Controller
from kiosk_app.qt.kiosk_model import KioskModel
from kiosk_app.qt.press import Press
from kiosk_app.testing.printer import PrinterThread
from kiosk_app.testing.sample import OFFICE
from queue_core.protocol import Hello


@dataclass
class Clock:
    """The steady clock, and a little later."""

    ahead: int = 0

    def __call__(self) -> int:
        return steady_ms() + self.ahead


@dataclass
class Kiosk:
    """Everything of one running kiosk."""

    window: QQuickWindow
    controller: Controller
    engine: Engine
    bridge: Bridge
    clock: Clock
    printer: PrinterThread | None

    def press(self, *names: str) -> None:
        """Touch one thing after another, each once it stands there."""
        for name in names:
            click(self.window, name)

    def shows(self, name: str) -> None:
        """Wait until it stands there."""
        wait_until(lambda: is_shown(self.window, name))

    def shown(self, name: str) -> bool:
        """Whether it stands there now."""
        return is_shown(self.window, name)

    def first_service(self) -> str:
        """The object name of the first tile, once the office told of itself."""
        wait_until(lambda: self._tiles() != [])
        return self._tiles()[0]

    def tickets(self) -> list[list[Step]]:
        """What the printer has cut."""
        return self.printer.fake.tickets if self.printer else []

    def printed(self) -> int:
        """How many tickets the printer has cut."""
        return len(self.tickets())

    def _tiles(self) -> list[str]:
        names = (item.objectName() for item in items(self.window) if item.isVisible())
        return [name for name in names if name.startswith("service:")]


@dataclass
class ScriptedKiosk(Kiosk):
    """A kiosk whose office is a `FakeServer`."""

    server: FakeServer
    issued: int = 0
    """Tickets the office gave."""

    def given(self, kind: str) -> list[str]:
        """Keys of the commands of this type, as they arrived."""
        return [each.key for each in self.server.commands if each.command["type"] == kind]


@contextmanager
def scripted(
    server: FakeServer,
    printer: PrinterThread | None,
    claims: Claims | None = None,
    pin_hash: str = "",
) -> Iterator[ScriptedKiosk]:
    """A kiosk in the sample office, with its start screen shown."""
    with running(server.url, printer, claims=claims, pin_hash=pin_hash) as kiosk:
        own = ScriptedKiosk(
            kiosk.window,
            kiosk.controller,
            kiosk.engine,
            kiosk.bridge,
            kiosk.clock,
            printer,
            server,
        )
        server.on("issue_ticket", lambda command: _issue(own, command))
        server.on("check_in", lambda command: _issue(own, command))
        own.shows("service:passport")
        yield own


@contextmanager
def running(
    url: str,
    printer: PrinterThread | None,
    *,
    token: str = "kiosk",
    office: str = OFFICE,
    claims: Claims | None = None,
    pin_hash: str = "",
) -> Iterator[Kiosk]:
    """A kiosk at any server; a QML warning is an error."""
    load_fonts()
    collector = GuiCollector()
    opens = opener(printer.address, 9600) if printer else None
    press = Press([device(opens, load_profiles()["generic-80"])]) if opens else None
    engine, bridge, clock, model = Engine(), Bridge(url), Clock(), KioskModel()
    flow = Flow(has_printer=press is not None)
    controller = Controller(bridge, model, press, flow, claims or Claims(None), clock, pin_hash)
    window = stand_up(engine, model, controller, reduced_motion=True)
    engine.use_theme("light", reduced_motion=True)
    bridge.open(Hello(token=token, app="kiosk"))
    controller.open(office)
    window.show()
    try:
        yield Kiosk(window, controller, engine, bridge, clock, printer)
    finally:
        controller.close()
        bridge.close()
        warnings = list(engine.warnings)
        engine.close()
        collector.close()
    if warnings:
        raise AssertionError("\n".join(warnings))


def _issue(kiosk: ScriptedKiosk, command: dict[str, Any]) -> dict[str, Any]:
    kiosk.issued += 1
    return {
        "ticket": f"t{kiosk.issued}",
        "number": f"А{kiosk.issued:03}",
        "token": f"token{kiosk.issued}",
        "code": "48217093",
        "issued": 1_795_333_320_000,
        "services": list(command.get("services", ["passport"])),
        "ahead": 7,
    }
